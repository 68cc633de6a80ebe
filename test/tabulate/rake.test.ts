import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rake, type Raking } from '../../src/tabulate/rake.ts';
import type { RakingInput, RakingMargin } from '../../src/tabulate/raking-margin.ts';
import golden from '../goldens/raking/expected.json' with { type: 'json' };

interface Case {
  readonly margins: object;
  readonly combinations: readonly {
    readonly codes: string[];
    readonly n: number;
    readonly weight: number;
    readonly base?: number;
  }[];
}

/** Respondents of a case: as many of each combination as there were. */
function inputOf({ margins, combinations }: Case): RakingInput & { readonly expected: number[] } {
  const each = combinations.flatMap((combination) => Array.from({ length: combination.n }, () => combination));
  return {
    margins: Object.entries<Record<string, number>>({ ...margins }).map(([id, targets], m): RakingMargin => {
      const codes = Object.keys(targets);
      return { id, codes, targets, category: each.map((combination) => codes.indexOf(combination.codes[m]!)) };
    }),
    baseWeight: each.some(({ base }) => base !== undefined) ? Float64Array.from(each, ({ base }) => base!) : undefined,
    expected: each.map(({ weight }) => weight),
  };
}

function raked(input: RakingInput): Raking {
  const result = rake(input);
  if (result.kind === 'failed') throw new Error(JSON.stringify(result.problems));
  return result;
}

function margin(id: string, answers: string, targets: Readonly<Record<string, number>>): RakingMargin {
  const codes = [...new Set([...answers.replaceAll('?', '')].toSorted())];
  return { id, codes, targets, category: Array.from(answers, (answer) => codes.indexOf(answer)) };
}

function problems(...margins: RakingMargin[]) {
  const result = rake({ margins });
  return result.kind === 'failed' ? result.problems : [];
}

// Expected: R survey::rake, through the reference file that the fixture names.
test.each(golden.cases)('weights equal those of survey::rake: $id', (golden) => {
  const input = inputOf(golden);
  const { weight, report } = raked(input);
  input.expected.forEach((expected, row) => expect(Math.abs(weight[row]! / expected - 1)).toBeLessThan(1e-6));
  const { expected } = golden;
  expect(report.n).toBe(expected.n);
  expect(weight.reduce((sum, w) => sum + w, 0)).toBeCloseTo(expected.sum_w, 8);
  expect(report.effective / expected.n_eff).toBeCloseTo(1, 6);
  expect(report.designEffect / expected.deff_kish).toBeCloseTo(1, 6);
  expect(report.smallest / expected.min).toBeCloseTo(1, 6);
  expect(report.largest / expected.max).toBeCloseTo(1, 6);
  for (const { categories } of report.margins) {
    for (const { target, achieved } of categories) expect(achieved).toBeCloseTo(target, 9);
  }
});

// 3 a and 1 b, targets 1:1: each a weighs 4·½/3 = ⅔, b weighs 4·½/1 = 2. n_eff = 4²/(3·4/9 + 4) = 3; deff 4/3.
test('one margin is plain post-stratification', () => {
  const { weight, report } = raked({ margins: [margin('m', 'aaab', { a: 50, b: 50 })] });
  [2 / 3, 2 / 3, 2 / 3, 2].forEach((expected, row) => expect(weight[row]).toBeCloseTo(expected, 12));
  expect(report).toMatchObject({ n: 4, warnings: [], trimming: undefined });
  expect(report.effective).toBeCloseTo(3, 12);
  expect(report.designEffect).toBeCloseTo(4 / 3, 12);
  expect(report.margins[0]!.stated).toBe(100);
});

// 2 of 8 unknown keep ¼; a and b share the other ¾ as 1:1, so their 5 and 1 weigh 8·⅜/5 = 0.6 and 8·⅜/1 = 3.
test('who is in no known category keeps that share', () => {
  const { weight, report } = raked({ margins: [margin('m', 'aaaaab??', { a: 0.5, b: 0.5 })] });
  [0.6, 0.6, 0.6, 0.6, 0.6, 3, 1, 1].forEach((expected, row) => expect(weight[row]).toBeCloseTo(expected, 12));
  expect(report.margins[0]!.unknown).toEqual({ n: 2, share: 0.25 });
  expect(report.margins[0]!.categories[0]!.target).toBeCloseTo(0.375, 12);
});

