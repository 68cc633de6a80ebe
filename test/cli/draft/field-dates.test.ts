import { expect, test } from 'vitest';
import { fieldDates } from '../../../src/cli/draft/field-dates.ts';
import { nameLike } from '../../../src/cli/draft/wave-style.ts';
import { tableOf } from './table-of.ts';

const DAYS = ['2026-05-11 11:37', '2026-06-28 09:00', '2026-05-10 23:59'];

test('a column whose name says when people answered gives the days of fieldwork', () => {
  for (const heading of [
    'Submitted at',
    'Timestamp',
    'EndDate',
    'Completed (UTC)',
    'interview_date',
    'Date of response',
    'Date submitted',
    'Datum',
    '提交答卷时间',
    '填写日期',
  ]) {
    const found = fieldDates(tableOf({ [heading]: DAYS, q: ['a', 'b', 'c'] }));
    expect(found, heading).toEqual({ fielded: ['2026-05-10', '2026-06-28'], heading, sure: false });
  }
  const stamps = fieldDates(tableOf({ 提交答卷时间: DAYS }, { 提交答卷时间: { role: 'system' } }));
  expect(stamps?.sure).toBe(true);
});

test('no other date is taken for it', () => {
  for (const heading of ['Date of birth', 'Contract start date', 'When did you last visit us?', 'Arrival', '出生日期'])
    expect(fieldDates(tableOf({ [heading]: DAYS })), heading).toBeUndefined();
});

test('a day above 12 settles the order for the whole column; without one nothing is guessed', () => {
  const fielded = (...cells: string[]) => fieldDates(tableOf({ Timestamp: cells }))?.fielded;
  expect(fielded('03/04/2026', '05/04/2026', '13/04/2026')).toEqual(['2026-04-03', '2026-04-13']);
  expect(fielded('03-04-2026', '04-13-2026')).toEqual(['2026-03-04', '2026-04-13']);
  expect(fielded('03/04/2026', '05/04/2026')).toBeUndefined();
  expect(fielded('13/04/2026', '04/13/2026')).toBeUndefined();
  expect(fielded('2026-04-03', 'yesterday')).toBeUndefined();
});

test('a further wave is named as those before it are', () => {
  const wave = (id: string, ...fielded: string[]) => ({
    id,
    fielded: fielded.length === 2 ? ([fielded[0]!, fielded[1]!] as const) : undefined,
  });
  const next = (id: string) => nameLike([wave(id)], '2026-08-03');
  expect(['2025-Q4', 'Q2 2026', '2026H1', '2026-05', '2025', '2026年5月', '2026年第2季度'].map(next)).toEqual([
    '2026-Q3',
    'Q3 2026',
    '2026H2',
    '2026-08',
    '2026',
    '2026年8月',
    '2026年第3季度',
  ]);
  expect(['panel', 'Wave 2', '2'].map(next)).toEqual([undefined, undefined, undefined]);
  expect(nameLike([wave('2026-Q2', '2026-05-10', '2026-06-28')], '2026-08-03')).toBe('2026-Q3');
  // Quarters of a year that begins in another month than January.
  expect(nameLike([wave('2026-Q1', '2026-05-10', '2026-06-28')], '2026-08-03')).toBeUndefined();
  expect(nameLike([], '2026-08-03')).toBeUndefined();
});
