import type { Column } from '../input/columns.ts';
import { MISSING_REASONS } from '../input/columns.ts';
import type { Axis, Cell, Crosstab, MissingCounts, Query, Term } from '../survey/crosstab.ts';
import { columnOf, type Filter, filter } from './filter.ts';
import type { OpenStudy } from './open-study.ts';
import { respondentsOf } from './open-study.ts';
import { type ClusterTotals, clusterTotals } from './cluster-totals.ts';
import { levelValue } from './level-value.ts';
import { studyDesign } from './study-design.ts';

/**
 * Answer questions about a study: the one door between respondents and report.
 *
 * All queries are answered in one pass over the respondents. Filter first, then whoever lacks an answer to a term is counted
 * under `missing`, then whoever has weight 0 is dropped; the rest are the base. A respondent without an answer to a `by` question
 * is in no group. Only the last term of a query may be a multiple choice.
 *
 * @returns one crosstab for each query, in their order
 * @throws {RangeError} when a query names an item, wave or code that the study does not have
 */
export function ask(study: OpenStudy, queries: readonly Query[]): Crosstab[] {
  const respondents = respondentsOf(study);
  const plans = queries.map((query) => new Plan(study, query));
  const { count, wave, weight } = respondents;
  for (let row = 0; row < count; row++) {
    const w = weight === undefined ? 1 : weight[row]!;
    for (const plan of plans) plan.count(row, wave[row]!, w);
  }
  return plans.map((plan) => plan.crosstab());
}

/** Where a respondent stands on an axis: an index, or a missing code below 0. */
type Position = (row: number) => number;

interface Located {
  readonly axis: Axis;
  readonly at: Position;
}

class Plan {
  readonly #weighted: boolean;
  readonly #wave: number;
  readonly #passes: Filter;
  readonly #by: readonly Located[];
  readonly #of: readonly Located[];
  readonly #many: Many | undefined;
  readonly #size: number;
  readonly #cells: Tally;
  readonly #bases: Tally;
  readonly #missing: Tally;
  /** Of all cells, then of all bases; undefined where no design is declared, or nobody is weighted by it. */
  readonly #clusters: ClusterTotals | undefined;

  constructor(study: OpenStudy, query: Query) {
    const { items, weight } = respondentsOf(study);
    this.#weighted = weight !== undefined && query.weighted !== false;
    const waves = study.study.waves.map(({ id }) => id);
    this.#wave = query.wave === undefined ? -1 : indexOf(waves, query.wave, 'wave');
    this.#passes = filter(items, query.where);
    const { wave } = respondentsOf(study);
    this.#by = (query.by ?? []).map((id) =>
      id === 'wave'
        ? { axis: { id, kind: 'single', categories: waves }, at: (row) => wave[row]! }
        : categorical(id, columnOf(items, id)),
    );
    const terms = query.of.map((term) => located(study, items, term));
    const many = terms.filter((term) => 'options' in term);
    if (many.length > 1 || (many.length === 1 && terms.at(-1) !== many[0])) {
      throw new RangeError('only the last term of a query may be a multiple choice');
    }
    this.#many = many[0];
    this.#of = terms.filter((term): term is Located => 'at' in term);
    const last = this.#many?.axis.categories.length ?? 1;
    this.#size = this.#of.reduce((product, { axis }) => product * axis.categories.length, last);
    const groups = this.#by.reduce((product, { axis }) => product * axis.categories.length, 1);
    this.#cells = new Tally(groups * this.#size);
    this.#bases = new Tally(groups);
    this.#missing = new Tally(groups * MISSING_REASONS.length);
    const design = query.weighted === false ? undefined : studyDesign(respondentsOf(study), this.#wave);
    this.#clusters = design?.kind === 'design' ? clusterTotals(design, groups * (this.#size + 1)) : undefined;
  }

