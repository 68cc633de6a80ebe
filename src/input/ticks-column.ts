import type { AnswerCodes, BoxCodes } from './answer-codes.ts';
import { cellText, UNKNOWN_CODE_HINT } from './cell-text.ts';
import { BAD, type ColumnBuilder, type Rows, type Source } from './column-builder.ts';
import { missingCode } from './columns.ts';
import { withRoom } from './growing.ts';

const BLANK = missingCode('blank');
const NOT_ASKED = missingCode('not-asked');

/** The answers to a multiple choice: one row of boxes a respondent, and why there are none. */
class Ticks {
  readonly data: Uint8Array<ArrayBuffer>[];
  asked = new Int8Array(0);
  length = 0;

  constructor(options: number) {
    this.data = Array.from({ length: options }, () => new Uint8Array(0));
  }

  grow(rows: number, ahead: number): void {
    this.data.forEach((box, index) => (this.data[index] = withRoom(box, this.length + rows, ahead)));
    this.asked = withRoom(this.asked, this.length + rows, ahead);
  }

  /** Everything of a builder but how cells are read. */
  rest(categories: readonly string[]): Omit<ColumnBuilder, 'item' | 'append'> {
    return {
      notAsked: (respondent) => {
        const why = this.asked[respondent]!;
        if (why === 0 && this.data.some((box) => box[respondent] === 1)) return false;
        if (why === 0 || why === BLANK) this.asked[respondent] = NOT_ASKED;
        return true;
      },
      gave: (respondent, wanted) => {
        const why = this.asked[respondent]!;
        if (why === BAD) return undefined;
        return why === 0 && this.data.some((box, index) => box[respondent] === 1 && wanted.has(index));
      },
      indices: (codes) => new Set(codes.map((code) => categories.indexOf(code))),
      column: (count) => ({
        kind: 'ticks',
        categories,
        data: this.data.map((box) => box.subarray(0, count)),
        asked: this.asked.subarray(0, count),
      }),
    };
  }
}

/**
 * Collects a multiple choice with a column for each option.
 *
 * A row in which some boxes are answered and others empty is a problem, unless the study says that an empty box is an unticked one:
 * to guess would shift the base. What is both an unticked box and a missing code is missing where every box of the row holds it.
 */
export function boxesColumn(
  item: string,
  categories: readonly string[],
  { byText, expected, either }: BoxCodes,
): ColumnBuilder {
  const ticks = new Ticks(categories.length);
  return {
    item,
    ...ticks.rest(categories),
    append({ cells, numbers, ahead }: Rows, { positions, headings, report }: Source) {
      ticks.grow(cells.length, ahead);
      const start = ticks.length;
      // For each row the lowest code and the number of answered boxes: missing codes are negative, BAD is below them all.
      const lowest = new Int8Array(cells.length);
      const answered = new Uint16Array(cells.length);
      const nowhere = new Uint16Array(either.size > 0 ? cells.length : 0);
      positions.forEach((position, option) => {
        const box = ticks.data[option]!;
        for (let i = 0; i < cells.length; i++) {
          const raw = cells[i]![position]!;
          const code = byText.get(raw) ?? byText.get(raw.replaceAll('\u00A0', ' ').trim()) ?? BAD;
          if (code >= 0) {
            box[start + i] = code;
            answered[i]!++;
            if (either.size > 0 && either.has(raw.trim())) nowhere[i]!++;
            continue;
          }
          if (code === BAD)
            report(numbers[i]!, headings[option]!, 'unknown code', {
              found: cellText(raw),
              expected,
              hint: UNKNOWN_CODE_HINT,
            });
          if (code < lowest[i]!) lowest[i] = code;
        }
      });
      for (let i = 0; i < cells.length; i++) {
        const code = lowest[i]!;
        const mixed = code !== BAD && answered[i]! > 0 && answered[i]! < positions.length;
        ticks.asked[start + i] = mixed ? BAD : code;
        if (nowhere[i] === positions.length) ticks.asked[start + i] = either.get(cells[i]![positions[0]!]!.trim())!;
        if (!mixed) continue;
        const option = positions.findIndex((position) => (byText.get(cells[i]![position]!.trim()) ?? 0) < 0);
        report(numbers[i]!, headings[option]!, 'half answered', {
          found: `${cellText(cells[i]![positions[option]!]!)} beside answered boxes`,
          expected,
          hint: 'If an empty cell means "not ticked", write `unticked: ""` in study.yaml, or a list with "" in it.',
        });
      }
      ticks.length += cells.length;
    },
  };
}

