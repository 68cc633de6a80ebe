import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readExport } from '../../../src/input/export/read-export.ts';
import { zlibPacked } from '../../fuzz/mutations/sav.ts';
import { systemFile } from './system-file.ts';
import { temporaryFile } from './temporary-file.ts';

const goldens = join(import.meta.dirname, '../../goldens');
/** 40 cases, byte-compressed; 2 cases; 5 cases. */
const CSAT = readFileSync(join(goldens, 'exports/spss/synthetic-csat-mrsets-weight.sav'));
const DATES = readFileSync(join(goldens, 'exports/spss/real-haven-datetime.sav'));
const SAMPLE = readFileSync(join(goldens, 'exports/spss/real-pyreadstat-sample.sav'));

function read(bytes: Buffer) {
  return readExport(temporaryFile('damaged.sav', bytes), { name: 'damaged.sav' });
}

/** Offsets in the head: compression 72, weight 76, number of cases 80, bias 84. */
function withNumber(bytes: Buffer, at: number, value: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeInt32LE(value, at);
  return copy;
}

test('fewer cases declared than there are would lose respondents, and is refused', async () => {
  expect((await read(CSAT)).rows).toHaveLength(40);
  await expect(read(withNumber(CSAT, 80, 39))).rejects.toThrow('holds more than the 39 cases that it declares');
  await expect(read(withNumber(CSAT, 80, 41))).rejects.toThrow('breaks off after 40 of 41 cases');
  await expect(read(Buffer.concat([DATES, Buffer.alloc(8, 1)]))).rejects.toThrow('holds more than the 2 cases');
});

test('a file that does not know its cases gives all of them', async () => {
  expect((await read(withNumber(CSAT, 80, -1))).rows).toHaveLength(40);
});

test('a weight that is no number of the file is refused, not forgotten', async () => {
  await expect(read(withNumber(CSAT, 76, 9999))).rejects.toThrow('damaged in what it says about its weight');
  await expect(read(withNumber(CSAT, 76, -1))).rejects.toThrow('damaged in what it says about its weight');
});

test('a string with more or fewer records than its width needs is refused', async () => {
  const at = CSAT.indexOf(Buffer.from([2, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]));
  expect(at).toBeGreaterThan(0);
  await expect(read(withNumber(CSAT, at + 4, 8))).rejects.toThrow(/damaged in its (dictionary|names)/);
  await expect(read(withNumber(CSAT, at - 28, 300))).rejects.toThrow('damaged in its dictionary');
});

test('names with characters that no name has are refused', async () => {
  const pair = CSAT.indexOf('=', CSAT.indexOf(Buffer.from([7, 0, 0, 0, 13, 0, 0, 0, 1, 0, 0, 0])));
  expect(pair).toBeGreaterThan(0);
  const copy = Buffer.from(CSAT);
  copy[pair - 1] = 5;
  await expect(read(copy)).rejects.toThrow('damaged in its names');
  const zero = Buffer.from(SAMPLE);
  zero[zero.indexOf('MYNUM') + 2] = 0;
  await expect(read(zero)).rejects.toThrow('damaged in its names');
  const padded = Buffer.from(SAMPLE);
  padded[padded.indexOf('MYNUM   ') + 5] = 0;
  await expect(read(padded)).rejects.toThrow('damaged in its names');
});

test.each(['print', 'write'])('a number with the %s format of a text is refused', async (which) => {
  const number = Buffer.from(SAMPLE);
  number[number.indexOf('MYNUM   ') - (which === 'print' ? 6 : 2)] = 1;
  await expect(read(number)).rejects.toThrow('damaged in its dictionary');
});

test('a long string whose segments are not as wide as it says is refused', async () => {
  const long = readFileSync(join(goldens, 'spss/pspp-windows-1251.sav'));
  expect((await read(long)).rows).toHaveLength(3);
  const said = long.indexOf('=00', long.indexOf(Buffer.from([7, 0, 0, 0, 14, 0, 0, 0])));
  expect(said).toBeGreaterThan(0);
  const wider = Buffer.from(long);
  wider[said + 1] = 0x39;
  await expect(read(wider)).rejects.toThrow('damaged in its dictionary');
});

test('a label ends at a zero byte, as other programs read it', async () => {
  const copy = Buffer.from(readFileSync(join(goldens, 'spss/haven-zsav.zsav')));
  copy[copy.indexOf("Don't know") + 5] = 0;
  const labels = (await read(copy)).profile.columns.flatMap(({ options }) => options.map(({ label }) => label));
  expect(labels).toContain("Don't");
});

test('bytes behind the last case are refused', async () => {
  await expect(read(Buffer.concat([DATES, Buffer.of(64)]))).rejects.toThrow('holds more than the 2 cases');
  const open = withNumber(CSAT, 80, -1);
  await expect(read(Buffer.concat([open, Buffer.of(64)]))).rejects.toThrow('goes on behind its last case');
});

