import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { loadAll } from '../../../src/blocks/load-reports.ts';
import { decidedDraft } from '../../../src/cli/draft/decided-draft.ts';
import { mergedTable } from '../../../src/cli/draft/merged-table.ts';
import { newStudyFiles } from '../../../src/cli/draft/new-study.ts';
import type { ProfiledTable } from '../../../src/input/profile.ts';
import { random } from '../../../src/stats/random.ts';
import { projectFolder } from '../run-command.ts';
import { tableOf } from './table-of.ts';

const STEPS = ['Very dissatisfied', 'Dissatisfied', 'Neither', 'Satisfied', 'Very satisfied'];
const ASPECTS = ['Room', 'Breakfast', 'Staff'];

interface Asked {
  readonly people?: number;
  readonly region?: boolean;
  /** Breakfast was rated by so many. */
  readonly breakfasts?: number;
}

/** Guests of a hotel: satisfaction, a grid, recommendation, coming again and why not, services, age, region. */
function stay({ people = 120, region = true, breakfasts = people }: Asked = {}): ProfiledTable {
  const next = random(11);
  const among = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)]!;
  const people_ = Array.from({ length: people }, () => {
    const mood = Math.floor(next() * 5);
    return { mood, again: mood + next() * 2 > 2.5 };
  });
  const rated = (mood: number) => STEPS[Math.max(0, Math.min(4, mood + Math.floor(next() * 3) - 1))]!;
  const grid = 'How satisfied are you with the following?';
  const headings = ASPECTS.map((aspect) => `${grid} [${aspect}]`);
  return tableOf(
    {
      'How satisfied are you overall?': people_.map(({ mood }) => STEPS[mood]!),
      ...Object.fromEntries(
        headings.map((heading, aspect) => [
          heading,
          people_.map(({ mood }, i) => (aspect === 1 && i >= breakfasts ? '' : rated(mood))),
        ]),
      ),
      'How likely are you to recommend us to a friend?': people_.map(({ mood }) => mood * 2 + Math.floor(next() * 3)),
      'Will you stay with us again?': people_.map(({ again }) => (again ? 'Yes' : 'No')),
      'Why will you not stay again?': people_.map(({ again }) => (again ? '' : among(['Price', 'Noise', 'Staff']))),
      'Which room did you have?': people_.map(() => among(['Single', 'Double', 'Suite'])),
      'How old are you?': people_.map(() => among(['18-34', '35-54', '55+'])),
      ...(region && { 'Which region do you live in?': people_.map(() => among(['North', 'South'])) }),
    },
    Object.fromEntries(headings.map((heading, i) => [heading, { text: grid, part: ASPECTS[i]!, question: 'grid' }])),
  );
}

/** Pages of the first report by name, which build without a problem. */
async function report(waves: readonly ProfiledTable[], languages = ['en']): Promise<ReadonlyMap<string, string>> {
  const files = waves.map((table, index) => ({ path: `${index}.csv`, table, numbers: [] }));
  const draft = decidedDraft(mergedTable(waves), {});
  const written = newStudyFiles(files, draft, { id: 'hotel', title: 'Hotel', client: 'Hotel', languages });
  const root = projectFolder();
  for (const [path, content] of written) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const [loaded] = await loadAll(root, ['hotel']);
  expect(loaded?.problems).toBeUndefined();
  return new Map(
    [...written].flatMap(([path, content]) => {
      const page = /^content\/hotel\/(.*)\.mdx$/.exec(path)?.[1];
      return page === undefined ? [] : [[page, content] as const];
    }),
  );
}

