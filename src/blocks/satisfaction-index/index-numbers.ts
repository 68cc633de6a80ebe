import { groupIndices, indexModelEstimates } from '../../analyses/index-model/index-estimates.ts';
import { didYouMean } from '../../errors.ts';
import type { Base } from '../../survey/estimate.ts';
import type { SatisfactionIndex } from '../../survey/index-model/satisfaction-index.ts';
import type { Moments, MomentsQuery, NumericTerm } from '../../survey/moments.ts';
import type { Condition } from '../../survey/question.ts';
import { keptOr } from '../../tabulate/kept-result.ts';
import { reported } from '../../tabulate/progress.ts';
import { BlockProblem } from '../block.ts';
import { figureBootstrap } from '../bootstrap.ts';
import type { Desk } from '../desk.ts';

/** Whose answers an index is of. */
export interface Whom {
  readonly wave: string | undefined;
  readonly where: Condition;
}

/** The study's index model with the block's own target; a `BlockProblem` where there is none. */
export function studyIndex(desk: Desk, block: string, target: string | undefined): SatisfactionIndex {
  const index = desk.study.satisfactionIndex;
  if (index === undefined) {
    throw new BlockProblem(
      `<${block}> in a study without an index model`,
      '"indexModel" in study.yaml',
      'Begin with indexModel: { preset: ecsi, constructs: { image: […], … } }.',
    );
  }
  if (target === undefined) return index;
  const explained = [...new Set(index.model.arrows.map(({ to }) => to))];
  if (explained.includes(target)) return { ...index, target };
  throw new BlockProblem(
    `target="${target}" in <${block}>`,
    'a construct that arrows lead to',
    didYouMean(target, explained),
  );
}

export function indexQuery(desk: Desk, { model, missing }: SatisfactionIndex, { wave, where }: Whom): MomentsQuery {
  const items = model.constructs.flatMap((construct) => construct.items);
  const term = (item: string): NumericTerm => (missing === 'mean' ? { meanReplaced: { item } } : { item });
  return {
    terms: Object.fromEntries(items.map((item) => [item, term(item)])),
    missing: 'listwise',
    where: askedAlso(desk, items, where),
    wave,
  };
}

/** Whoever was not asked has no mean put in place of an answer. */
function askedAlso(desk: Desk, items: readonly string[], where: Condition): Condition {
  const questions = new Set(items.map((item) => item.split('.')[0]!));
  const asked: Record<string, readonly string[]> = { ...where };
  for (const { id, askedIf = {} } of desk.study.questions) {
    if (!questions.has(id)) continue;
    for (const [name, codes] of Object.entries(askedIf))
      asked[name] = asked[name]?.filter((code) => codes.includes(code)) ?? codes;
  }
  return asked;
}

export function baseOf({ n, w, w2 }: Moments): Base {
  const [count = 0, weighted = 0, squares = 0] = [n[0], w[0], w2[0]];
  return { n: count, weighted, effective: squares > 0 ? weighted ** 2 / squares : 0 };
}

/** Share of these respondents without an answer of their own, by item. */
export function missingShares(
  desk: Desk,
  index: SatisfactionIndex,
  whom: Whom,
): { readonly item: string; readonly share: number }[] {
  const query = indexQuery(desk, index, whom);
  const items = Object.keys(query.terms);
  const raw = Object.fromEntries(items.map((item): [string, NumericTerm] => [item, { item }]));
  const all = Object.fromEntries(items.map((item): [string, NumericTerm] => [item, { meanReplaced: { item } }]));
  const answered = desk.moments({ ...query, terms: raw, missing: 'pairwise' }).n;
  const asked = desk.moments({ ...query, terms: all, missing: 'pairwise' }).n;
  const size = items.length + 1;
  return items.map((item, i) => ({
    item,
    share: asked[i * size]! > 0 ? 1 - answered[i * size]! / asked[i * size]! : 0,
  }));
}

/** A model estimated on some respondents; where waves are to be compared, its indices by the weights of all of them together. */
export function modelNumbers(
  desk: Desk,
  index: SatisfactionIndex,
  whom: Whom,
  yardstick: readonly Whom[] | undefined,
  count: number,
) {
  const query = indexQuery(desk, index, whom);
  const bootstrap = figureBootstrap(count);
  return keptOr(desk.open, { what: 'model', index, whom, yardstick, bootstrap }, () =>
    indexModelEstimates(
      index,
      {
        moments: desk.moments(query),
        replicates: reported(desk.study.id, count, desk.replicates(query, bootstrap)),
      },
      count,
      yardstick?.map((one) => desk.moments(indexQuery(desk, index, one))),
    ),
  );
}

/** Indices of groups by the weights of all of them together. Each group is resampled by itself. */
export function groupNumbers(
  desk: Desk,
  index: SatisfactionIndex,
  groups: readonly { readonly key: string; readonly whom: Whom }[],
  pairs: readonly (readonly [string, string])[],
  count: number,
) {
  const { seed } = figureBootstrap(count);
  return keptOr(desk.open, { what: 'groups', index, groups, pairs, count, seed }, () =>
    groupIndices(
      index,
      groups.map(({ key, whom }, i) => {
        const query = indexQuery(desk, index, whom);
        const replicates = desk.replicates(query, { count, seed: seed + i });
        return {
          key,
          moments: desk.moments(query),
          replicates: i === 0 ? reported(desk.study.id, count, replicates) : replicates,
        };
      }),
      pairs,
      count,
    ),
  );
}
