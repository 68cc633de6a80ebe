import { expect, test } from 'vitest';
import { BlockProblem } from '../../src/blocks/block.ts';
import { Desk } from '../../src/blocks/desk.ts';
import { value } from '../../src/blocks/value.ts';
import { speak } from '../../src/i18n/speak.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';

const [taught, parcel] = (await Promise.all(
  ['complete-satisfaction-2004', 'parcel-2026'].map(async (id) => new Desk(await openStudy(process.cwd(), id))),
)) as [Desk, Desk];
const [en, zh] = [speak('en'), speak('zh-CN')];
type Props = Parameters<typeof value.view>[1];
const said = (desk: Desk, props: Props, voice = en) => {
  const { text, aside } = value.view(desk, props, voice);
  return text + aside;
};

test('a share with its interval, its base, both or neither', () => {
  expect(said(parcel, { of: 'overall', show: 'top2' })).toBe('16% (14–18%)');
  expect(said(parcel, { of: 'overall', show: 'top2', with: 'base' })).toBe('16% (n = 1,432)');
  expect(said(parcel, { of: 'overall', show: 'top2', with: 'both' })).toBe('16% (14–18%, n = 1,432)');
  expect(said(parcel, { of: 'overall', show: 'top2', with: 'none' })).toBe('16%');
  expect(said(parcel, { of: 'overall', show: 'top2' }, zh)).toBe('16%（14～18%）');
});

test('means, counts, single answers and nets', () => {
  expect(said(parcel, { of: 'overall', show: 'mean' })).toBe('1.97 (1.93–2.01)');
  expect(said(parcel, { of: 'overall', show: 'n' })).toBe('1,432');
  expect(said(parcel, { of: 'repurchase', answer: 'yes' })).toMatch(/^49% \(/);
  const [table] = parcel.ask([{ of: [{ item: 'leaving', nets: { p: ['better', 'cheaper'] } }], wave: '2026' }]);
  const net = table!.cells[table!.of[0]!.categories.indexOf('p')]!.w / table!.bases[0]!.w;
  expect(value.view(parcel, { of: 'leaving', answer: 'product' }, en).value).toBeCloseTo(net, 12);
});

test('published figures say what they are: no interval, and a level of a table of two dimensions', () => {
  expect(said(taught, { of: 'overall', show: 'top2' })).toBe('15%');
  expect(said(taught, { of: 'repurchase', answer: 'yes', level: '4' })).toBe('98%');
  expect(said(taught, { of: 'overall', show: 'top2', with: 'both' })).toBe('15% (published, no base given)');
});

test('a base below the threshold is not shown, a small one is marked', () => {
  const { text, value: number } = value.view(parcel, { of: 'overall', where: { region: 'islands' } }, en);
  expect([text, number]).toEqual(['not shown (fewer than 10 answers)', undefined]);
  expect(said(parcel, { of: 'overall', where: { region: 'east' } })).toMatch(/\(small base\)$/);
});

test('what the question cannot say is a problem with a hint', () => {
  const problem = (props: Props) => {
    try {
      said(parcel, props);
    } catch (error) {
      if (error instanceof BlockProblem) return `${error.message}; ${error.hint}`;
      throw error;
    }
    return 'no problem';
  };
  expect(problem({ of: 'overal' })).toBe(
    'found of="overal" in <Value>, expected the id of a question of study.yaml; Did you mean "overall"?',
  );
  expect(problem({ of: 'repurchase' })).toBe(
    'found no answer in <Value of="repurchase">, expected which answer to count; Add one, such as answer="yes".',
  );
  expect(problem({ of: 'repurchase', show: 'mean' })).toContain('Top boxes and means belong to scales.');
  expect(problem({ of: 'repurchase', answer: 'yess' })).toContain('Did you mean "yes"?');
  expect(problem({ of: 'overall', wave: '2062' })).toContain('a wave of the study');
});
