import { expect, test } from 'vitest';
import { penaltyReward, type PenaltyReward } from '../../src/analyses/penalty-reward.ts';
import { random } from '../../src/stats/random.ts';
import { replicateMoments } from '../../src/tabulate/replicate-moments.ts';
import golden from '../goldens/penalty-reward/expected.json' with { type: 'json' };
import { expectNear } from '../goldens/near.ts';
import { keptMoments, momentsOfColumns } from './moments-fixtures.ts';

function contrasts(result: ReturnType<typeof penaltyReward>): PenaltyReward {
  if (result.kind !== 'contrasts') throw new Error(JSON.stringify(result));
  return result;
}

const dummies = (ids: readonly string[]) => ids.map((id) => ({ id, reward: `${id}+`, penalty: `${id}-` }));

// Expected: R lm on the dummies, from the counts that the fixture keeps.
test.each(golden.cases)('contrasts equal the reference: $id', ({ attributes, moments, expected }) => {
  const given = dummies(attributes);
  const terms = ['y', ...given.flatMap(({ reward, penalty }) => [reward, penalty])];
  const found = contrasts(penaltyReward(keptMoments(terms, moments), { outcome: 'y', attributes: given }));
  expect(found).toMatchObject({ base: { n: expected.n }, dropped: [], errors: 'least-squares' });
  expectNear(found.intercept, expected.intercept, 'intercept');
  expectNear(found.r2, expected.r2, 'R²');
  expectNear(found.adjustedR2, expected.adj_r2, 'adjusted R²');
  expected.attributes.forEach((want, i) => {
    const { id, reward, penalty, range, asymmetry, class: named } = found.attributes[i]!;
    expect([id, reward.cases, penalty.cases, named]).toEqual([
      want.attribute,
      want.n_reward,
      want.n_penalty,
      want.class,
    ]);
    expectNear(reward.value, want.reward, 'reward');
    expectNear(reward.se, want.reward_se, 'se of reward');
    expectNear(reward.t, want.reward_t, 't of reward');
    expectNear(reward.p, want.reward_p, 'p of reward');
    expectNear(penalty.value, want.penalty, 'penalty');
    expectNear(penalty.se, want.penalty_se, 'se of penalty');
    expectNear(penalty.t, want.penalty_t, 't of penalty');
    expectNear(penalty.p, want.penalty_p, 'p of penalty');
    expectNear(range, want.impact_range, 'range');
    expectNear(asymmetry, want.asymmetry, 'asymmetry');
  });
});

const uniform = random(2);
const N = 400;
const score = Float64Array.from({ length: N }, () => 1 + Math.floor(7 * uniform()));
const other = Float64Array.from({ length: N }, () => 1 + Math.floor(7 * uniform()));
const flag = (column: Float64Array, of: (x: number) => boolean) => column.map((x) => (of(x) ? 1 : 0));
const columns = (y: Float64Array) => ({
  y,
  'a+': flag(score, (x) => x >= 6),
  'a-': flag(score, (x) => x <= 2),
  'b+': flag(other, (x) => x >= 6),
  'b-': flag(other, (x) => x <= 2),
});
const outcome = (reward: number, penalty: number) =>
  score.map((x) => 4 + (x >= 6 ? reward : x <= 2 ? penalty : 0) + uniform());

test.each([
  [1, -1, 'performance'],
  [1, 0, 'excitement'],
  [0, -1, 'basic'],
  [0, 0, 'indifferent'],
  [-1, 1, 'indifferent'],
])('reward %d and penalty %d are told as %s', (reward, penalty, expected) => {
  const moments = momentsOfColumns(columns(outcome(reward, penalty)), 'listwise');
  const { attributes } = contrasts(penaltyReward(moments, { outcome: 'y', attributes: dummies(['a', 'b']) }));
  expect(attributes.map((attribute) => attribute.class)).toEqual([expected, 'indifferent']);
});

test('an attribute with four high scores is dropped and named, with five it stays', () => {
  const given = columns(outcome(1, -1));
  const few = (n: number) => given['b+'].map((_, row) => (row < n ? 1 : 0));
  const fit = (n: number) =>
    penaltyReward(momentsOfColumns({ ...given, 'b+': few(n) }, 'listwise'), {
      outcome: 'y',
      attributes: dummies(['a', 'b']),
    });
  const dropped = contrasts(fit(4));
  expect(dropped.dropped).toEqual([{ id: 'b', reward: 4, penalty: given['b-'].reduce((sum, x) => sum + x, 0) }]);
  expect(dropped.attributes.map(({ id }) => id)).toEqual(['a']);
  expect(contrasts(fit(5)).dropped).toEqual([]);
  const all = given['b+'].map(() => 1);
  expect(
    contrasts(
      penaltyReward(momentsOfColumns({ ...given, 'b+': all }, 'listwise'), {
        outcome: 'y',
        attributes: dummies(['a', 'b']),
      }),
    ).dropped,
  ).toHaveLength(1);
  expect(
    penaltyReward(momentsOfColumns({ ...given, 'b+': all }, 'listwise'), { outcome: 'y', attributes: dummies(['b']) })
      .kind,
  ).toBe('all-dropped');
});

test('a score without a middle makes its dummies tell each other', () => {
  const given = columns(outcome(1, -1));
  const moments = momentsOfColumns({ ...given, 'b-': given['b+'].map((x) => 1 - x) }, 'listwise');
  expect(penaltyReward(moments, { outcome: 'y', attributes: dummies(['a', 'b']) })).toEqual({
    kind: 'collinear',
    terms: ['b+', 'b-'],
  });
});

test('weighted, standard errors come from replicates or not at all', () => {
  const given = columns(outcome(1, -1));
  const weight = Float64Array.from({ length: N }, () => 0.5 + uniform());
  const settings = { outcome: 'y', attributes: dummies(['a', 'b']) };
  const moments = momentsOfColumns(given, 'listwise', weight);
  const bare = contrasts(penaltyReward(moments, settings));
  expect(bare.errors).toBe('none');
  expect(bare.attributes[0]).toMatchObject({
    class: undefined,
    reward: { se: undefined, p: undefined, interval: undefined },
  });
  const rows = { terms: Object.keys(given), values: Object.values(given), weight, missing: 'listwise' as const };
  const found = contrasts(penaltyReward(moments, settings, replicateMoments(rows, { count: 300, seed: 4 })));
  expect(found).toMatchObject({
    errors: 'replicates',
    attributes: [{ class: 'performance' }, { class: 'indifferent' }],
  });
  // Plain least squares on the same rows: the weights cost little here, so the two agree within a quarter.
  const plain = contrasts(penaltyReward(momentsOfColumns(given, 'listwise'), settings));
  const ratio = found.attributes[0]!.reward.se! / plain.attributes[0]!.reward.se!;
  expect(ratio).toBeGreaterThan(0.9);
  expect(ratio).toBeLessThan(1.3);
});
