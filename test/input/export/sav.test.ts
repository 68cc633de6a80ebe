import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readExport } from '../../../src/input/export/read-export.ts';
import { savNumber } from '../../../src/input/export/sav/sav-number.ts';
import { systemFile } from './system-file.ts';
import { temporaryFile } from './temporary-file.ts';

const spss = join(import.meta.dirname, '../../goldens/exports/spss');

const VARIABLES = [{ name: 'Q1' }, { name: 'CITY', width: 12 }, { name: 'WHEN', format: 22 }] as const;
const CASES = [
  [4, 'Lisboa', 13_630_867_160],
  [undefined, 'Porto', undefined],
  [1.5, 'Vila do Cond', 0],
] as const;

test.each([
  ['plain', true, 0],
  ['plain, big end first', false, 0],
  ['byte-compressed', true, 1],
  ['byte-compressed, big end first', false, 1],
  ['zlib', true, 2],
  ['zlib, big end first', false, 2],
] as const)('%s files hold the same', async (_, little, compression) => {
  const { rows } = await readExport(temporaryFile('a.sav', systemFile(VARIABLES, CASES, { little, compression })));
  expect(rows).toEqual([
    ['4', 'Lisboa', '2014-09-23 15:59:20'],
    ['', 'Porto', ''],
    ['1.5', 'Vila do Cond', '1582-10-14 00:00:00'],
  ]);
});

test('code pages by name and by number', async () => {
  const bytes = Buffer.from('华北', 'utf8');
  const gb = Buffer.from('bbaab1b1', 'hex').toString('latin1');
  const named = await readExport(
    temporaryFile('gb.sav', systemFile([{ name: 'R', width: 8 }], [[gb]], { extra: [[20, Buffer.from('GB18030')]] })),
  );
  expect(named.rows).toEqual([['华北']]);
  expect(named.profile.charset).toBe('gb18030');
  const machine = Buffer.alloc(32);
  [1, 0, 0, 0, 1, 1, 2, 936].forEach((value, index) => machine.writeInt32LE(value, index * 4));
  const numbered = await readExport(
    temporaryFile('gb2.sav', systemFile([{ name: 'R', width: 8 }], [[gb]], { extra: [[3, machine]] })),
  );
  expect(numbered.rows).toEqual([['华北']]);
  const silent = await readExport(
    temporaryFile('u.sav', systemFile([{ name: 'R', width: 8 }], [[bytes.toString('latin1')]])),
  );
  expect(silent.rows).toEqual([['华北']]);
  expect(silent.profile.remarks).toEqual(['The file does not say how its texts are encoded; they were read as utf-8.']);
});

// 505 bytes are three segments (505 / 252), of which the first two hold 255 and 250 bytes and the third none.
test('strings of several segments take as many variables as 252 bytes each need', async () => {
  const long = 'x'.repeat(255) + 'y'.repeat(250);
  const file = systemFile(
    [{ name: 'A', width: 255 }, { name: 'B', width: 255 }, { name: 'C', width: 1 }, { name: 'N' }],
    [[long.slice(0, 255), long.slice(255), '', 7]],
    { extra: [[14, Buffer.from('A=00505\0\t')]] },
  );
  const { profile, rows } = await readExport(temporaryFile('long.sav', file));
  expect(profile.columns.map(({ heading }) => heading)).toEqual(['A', 'N']);
  expect(rows).toEqual([[long, '7']]);
});

test('missing values: discrete, a range, a range and one', async () => {
  const file = systemFile(
    [
      { name: 'A', missing: [2, 8, 9] },
      { name: 'B', missing: [-2, 90, 99] },
      { name: 'C', missing: [-3, 90, 99, -1] },
    ],
    [
      [8, 95, 90],
      [1, 89, -1],
      [2, 100, 5],
    ],
  );
  const { profile } = await readExport(temporaryFile('m.sav', file));
  const missing = profile.columns.map(({ options }) =>
    options.map((option) => `${option.code}${option.missing ? '' : ' counts'}`),
  );
  expect(missing).toEqual([['8', '9'], ['95'], ['-1', '90']]);
});

