import { expect, test } from 'vitest';
import { Desk } from '../../src/blocks/desk.ts';
import { distribution } from '../../src/blocks/distribution.ts';
import { nameBeforeShare } from '../../src/blocks/distribution-view.ts';
import { textsOf } from '../../src/charts/drawing.ts';
import { speak } from '../../src/i18n/speak.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';
import { oneWave, studyFolder } from '../input/study-folder.ts';

const [taught, parcel] = (await Promise.all(
  ['complete-satisfaction-2004', 'parcel-2026'].map(async (id) => new Desk(await openStudy(process.cwd(), id))),
)) as [Desk, Desk];
const [en, zh] = [speak('en'), speak('zh-CN')];
const drawn = (desk: Desk, props: Parameters<typeof distribution.find>[1], voice = en) => {
  const parts = distribution.view(desk, props, distribution.find(desk, props), voice);
  return {
    parts,
    words: textsOf(parts.drawings[0]?.wide.shapes ?? [])
      .map(({ text }) => text)
      .join(' '),
  };
};

// DOMAIN B1: very good 2 %, good 13 %, fair 62 %, poor 23 %. "77 % are satisfied" is the trap; only 2 + 13 = 15 % are favourable.
test('the middle is said to be on neither side, where a scale is one of satisfaction or praise', () => {
  const { parts, words } = drawn(taught, { of: 'overall' });
  expect(parts.title).toBe('Rating of the service: 15% say “Good” or “Very good”');
  expect(words).toContain('15%');
  expect(words.replace(/\s+/g, ' ')).toContain('“Fair” (62%) is not counted as favourable.');
  expect(drawn(taught, { of: 'overall' }, zh).words.replace(/\s/g, '')).toContain('（62%）不计入好评');
  expect(parts.summary).toMatchInlineSnapshot(
    `"Of all answers: Very good 2%, Good 13%, Fair 62% and Poor 23%. Top box 2%, top 2 15%, bottom box 23%. Mean 1.94 on a scale from 1 to 4."`,
  );
  expect(parts.notes.map(({ term, words: said }) => `${term}: ${said}`)).toMatchInlineSnapshot(`
    [
      "Source: Chinese training slides on complete customer satisfaction, 2004; original study not named there.",
      "Base: base not stated, so no interval can be given.",
      "Question: “How is our service?”; one answer, 4 levels.",
    ]
  `);
});

test('the table holds the numbers of the drawing, and the CSV the unrounded ones', () => {
  const { parts } = drawn(parcel, { of: 'overall' });
  const [table] = parcel.ask([{ of: [{ item: 'overall' }], wave: '2026' }]);
  const shares = table!.cells.map(({ w }) => w / table!.bases[0]!.w);
  expect(parts.data.rows.slice(0, 4).map((row) => row[4])).toEqual(shares);
  expect(parts.table.rows.slice(0, 4).map((row) => row[1])).toEqual(
    shares.map((share) => `${Math.round(share * 100)}%`),
  );
});

test('small groups are marked, hidden ones leave no number behind', () => {
  const { parts, words } = drawn(parcel, { of: 'overall', by: 'region' });
  const hidden = parts.table.rows.filter((row) => row.includes('hidden')).map(([name]) => name);
  expect(hidden).toEqual(['Islands', 'Overseas']);
  expect(parts.data.rows.filter((row) => row[0] === 'Islands')).toEqual([
    ['Islands', '', '', '', undefined, undefined, undefined, undefined, undefined, 'hidden'],
  ]);
  expect(parts.table.rows.map(([name]) => name)).toContain('East (small base)');
  expect(words).toContain('hidden: fewer than 10 answers');
  expect(parts.notes.map(({ term }) => term)).toContain('Small groups');
});

test('by wave, the latest stands large and the change of the favourable share is tested', () => {
  const { parts } = drawn(parcel, { of: 'overall', by: 'wave' });
  expect(parts.summary).toContain('The share of “Good” or “Very good”: −4 points on 2025, significant.');
  expect(drawn(parcel, { of: 'ratings.price', by: 'wave' }).parts.summary).toContain(
    '0 points on 2025, not significant.',
  );
});

test('a whole figure below the threshold says so and shows nothing', () => {
  const { parts } = drawn(parcel, { of: 'overall', where: { region: 'islands' } });
  expect(parts.summary).toBe('Fewer than 10 people answered, so this figure is not shown.');
  expect([parts.drawings, parts.table.rows, parts.data.rows]).toEqual([[], [], []]);
});