test('the first report has every block that the answers allow, and it builds', async () => {
  const pages = await report([stay()]);
  expect([...pages.keys()]).toEqual([
    'en/overview',
    'en/repurchase',
    'en/reasons',
    'en/ratings',
    'en/drivers',
    'en/answers',
    'en/tables',
  ]);
  const blocks = [...pages.values()].join('\n').matchAll(/<([A-Z]\w+)/g);
  expect([...new Set([...blocks].map(([, name]) => name))].toSorted()).toEqual(
    'Answers Crosstab Distribution ImportancePerformance KeyDrivers Nps RepurchaseCurve Scorecard StudyFacts SwitchingReasons Value'.split(
      ' ',
    ),
  );
  expect(pages.get('en/overview')).toContain(
    '<Scorecard of={[{ of: "satisfied", show: "top" }, { of: "stay-again", answer: "Yes" }, { of: "nps", show: "nps" }]} />',
  );
  expect(pages.get('en/answers')).toMatch(/^<Answers of="[\w-]+" order="questionnaire" \/>$/m);
});

test('with two waves every figure that can shows both, and the trend stands on the first page', async () => {
  const pages = await report([stay(), stay({ people: 90 })]);
  expect(pages.get('en/overview')).toContain('<Trend of="satisfied" show="top" />');
  for (const block of ['Answers', 'SwitchingReasons', 'Nps'])
    expect([...pages.values()].join('\n')).toMatch(new RegExp(`<${block} of="[\\w-]+" by="wave"`));
});

test('nothing is related to satisfaction by fewer than 50 people, and nothing broken down that nobody can be grouped by', async () => {
  const pages = (given: Asked) => report([stay(given)]);
  expect((await pages({ people: 49 })).has('en/drivers')).toBe(false);
  expect((await pages({ breakfasts: 49 })).has('en/drivers')).toBe(false);
  expect((await pages({ breakfasts: 50 })).has('en/drivers')).toBe(true);
  const ages = await pages({ region: false });
  expect(ages.get('en/tables')).toMatch(/by=\{\["[\w-]*old[\w-]*"\]\}/);
});

test('the same pages in each language', async () => {
  const pages = await report([stay()], ['en', 'zh-CN']);
  const of = (language: string) => [...pages.keys()].filter((page) => page.startsWith(`${language}/`));
  expect(of('zh-CN').map((page) => page.slice(6))).toEqual(of('en').map((page) => page.slice(3)));
  expect(pages.get('zh-CN/tables')).toContain('哪些群体的回答与其他群体不同');
});

test('where nothing was rated the first page begins with the first choices, and does not repeat them', async () => {
  const choices = (many: number) =>
    tableOf(
      Object.fromEntries(
        ['Which room?', 'Which floor?', 'Which bed?', 'Which view?']
          .slice(0, many)
          .map((heading) => [heading, Array.from({ length: 40 }, (_, index) => ['Left', 'Right'][index % 2]!)]),
      ),
    );
  const pages = await report([choices(4)]);
  expect([...pages.keys()]).toEqual(['en/overview', 'en/answers']);
  expect(pages.get('en/overview')!.match(/<Answers/g)).toHaveLength(3);
  expect(pages.get('en/overview')).toContain('follow on the next pages');
  expect(pages.get('en/answers')!.match(/<Answers/g)).toHaveLength(1);

  const few = await report([choices(2)]);
  expect([...few.keys()]).toEqual(['en/overview']);
  expect(few.get('en/overview')).not.toContain('next pages');
});

test('long wordings of what headlines are made of get a short name', async () => {
  const wording = 'All in all, how satisfied or dissatisfied are you with us?';
  const recommend = 'How likely are you to recommend us to a friend or colleague?';
  const table = tableOf({
    [wording]: Array.from({ length: 40 }, (_, index) => STEPS[index % 5]!),
    [recommend]: Array.from({ length: 40 }, (_, index) => index % 11),
    'Which room?': Array.from({ length: 40 }, (_, index) => ['Single', 'Double'][index % 2]!),
  });
  const draft = decidedDraft(table, {});
  const naming = { id: 'hotel', title: 'Hotel', client: 'Hotel', languages: ['en', 'zh-CN'] };
  const yaml = newStudyFiles([{ path: 'a.csv', table, numbers: [] }], draft, naming).get('data/hotel/study.yaml')!;
  expect(yaml.match(/^ +label: .*$/gm)).toEqual([
    '    label: { en: Overall satisfaction, zh-CN: 总体满意度 }',
    '    label: { en: Recommendation, zh-CN: 推荐意愿 }',
  ]);
});
