import type { AnswerCodes } from './answer-codes.ts';
import { cellText, UNKNOWN_CODE_HINT } from './cell-text.ts';
import { BAD, type ColumnBuilder, type Rows, type Source } from './column-builder.ts';
import { missingCode } from './columns.ts';
import { withRoom } from './growing.ts';

const UNKNOWN = -101;
const BLANK = missingCode('blank');
const NOT_ASKED = missingCode('not-asked');

/** Collects answers to an item with one answer out of several. */
export function categoryColumn(item: string, { categories, byText, expected }: AnswerCodes): ColumnBuilder {
  let data = new Int16Array(0);
  let length = 0;
  // Most cells are one character long: a table is several times as fast as a map there.
  const short = new Int16Array(128).fill(UNKNOWN);
  for (const [text, code] of byText)
    if (text.length === 1 && text.charCodeAt(0) < 128) short[text.charCodeAt(0)] = code;
  const empty = byText.get('') ?? BLANK;

  function codeOf(raw: string): number {
    return byText.get(raw) ?? byText.get(raw.replaceAll('\u00A0', ' ').trim()) ?? BAD;
  }

  /** The one answer in several columns; without one, the most telling reason why there is none. */
  function spread(row: readonly string[], number: number, { positions, headings, report }: Source): number {
    let code = empty;
    let from = -1;
    for (const [column, position] of positions.entries()) {
      const raw = row[position]!;
      if (raw.trim() === '') continue;
      const own = codeOf(raw);
      const second = from >= 0 && own >= 0 && code >= 0 && own !== code;
      if (own === BAD || second) {
        report(number, headings[column]!, second ? 'two answers' : 'unknown code', {
          found: cellText(raw),
          expected: second ? `no second answer beside ${cellText(row[positions[from]!]!)}` : expected,
          hint: second ? 'Declare the question as multi, if it takes several answers.' : UNKNOWN_CODE_HINT,
        });
        return BAD;
      }
      if (from < 0 || code < 0) [code, from] = [own, column];
    }
    return code;
  }

  return {
    item,
    append({ cells, numbers, ahead }: Rows, source: Source) {
      const { positions, headings, report } = source;
      data = withRoom(data, length + cells.length, ahead);
      if (positions.length > 1) {
        for (let i = 0; i < cells.length; i++) data[length++] = spread(cells[i]!, numbers[i]!, source);
        return;
      }
      const position = positions[0]!;
      for (let i = 0; i < cells.length; i++) {
        const raw = cells[i]![position]!;
        let code = UNKNOWN;
        if (raw.length === 0) code = empty;
        else if (raw.length === 1 && raw.charCodeAt(0) < 128) code = short[raw.charCodeAt(0)]!;
        if (code === UNKNOWN) code = codeOf(raw);
        if (code === BAD)
          report(numbers[i]!, headings[0]!, 'unknown code', {
            found: cellText(raw),
            expected,
            hint: UNKNOWN_CODE_HINT,
          });
        data[length++] = code;
      }
    },
    notAsked(respondent) {
      const code = data[respondent]!;
      if (code === BLANK) data[respondent] = NOT_ASKED;
      return code < 0;
    },
    gave(respondent, wanted) {
      const code = data[respondent]!;
      return code === BAD ? undefined : wanted.has(code);
    },
    indices: (codes) => new Set(codes.map((code) => categories.indexOf(code))),
    column: (count) => ({ kind: 'category', categories, data: data.subarray(0, count) }),
  };
}
