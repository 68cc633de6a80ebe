import { expect, test } from 'vitest';
import { InputErrors } from '../../src/errors.ts';
import { ask } from '../../src/tabulate/ask.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';
import golden from '../goldens/raking/expected.json' with { type: 'json' };
import { HEAD, studyFolder } from '../input/study-folder.ts';

const TWO = `  region: { type: single, column: region, text: Region, options: { north: North, south: South, west: West } }
  size: { type: single, column: size, text: Size, options: { small: Small, large: Large } }
  overall: { type: scale, column: q1, text: Overall, scale: { 3: good, 2: fair, 1: poor } }
`;
const ROWS = ['north,small,3', 'north,large,1', 'south,small,2', 'south,large,3', 'south,small,1', 'north,small,3'];

function folder(weight: string, waves: Readonly<Record<string, readonly string[]>> = { a: ROWS }, questions = TWO) {
  const list = Object.keys(waves).map((id) => `  - { id: ${id}, file: ${id}.csv }`);
  return studyFolder({
    'study.yaml': `${HEAD}waves:\n${list.join('\n')}\nweight:\n${weight}\nquestions:\n${questions}`,
    ...Object.fromEntries(
      Object.entries(waves).map(([id, rows]) => [
        `${id}.csv`,
        ['region,size,q1,w', ...rows.map((row) => (row.split(',').length === 3 ? `${row},1` : row))].join('\n'),
      ]),
    ),
  });
}

async function problems(root: string): Promise<string> {
  const error: unknown = await openStudy(root, 'x').then(
    () => 'no problems',
    (caught: unknown) => caught,
  );
  if (error instanceof InputErrors) return error.message;
  if (typeof error === 'string') return error;
  throw error;
}

const raked = (margins: string, rest = '') => `  rake: { ${margins} }\n  source: Census of 2024${rest}`;

// 3 north and 3 south in each wave; targets 2:1. Each north weighs 6·⅔/3 = 4/3, each south 2/3. n_eff = 6²/(3·16/9 + 3·4/9) = 5.4.
test('each wave is raked by itself, and everything is counted with the weights', async () => {
  const waves = { a: ROWS, b: [...ROWS, ...ROWS] };
  const study = await openStudy(folder(raked('region: { north: 66.7, south: 33.3 }'), waves), 'x');
  const [a, b] = study.fieldwork;
  expect(a!.base.n).toBe(6);
  expect(a!.base.weighted).toBeCloseTo(6, 10);
  expect(a!.base.effective).toBeCloseTo(5.4, 2);
  expect(b!.base.weighted).toBeCloseTo(12, 10);
  expect(a!.raking!.margins[0]!.categories.map(({ achieved }) => achieved)).toEqual([
    expect.closeTo(0.667, 10),
    expect.closeTo(0.333, 10),
  ]);
  expect(a!.weights).toEqual([expect.closeTo(0.666, 10), expect.closeTo(1.334, 10)]);
  const [table] = ask(study, [{ of: [{ item: 'overall', atLeast: 3 }], wave: 'a' }]);
  expect(table!.cells[1]!.w).toBeCloseTo(1.334 * 2 + 0.666, 10);
  expect(table!.origin).toEqual({ kind: 'respondents', weighted: true });
});

// Expected: R survey::rake (see the golden's source), through a study file and a data file.
test('a study file rakes as survey::rake does', async () => {
  const found = golden.cases.find(({ combinations }) => combinations.some((one) => 'base' in one)) ?? golden.cases[0]!;
  const margins = Object.entries<Record<string, number>>({ ...found.margins });
  const base = found.combinations.some((one) => 'base' in one);
  const questions = margins.map(
    ([, targets], m) =>
      `  m${m}: { type: single, column: m${m}, text: M, options: { ${Object.keys(targets)
        .map((code) => `${JSON.stringify(code)}: x`)
        .join(', ')} } }`,
  );
  const targets = margins.map(
    ([, own], m) =>
      `m${m}: { ${Object.entries(own)
        .map(([code, target]) => `${JSON.stringify(code)}: ${target}`)
        .join(', ')} }`,
  );
  const rows = found.combinations.flatMap((one) =>
    Array.from({ length: one.n }, () => [...one.codes, 'base' in one ? one.base : 1].join(',')),
  );
  const root = studyFolder({
    'study.yaml': `${HEAD}waves: [{ id: 1, file: w.csv }]\nweight:\n${raked(targets.join(', '), base ? '\n  base: b' : '')}\nquestions:\n${questions.join('\n')}\n`,
    'w.csv': [[...margins.map((_, m) => `m${m}`), 'b'].join(','), ...rows].join('\n'),
  });
  const { fieldwork } = await openStudy(root, 'x');
  const { expected } = found;
  expect(fieldwork[0]!.base.effective! / expected.n_eff).toBeCloseTo(1, 6);
  expect(fieldwork[0]!.base.weighted! / expected.sum_w).toBeCloseTo(1, 8);
});

