import { execFileSync } from 'node:child_process';
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