  count(row: number, wave: number, weight: number): void {
    if (this.#wave >= 0 && wave !== this.#wave) return;
    if (!this.#passes(row)) return;
    let group = 0;
    for (const { axis, at } of this.#by) {
      const index = at(row);
      if (index < 0) return;
      group = group * axis.categories.length + index;
    }
    const w = this.#weighted ? weight : 1;
    let cell = 0;
    let missing = 0;
    for (const { axis, at } of this.#of) {
      const index = at(row);
      if (index < 0) missing ||= index;
      else cell = cell * axis.categories.length + index;
    }
    missing ||= this.#many?.asked(row) ?? 0;
    if (missing < 0) {
      this.#missing.add(group * MISSING_REASONS.length - 1 - missing, w);
      return;
    }
    if (w === 0) return;
    this.#bases.add(group, w);
    const from = group * this.#size;
    const counted = this.#clusters && [this.#cells.size + group];
    const add = (one: number): void => {
      this.#cells.add(one, w);
      counted?.push(one);
    };
    if (this.#many === undefined) add(from + cell);
    else this.#many.named(row, (option) => add(from + cell * this.#many!.axis.categories.length + option));
    if (counted !== undefined) this.#clusters!.add(row, counted, w);
  }

  crosstab(): Crosstab {
    return {
      by: this.#by.map(({ axis }) => axis),
      of: [...this.#of.map(({ axis }) => axis), ...(this.#many === undefined ? [] : [this.#many.axis])],
      cells: this.#cells.cells(),
      bases: this.#bases.cells(),
      missing: this.#bases.cells().map((_, group) => this.#missingOf(group)),
      ...(this.#clusters === undefined ? {} : { between: this.#clusters.between() }),
      origin: { kind: 'respondents', weighted: this.#weighted },
    };
  }

  #missingOf(group: number): MissingCounts {
    const cells = this.#missing.cells();
    const reasons = MISSING_REASONS.map((reason, i) => [reason, cells[group * MISSING_REASONS.length + i]!] as const);
    return Object.fromEntries(
      reasons.filter(([, cell]) => cell.n !== 0).map(([reason, { n, w }]) => [reason, { n: n ?? 0, w }]),
    );
  }
}

/** Sums of one, of w and of w², for many cells at once. */
class Tally {
  readonly #n: Float64Array;
  readonly #w: Float64Array;
  readonly #w2: Float64Array;
  readonly size: number;

  constructor(size: number) {
    this.size = size;
    this.#n = new Float64Array(size);
    this.#w = new Float64Array(size);
    this.#w2 = new Float64Array(size);
  }

  add(index: number, w: number): void {
    this.#n[index]! += 1;
    this.#w[index]! += w;
    this.#w2[index]! += w * w;
  }

  cells(): Cell[] {
    return Array.from(this.#n, (n, i) => ({ n, w: this.#w[i]!, w2: this.#w2[i]! }));
  }
}

/** A multiple choice: which options, and then which nets, a respondent named. */
interface Many {
  readonly axis: Axis;
  readonly options: number;
  asked(row: number): number;
  named(row: number, visit: (category: number) => void): void;
}

function located(study: OpenStudy, items: ReadonlyMap<string, Column>, term: Term): Located | Many {
  const answers = columnOf(items, term.item);
  if ('oneOf' in term) return yesOrNo(term.item, answers, new Set(term.oneOf));
  if ('atLeast' in term) return reaches(study, term.item, answers, term.atLeast);
  if (answers.kind === 'ticks') return many(term.item, answers, 'nets' in term ? term.nets : {});
  if ('nets' in term) throw new RangeError(`"${term.item}" is not a multiple choice and has no nets`);
  return categorical(term.item, answers);
}

function categorical(id: string, answers: Column): Located {
  if (answers.kind !== 'category') throw new RangeError(`"${id}" has no categories to count`);
  const { data } = answers;
  return { axis: { id, kind: 'single', categories: answers.categories }, at: (row) => data[row]! };
}

function yesOrNo(id: string, answers: Column, codes: ReadonlySet<string>): Located {
  const axis: Axis = { id, kind: 'single', categories: ['0', '1'] };
  if (answers.kind === 'ticks') {
    const wanted = answers.categories.flatMap((code, i) => (codes.has(code) ? [answers.data[i]!] : []));
    const { asked } = answers;
    return { axis, at: (row) => (asked[row]! < 0 ? asked[row]! : wanted.some((tick) => tick[row] === 1) ? 1 : 0) };
  }
  const { at, axis: own } = categorical(id, answers);
  const yes = own.categories.map((code) => (codes.has(code) ? 1 : 0));
  return { axis, at: (row) => (at(row) < 0 ? at(row) : yes[at(row)]!) };
}

function reaches(study: OpenStudy, id: string, answers: Column, cut: number): Located {
  const axis: Axis = { id, kind: 'single', categories: ['0', '1'] };
  if (answers.kind === 'number') {
    const { data, why } = answers;
    return { axis, at: (row) => (why[row]! < 0 ? why[row]! : data[row]! >= cut ? 1 : 0) };
  }
  const { at, axis: own } = categorical(id, answers);
  const yes = own.categories.map((code) => (levelValue(study.study, id, code) >= cut ? 1 : 0));
  return { axis, at: (row) => (at(row) < 0 ? at(row) : yes[at(row)]!) };
}

function many(
  id: string,
  { categories, data, asked }: Extract<Column, { kind: 'ticks' }>,
  nets: Readonly<Record<string, readonly string[]>>,
): Many {
  const members = Object.values(nets).map((codes) => codes.map((code) => indexOf(categories, code, `option of ${id}`)));
  return {
    axis: { id, kind: 'multi', categories: [...categories, ...Object.keys(nets)] },
    options: categories.length,
    asked: (row) => asked[row]!,
    named(row, visit) {
      data.forEach((tick, option) => tick[row] === 1 && visit(option));
      members.forEach((net, i) => net.some((option) => data[option]![row] === 1) && visit(categories.length + i));
    },
  };
}

function indexOf(known: readonly string[], name: string, kind: string): number {
  const index = known.indexOf(name);
  if (index < 0) throw new RangeError(`"${name}" is not a ${kind}`);
  return index;
}
