import type { Head } from '../export/layout.ts';

const TOTAL =
  /^(grand )?(totals?|sum|mean|average|avg\.?|median|std\.? ?dev\.?|count|n ?=?|base|合计|总计|小计|平均(值|分|数)?|summe|gesamt|insgesamt|mittelwert|durchschnitt|moyenne|promedio|итого|среднее)\s*[:：]?$/i;
const NOTE =
  /^(notes?|n\.?b\.?|source|remarks?|legend|key|exported|generated|created|printed|备注|注|说明|数据来源|来源|anmerkung|hinweis|quelle|remarque|nota|fuente)\s*[:：.]|^(©|\*+\s)|^(exported|generated|created|printed) (on|at|by|from)\b/i;
const NUMBER = /^[+-]?[\d.,\s]+%?$/;

/**
 * Tells why a record of a table made by hand is no respondent: the headings again, a total or a mean, a note.
 *
 * @param top record with the headings
 */
export function rowsOfNoRespondent(
  { records }: Pick<Head, 'records'>,
  top: number,
): (cells: readonly string[]) => string | undefined {
  const headings = (records[top] ?? []).map((heading) => heading.trim());
  const named = headings.flatMap((heading, index) => (heading === '' ? [] : [index]));
  const firsts = records.slice(top + 1).map((record) => record.find((cell) => cell.trim() !== '')?.trim());
  const most = named.length * 0.2;
  const isHeadings = (cells: readonly string[]) => {
    let others = 0;
    for (const index of named) if (cells[index]?.trim() !== headings[index] && ++others > most) return false;
    return true;
  };
  return (cells) => {
    if (named.length > 1 && isHeadings(cells)) return 'the headings again';
    const at = cells.findIndex((cell) => cell.trim() !== '');
    if (at < 0 || headings.length < 2 || /^\d/.test(cells[at]!)) return undefined;
    const first = cells[at]!.trim();
    // An answer that says "average" comes again, a row of averages does not.
    if (TOTAL.test(first) && firsts.filter((own) => own === first).length <= 1) {
      if (cells.every((cell, index) => index <= at || cell.trim() === '' || NUMBER.test(cell.trim())))
        return 'totals or means';
    }
    if (headings.length < 3 || !NOTE.test(first)) return undefined;
    return cells.every((cell, index) => index <= at || cell.trim() === '') ? 'a note' : undefined;
  };
}