test('targets within half a point of 100 are rescaled, and the stated sum is reported', () => {
  const { weight, report } = raked({ margins: [margin('m', 'ab', { a: 50.2, b: 50.2 })] });
  expect([...weight]).toEqual([1, 1]);
  expect(report.margins[0]!.stated).toBeCloseTo(100.4, 12);
});

test('whoever starts with weight 0 keeps it and is not counted', () => {
  const margins = [margin('m', 'aabb', { a: 0.5, b: 0.5 })];
  const { weight, report } = raked({ margins, baseWeight: Float64Array.of(0, 1, 1, 1) });
  expect([...weight]).toEqual([0, 1.5, 0.75, 0.75]);
  expect(report.n).toBe(3);
});

test('every wrong target is named, all at once', () => {
  expect(problems(margin('sex', 'aab', { a: 0.4, b: 0.5 }), margin('age', 'xyz', { x: 50, y: 0, w: 50 }))).toEqual([
    { kind: 'bad-sum', margin: 'sex', sum: 0.9 },
    { kind: 'zero-target', margin: 'age', category: 'y', n: 1 },
    { kind: 'empty-category', margin: 'age', category: 'w', target: 50 },
    { kind: 'no-target', margin: 'age', category: 'z', n: 1 },
  ]);
  expect(problems(margin('sex', 'ab', { a: -1, b: 2 }))).toEqual([
    { kind: 'bad-target', margin: 'sex', category: 'a', target: -1 },
  ]);
  expect(problems(margin('sex', '??', {}))).toMatchObject([{ kind: 'bad-sum' }, { kind: 'all-unknown' }]);
  expect(problems(margin('sex', '', { a: 1 }))).toEqual([{ kind: 'nobody' }]);
  const margins = [margin('sex', 'ab', { a: 1, b: 1 })];
  expect(rake({ margins, baseWeight: Float64Array.of(1, -2), trim: [2, 3] })).toMatchObject({
    problems: [{ kind: 'bad-weight', row: 1, weight: -2 }, { kind: 'bad-bounds' }, { kind: 'bad-sum', sum: 2 }],
  });
});

test('a category that only weight 0 is in is empty', () => {
  const margins = [margin('m', 'ab', { a: 0.5, b: 0.5 })];
  expect(rake({ margins, baseWeight: Float64Array.of(1, 0) })).toMatchObject({
    problems: [{ kind: 'empty-category', category: 'b' }],
  });
});

// All a are x and all b are y, so 60 % a and 50 % x cannot both be.
test('margins that contradict each other are refused, with the worst category', () => {
  expect(problems(margin('m', 'aabb', { a: 0.6, b: 0.4 }), margin('k', 'xxyy', { x: 0.5, y: 0.5 }))).toMatchObject([
    { kind: 'not-converged', margin: 'm', category: 'a', target: 0.6 },
  ]);
});

// b needs weight where only y is, and y may have hardly any: the weights drift for ever.
test('margins that are met only in the limit are refused as well', () => {
  expect(
    problems(
      margin('m', 'aaab', { a: 0.5, b: 0.5 }),
      margin('k', 'xxyy', { x: 0.7, y: 0.3 }),
      margin('j', 'ppqq', { p: 0.6, q: 0.4 }),
    ),
  ).toMatchObject([{ kind: 'not-converged' }]);
});

test('wide weights and a large design effect are warned of', () => {
  const answers = 'a'.repeat(90) + 'b'.repeat(10);
  expect(raked({ margins: [margin('m', answers, { a: 0.2, b: 0.8 })] }).report.warnings).toEqual([
    'wide',
    'design-effect',
  ]);
});

