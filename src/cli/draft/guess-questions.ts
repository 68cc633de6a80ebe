import type { ProfiledColumn, ProfiledTable, Tool } from '../../input/profile.ts';
import type { MissingReason } from '../../survey/question.ts';
import { columnGroups } from './column-groups.ts';
import { namedIn, optionName, questionText, sharedName, withoutNumber, wordingOf } from './column-words.ts';
import { columnsOf, type Draft, type DraftQuestion, type LeftOut, SURE_ENOUGH } from './draft.ts';
import { askedIfOf } from './guess-asked.ts';
import { boxesOf, labelOf } from './guess-boxes.ts';
import { type Choice, choiceOf, holdsDates, withOther } from './guess-choice.ts';
import { isRanking, rankedNeighbours, ranksAnswers } from './is-ranking.ts';
import { kanoAnswers } from './kano-answer.ts';
import { type KanoPairs, kanoPairsIn } from './guess-kano.ts';
import { missingReason } from './missing-words.ts';
import { noQuestion } from './no-question.ts';
import { besideOther, joinedColumns, spreadChoice } from './joined-columns.ts';
import { rolesOf } from './guess-roles.ts';
import { separatedOf } from './guess-separated.ts';
import { type Cells, cellsOf, trimmed } from './profiled-cells.ts';
import { numberName, QuestionIds } from './question-ids.ts';
import { ratingOf } from './rating.ts';
import { stemOf } from './stem-of.ts';
import { ABOUT } from './wordings.ts';

/**
 * The questions that a file most probably holds, in its order, and every column that stays out with the reason.
 *
 * Personal and system columns, free text and exact dates stay out always; a question whose kind is a guess below `SURE_ENOUGH`
 * stays out unless it is in `wanted`.
 *
 * @param wanted headings that somebody has said are questions, however unsure the guess
 */
export function guessQuestions(table: ProfiledTable, wanted: ReadonlySet<string> = new Set()): Draft {
  const guess = new Guesses(table, wanted);
  return guess.draft();
}

class Guesses {
  readonly #table: ProfiledTable;
  readonly #wanted: ReadonlySet<string>;
  readonly #ids = new QuestionIds();
  readonly #left: LeftOut[] = [];
  readonly #questions: { readonly at: number; readonly question: DraftQuestion }[] = [];
  /** Heading → values that the file declares missing. */
  readonly #missing = new Map<string, Readonly<Record<string, MissingReason>>>();
  #weight: Draft['weight'];

  constructor(table: ProfiledTable, wanted: ReadonlySet<string>) {
    this.#table = table;
    this.#wanted = wanted;
  }