test('a ZSAV file whose bias is not that of its end is refused', async () => {
  const packed = readFileSync(join(goldens, 'spss/haven-zsav.zsav'));
  expect((await read(packed)).rows).toHaveLength(6);
  packed.writeDoubleLE(99, 84);
  await expect(read(packed)).rejects.toThrow('damaged at its end');
});

test('long names are found however their short ones are capitalised', async () => {
  const copy = Buffer.from(SAMPLE);
  copy.write('mychar=', copy.indexOf('MYCHAR='), 'latin1');
  expect((await read(copy)).profile.columns[0]!.heading).toBe('mychar');
});

test('a bias that is no number is refused', async () => {
  const copy = Buffer.from(CSAT);
  copy.writeDoubleLE(Number.NaN, 84);
  await expect(read(copy)).rejects.toThrow('damaged at its beginning');
});

test('a number without end is refused, not blank', async () => {
  const at = SAMPLE.indexOf(Buffer.from(new Float64Array([1.1]).buffer));
  expect(at).toBeGreaterThan(0);
  const copy = Buffer.from(SAMPLE);
  copy.writeDoubleLE(Number.POSITIVE_INFINITY, at);
  await expect(read(copy)).rejects.toThrow('row 2, column "mynum": found a number without end');
});

test('text that is not valid in its encoding is told', async () => {
  const copy = Buffer.from(CSAT);
  copy[copy.lastIndexOf('example.com')] = 0xff;
  const { profile, rows } = await read(copy);
  expect(rows).toHaveLength(40);
  expect(profile.remarks.join()).toContain('not valid in utf-8');
  for (const text of ['Overall, how', '=first_1', 'issatisfied']) {
    const damaged = Buffer.from(CSAT);
    const at = damaged.indexOf(text);
    expect(at).toBeGreaterThan(0);
    damaged[at + 1] = 0xff;
    expect((await read(damaged)).profile.remarks.join()).toContain('not valid in utf-8');
  }
});

test('blocks of zlib have to follow each other, and all of them have to be listed', async () => {
  const packed = zlibPacked(CSAT, 512);
  expect((await read(packed)).rows).toEqual((await read(CSAT)).rows);
  const noCount = withNumber(packed, 80, -1);
  const trailer = Number(packed.readBigInt64LE(packed.indexOf(Buffer.from([0xe7, 3, 0, 0])) + 16));
  const blocks = packed.readInt32LE(trailer + 20);
  expect(blocks).toBeGreaterThan(10);
  await expect(read(withNumber(noCount, trailer + 20, blocks - 1))).rejects.toThrow('damaged at its end');
  await expect(read(withNumber(noCount, trailer + 24 + 24, 1))).rejects.toThrow('damaged at its end');
  await expect(read(withNumber(noCount, trailer + 24 + 24 + 8, 1))).rejects.toThrow('damaged at its end');
  await expect(read(noCount.subarray(0, trailer))).rejects.toThrow('breaks off');
});

test('what unpacks to more than can be held is refused before it is unpacked', async () => {
  const empty = systemFile([{ name: 'A', width: 8 }], [], { compression: 1 });
  const holding = (cases: number, ...bytes: readonly Buffer[]) =>
    read(Buffer.concat([withNumber(empty, 80, cases), ...bytes]));
  const blanks = Buffer.alloc(5_000_000, 254);
  await expect(holding(-1, blanks)).rejects.toThrow('unpacks to more than can be read');
  await expect(holding(1, blanks)).rejects.toThrow('unpacks to more than can be read');
  const end = Buffer.of(254, 252, 0, 0, 0, 0, 0, 0);
  expect((await holding(1, end, blanks)).rows).toEqual([['']]);
  const words = Buffer.alloc(4_680_000, Buffer.concat([Buffer.alloc(8, 253), Buffer.alloc(64, 254)]));
  expect((await holding(-1, words)).profile.kept).toBe(520_000);
});

test('a missing value that is no number is refused', async () => {
  const file = (...missing: [number, ...number[]]) => read(systemFile([{ name: 'A', missing }], [[1], [9]]));
  expect((await file(1, 9)).profile.columns[0]!.options).toMatchObject([{ code: '9', missing: true }]);
  await expect(file(1, Number.NaN)).rejects.toThrow('damaged in its missing values');
  await expect(file(-3, 8, 9, Number.NaN)).rejects.toThrow('damaged in its missing values');
});

test('a long name with a control character is refused', async () => {
  const named = (name: string) => read(systemFile([{ name: 'A' }], [[1]], { extra: [[13, Buffer.from(`A=${name}`)]] }));
  expect((await named('again')).profile.columns[0]!.heading).toBe('again');
  await expect(named('a\u0007gain')).rejects.toThrow('damaged in its names');
});

test('the width of a long string that there is not is refused', async () => {
  const wide = (name: string) =>
    read(systemFile([{ name: 'A', width: 8 }], [['x']], { extra: [[14, Buffer.from(`${name}=00008\0\t`)]] }));
  expect((await wide('A')).rows).toEqual([['x']]);
  await expect(wide('B')).rejects.toThrow('damaged in its dictionary');
});
