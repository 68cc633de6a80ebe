import type { ColumnRole, ProfiledColumn } from '../profile.ts';
import type { DraftColumn } from './layout.ts';
import { holdsMarks, personalHeading, personalValues } from './personal.ts';
import type { Tally } from './tally.ts';

/** Columns with unique headings, their counts, and `personal` for whatever looks so. */
export function profiledColumns(drafts: readonly DraftColumn[], tallies: readonly Tally[]): readonly ProfiledColumn[] {
  const headings = uniqueHeadings(drafts.map(({ heading }) => heading));
  return drafts.map((draft, index) => {
    const tally = tallies[index]!;
    return {
      heading: headings[index]!,
      index,
      role: roleOf(draft, tally),
      text: draft.text ?? (repeated(draft, headings[index]!) ? draft.heading : undefined),
      part: draft.part,
      question: draft.question,
      options: draft.options ?? [],
      declared: draft.declared,
      separator: draft.separator,
      positions: draft.positions,
      filled: tally.filled,
      values: tally.values(),
      many: tally.many,
    };
  });
}

/** Whether a heading that stands for the whole wording was changed to tell it from another one. */
function repeated({ heading, part }: DraftColumn, unique: string): boolean {
  return heading !== '' && part === undefined && unique !== heading;
}

function roleOf(draft: DraftColumn, tally: Tally): ColumnRole {
  if (draft.role === 'personal' || draft.role === 'weight') return draft.role;
  const listed = draft.question !== undefined && draft.declared !== 'text';
  const told = listed ? [] : [draft.heading, draft.text ?? '', draft.part ?? ''];
  const closed = draft.options !== undefined && draft.options.length > 0;
  const named = !closed && told.some(personalHeading) && !(tally.filled > 0 && holdsMarks(tally, draft.heading));
  const personal = named || personalValues(tally) !== undefined;
  return personal ? 'personal' : draft.role;
}

/** Headings told apart: the second "Other" is "Other (2)", a blank one "Column 5". */
export function uniqueHeadings(headings: readonly string[]): readonly string[] {
  const given = new Set(headings);
  const used = new Set<string>();
  const next = new Map<string, number>();
  return headings.map((heading, index) => {
    const base = heading === '' ? `Column ${index + 1}` : heading;
    let unique = base;
    let n = next.get(base) ?? 2;
    for (; used.has(unique) || (unique !== heading && given.has(unique)); n++) unique = `${base} (${n})`;
    next.set(base, n);
    used.add(unique);
    return unique;
  });
}
