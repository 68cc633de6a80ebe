import type { NumberQuestion } from '../survey/question.ts';
import { cellText } from './cell-text.ts';
import { BAD, type ColumnBuilder, type Rows, type Source } from './column-builder.ts';
import { missingCode } from './columns.ts';
import { withRoom } from './growing.ts';
import { numberHint, numberIn } from './number-in.ts';

const BLANK = missingCode('blank');
const NOT_ASKED = missingCode('not-asked');

/** Collects quantities. Missing codes and texts for codes are looked up first, so 999 may mean "refused"; a unit
 * behind the number is left out. */
export function numberColumn({ id, min, max, missing, codes, unit }: NumberQuestion): ColumnBuilder {
  let data = new Float64Array(0);
  let why = new Int8Array(0);
  let length = 0;
  const reasons = new Map<string, number>([
    ['', BLANK],
    ...Object.entries(missing).map(([code, reason]): [string, number] => [code, missingCode(reason)]),
  ]);
  const texts = new Map(Object.entries(codes));
  const units = unit === undefined ? [] : Object.values(unit);
  const bare = (text: string) => {
    const own = units.find((one) => text.trimEnd().endsWith(one));
    return own === undefined ? text : text.trimEnd().slice(0, -own.length);
  };
  const expected =
    min !== undefined && max !== undefined
      ? `a number from ${min} to ${max}`
      : min !== undefined
        ? `a number of at least ${min}`
        : max !== undefined
          ? `a number of at most ${max}`
          : 'a number';

  return {
    item: id,
    append({ cells, numbers, ahead }: Rows, { positions, headings, report }: Source) {
      data = withRoom(data, length + cells.length, ahead);
      why = withRoom(why, length + cells.length, ahead);
      const position = positions[0]!;
      for (let i = 0; i < cells.length; i++, length++) {
        const raw = cells[i]![position]!;
        const text = texts.get(raw) ?? texts.get(raw.trim()) ?? raw;
        const reason = reasons.get(text) ?? reasons.get(text.trim());
        const value = reason === undefined ? numberIn(bare(text)) : undefined;
        data[length] = value ?? Number.NaN;
        why[length] = value === undefined ? (reason ?? BAD) : 0;
        if (value === undefined && reason === undefined) {
          report(numbers[i]!, headings[0]!, 'no number', { found: cellText(raw), expected, hint: numberHint(raw) });
        } else if (value !== undefined && ((min !== undefined && value < min) || (max !== undefined && value > max))) {
          why[length] = BAD;
          report(numbers[i]!, headings[0]!, 'out of range', { found: cellText(raw), expected });
        }
      }
    },
    notAsked(respondent) {
      if (why[respondent] === BLANK) why[respondent] = NOT_ASKED;
      return why[respondent] !== 0;
    },
    gave: () => undefined,
    indices: () => new Set(),
    column: (count) => ({ kind: 'number', data: data.subarray(0, count), why: why.subarray(0, count) }),
  };
}