test('trimmed weights keep their bounds; the margins stay exact where both can be had', () => {
  const margins = [margin('m', 'aaaaaaaabb', { a: 0.6, b: 0.4 }), margin('k', 'xyxyxyxyxx', { x: 0.5, y: 0.5 })];
  const free = raked({ margins, baseWeight: Float64Array.of(1, 5, 1, 1, 1, 1, 1, 1, 1, 1) });
  const { weight, report } = raked({
    margins,
    baseWeight: Float64Array.of(1, 5, 1, 1, 1, 1, 1, 1, 1, 1),
    trim: [0.1, 2.1],
  });
  expect(free.report.largest).toBeGreaterThan(2.1);
  expect(Math.max(...weight)).toBeLessThan(2.1 * (1 + 1e-8));
  expect(report.trimming).toMatchObject({ bounds: [0.1, 2.1], exact: true });
  for (const { categories } of report.margins) {
    for (const { target, achieved } of categories) expect(achieved).toBeCloseTo(target, 8);
  }
});

test('the lower bound holds as well', () => {
  const input = {
    margins: [margin('m', 'aaaabbbb', { a: 0.5, b: 0.5 })],
    baseWeight: Float64Array.of(1, 9, 9, 9, 4, 4, 4, 4),
  };
  expect(raked(input).report.smallest).toBeLessThan(0.2);
  const { report } = raked({ ...input, trim: [0.4, 3] });
  expect(report.smallest).toBeCloseTo(0.4, 8);
  expect(report.trimming).toMatchObject({ clipped: 1, exact: true });
});

test('where bounds and margins exclude each other, the margins are approximate and the report says so', () => {
  const { weight, report } = raked({ margins: [margin('m', 'aaaaaaaaab', { a: 0.5, b: 0.5 })], trim: [0.5, 2] });
  expect(report.trimming).toMatchObject({ exact: false, rounds: 50 });
  expect(weight.reduce((sum, w) => sum + w, 0)).toBeCloseTo(10, 10);
  expect(report.margins[0]!.categories[1]!.achieved).toBeLessThan(0.35);
});

const people = fc.array(fc.tuple(fc.nat(1), fc.nat(2), fc.double({ min: 0.2, max: 5, noNaN: true })), {
  minLength: 30,
  maxLength: 60,
});
const everyCell: [number, number, number][] = [0, 1].flatMap((a) =>
  [0, 1, 2].map((b): [number, number, number] => [a, b, 1]),
);

function peopleInput(rows: readonly (readonly [number, number, number])[], factor = 1): RakingInput {
  return {
    margins: [
      { id: 'a', codes: ['0', '1'], category: rows.map(([a]) => a), targets: { 0: 0.3, 1: 0.7 } },
      { id: 'b', codes: ['0', '1', '2'], category: rows.map(([, b]) => b), targets: { 0: 0.2, 1: 0.5, 2: 0.3 } },
    ],
    baseWeight: Float64Array.from(rows, ([, , w]) => w * factor),
  };
}

test('scaled starting weights change nothing, another order of respondents only the order', () => {
  fc.assert(
    fc.property(people, fc.double({ min: 0.01, max: 100, noNaN: true }), (drawn, factor) => {
      const rows = [...everyCell, ...drawn];
      const { weight } = raked(peopleInput(rows));
      const scaled = raked(peopleInput(rows, factor)).weight;
      const reversed = raked(peopleInput(rows.toReversed())).weight.toReversed();
      weight.forEach((w, row) => {
        expect(scaled[row]! / w).toBeCloseTo(1, 7);
        expect(reversed[row]! / w).toBeCloseTo(1, 7);
      });
    }),
    { numRuns: 40 },
  );
});

test('a respondent of weight 2 is raked as two of weight 1', () => {
  fc.assert(
    fc.property(people, (drawn) => {
      const rows = [...everyCell, ...drawn];
      const [a, b, w] = rows.at(-1)!;
      const { weight } = raked(peopleInput(rows));
      const split = raked(peopleInput([...rows.slice(0, -1), [a, b, w / 2], [a, b, w / 2]])).weight;
      const factor = (rows.length + 1) / rows.length;
      rows.slice(0, -1).forEach((_, row) => expect(split[row]! / weight[row]! / factor).toBeCloseTo(1, 7));
      expect((split.at(-1)! + split.at(-2)!) / weight.at(-1)! / factor).toBeCloseTo(1, 7);
    }),
    { numRuns: 40 },
  );
});