  draft(): Draft {
    const { profile } = this.#table;
    let open = profile.columns.map((column) => cellsOf(this.#table, column)).filter((cells) => this.#isOpen(cells));
    const kano = kanoPairsIn(
      open.filter(({ column }) => column.positions !== true),
      profile.tool,
    );
    if (kano !== undefined) {
      this.#kano(kano);
      const used = new Set(kano.pairs.flatMap(({ functional, dysfunctional }) => [functional, dysfunctional]));
      open = open.filter((cells) => !used.has(cells));
    }
    for (const set of profile.sets) {
      const members = open.filter(({ column }) => set.columns.includes(column.heading));
      if (members.length < 2) continue;
      const { question } = members[0]!.column;
      // What people wrote beside "other" belongs to the set, though no set counts it.
      const columns = open.filter(
        (cells) =>
          members.includes(cells) ||
          (question !== undefined && cells.column.question === question && cells.column.declared === 'text'),
      );
      open = open.filter((cells) => !columns.includes(cells));
      const spread =
        set.counted === undefined &&
        members.every(({ column }) => column.declared === 'single') &&
        members.filter(({ filled }) => filled > 0).length > 1 &&
        members.reduce((sum, { filled }) => sum + filled, 0) >= FEWEST_APART;
      if (spread && this.#spread(columns, spreadChoice(columns, set.label))) continue;
      const own = set.counted === undefined ? boxesOf(columns, profile.tool, this.#table) : undefined;
      if (set.counted === undefined && own === undefined) {
        if (!this.#mentions(columns, set.label))
          for (const { column } of columns)
            this.#leave(column, 'unsupported', 'one of several columns that each hold any of the answers');
      } else this.#group(columns, set);
    }
    for (const { asked, other } of besideOther(open, this.#table)) {
      const choice = choiceOf(asked, profile.tool, wordingOf([asked]));
      if (choice === undefined || choice.confidence < SURE_ENOUGH || choice.writtenIn !== undefined) continue;
      const { all, writtenIn } = withOther(choice.options, other.filled);
      this.#one(asked, [asked, other], {
        ...choice,
        options: all,
        writtenIn,
        confirm: [...choice.confirm, `What people wrote in "${other.column.heading}" counts as "${writtenIn!.code}".`],
      });
      open = open.filter((cells) => cells !== asked && cells !== other);
    }
    for (const places of rankedNeighbours(open, this.#table)) {
      for (const { column } of places) this.#leave(column, 'unsupported', 'one place of a ranking');
      open = open.filter((cells) => !places.includes(cells));
    }
    for (const group of columnGroups(open)) {
      if (group.length > 1) this.#group(group);
      else this.#single(group[0]!);
    }
    return this.#finished();
  }

  #isOpen(cells: Cells): boolean {
    const { column } = cells;
    const wanted = this.#wanted.has(column.heading);
    this.#missing.set(column.heading, cells.missing);
    if (
      column.role === 'weight' ||
      this.#table.profile.weight === column.heading ||
      ABOUT.weight.test(trimmed(column.heading)) ||
      ABOUT.factor.test(trimmed(column.heading))
    ) {
      if (this.#isWeight(cells)) return false;
    }
    if (
      column.role === 'system' &&
      ABOUT.duration.test(`${column.heading} ${column.text ?? ''}`) &&
      this.#duration(cells)
    )
      return false;
    if (column.role === 'personal') {
      this.#leave(column, 'personal', 'looks personal');
      return false;
    }
    if (column.role === 'system' && !wanted) {
      this.#leave(column, 'system', 'written by the tool');
      return false;
    }
    if (
      /_NPS_GROUP$/i.test(column.heading) ||
      (cells.filled > 0 && cells.distinct.every(({ value }) => /^(detractor|passive|promoter)s?$/i.test(value)))
    ) {
      this.#leave(column, 'system', 'computed from another column');
      return false;
    }
    return true;
  }

  #isWeight(cells: Cells): boolean {
    const { column, distinct, filled } = cells;
    const numbers = distinct.map(({ value, count }) => ({ value: Number(value), count }));
    const good = numbers.length > 1 && numbers.every(({ value }) => Number.isFinite(value) && value >= 0);
    const declared = column.role === 'weight' || this.#table.profile.weight === column.heading;
    if (!good || (numbers.every(({ value }) => Number.isInteger(value)) && !declared)) return false;
    const mean = numbers.reduce((sum, { value, count }) => sum + value * count, 0) / filled;
    const named = declared || ABOUT.weight.test(trimmed(column.heading));
    if (!named && Math.abs(mean - 1) > 0.1) return false;
    if (filled < this.#table.rows.length) {
      this.#leave(column, 'unsupported', `a weight, but ${this.#table.rows.length - filled} respondents have none`);
      return true;
    }
    this.#weight = {
      column: column.heading,
      confidence: declared ? 0.98 : 0.85,
      reason: declared
        ? 'the file declares it as the weight'
        : `the heading says so, and the numbers have a mean of ${mean.toFixed(2)}`,
    };
    return true;
  }

  /** How long the interview took, for the check on speeders. */
  #duration(cells: Cells): boolean {
    if (cells.filled === 0 || cells.distinct.some(({ value }) => !/^\d+(\.\d+)?$/.test(value))) return false;
    if (this.#questions.some(({ question }) => question.id === 'duration')) return false;
    this.#add(cells.column.index, {
      id: this.#ids.next(['duration'], 'duration'),
      type: 'number',
      column: cells.column.heading,
      text: cells.column.text ?? cells.column.heading,
      ...PLAIN,
      confidence: 0.9,
      reason: 'the tool measured it; npm run check looks for answers that came too fast',
    });
    return true;
  }

  #kano(kano: KanoPairs): void {
    const first = kano.pairs[0]!.functional.column;
    const texts = new Set(
      kano.pairs.map(({ functional: { column } }) => (column.part === undefined ? '' : (column.text ?? ''))),
    );
    const ids = new QuestionIds();
    this.#add(first.index, {
      id: this.#ids.next(['features'], 'features'),
      type: 'kano',
      text:
        texts.size === 1 && [...texts][0] !== ''
          ? [...texts][0]!
          : kano.pairs.length === 1
            ? (first.text ?? first.heading)
            : 'How do you feel if it is there, and how if it is not?',
      ...PLAIN,
      missing: kano.missing,
      unconfirmed: kano.unconfirmed,
      confirm: kano.confirm,
      confidence: kano.confidence,
      reason: kano.reason,
      answers: kano.answers,
      attributes: kano.pairs.map(({ functional, dysfunctional, label }, index) => ({
        id: ids.next(
          [label, sharedName(functional.column.heading, dysfunctional.column.heading)],
          `feature-${index + 1}`,
        ),
        label,
        functional: functional.column.heading,
        dysfunctional: dysfunctional.column.heading,
      })),
    });
  }

  #group(group: readonly Cells[], set?: ProfiledTable['profile']['sets'][number]): void {
    const { tool } = this.#table.profile;
    const filled = group.filter(({ filled: n, column }) => n > 0 || column.options.length > 0);
    const boxes = boxesOf(group, tool, this.#table, set);
    if (boxes !== undefined && (boxes.confidence >= SURE_ENOUGH || this.#isWanted(group))) {
      const [first] = group;
      const ids = new QuestionIds();
      const worded = set?.label ?? first!.column.text ?? stemOf(first!.column.heading);
      const text =
        worded === undefined ? unwordedText(boxes.options.map(({ label }) => label)) : withoutNumber(namedIn(worded));
      this.#add(first!.column.index, {
        id: this.#ids.next(
          worded === undefined ? [] : this.#names(first!.column, text, true),
          numberedId(first!.column),
        ),
        type: 'multi',
        text,
        ...PLAIN,
        missing: boxes.missing,
        confirm: [...(worded === undefined ? [NO_WORDING] : []), ...boxes.confirm],
        confidence: boxes.confidence,
        reason: boxes.reason,
        options: boxes.options.map(({ cells, label, writtenIn }, index) => ({
          code: ids.next([optionName(cells, label)], `option-${index + 1}`),
          label,
          column: cells.column.heading,
          writtenIn,
        })),
        ticked: boxes.ticked,
        unticked: boxes.unticked,
        column: undefined,
        separator: undefined,
        writtenIn: undefined,
      });
      for (const { column } of boxes.texts) this.#leave(column, 'text', 'free text beside a multiple choice');
      for (const { column } of boxes.empty) this.#leave(column, 'empty', 'nobody answered');
      return;
    }
    if (isRanking(this.#table, filled)) {
      for (const { column } of group) this.#leave(column, 'unsupported', 'one place of a ranking');
      return;
    }
    if (group.some(({ column }) => column.positions === true) && !this.#isWanted(group)) {
      for (const cells of group) this.#single(cells);
      return;
    }
    const wording = wordingOf(group);
    const rated = filled.filter(
      (cells) => cells.column.declared !== 'text' && ratingOf([cells], wording, tool) !== undefined,
    );
    const rating = rated.length > 1 ? ratingOf(rated, wording, tool) : undefined;
    if (rating !== undefined && (rating.confidence >= SURE_ENOUGH || this.#isWanted(group))) {
      const [first] = rated;
      const ids = new QuestionIds();
      const worded =
        first!.column.part === undefined
          ? (stemOf(first!.column.heading) ?? first!.column.question ?? first!.column.heading)
          : first!.column.text;
      const text = worded === undefined ? unwordedText(rated.map(labelOf)) : withoutNumber(namedIn(worded));
      this.#add(first!.column.index, {
        ...rating,
        confirm: [...(worded === undefined ? [NO_WORDING] : []), ...rating.confirm],
        id: this.#ids.next(this.#names(first!.column, text, true), numberedId(first!.column)),
        type: 'grid',
        text,
        items: rated.map((cells, index) => ({
          id: ids.next([labelOf(cells), cells.column.heading], `item-${index + 1}`),
          column: cells.column.heading,
          label: labelOf(cells),
        })),
      });
      for (const cells of group) if (!rated.includes(cells)) this.#single(cells);
      return;
    }
    const given = answersOf(group);
    for (const cells of group) this.#single(cells, given);
  }

  /** A single choice or a rating whose options have a column each. */
  #spread(columns: readonly Cells[], cells: Cells): boolean {
    const { tool } = this.#table.profile;
    const about = wordingOf([cells]);
    const confirm = `Nobody filled two of these ${columns.length} columns, so they are read as one choice.`;
    const rating = ratingOf([cells], about, tool);
    if (rating !== undefined && rating.confidence >= SURE_ENOUGH) {
      const text = questionText(cells.column);
      const base = { text, column: columns[0]!.column.heading, columns: columns.map(({ column }) => column.heading) };
      const id = this.#ids.next(this.#names(cells.column, text), `q${cells.column.index + 1}`);
      this.#add(cells.column.index, { ...rating, ...base, confirm: [confirm, ...rating.confirm], id, type: 'scale' });
      return true;
    }
    const choice = choiceOf(cells, tool, about);
    if (choice === undefined || choice.confidence < SURE_ENOUGH) return false;
    const kano = kanoAnswers(choice.options.map(({ label }) => label)) !== undefined;
    this.#one(cells, columns, {
      ...choice,
      confirm: [
        confirm,
        ...(kano ? ['The answers are those of KANO questions; spread over columns they cannot be paired.'] : []),
        ...choice.confirm,
      ],
    });
    return true;
  }

  #one({ column }: Cells, columns: readonly Cells[], choice: Choice): void {
    const text = questionText(column);
    this.#add(column.index, {
      ...PLAIN,
      ...choice,
      id: this.#ids.next(this.#names(column, text), `q${column.index + 1}`),
      type: 'single',
      text,
      column: columns[0]!.column.heading,
      columns: columns.map((own) => own.column.heading),
    });
  }

  /** A multiple choice with one answer in each of several columns. */
  #mentions(columns: readonly Cells[], label: string | undefined): boolean {
    const cells = joinedColumns(columns, label);
    const choice = choiceOf(cells, this.#table.profile.tool, wordingOf([cells]));
    if (choice === undefined || choice.confidence < SURE_ENOUGH) return false;
    const text = questionText(cells.column);
    this.#add(cells.column.index, {
      ...PLAIN,
      ...choice,
      id: this.#ids.next(this.#names(cells.column, text, true), `q${cells.column.index + 1}`),
      type: 'multi',
      text,
      ticked: [],
      unticked: [],
      column: undefined,
      separator: undefined,
      mentions: columns.map(({ column }) => column.heading),
      reason: `the file declares ${columns.length} columns with an answer each to be one question, and ${choice.reason}`,
    });
    return true;
  }

  #single(cells: Cells, given: ReadonlySet<string> = new Set()): void {
    const { column, filled, distinct } = cells;
    const { tool } = this.#table.profile;
    const wanted = this.#wanted.has(column.heading);
    if (filled === 0) return this.#leave(column, 'empty', 'nobody answered');
    if (column.positions === true && !wanted) return this.#leave(column, 'uncertain', POSITIONS);
    if (column.declared === 'date' || holdsDates(cells))
      return this.#leave(column, 'date', 'exact times can identify people');
    const text = wordingOf([cells]);
    const about = `${text} ${column.heading}`;
    const none = noQuestion(cells, about);
    if (none !== undefined && (none.why === 'personal' || !wanted)) return this.#leave(column, none.why, none.reason);
    const names = this.#names(column, column.text ?? column.heading);
    const id = () => this.#ids.next(names, numberedId(column));
    const base = { text: questionText(column), column: column.heading };
    const rating =
      column.declared === 'text' || column.declared === 'multiple' ? undefined : ratingOf([cells], about, tool);
    if (rating !== undefined) {
      const eleven = rating.levels.length === 11 && rating.levels[0]!.code === 0;
      const ofTen = rating.levels.length >= 10 && rating.levels.at(-1)!.code === 10;
      if (ABOUT.recommend.test(about) && (eleven || ofTen) && rating.best === 'highest') {
        return this.#add(column.index, {
          ...PLAIN,
          ...base,
          id: this.#ids.next([...names.slice(0, 1).filter((name) => /^\w{1,12}$/.test(name ?? '')), 'nps'], 'nps'),
          type: 'nps',
          codes: rating.codes,
          missing: rating.missing,
          confidence: 0.95,
          reason: 'the wording speaks of recommending, and the answers are numbers up to 10',
        });
      }
      if (rating.confidence >= SURE_ENOUGH || wanted) {
        const worded = column.text !== undefined && column.text !== column.heading && tool === 'redcap';
        const statement = ROWS_ALONE.has(tool) && !worded && !/[?？]/.test(base.text);
        const confirm = statement ? [NO_WORDING, ...rating.confirm] : rating.confirm;
        return this.#add(column.index, { ...rating, ...base, confirm, id: id(), type: 'scale' });
      }
    }
    const open = ABOUT.open.test(about) && column.declared === undefined && column.options.length === 0;
    if (open && rating === undefined && !wanted) return this.#leave(column, 'text', 'free text');
    const separated = column.declared === 'text' ? undefined : separatedOf(cells, tool);
    const choice =
      column.declared === 'text' || column.declared === 'multiple' ? undefined : choiceOf(cells, tool, text, given);
    if (separated !== undefined && ranksAnswers(cells, separated.separator) && !wanted)
      return this.#leave(column, 'unsupported', 'a ranking: every cell holds all answers in some order');
    if (
      separated !== undefined &&
      (separated.confidence >= SURE_ENOUGH || wanted) &&
      (choice === undefined || separated.confidence > choice.confidence - 0.05)
    ) {
      const { separator, options, codes, missing, writtenIn, confirm, confidence, reason } = separated;
      return this.#add(column.index, {
        ...PLAIN,
        ...base,
        id: id(),
        type: 'multi',
        ticked: [],
        unticked: [],
        separator,
        options,
        codes,
        missing,
        writtenIn,
        confirm,
        confidence,
        reason,
      });
    }
    if (
      column.declared === 'multiple' &&
      separated === undefined &&
      distinct.length >= 2 &&
      column.options.length === 0
    ) {
      const alone = choiceOf(cells, tool);
      if (alone !== undefined && alone.confidence >= SURE_ENOUGH) {
        return this.#add(column.index, {
          ...PLAIN,
          ...base,
          id: id(),
          type: 'multi',
          ticked: [],
          unticked: [],
          separator: column.separator ?? ';',
          ...alone,
        });
      }
    }
    if (choice !== undefined && (choice.confidence >= SURE_ENOUGH || wanted)) {
      return this.#add(column.index, { ...PLAIN, ...base, id: id(), type: 'single', ...choice });
    }
    if (isQuantity(cells, about)) {
      return this.#add(column.index, {
        ...PLAIN,
        ...base,
        id: id(),
        type: 'number',
        confidence: 0.7,
        reason: 'numbers, and the wording asks how many',
      });
    }
    const [unsure] = [rating, choice, separated]
      .filter((guess) => guess !== undefined)
      .toSorted((a, b) => b.confidence - a.confidence);
    if (unsure !== undefined) {
      const { reason, confidence } = unsure;
      return this.#leave(column, 'uncertain', `${reason} (confidence ${confidence.toFixed(2)})`);
    }
    if (distinct.length === 1) {
      const everywhere = filled === this.#table.rows.length;
      return this.#leave(column, 'uncertain', everywhere ? 'the same in every row' : 'one value, or nothing');
    }
    const numbers = distinct.every(
      ({ value }) => /^[+-]?\d+([.,]\d+)?$/.test(value) || missingReason(value, tool) !== undefined,
    );
    if (numbers && column.declared !== 'text') return this.#leave(column, 'uncertain', 'numbers that nothing explains');
    return this.#leave(column, 'text', 'free text');
  }

  #names(column: ProfiledColumn, text: string, grouped = false): (string | undefined)[] {
    const code = /^[A-Za-z]\w{0,29}$/.test(column.question ?? '') ? column.question : undefined;
    const heading = /^[A-Za-z][\w-]{0,29}$/.test(column.heading) ? column.heading : undefined;
    const single = !grouped && (column.part === undefined || column.question === undefined);
    const own = code !== undefined && column.heading.startsWith(code) ? code : stemOf(column.heading);
    return [single ? heading : (own ?? heading), single ? undefined : code, text, numberName(column.heading)];
  }

  #isWanted(group: readonly Cells[]): boolean {
    return group.some(({ column }) => this.#wanted.has(column.heading));
  }

  #add(at: number, question: DraftQuestion): void {
    const declared = columnsOf(question).map((own) => this.#missing.get(own) ?? {});
    const missing = Object.assign({}, ...declared, question.missing) as DraftQuestion['missing'];
    this.#questions.push({ at, question: { ...question, missing } });
  }

  #leave({ heading }: ProfiledColumn, why: LeftOut['why'], reason: string): void {
    this.#left.push({ heading, why, reason });
  }

  #finished(): Draft {
    const position = new Map(this.#table.profile.columns.map(({ heading, index }) => [heading, index]));
    const ordered = this.#questions.toSorted((a, b) => a.at - b.at).map(({ question }) => question);
    const questions: DraftQuestion[] = [];
    for (const question of ordered) {
      const asked = question.id === 'duration' ? undefined : askedIfOf(this.#table, question, questions);
      questions.push(
        asked === undefined
          ? question
          : {
              ...question,
              askedIf: asked.condition,
              confirm: [
                ...question.confirm.filter((line) => !line.startsWith('An empty box')),
                `askedIf is read from the gaps: of ${asked.left} others, nobody answered.`,
              ],
            },
      );
    }
    const measured = rolesOf(questions);
    return {
      questions: measured.questions,
      left: this.#left.toSorted((a, b) => position.get(a.heading)! - position.get(b.heading)!),
      weight: this.#weight,
      roles: measured.roles,
    };
  }
}

