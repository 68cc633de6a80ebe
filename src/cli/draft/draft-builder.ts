import type { ProfiledColumn, ProfiledTable } from '../../input/profile.ts';
import type { MissingReason } from '../../survey/question.ts';
import { columnsOf, type Draft, type DraftQuestion, type LeftOut } from './draft.ts';
import { askedIfOf, type GivenAnswers, givenAnswers } from './guess-asked.ts';
import { rolesOf } from './guess-roles.ts';
import type { Cells } from './profiled-cells.ts';
import { numberName, QuestionIds } from './question-ids.ts';
import { stemOf } from './stem-of.ts';

/** What every question has that nothing else is said about. */
export const PLAIN = { missing: {}, codes: {}, unconfirmed: false, confirm: [] } as const;

export const NO_WORDING = 'The wording is not in the file; write what was asked.';

/** A draft while columns are looked at: each becomes part of a question, or is left out with a reason. */
export class DraftBuilder {
  readonly table: ProfiledTable;
  /** Headings that somebody has said are questions, however unsure the guess. */
  readonly wanted: ReadonlySet<string>;
  readonly ids = new QuestionIds();
  weight: Draft['weight'];
  readonly #left: LeftOut[] = [];
  readonly #questions: { readonly at: number; readonly question: DraftQuestion }[] = [];
  /** Heading → values that the file declares missing. */
  readonly #missing: ReadonlyMap<string, Readonly<Record<string, MissingReason>>>;

  constructor(table: ProfiledTable, columns: readonly Cells[], wanted: ReadonlySet<string>) {
    this.table = table;
    this.wanted = wanted;
    this.#missing = new Map(columns.map(({ column, missing }) => [column.heading, missing]));
  }

  /** @param at position of its first column */
  add(at: number, question: DraftQuestion): void {
    const declared = columnsOf(question).map((own) => this.#missing.get(own) ?? {});
    const missing = Object.assign({}, ...declared, question.missing) as DraftQuestion['missing'];
    const [number, ...others] = new Set(columnsOf(question).map(questionNumber));
    this.#questions.push({ at, question: { ...question, missing, number: others.length === 0 ? number : undefined } });
  }

  leave({ heading }: ProfiledColumn, why: LeftOut['why'], reason: string): void {
    this.#left.push({ heading, why, reason });
  }

  has(id: string): boolean {
    return this.#questions.some(({ question }) => question.id === id);
  }

  isWanted(group: readonly Cells[]): boolean {
    return group.some(({ column }) => this.wanted.has(column.heading));
  }

  /** What a question may be called, the best first. */
  names(column: ProfiledColumn, text: string, grouped = false): (string | undefined)[] {
    const code = /^[A-Za-z]\w{0,29}$/.test(column.question ?? '') ? column.question : undefined;
    const heading = /^[A-Za-z][\w-]{0,29}$/.test(column.heading) ? column.heading : undefined;
    const single = !grouped && (column.part === undefined || column.question === undefined);
    const own = code !== undefined && column.heading.startsWith(code) ? code : stemOf(column.heading);
    return [single ? heading : (own ?? heading), single ? undefined : code, text, numberName(column.heading)];
  }

  /** Who was not asked, where the file says that some were not and not why. */
  #unasked(question: DraftQuestion): readonly string[] {
    const column = this.table.profile.columns.find(({ heading }) => heading === columnsOf(question)[0]);
    if (column === undefined) return [];
    const rows = this.table.rows.filter(
      (row) => question.missing[(row[column.index] ?? '').trim()] === 'not-asked',
    ).length;
    if (rows === 0) return [];
    return [
      `${rows} of ${this.table.rows.length} were not asked, and no answer tells who; write "askedIf" if you know.`,
    ];
  }

  /** In the order of the file. */
  finished(): Draft {
    const position = new Map(this.table.profile.columns.map(({ heading, index }) => [heading, index]));
    const ordered = this.#questions.toSorted((a, b) => a.at - b.at).map(({ question }) => question);
    const questions: DraftQuestion[] = [];
    const earlier: GivenAnswers[] = [];
    for (const question of ordered) {
      const asked = question.id === 'duration' ? undefined : askedIfOf(this.table, question, earlier);
      const given = givenAnswers(this.table, question);
      if (given !== undefined) earlier.push(given);
      questions.push(
        asked === undefined
          ? { ...question, confirm: [...question.confirm, ...this.#unasked(question)] }
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
      weight: this.weight,
      roles: measured.roles,
    };
  }
}

/** "3" of "3、您使用过哪些渠道？", "Q3" of "Q3. …": the number that the questionnaire gives. */
function questionNumber(heading: string): string | undefined {
  return /^\s*(Q?\d{1,3}[a-z]?)\s*(?:[.、．](?!\d)|[)）])/i.exec(heading)?.[1];
}

/** `q3` of "3、您使用过哪些渠道？"; without a number there, the position of the column. */
export function numberedId({ heading, index }: ProfiledColumn): string {
  const number = /^\W*[Qq]?(\d{1,3})\s*[.、．:：)）(（]/.exec(heading)?.[1];
  return `q${number === undefined ? index + 1 : Number(number)}`;
}
