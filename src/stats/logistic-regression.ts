import { isSeparated } from './is-separated.ts';

/** Everyone with the same x: respondents, and the sums of weights and squared weights of those with y = 1 and y = 0. */
export interface LogisticLevel {
  readonly x: number;
  readonly n: number;
  readonly yes: { readonly w: number; readonly w2: number };
  readonly no: { readonly w: number; readonly w2: number };
}

export interface LogisticRegression {
  readonly intercept: number;
  readonly slope: number;
  /** Standard errors from the inverse information. */
  readonly seModel: { readonly intercept: number; readonly slope: number };
  /** Standard errors from the sandwich with n/(n − 1). */
  readonly seRobust: { readonly intercept: number; readonly slope: number };
  /** Weighted log-likelihood, and that of the mean alone. */
  readonly logLikelihood: number;
  readonly logLikelihoodNull: number;
}

type Pair = readonly [intercept: number, slope: number];
/** Symmetric 2 × 2: upper left, off the diagonal, lower right. */
type Symmetric = readonly [number, number, number];

/**
 * Weighted logistic regression of y on one x, from counts.
 *
 * @returns undefined when it has no finite solution: y or x does not vary, or y is separated by x
 *
 * Source: iteratively reweighted least squares, McCullagh & Nelder (1989); robust variance, Binder (1983), as METHODS 5 states it.
 */
export function logisticRegression(levels: readonly LogisticLevel[]): LogisticRegression | undefined {
  const total = (term: (level: LogisticLevel) => number): number => levels.reduce((sum, level) => sum + term(level), 0);
  const mean = total(({ yes }) => yes.w) / total(({ yes, no }) => yes.w + no.w);
  if (!(mean > 0 && mean < 1) || isSeparated(levels)) return undefined;
  let b: Pair = [Math.log(mean / (1 - mean)), 0];
  const logLikelihoodNull = logLikelihood(levels, b);
  let best = logLikelihoodNull;
  for (let round = 0; round < 100; round++) {
    const step = solved(information(levels, b), score(levels, b));
    if (step === undefined) return undefined;
    const [next, found] = bestFraction(levels, b, step);
    const gain = found - best;
    if (gain >= 0) [b, best] = [next, found];
    if (Math.abs(gain) <= 1e-12 * (1 + Math.abs(best))) return described(levels, b, best, logLikelihoodNull);
  }
  return undefined;
}

/** Newton's step, halved for as long as that raises the likelihood: a full one may leave the hill for ever where an answer is rare. */
function bestFraction(levels: readonly LogisticLevel[], b: Pair, step: Pair): readonly [Pair, number] {
  const at = (fraction: number): Pair => [b[0] + step[0] * fraction, b[1] + step[1] * fraction];
  let fraction = 1;
  let found = logLikelihood(levels, at(fraction));
  for (let halving = 0; halving < 60; halving++) {
    const half = logLikelihood(levels, at(fraction / 2));
    if (half <= found) break;
    [fraction, found] = [fraction / 2, half];
  }
  return [at(fraction), found];
}

function described(
  levels: readonly LogisticLevel[],
  b: Pair,
  logLikelihoodFound: number,
  logLikelihoodNull: number,
): LogisticRegression | undefined {
  const inverse = inverted(information(levels, b));
  if (inverse === undefined) return undefined;
  const n = levels.reduce((sum, level) => sum + level.n, 0);
  const meat = spread(levels, b);
  const robust = sandwich(inverse, meat).map((value) => (value * n) / (n - 1));
  const errors = ([a, , c]: readonly number[]) => ({ intercept: Math.sqrt(a ?? 0), slope: Math.sqrt(c ?? 0) });
  return {
    intercept: b[0],
    slope: b[1],
    seModel: errors(inverse),
    seRobust: errors(robust),
    logLikelihood: logLikelihoodFound,
    logLikelihoodNull,
  };
}

function rate({ x }: LogisticLevel, [intercept, slope]: Pair): number {
  return 1 / (1 + Math.exp(-intercept - slope * x));
}

function logLikelihood(levels: readonly LogisticLevel[], [intercept, slope]: Pair): number {
  return levels.reduce((sum, { x, yes, no }) => {
    const eta = intercept + slope * x;
    return sum - yes.w * softplus(-eta) - no.w * softplus(eta);
  }, 0);
}

/** ln(1 + e^x) without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

function score(levels: readonly LogisticLevel[], b: Pair): Pair {
  return levels.reduce<Pair>(
    (sum, level) => {
      const residual = level.yes.w - (level.yes.w + level.no.w) * rate(level, b);
      return [sum[0] + residual, sum[1] + residual * level.x];
    },
    [0, 0],
  );
}

function information(levels: readonly LogisticLevel[], b: Pair): Symmetric {
  return summed(levels, (level) => {
    const rest = rate(level, [-b[0], -b[1]]);
    return (level.yes.w + level.no.w) * rate(level, b) * rest;
  });
}

/** Σuu' of the scores u = w(y − π)(1, x) of single respondents. Their mean is zero at the solution. */
function spread(levels: readonly LogisticLevel[], b: Pair): Symmetric {
  return summed(levels, (level) => {
    const p = rate(level, b);
    return level.yes.w2 * (1 - p) ** 2 + level.no.w2 * p ** 2;
  });
}

function summed(levels: readonly LogisticLevel[], weight: (level: LogisticLevel) => number): Symmetric {
  return levels.reduce<Symmetric>(
    ([a, b, c], level) => {
      const w = weight(level);
      return [a + w, b + w * level.x, c + w * level.x * level.x];
    },
    [0, 0, 0],
  );
}

function inverted([a, b, c]: Symmetric): Symmetric | undefined {
  const determinant = a * c - b * b;
  return determinant > 1e-12 * a * c ? [c / determinant, -b / determinant, a / determinant] : undefined;
}

function solved(matrix: Symmetric, right: Pair): Pair | undefined {
  const inverse = inverted(matrix);
  if (inverse === undefined) return undefined;
  const [a, b, c] = inverse;
  return [a * right[0] + b * right[1], b * right[0] + c * right[1]];
}

function sandwich([a, b, c]: Symmetric, [p, q, r]: Symmetric): Symmetric {
  const [top, topRight] = [a * p + b * q, a * q + b * r];
  const [bottom, bottomRight] = [b * p + c * q, b * q + c * r];
  return [top * a + topRight * b, top * b + topRight * c, bottom * b + bottomRight * c];
}
