import type { Thresholds } from '../analyses/gate.ts';
import { didYouMean } from '../errors.ts';
import { type Crosstab, groupOf, type Query } from '../survey/crosstab.ts';
import type { Moments, MomentsQuery, PointMoments } from '../survey/moments.ts';
import type {
  Condition,
  GridItem,
  GridQuestion,
  Level,
  Option,
  Question,
  QuestionType,
  ScaleQuestion,
} from '../survey/question.ts';
import type { Study, Wave } from '../survey/study.ts';
import type { Text } from '../survey/text.ts';
import { ask } from '../tabulate/ask.ts';
import { askMoments, askReplicates } from '../tabulate/ask-moments.ts';
import { type OpenStudy, wasAsked } from '../tabulate/open-study.ts';
import type { Bootstrap } from '../tabulate/replicate-weights.ts';
import { BlockProblem } from './block.ts';

type Typed<Type extends QuestionType> = Extract<Question, { type: Type }>;

/** A rating: a scale question, or an item of a grid with the grid's scale. */
export interface Rating {
  readonly item: string;
  readonly question: ScaleQuestion | GridQuestion;
  readonly levels: readonly Level[];
  readonly midpoint: readonly string[];
  readonly top: number;
  /** The item's own words where it is one of a grid. */
  readonly label: Text | undefined;
}

/** Which respondents, and from where: props that every figure takes. */
export interface Selection {
  readonly wave?: string | undefined;
  readonly where?: Readonly<Record<string, string | readonly string[]>> | undefined;
  readonly published?: string | undefined;
}

/** Where blocks look things up in their study. Whatever is not there is a `BlockProblem` with a hint. */
export class Desk {
  readonly open: OpenStudy;
  readonly study: Study & { readonly privacy: Thresholds };

  /** Remarks made on the page that is being printed; undefined off any page. */
  readonly #remarks: Set<string> | undefined;

  /** `alsoHidden`: places that the gate hides in every finding made at this desk. */
  constructor(open: OpenStudy, alsoHidden?: ReadonlySet<string>, remarks?: Set<string>) {
    this.#remarks = remarks;
    const { study } = open;
    this.open = open;
    this.study = alsoHidden === undefined ? study : { ...study, privacy: { ...study.privacy, alsoHidden } };
  }

  /** The same desk at the top of a page. */
  atNewPage(): Desk {
    return new Desk(this.open, this.study.privacy.alsoHidden, new Set());
  }

  /** Whether a remark that a page makes once has not been made on it yet. */
  firstOnPage(remark: string): boolean {
    if (this.#remarks?.has(remark)) return false;
    this.#remarks?.add(remark);
    return true;
  }

  ask(queries: readonly Query[]): Crosstab[] {
    return ask(this.open, queries);
  }

  /** Sums of products over numeric terms. */
  moments(query: MomentsQuery): Moments {
    return askMoments(this.open, query);
  }

  /** Bootstrap replicates of the same moments, made as they are read; each overwrites the one before. */
  replicates(query: MomentsQuery, bootstrap: Bootstrap): Iterable<PointMoments> {
    return askReplicates(this.open, query, bootstrap);
  }

  /** A question of one of these types. `block` names the asker in the error. */
  question<Type extends QuestionType>(block: string, prop: string, id: string, types: readonly Type[]): Typed<Type> {
    const question = this.study.questions.find((candidate) => candidate.id === id);
    if (question === undefined) {
      const ids = this.study.questions
        .filter(({ type }) => (types as readonly string[]).includes(type))
        .map((q) => q.id);
      throw new BlockProblem(
        `${prop}="${id}" in <${block}>`,
        'the id of a question of study.yaml',
        didYouMean(id, ids),
      );
    }
    if (!(types as readonly string[]).includes(question.type)) {
      throw new BlockProblem(
        `${prop}="${id}" in <${block}>, a ${question.type} question`,
        types.length === 1 ? `a ${types[0]} question` : `a question of type ${types.join(' or ')}`,
        didYouMean(
          '',
          this.study.questions.filter(({ type }) => (types as readonly string[]).includes(type)).map((q) => q.id),
        ),
      );
    }
    return question as Typed<Type>;
  }

  /** A rating by its address: `overall`, or `ratings.price` for an item of a grid. */
  rating(block: string, prop: string, address: string): Rating {
    const [id = '', itemId] = address.split('.');
    if (itemId === undefined) {
      const question = this.question(block, prop, id, ['scale']);
      return {
        item: id,
        question,
        levels: question.levels,
        midpoint: question.midpoint,
        top: question.top,
        label: undefined,
      };
    }
    const question = this.question(block, prop, id, ['grid']);
    const item = this.#item(block, prop, question, itemId);
    return {
      item: address,
      question,
      levels: question.levels,
      midpoint: question.midpoint,
      top: question.top,
      label: item.label,
    };
  }

  #item(block: string, prop: string, grid: GridQuestion, id: string): GridItem {
    const item = grid.items.find((candidate) => candidate.id === id);
    if (item !== undefined) return item;
    const ids = grid.items.map((candidate) => candidate.id);
    throw new BlockProblem(`${prop}="${grid.id}.${id}" in <${block}>`, `an item of "${grid.id}"`, didYouMean(id, ids));
  }