test('what the study file alone gets wrong', async () => {
  const weight = `  column: w
  rake:
    region: { north: 40, south: 40, wset: 10 }
    size: { small: 5, large: 9 }
    overall: { 3: 50, 2: 50 }
    sise: { small: 1 }
  trim: [1.2, 3]`;
  expect(await problems(folder(weight))).toMatchInlineSnapshot(`
    "8 problems:
    - data/x/study.yaml:8:3: found "column" beside "rake", expected one of the two.
      Weights to start raking from are the column "base".
    - data/x/study.yaml:9:3: found targets without "source", expected "source": where they are from, a text.
    - data/x/study.yaml:10:13: found targets that add to 90, expected 1 or 100, give or take half a percentage point.
    - data/x/study.yaml:10:37: found the unknown code "wset", expected a code of "region".
      Did you mean "west"?
    - data/x/study.yaml:11:11: found targets that add to 14, expected 1 or 100, give or take half a percentage point.
    - data/x/study.yaml:12:5: found "overall", which is of type scale, expected a question of type single.
    - data/x/study.yaml:13:5: found the unknown question "sise", expected the id of a question.
      Did you mean "size"?
    - data/x/study.yaml:14:9: found 1.2 and 3, expected bounds below and above 1, the mean weight."
  `);
  expect(await problems(folder(raked('size: { small: -5, large: 105 }')))).toMatchInlineSnapshot(`
    "1 problem:
    - data/x/study.yaml:8:26: found -5, expected a number of at least 0."
  `);
  expect(await problems(folder('  trim: [0.3, 3]\n  base: w'))).toMatchInlineSnapshot(`
    "1 problem:
    - data/x/study.yaml:7:1: found neither, expected "column" or "rake"."
  `);
  expect(await problems(folder(raked('region: { north: 50, south: 40 }, size: { small: 0.5, large: 0.52 }'))))
    .toMatchInlineSnapshot(`
    "2 problems:
    - data/x/study.yaml:8:19: found targets that add to 90, expected 1 or 100, give or take half a percentage point.
    - data/x/study.yaml:8:51: found targets that add to 1.02, expected 1 or 100, give or take half a percentage point."
  `);
});

test('what respondents contradict, in each wave and at the line of the target', async () => {
  const waves = { a: ROWS, b: ['west,small,1', 'north,large,1', 'south,large,1'] };
  expect(
    await problems(folder(`  rake:\n    region:\n      north: 50\n      south: 0\n      west: 50\n  source: s`, waves)),
  ).toMatchInlineSnapshot(`
    "3 problems:
    - data/x/study.yaml:12:7: found a target of 0 for "south", which 3 of wave "a" gave, expected a target above 0.
      Whoever does not belong to the population is left out with "exclude".
    - data/x/study.yaml:13:7: found a target for "west", which nobody in wave "a" gave, expected targets for answers that were given to "region".
      Merge it with a neighbour: map both to one option under "codes", and add their targets up.
    - data/x/study.yaml:12:7: found a target of 0 for "south", which 1 of wave "b" gave, expected a target above 0.
      Whoever does not belong to the population is left out with "exclude"."
  `);
  expect(await problems(folder(raked('region: { north: 50, south: 50 }'), waves))).toMatchInlineSnapshot(`
    "1 problem:
    - data/x/study.yaml:9:11: found no target for "west", which 1 of wave "b" gave, expected a target for every answer to "region" that was given."
  `);
});

test('margins that no weights can meet name the worst', async () => {
  const rows = ['north,small,1', 'north,small,2', 'south,large,3', 'south,large,1'];
  const weight = '  rake:\n    region: { north: 70, south: 30 }\n    size: { small: 40, large: 60 }\n  source: s';
  expect(await problems(folder(weight, { a: rows }))).toMatchInlineSnapshot(`
    "1 problem:
    - data/x/study.yaml:9:26: found targets that no weights can meet in the survey: "south" should be 30% and stays at 60%, expected margins that agree with each other.
      Margins of which one is part of the other contradict each other most often; leave one of them out."
  `);
});

test('a column to start from and bounds', async () => {
  const rows = ['north,small,1,1', 'north,small,2,3', 'south,large,3,1', 'south,large,1,0'];
  const study = await openStudy(
    folder(raked('region: { north: 50, south: 50 }', '\n  base: w\n  trim: [0.4, 1.8]'), { a: rows }),
    'x',
  );
  // Of the three with a base weight, north 1:3 would weigh 0.375 and 1.125, south 1.5; 0.375 is raised to 0.4 and the rest raked again.
  expect(study.fieldwork[0]!.base.n).toBe(3);
  expect(study.fieldwork[0]!.raking!.trimming).toMatchObject({ bounds: [0.4, 1.8], clipped: 1, exact: true });
  expect(study.fieldwork[0]!.weights![0]).toBeCloseTo(0.4, 6);
});
