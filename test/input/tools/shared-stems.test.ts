import { expect, test } from 'vitest';
import { readExport } from '../../../src/input/export/read-export.ts';
import { sharedStems } from '../../../src/input/tools/shared-stems.ts';
import { temporaryFile } from '../export/temporary-file.ts';

const parts = (...headings: string[]) => sharedStems(headings).map((stem) => stem && [stem.text, stem.part]);

test.each([
  ['Reason: Price', 'Reason: Staff', ['Reason', 'Price'], ['Reason', 'Staff']],
  ['Reasons - Price', 'Reasons - Staff', ['Reasons', 'Price'], ['Reasons', 'Staff']],
  ['How was it? [Cake]', 'How was it? [Tea]', ['How was it?', 'Cake'], ['How was it?', 'Tea']],
  ['原因：价格', '原因：员工', ['原因', '价格'], ['原因', '员工']],
  ['Q1: Rate us - Cake', 'Q1: Rate us - Tea', ['Q1: Rate us', 'Cake'], ['Q1: Rate us', 'Tea']],
])('%s and %s are parts of one question', (first, second, one, other) => {
  expect(parts('id', first, second, 'Comment: none')).toEqual([undefined, one, other, undefined]);
});

test('headings that only look alike, or stand apart, are their own questions', () => {
  expect(parts('Price', 'Prices')).toEqual([undefined, undefined]);
  expect(parts('Reason: Price', 'Age', 'Reason: Staff')).toEqual([undefined, undefined, undefined]);
  expect(parts('Reason: Price', 'Reason: Price')).toEqual([undefined, undefined]);
  expect(parts('well-known', 'well-liked')).toEqual([undefined, undefined]);
});

test('a part that is about e-mail is personal where it holds addresses, not where it is a box', async () => {
  const rows = Array.from({ length: 9 }, (_, at) => `${at % 2},1,Ada ${at},Lovelace ${at}`).join('\n');
  const { profile } = await readExport(
    temporaryFile('t.csv', `Channels: E-mail,Channels: Shop,Name: First,Name: Last\n${rows}\n`),
  );
  expect(profile.columns.map(({ role }) => role)).toEqual(['answer', 'answer', 'personal', 'personal']);
});
