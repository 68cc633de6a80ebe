import { expect, test } from 'vitest';
import { speak } from '../../src/i18n/speak.ts';
import { homeGroups, type StudyEntry } from '../../src/pages/_home-groups.ts';

const en = speak('en');

/** 300 studies of so many clients, over the years 2017 to 2026; every tenth names no date. */
function library(count: number, clients: number): StudyEntry[] {
  return Array.from({ length: count }, (_, i) => ({
    link: { href: `/s${i}/en/index.html`, text: `Study ${i}` },
    client: `Client ${String.fromCharCode(65 + (i % clients))}`,
    year: i % 10 === 9 ? undefined : String(2017 + (((i >> 2) * 7) % 10)),
    about: '',
    facts: [],
  }));
}

test('a dozen studies are listed at length, in their order', () => {
  const studies = library(12, 3);
  expect(homeGroups(studies, en)).toEqual([{ head: undefined, studies }]);
  expect(homeGroups([], en)).toEqual([]);
});

test('300 studies of 20 clients stand under their clients, the latest first', () => {
  const groups = homeGroups(library(300, 20), en);
  expect(groups.map(({ head }) => head)).toEqual([...'ABCDEFGHIJKLMNOPQRST'].map((letter) => `Client ${letter}`));
  expect(groups.flatMap(({ studies }) => studies)).toHaveLength(300);
  for (const { head, studies } of groups) {
    expect(new Set(studies.map(({ client }) => client))).toEqual(new Set([head]));
    const years = studies.map(({ year }) => Number(year ?? 0));
    expect(years).toEqual(years.toSorted((a, b) => b - a));
  }
});

test('studies of a client each stand under their years, those without a date last', () => {
  const studies = library(20, 20);
  const groups = homeGroups(studies, en);
  const years = groups.map(({ head }) => head);
  expect(years.at(-1)).toBe('Without a date');
  expect(years.slice(0, -1)).toEqual(years.slice(0, -1).toSorted().reverse());
  expect(groups.flatMap((group) => group.studies)).toHaveLength(20);
});
