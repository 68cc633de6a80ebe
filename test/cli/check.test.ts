import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder, ran } from './run-command.ts';

const STUDY = `title: X
client: X
languages: [en]
method: { strategy: a, sponsor: a, conductor: a, population: a, sample: { type: census }, mode: [online], limitations: a }
waves: [{ id: "1", file: w.csv }]
privacy: { remove: [email] }
questions:
  rating: { type: scale, column: rating, text: a, unconfirmed: true, scale: { 3: good, 2: fair, 1: bad } }
`;

function project(domain: string) {
  const rows = Array.from({ length: 40 }, (_, index) => `person${index}@${domain},${(index % 3) + 1}`);
  return projectFolder({
    'data/x/study.yaml': STUDY,
    'data/x/w.csv': ['email,rating', ...rows].join('\n'),
    'content/x/en/a.mdx': '---\ntitle: A\norder: 1\n---\n\n<Distribution of="rating" />\n',
  });
}

function git(root: string, ...words: readonly string[]): void {
  execFileSync('git', words, { cwd: root, stdio: 'ignore', env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' } });
}

test('personal columns in a file that git tracks fail the check, even where the study removes them', async () => {
  const root = project('hotel-mail.com');
  git(root, 'init');
  expect(await ran(root, 'check')).toMatchObject({ code: 0 });
  git(root, 'add', '.');
  const result = await ran(root, 'check');
  expect(result.code).toBe(1);
  expect(result.output).toMatchInlineSnapshot(`
    "x: 1 problem, 1 warning; 40 respondents in 1
      problem  personal     data/x/w.csv, column "email"    looks personal, and git keeps it for ever; take the column out of the file and out of the history
      warning  unconfirmed  rating                          nobody has confirmed the direction of the scale
    "
  `);
  expect(result.output).not.toContain('person1@');
});

test('addresses that are reserved for examples are nobody’s', async () => {
  const root = project('example.com');
  git(root, 'init');
  git(root, 'add', '.');
  expect(await ran(root, 'check', 'x')).toMatchObject({ code: 0 });
});

test('--json says the same to a machine', async () => {
  const root = project('example.com');
  const { output, code } = await ran(root, 'check', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(output)).toEqual({
    studies: [
      {
        study: 'x',
        respondents: { 1: 40 },
        remarks: [
          {
            level: 'warning',
            check: 'unconfirmed',
            where: 'rating',
            says: 'nobody has confirmed the direction of the scale',
          },
        ],
      },
    ],
  });
});

test('what a build would refuse is a problem', async () => {
  const root = projectFolder({
    'data/x/study.yaml': STUDY.replace('column: rating', 'column: ratng'),
    'data/x/w.csv': 'email,rating\na,1\n',
  });
  const { code, output } = await ran(root, 'check', '--json');
  expect(code).toBe(1);
  expect(output).toContain('Did you mean \\"rating\\"?');
});

test('what a draft leaves open is remarked, until somebody has looked at it', async () => {
  const answers = Array.from({ length: 60 }, (_, index) => `${(index % 5) + 1},${['North', 'South'][index % 2]}`);
  const root = projectFolder({ 'x.csv': ['Rate our service,Region', ...answers].join('\n') });
  const written = await ran(root, 'new', 'x', 'x.csv', '--yes', '--languages', 'en,zh-CN');
  const open = Number(/(\d+) lines of data/.exec(written.output)![1]);
  const result = await ran(root, 'check', 'x', '--json');
  expect(result.code).toBe(0);
  const drafted = (text: string) =>
    JSON.parse(text).studies[0].remarks.filter(({ check }: { check: string }) => check === 'draft');
  expect(drafted(result.output)).toEqual([
    {
      level: 'warning',
      check: 'draft',
      where: 'data/x/study.yaml:3',
      n: open,
      says: 'lines that begin with CONFIRM, the first one here: look at them, and delete them',
    },
    {
      level: 'warning',
      check: 'draft',
      where: expect.stringMatching(/^data\/x\/study\.yaml:\d+$/),
      says: 'method: strategy, population, limitations as drafted; write what readers of a survey are owed',
    },
    {
      level: 'warning',
      check: 'draft',
      where: expect.stringMatching(/^data\/x\/study\.yaml:\d+$/),
      says: 'every page says that this is a first draft; delete it when it is none',
    },
  ]);
  const file = join(root, 'data/x/study.yaml');
  const lines = readFileSync(file, 'utf8').split('\n');
  const lineAt = (index: number) => lines[Number(drafted(result.output)[index].where.split(':')[1]) - 1];
  expect([0, 1, 2].map(lineAt)).toEqual([
    expect.stringContaining('CONFIRM'),
    expect.stringContaining('strategy:'),
    expect.stringContaining('notice:'),
  ]);
  const looked = lines
    .filter((line) => !/CONFIRM|^notice:/.test(line))
    .map((line) => line.replace(/^( {2}(strategy|population): ).*/, '$1{ en: Ours, zh-CN: 我们 }'));
  writeFileSync(file, looked.join('\n'));
  const after = await ran(root, 'check', 'x', '--json');
  expect(drafted(after.output).map(({ says }: { says: string }) => says)).toEqual([
    'method: limitations as drafted; write what readers of a survey are owed',
  ]);
});

test('a feature is named as people read it', async () => {
  const { output } = await ran(join(import.meta.dirname, '../..'), 'check', 'kiosk-2019');
  expect(output).toContain('features.no-other-use (Data is not used elsewhere)');
});
