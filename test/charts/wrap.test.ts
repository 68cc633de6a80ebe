import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measurer } from '../../src/charts/measure.ts';
import { shortened, wrapped } from '../../src/charts/wrap.ts';
import { label } from './generated.ts';

const measure = measurer('wide', 'en');
const width = fc.integer({ min: 60, max: 400 });

test('no line is wider than it may be', () => {
  fc.assert(
    fc.property(label, width, (text, room) => {
      for (const line of wrapped(text, room, measure)) expect(measure(line)).toBeLessThanOrEqual(room + 1e-9);
    }),
  );
});

test('nothing is lost but spaces', () => {
  const bare = (text: string) => text.replace(/\s/g, '');
  fc.assert(
    fc.property(label, width, (text, room) => {
      expect(bare(wrapped(text, room, measure).join(''))).toBe(bare(text));
    }),
  );
});

test('Latin breaks between words and after hyphens', () => {
  expect(wrapped('Felt not valued by the supplier', 80, measure)).toEqual(['Felt not', 'valued by the', 'supplier']);
  expect(wrapped('One-dimensional', 80, measure)).toEqual(['One-', 'dimensional']);
});

test('Chinese never begins a line with closing punctuation nor ends one with an opening quote', () => {
  const text = '评价“差”的顾客，（多数）不再购买。';
  for (let room = 30; room < 240; room += 3) {
    for (const line of wrapped(text, room, measure).filter(({ length }) => length > 1)) {
      expect(line).not.toMatch(/^[，。”）]/);
      expect(line).not.toMatch(/[“（]$/);
    }
  }
});

test('a Chinese date stays on one line', () => {
  const text = '网购客户满意度调查（2026年5月3日）';
  for (let room = measure('（2026年5月3日）'); room < measure(text) + 10; room += 7)
    expect(wrapped(text, room, measure).some((line) => line.includes('2026年5月3日'))).toBe(true);
});

test('a family of emoji is not cut in two', () => {
  expect(
    wrapped('👩‍👩‍👧👩‍👩‍👧', 60, measure).every((line) =>
      [...new Intl.Segmenter().segment(line)].every(({ segment }) => segment === '👩‍👩‍👧'),
    ),
  ).toBe(true);
});

test('what is left over ends in an ellipsis, within the width', () => {
  const text = 'How quickly the staff at the counter answer when something has gone wrong';
  const lines = wrapped(text, 120, measure, '', 2);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/…$/);
  expect(measure(lines[1]!)).toBeLessThanOrEqual(120);
  expect(shortened('Speed', 120, measure)).toBe('Speed');
});