  /** Codes of a question, checked. */
  codes(
    block: string,
    prop: string,
    given: string | readonly string[],
    of: readonly Option[],
    owner: string,
  ): string[] {
    const known = of.map(({ code }) => code);
    const codes = (typeof given === 'string' ? [given] : given).map(String);
    for (const code of codes) {
      if (!known.includes(code)) {
        throw new BlockProblem(`${prop}="${code}" in <${block}>`, `an answer to "${owner}"`, didYouMean(code, known));
      }
    }
    return codes;
  }

  /** What a figure is broken down by: `wave`, or a segment of the study. */
  by(
    block: string,
    given: string,
    prop: 'by' | 'switch' = 'by',
  ): { id: string; labels: readonly { code: string; label: Text }[]; label: Text | undefined } {
    if (given === 'wave') {
      if (this.study.waves.length < 2) {
        throw new BlockProblem(
          `${prop}="wave" in <${block}>`,
          'a study with two waves or more',
          `Leave \`${prop}\` out.`,
        );
      }
      return { id: 'wave', labels: this.study.waves.map(({ id, label }) => ({ code: id, label })), label: undefined };
    }
    if (!this.study.segments.includes(given)) {
      throw new BlockProblem(
        `${prop}="${given}" in <${block}>`,
        '"wave" or one of the study’s segments',
        didYouMean(given, ['wave', ...this.study.segments]),
      );
    }
    const question = this.question(block, prop, given, ['single']);
    return { id: given, labels: question.options, label: question.label ?? question.text };
  }

  /** The wave a figure is about; undefined when it is about all of them. */
  wave(block: string, given: string | undefined, by?: string): Wave | undefined {
    const { waves } = this.study;
    if (given === undefined) return by === 'wave' ? undefined : waves.at(-1);
    if (given === 'all') return undefined;
    const wave = waves.find(({ id }) => id === given);
    if (wave !== undefined) return wave;
    const known = [...waves.map(({ id }) => id), 'all'];
    throw new BlockProblem(`wave="${given}" in <${block}>`, 'a wave of the study, or "all"', didYouMean(given, known));
  }

  /** A filter on answers to `single` and `scale` questions, checked. */
  where(block: string, given: Selection['where']): Condition {
    return Object.fromEntries(
      Object.entries(given ?? {}).map(([id, codes]) => {
        const question = this.question(block, 'where', id, ['single', 'scale']);
        const options = question.type === 'single' ? question.options : question.levels;
        return [id, this.codes(block, `where.${id}`, codes, options, id)];
      }),
    );
  }

  /**
   * The published table that a block shows: the one it names, or the question's own where nobody was asked.
   * Undefined when respondents answer.
   */
  published(block: string, of: string, named: string | undefined, by?: string): Crosstab | undefined {
    if (named === undefined && wasAsked(this.open, of)) return undefined;
    const tables = this.study.published.filter((table) => table.of === of && table.by === by);
    const table = named === undefined ? tables[0] : tables.find(({ id }) => id === named);
    if (table !== undefined) return this.open.published.get(table.id);
    if (named !== undefined) {
      const dimensions = by === undefined ? '' : ` by "${by}"`;
      throw new BlockProblem(
        `published="${named}" in <${block}>`,
        `a published table of "${of}"${dimensions}`,
        didYouMean(
          named,
          tables.map(({ id }) => id),
        ),
      );
    }
    throw new BlockProblem(
      `of="${of}" in <${block}>`,
      'a question that was asked of respondents, or that has a published table',
      'Give the question its column, or add a table under `published`.',
    );
  }

  /** By which question a published table of `of` is given, if it has two dimensions. */
  byOf(of: string, named: string | undefined): string | undefined {
    return this.study.published.find(
      (table) => table.of === of && table.by !== undefined && (named ?? table.id) === table.id,
    )?.by;
  }

  /** One row of a published table of two dimensions. */
  level(block: string, table: Crosstab, level: string): Crosstab {
    const known = table.by[0]?.categories ?? [];
    const index = known.indexOf(level);
    if (index >= 0) return groupOf(table, index);
    throw new BlockProblem(`level="${level}" in <${block}>`, 'a row of the published table', didYouMean(level, known));
  }
}
