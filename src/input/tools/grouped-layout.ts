import type { Counted, DraftColumn, DraftSet, Layout } from '../export/layout.ts';
import type { Tally } from '../export/tally.ts';

/** Values that mean "named" and "not named" in the columns of a multiple choice, and what else such a column may hold. */
const DICHOTOMIES: readonly { readonly yes: string; readonly others: readonly string[] }[] = [
  { yes: '1', others: ['0', '-1', '-2', '-3', '-99'] },
  { yes: 'Yes', others: ['No', 'N/A'] },
  { yes: 'yes', others: ['no', 'n/a'] },
  { yes: 'Ja', others: ['Nein', 'Nee', 'N/A'] },
  { yes: 'Oui', others: ['Non', 'N/A'] },
  { yes: 'Sí', others: ['No', 'N/A'] },
  { yes: 'Sì', others: ['No', 'N/A'] },
  { yes: 'Sim', others: ['Não', 'N/A'] },
  { yes: 'Tak', others: ['Nie', 'N/A'] },
  { yes: 'Да', others: ['Нет', 'N/A'] },
  { yes: 'はい', others: ['いいえ', 'N/A'] },
  { yes: 'Y', others: ['N', 'N/A'] },
  { yes: 'Checked', others: ['Unchecked'] },
  { yes: 'TRUE', others: ['FALSE'] },
  { yes: 'True', others: ['False'] },
  { yes: 'true', others: ['false'] },
  { yes: '是', others: ['否'] },
];

const OTHER = /^(any )?other\b|please specify|sonstige|andere|autre|otro|其他|其它|その他/i;

/** True for the part of a question that stands for whatever was not listed. */
export function otherPart(part: string): boolean {
  return OTHER.test(part.trim());
}

export interface Grouping {
  readonly headerRows: number;
  readonly columns: readonly DraftColumn[];
  readonly removed?: Layout['removed'];
  readonly remarks?: readonly string[];
  /** What columns are that share a question but are no multiple choice: a grid, or questions under one roof. */
  readonly otherwise?: 'grid' | 'apart';
  /** Codes that the tool writes where there is no answer. */
  readonly nothing?: readonly { readonly code: string; readonly label: string }[];
  /** More to be seen from the cells, before groups are made. */
  readonly refined?: (columns: readonly DraftColumn[], tallies: readonly Tally[]) => readonly DraftColumn[];
}

/**
 * A layout whose columns of one question are told apart by their cells once these are known: a multiple choice spread over
 * columns (each holds its own option or a mark), a single choice spread likewise, or a grid.
 */
export function groupedLayout(grouping: Grouping): Layout {
  const { headerRows, columns, removed, remarks = [] } = grouping;
  const watched = [...groups(columns).values()];
  return { headerRows, columns, removed, remarks, watched, settled: (counted) => settled(grouping, watched, counted) };
}

/** Columns that are known to be neither boxes nor steps of a grid. */
const APART: ReadonlySet<DraftColumn['declared']> = new Set(['text', 'number', 'date', 'ranking']);

function groups(columns: readonly DraftColumn[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  columns.forEach(({ question, role, declared }, index) => {
    if (question === undefined || role !== 'answer' || APART.has(declared)) return;
    const group = found.get(question);
    if (group === undefined) found.set(question, [index]);
    else group.push(index);
  });
  for (const [key, { length }] of found) if (length < 2) found.delete(key);
  return found;
}

function settled(
  { columns, refined, nothing = [], otherwise = 'grid' }: Grouping,
  watched: readonly (readonly number[])[],
  { tallies, together }: Counted,
): Pick<Layout, 'columns' | 'sets' | 'remarks'> {
  const drafts = [...(refined?.(columns, tallies) ?? columns)];
  const sets: DraftSet[] = [];
  const said: string[] = [];
  for (const [question, group] of groups(drafts)) {
    const watch = watched.findIndex((other) => other.length === group.length && other[0] === group[0]);
    const kind = groupKind(drafts, group, tallies, watch < 0 ? 1 : together[watch]!);
    if (kind.declared === undefined) {
      for (const index of group) {
        const draft = drafts[index]!;
        drafts[index] =
          otherwise === 'grid' || draft.declared === 'grid'
            ? { ...draft, declared: draft.declared ?? 'grid' }
            : { ...draft, question: undefined };
      }
      continue;
    }
    const members = group.filter((index) => !kind.texts.includes(index));
    for (const index of group) {
      drafts[index] = { ...drafts[index]!, declared: kind.texts.includes(index) ? 'text' : kind.declared };
    }
    const label = drafts[group[0]!]!.text;
    sets.push({ name: question, label, columns: members, counted: kind.counted });
    if (kind.declared === 'single') {
      said.push(`"${label ?? question}" is a single choice spread over ${members.length} columns.`);
    }
  }
  const answered = drafts.map((draft, index) => {
    const seen = nothing.filter(({ code }) => tallies[index]!.values().some(({ value }) => value === code));
    if (draft.role !== 'answer' || draft.declared === 'text' || seen.length === 0) return draft;
    return { ...draft, options: [...(draft.options ?? []), ...seen.map((option) => ({ ...option, missing: true }))] };
  });
  return { columns: answered, sets, remarks: said };
}

interface Kind {
  readonly declared: 'multiple' | 'single' | undefined;
  readonly counted: string | undefined;
  /** Columns among them that hold what respondents wrote for "other". */
  readonly texts: readonly number[];
}

function groupKind(
  drafts: readonly DraftColumn[],
  group: readonly number[],
  tallies: readonly Tally[],
  together: number,
): Kind {
  const filled = group.filter((index) => tallies[index]!.filled > 0);
  const none = { declared: undefined, counted: undefined, texts: [] } as const;
  // "Yes" and "No" in the rows of a grid are two answers: a row without either is no "No".
  if (filled.length === 0 || group.some((index) => drafts[index]!.declared === 'grid')) return none;
  const own = (index: number) => {
    const part = plainly(drafts[index]!.part ?? drafts[index]!.heading);
    return tallies[index]!.every((value) => plainly(value) === part);
  };
  const texts = filled.filter((index) => !own(index) && otherPart(drafts[index]!.part ?? drafts[index]!.heading));
  const options = filled.filter((index) => !texts.includes(index));
  // "Yes" under "Yes" and "No" under "No" are two options, not one that was named or not.
  if (options.length > 0 && options.every(own)) {
    const answers = options.reduce((sum, index) => sum + tallies[index]!.filled, 0);
    return { declared: together === 0 && answers >= 5 ? 'single' : 'multiple', counted: undefined, texts };
  }
  for (const { yes, others } of DICHOTOMIES) {
    const texts = filled.filter(
      (index) => otherPart(drafts[index]!.part ?? '') && !marks(tallies[index]!, yes, others),
    );
    const marked = filled.filter((index) => !texts.includes(index));
    if (marked.length === 0 || !marked.every((index) => marks(tallies[index]!, yes, others))) continue;
    if (marked.some((index) => tallies[index]!.share((value) => value === yes))) {
      return { declared: 'multiple', counted: yes, texts };
    }
  }
  return none;
}

function marks(tally: Tally, yes: string, others: readonly string[]): boolean {
  return tally.every((value) => value === yes || others.includes(value));
}

function plainly(text: string): string {
  return text
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()
    .toLowerCase();
}