test('where nobody answered there is no number and no bar, neither for all nor for a group', () => {
  const { parts: nobody } = drawn(parcel, { of: 'overall', where: { region: 'overseas', size: 'medium' } });
  expect([nobody.title, nobody.summary, nobody.drawings]).toEqual(['Rating of the service', 'Nobody answered.', []]);
  expect(nobody.table.rows.flat().join(' ')).not.toMatch(/\d%/);
  expect(nobody.data.rows.map((row) => row[4])).toEqual(nobody.data.rows.map(() => undefined));

  const { parts } = drawn(parcel, { of: 'overall', by: 'region', where: { region: 'north' } });
  for (const layout of ['wide', 'narrow'] as const) {
    const words = textsOf(parts.drawings[0]![layout].shapes).map(({ text }) => text);
    expect(words.filter((word) => word === 'nobody')).toHaveLength(5);
    expect(words).not.toContain('n = 0');
  }
});

test('a name that begins or ends with a digit is quoted before its share', () => {
  expect(['5', '18-34', 'Top 2', 'Very good', '非常满意'].map((name) => nameBeforeShare(en, name))).toEqual([
    '“5”',
    '“18-34”',
    '“Top 2”',
    'Very good',
    '非常满意',
  ]);
});

test('levels without words are told apart from their shares', async () => {
  const root = studyFolder({
    'study.yaml': oneWave('  rating: { type: scale, column: r, text: Rate us, scale: { 3: "3", 2: "2", 1: "1" } }'),
    'w.csv': `r\n${'3\n3\n2\n1\n'.repeat(10)}`,
  });
  const desk = new Desk(await openStudy(root, 'x'));
  const { parts } = drawn(desk, { of: 'rating' });
  expect(parts.summary).toContain('Of all answers: “3” 50%, “2” 25% and “1” 25%.');
});

test('a page says it once, and says nothing of a scale of intention or of bare numbers', async () => {
  const scale = '{ 5: Very satisfied, 4: Satisfied, 3: Neither, 2: Dissatisfied, 1: Very dissatisfied }';
  const root = studyFolder({
    'study.yaml': oneWave(`  stay: { type: scale, column: a, text: Your stay, scale: ${scale} }
  again: { type: scale, column: b, text: Again, measures: intention, scale: ${scale} }
  bare: { type: scale, column: c, text: How satisfied are you?, scale: { 3: "3", 2: "2", 1: "1" } }`),
    'w.csv': `a,b,c\n${'3,3,2\n4,4,3\n5,5,1\n'.repeat(10)}`,
  });
  const desk = new Desk(await openStudy(root, 'x'));
  const said = 'not counted as satisfied';
  const page = desk.atNewPage();
  expect([1, 2].map(() => drawn(page, { of: 'stay' }).words.includes(said))).toEqual([true, false]);
  expect(drawn(desk.atNewPage(), { of: 'stay' }).words).toContain('“Neither” (33%) is not counted as satisfied.');
  expect(['again', 'bare'].map((of) => drawn(desk, { of }).words.includes('not counted'))).toEqual([false, false]);
});

test('the title names the item, and says how many were asked where not everybody was', async () => {
  const levels = 'scale: { 3: Good, 2: Fair, 1: Poor }, top: 1';
  const root = studyFolder({
    'study.yaml': oneWave(`  used: { type: single, column: u, text: Used, options: { y: Yes, n: No } }
  parts: { type: grid, text: How was it?, ${levels}, items: { desk: { column: d, label: Check-in }, room: { column: r, label: Room } } }
  help: { type: scale, column: h, text: How good was the help? (1 to 3), askedIf: { used: [y] }, ${levels} }`),
    'w.csv': `u,d,r,h\n${'y,3,1,3\ny,2,1,1\nn,3,2,\n'.repeat(10)}`,
  });
  const desk = new Desk(await openStudy(root, 'x'));
  const titles = ['parts.desk', 'parts.room', 'help'].map((of) => drawn(desk, { of }).parts.title);
  expect(titles).toEqual([
    'Check-in: 67% say “Good”',
    'Room: 0% say “Good”',
    'How good was the help? 50% of the 20 asked say “Good”',
  ]);
});