/** `q3` of "3、您使用过哪些渠道？"; without a number there, the position of the column. */
function numberedId({ heading, index }: ProfiledColumn): string {
  const number = /^\W*[Qq]?(\d{1,3})\s*[.、．:：)）(（]/.exec(heading)?.[1];
  return `q${number === undefined ? index + 1 : Number(number)}`;
}

/** So many answers of which no two stand in one row, and columns are taken for one choice. */
const FEWEST_APART = 10;

const POSITIONS = 'numbers of options without their labels; download the answers as text (按文本)';

const NO_WORDING = 'The wording is not in the file; write what was asked.';

/** Of a question without a wording, what could be ticked. */
function unwordedText(labels: readonly string[]): string {
  return [...labels.slice(0, 3), ...(labels.length > 3 ? ['…'] : [])].join(' / ');
}

/** Tools that write the rows of a matrix without the question above them. */
const ROWS_ALONE: ReadonlySet<Tool> = new Set(['microsoft-forms', 'typeform', 'redcap']);

const PLAIN = { missing: {}, codes: {}, unconfirmed: false, confirm: [] } as const;

/** Answers that stand in two columns of a question, or twice in one. */
function answersOf(group: readonly Cells[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { distinct } of group)
    for (const { value, count } of distinct) counts.set(value, (counts.get(value) ?? 0) + count);
  return new Set([...counts].flatMap(([value, count]) => (count >= 2 ? [value] : [])));
}

function isQuantity({ distinct, filled, column }: Cells, wording: string): boolean {
  if (!distinct.every(({ value }) => /^\d{1,6}(\.\d+)?$/.test(value)) || filled < 5 || distinct.length < 3)
    return false;
  return column.declared === 'number' || ABOUT.quantity.test(wording);
}