/** Collects a multiple choice that stands in one column, its answers separated. Answers may hold the separator themselves. */
export function separatedColumn(
  item: string,
  { categories, byText, expected }: AnswerCodes,
  separator: string,
): ColumnBuilder {
  const ticks = new Ticks(categories.length);
  const mark = separator.trim() === '' ? separator : separator.trim();
  const longestFirst = [...byText.keys()].filter((text) => text !== '').toSorted((a, b) => b.length - a.length);
  const seen = new Map<string, readonly number[] | undefined>();

  /** Codes in a cell, or undefined if part of it is unknown. */
  function codesIn(cell: string): number[] | undefined {
    const codes: number[] = [];
    let rest = cell.replaceAll('\u00A0', ' ').trim();
    while (rest !== '') {
      const next = longestFirst.find(
        (text) => rest.startsWith(text) && /^\s*$/.test(rest.slice(text.length).split(mark)[0]!),
      );
      if (next === undefined) return undefined;
      codes.push(byText.get(next)!);
      const after = rest.slice(next.length);
      const end = after.indexOf(mark);
      rest = end < 0 ? '' : after.slice(end + mark.length).trim();
    }
    return codes;
  }

  return {
    item,
    ...ticks.rest(categories),
    append({ cells, numbers, ahead }: Rows, { positions, headings, report }: Source) {
      ticks.grow(cells.length, ahead);
      for (let i = 0; i < cells.length; i++, ticks.length++) {
        const raw = cells[i]![positions[0]!]!;
        let codes = seen.get(raw);
        if (codes === undefined) {
          codes = codesIn(raw);
          if (codes !== undefined && seen.size < 10_000) seen.set(raw, codes);
        }
        const missing = codes?.find((code) => code < 0);
        if (codes === undefined || (missing !== undefined && codes.length > 1)) {
          report(numbers[i]!, headings[0]!, 'unknown code', {
            found: cellText(raw),
            expected: `${expected}, separated by "${separator}"`,
            hint: UNKNOWN_CODE_HINT,
          });
          ticks.asked[ticks.length] = BAD;
          continue;
        }
        for (const code of codes) if (code >= 0) ticks.data[code]![ticks.length] = 1;
        ticks.asked[ticks.length] = missing ?? (codes.length === 0 ? (byText.get('') ?? BLANK) : 0);
      }
    },
  };
}

/** Collects a multiple choice that stands in several columns, one answer in each; the same one twice counts once. */
export function mentionsColumn(item: string, { categories, byText, expected }: AnswerCodes): ColumnBuilder {
  const ticks = new Ticks(categories.length);
  const empty = byText.get('') ?? BLANK;
  return {
    item,
    ...ticks.rest(categories),
    append({ cells, numbers, ahead }: Rows, { positions, headings, report }: Source) {
      ticks.grow(cells.length, ahead);
      for (let i = 0; i < cells.length; i++, ticks.length++) {
        let named = false;
        let why = empty;
        positions.forEach((position, column) => {
          const raw = cells[i]![position]!;
          const code = byText.get(raw) ?? byText.get(raw.replaceAll('\u00A0', ' ').trim()) ?? BAD;
          if (code === BAD) {
            report(numbers[i]!, headings[column]!, 'unknown code', {
              found: cellText(raw),
              expected,
              hint: UNKNOWN_CODE_HINT,
            });
            why = BAD;
          } else if (code >= 0) {
            ticks.data[code]![ticks.length] = 1;
            named = true;
          } else if (why === empty) why = code;
        });
        ticks.asked[ticks.length] = named && why !== BAD ? 0 : why;
      }
    },
  };
}