// The length stands once for all values of a variable; older PSPP and ReadStat (R's haven) write it before each.
test.each([
  ['once', false],
  ['before each', true],
])('missing values of a long string, their length %s', async (_, each) => {
  const int = (value: number) => Buffer.from(Int32Array.of(value).buffer);
  const record = Buffer.concat([
    int(5),
    Buffer.from('PLACE'),
    Buffer.from([2]),
    int(8),
    Buffer.from('unknown '),
    ...(each ? [int(8)] : []),
    Buffer.from('not told'),
    int(4),
    Buffer.from('TOWN'),
    Buffer.from([1]),
    int(8),
    Buffer.from('none    '),
  ]);
  const variables = [
    { name: 'PLACE', width: 12 },
    { name: 'TOWN', width: 12 },
  ];
  const cases = [
    ['unknown', 'none'],
    ['Lisboa', 'Porto'],
  ];
  const file = systemFile(variables, cases, { extra: [[22, record]] });
  const { columns } = (await readExport(temporaryFile('long-missing.sav', file))).profile;
  expect(columns.map(({ options }) => options.filter(({ missing }) => missing).map(({ code }) => code))).toEqual([
    ['unknown', 'not told'],
    ['none'],
  ]);
});

test('multiple-response sets of numbers, texts and categories, by long and by short names', async () => {
  const made = join(import.meta.dirname, '../../goldens/spss');
  const sets = async (file: string) => (await readExport(join(made, file))).profile.sets;
  const channels = ['channel_by_mail', 'channel_by_phone', 'channel_by_chat'];
  expect(await sets('pspp-sets.sav')).toEqual([
    { name: '$channels', label: 'Channels, 渠道', columns: channels, counted: '1' },
    { name: '$brands', label: undefined, columns: ['brand_a', 'brand_b'], counted: 'yes' },
    { name: '$mentions', label: 'Mentioned', columns: ['first', 'second'], counted: undefined },
    { name: '$used', label: undefined, columns: channels.slice(0, 2), counted: '1' },
  ]);
  expect((await sets('pspp-old.sav')).map(({ columns }) => columns[1])).toEqual([
    'CHANNE_A',
    'BRAND_B',
    'SECOND',
    'CHANNE_A',
  ]);
  expect(await sets('pspp-gb18030.sav')).toEqual([
    { name: '$x', label: '满意度', columns: ['place', '很长的回答'], counted: undefined },
  ]);
  expect((await readExport(join(made, 'pspp-missing.zsav'))).profile.weight).toBe('w');
});

test('a text cut within a character loses the half of it, and the profile says so', async () => {
  const { remarks } = (await readExport(join(import.meta.dirname, '../../goldens/spss/pspp-cut.sav'))).profile;
  expect(remarks).toEqual([
    'Texts that end within a character, cut off by whatever wrote the file: 7. The half character is left out.',
  ]);
});

// Seconds from 1582-10-14; values and texts as R's haven shows its own datetime.sav.
test('dates, moments and times', () => {
  expect(savNumber(13_630_723_200, 23)).toBe('2014-09-22');
  expect(savNumber(13_630_867_160, 22)).toBe('2014-09-23 15:59:20');
  expect(savNumber(43_870.09, 21)).toBe('12:11:10.09');
  expect(savNumber(6_306_150_067_200, 22)).toBe('6306150067200');
  expect(savNumber(-90, 21)).toBe('-00:01:30');
  expect(savNumber(1e5, 5)).toBe('100000');
});

test('a file that breaks off is refused', async () => {
  const whole = readFileSync(join(spss, 'synthetic-csat-mrsets-weight.sav'));
  for (const length of [70, 200, 3000, whole.length - 900]) {
    const path = temporaryFile('cut.sav', whole.subarray(0, length));
    await expect(readExport(path)).rejects.toThrow(/breaks off|damaged/);
  }
  await expect(readExport(temporaryFile('b.sav', systemFile(VARIABLES, CASES).subarray(0, -8)), { name: 'b.sav' }))
    .rejects.toThrowErrorMatchingInlineSnapshot(`
    [InputErrors: 1 problem:
    - b.sav: found an SPSS file that breaks off, expected a whole file.
      Save or export it again.]
  `);
});
