import { expect, test } from 'vitest';
import { missingReason } from '../../../src/cli/draft/missing-words.ts';

test.each([
  ["Don't know", 'dont-know'],
  ["9. Don't know", 'dont-know'],
  ['99 = Refused', 'refused'],
  ['-1: N/A', 'not-applicable'],
  ['5、不适用', 'not-applicable'],
  ['98 - I am not sure', undefined],
  ['9', undefined],
  ['1,5', undefined],
  ['3 (n/a)', 'not-applicable'],
  ['Very satisfied', undefined],
])('"%s" is %s', (label, reason) => {
  expect(missingReason(label, 'plain')).toBe(reason);
});

test('codes that a tool writes for a gap count there alone', () => {
  expect(missingReason('-3', 'wjx')).toBe('not-asked');
  expect(missingReason('-99', 'qualtrics')).toBe('blank');
  expect(missingReason('-3', 'plain')).toBeUndefined();
});
