import { expect, test } from 'vitest';
import { repeatedIds } from '../../../src/cli/draft/repeated-ids.ts';
import { tableOf } from './table-of.ts';

const system = { role: 'system' } as const;
const personal = { role: 'personal' } as const;

test('rows with the id or the address of an earlier one are counted; blank ones are nobody’s', () => {
  const table = tableOf(
    {
      'Response ID': ['a', 'b', 'c', 'b', 'b', 'd'],
      Email: ['', '', 'x@example.com', 'y@example.com', 'y@example.com ', ''],
      Satisfied: [1, 1, 1, 1, 1, 1],
    },
    { 'Response ID': system, Email: personal },
  );
  expect(repeatedIds(table)).toEqual([
    { heading: 'Response ID', rows: 2 },
    { heading: 'Email', rows: 1 },
  ]);
});

test('what most of them share is no id, and neither is the address of a household', () => {
  const table = tableOf(
    {
      'User ID': ['anonymous', 'anonymous', 'anonymous', 'anonymous', 'q'],
      'IP Address': ['192.0.2.1', '192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'],
      'Respondent ID': [1, 2, 3, 4, 5],
    },
    { 'User ID': personal, 'IP Address': personal, 'Respondent ID': system },
  );
  expect(repeatedIds(table)).toEqual([]);
});
