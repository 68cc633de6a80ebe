import { expect, test } from 'vitest';
import { flagsOf } from '../../src/cli/flags.ts';

const KINDS = { yes: 'switch', title: 'text', wave: 'list', include: 'names' } as const;

test('lists and names that are given again add up; names keep their commas', () => {
  const words = ['a', '--wave', '1,2', '--include', 'How, if at all?', '--wave=3', 'b', '--include=Age', '--yes'];
  expect(flagsOf(words, KINDS, 'npm run new')).toEqual({
    names: ['a', 'b'],
    flags: { wave: ['1', '2', '3'], include: ['How, if at all?', 'Age'], yes: true },
  });
});

test('two values for one thing are refused, the same one twice is not', () => {
  expect(() => flagsOf(['--title', 'A', '--title', 'B'], KINDS, 'npm run new')).toThrow(
    'npm run new: found --title twice, expected --title once.',
  );
  expect(flagsOf(['--title', 'A', '--title', 'A'], KINDS, 'npm run new').flags).toEqual({ title: 'A' });
});
