import { describe, expect, test } from 'vitest';
import { readExport } from '../../../src/input/export/read-export.ts';
import {
  type InventedExport,
  koboOrOther,
  koboWithLabels,
  qualtricsMetadata,
  typeformRuns,
} from './invented-exports.ts';
import { temporaryFile } from './temporary-file.ts';

const read = ({ name, text }: InventedExport) => readExport(temporaryFile(name, text));

const GENERATORS = [koboWithLabels, koboOrOther, qualtricsMetadata, typeformRuns];

describe.each(GENERATORS.map((generated) => [generated.name, generated] as const))('%s', (_, generated) => {
  test.each([1, 2, 3])('what was put into it comes out of it (%i)', async (seed) => {
    const invented = generated(seed);
    const { profile, rows } = await read(invented);
    expect(profile).toMatchObject({ tool: invented.tool, kept: invented.kept });
    expect(profile.columns).toHaveLength(invented.columns);
    expect(rows).toHaveLength(invented.kept);
    expect(Object.fromEntries(profile.removed.map(({ reason, rows }) => [reason, rows]))).toEqual(invented.removed);
    for (const [heading, table] of Object.entries(invented.tables)) {
      const column = profile.columns.find((one) => one.heading === heading)!;
      expect(Object.fromEntries(column.values.map(({ value, count }) => [value, count]))).toEqual(table);
    }
  });
});

async function questionsOf(invented: InventedExport) {
  const { profile } = await read(invented);
  const answers = profile.columns.filter(({ role }) => role === 'answer');
  return { sets: profile.sets, asked: [...new Set(answers.map(({ question, heading }) => question ?? heading))] };
}

test('Kobo with labels: two questions, and no system column among them', async () => {
  expect((await questionsOf(koboWithLabels(1))).asked).toEqual(['Name of the canteen', 'Did you enjoy your meal?']);
});

test('Kobo with values: boxes are one question, their summary none, and what was written in belongs to its question', async () => {
  const { sets, asked } = await questionsOf(koboOrOther(1));
  expect(asked).toEqual(['best_way', 'best_way_other', 'ways', 'ways_other']);
  expect(sets).toMatchObject([
    { name: 'ways', columns: ['ways/tram', 'ways/bus', 'ways/ferry', 'ways/other'], counted: '1' },
  ]);
  const { columns } = (await read(koboOrOther(1))).profile;
  expect(columns.filter(({ heading }) => heading.endsWith('_other'))).toMatchObject([
    { text: 'best_way', part: 'Other', declared: 'text' },
    { text: 'ways', part: 'Other', declared: 'text' },
  ]);
});

test('Qualtrics without a question: respondents, but nothing that was asked; the words "IP Address" are no address', async () => {
  const { asked } = await questionsOf(qualtricsMetadata(1));
  expect(asked).toEqual([]);
  const { columns } = (await read(qualtricsMetadata(1))).profile;
  expect(columns.filter(({ role }) => role === 'personal').map(({ heading }) => heading)).toEqual([
    'IPAddress',
    'LocationLatitude',
    'LocationLongitude',
  ]);
});

test('Typeform: runs of options are three questions; what was written in is none of their options', async () => {
  const { sets, asked } = await questionsOf(typeformRuns(1));
  expect(sets.map(({ columns }) => columns)).toEqual([
    ['meetups', 'hackathons', 'Startup Weekend', 'Women Who Code', 'None'],
    ['EdX', 'Code School (Pluralsight)', 'The Odin Project', 'DevTips'],
    ['Code Newbie', 'The Changelog', 'None (2)'],
  ]);
  expect(asked).toHaveLength(11);
});
