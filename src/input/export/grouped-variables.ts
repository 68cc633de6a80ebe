import type { DraftColumn, DraftSet } from './layout.ts';

const MARKS = [' - ', ' – ', ' — ', ': ', '：', ' / ', '_'] as const;

/** Variables of one question: members of a response set, and neighbours with the same options whose labels begin alike. */
export function groupedColumns(columns: readonly DraftColumn[], sets: readonly DraftSet[]): readonly DraftColumn[] {
  const result = [...columns];
  const taken = new Set<number>();
  for (const { name, label, columns: members, counted } of sets) {
    const stem = stemLength(members.map((index) => columns[index]!.text ?? ''));
    for (const index of members) {
      if (taken.has(index)) continue;
      taken.add(index);
      const { text } = columns[index]!;
      result[index] = {
        ...columns[index]!,
        question: name,
        text: label ?? (stem > 0 ? text?.slice(0, stem).replace(/[\s:：–—/_-]+$/, '') : text),
        part: counted === undefined ? text : text?.slice(stem),
        declared: 'multiple',
      };
    }
  }
  for (let start = 0; start < columns.length; start++) {
    const first = columns[start]!;
    if (taken.has(start) || first.options === undefined || first.text === undefined) continue;
    let end = start + 1;
    while (end < columns.length && !taken.has(end) && alike(columns, start, end)) end++;
    if (end - start < 2) continue;
    const stem = stemLength(columns.slice(start, end).map(({ text }) => text!));
    for (let index = start; index < end; index++) {
      const text = columns[index]!.text!;
      result[index] = {
        ...columns[index]!,
        question: `${first.heading}…`,
        text: text.slice(0, stem).replace(/[\s:：–—/_-]+$/, ''),
        part: text.slice(stem),
        declared: 'grid',
      };
    }
    start = end - 1;
  }
  return result;
}

function alike(columns: readonly DraftColumn[], start: number, end: number): boolean {
  const [first, next] = [columns[start]!, columns[end]!];
  if (next.text === undefined || JSON.stringify(next.options) !== JSON.stringify(first.options)) return false;
  const before = columns.slice(start, end).map(({ text }) => text!);
  const stem = stemLength([...before, next.text]);
  return stem > 0 && (end === start + 1 || stem === stemLength(before));
}

/** Length of what texts share up to the last mark that separates a question from its parts; 0 when there is none. */
function stemLength(texts: readonly string[]): number {
  let common = texts[0] ?? '';
  for (const text of texts) {
    let length = 0;
    while (length < common.length && common[length] === text[length]) length++;
    common = common.slice(0, length);
  }
  return Math.max(0, ...MARKS.map((mark) => (common.includes(mark) ? common.lastIndexOf(mark) + mark.length : 0)));
}
