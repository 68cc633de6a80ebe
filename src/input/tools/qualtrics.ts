import type { Companion, DraftColumn, Head, Recogniser } from '../export/layout.ts';
import type { Tally } from '../export/tally.ts';
import { cleanHeading } from './clean-heading.ts';
import { groupedLayout, otherPart } from './grouped-layout.ts';
import { joinsAnswers } from './joined-answers.ts';
import { fileHoldsLabels, optionsAsWritten } from './options-as-written.ts';
import { type QualtricsQuestion, qsfQuestions } from './qsf-questions.ts';
import { stemOf } from './stem-and-part.ts';

const SYSTEM =
  /^(start_?date|end_?date|status|ip_?address|progress|duration( \(in seconds\))?|finished|recorded_?date|response_?id|response_?set(id)?|_recordid|name|recipient(last|first)name|recipientemail|email_?address|external(data)?reference|location(latitude|longitude|accuracy)|distribution_?channel|user_?language|browser|version|operating system|resolution)$/i;

const STATUS: Readonly<Record<string, string>> = {
  '1': 'survey preview',
  'survey preview': 'survey preview',
  '2': 'test response',
  'survey test': 'test response',
  '8': 'spam',
  spam: 'spam',
  'possible spam': 'spam',
  '9': 'survey preview',
  '17': 'survey preview',
};

/** Two or three rows of headings: export tag, wording, and (since 2016) JSON with the id of the question. */
export const qualtrics: Recogniser = {
  tool: 'qualtrics',
  signature({ records }) {
    if (importRow(records) !== undefined) return 'a row of headings with ImportId';
    const [first = [], second = []] = records;
    const names = first.map((name) => name.trim().toLowerCase());
    if (names.includes('responseid') && names.includes('finished')) return 'columns ResponseId and Finished';
    if (names[0] === 'v1' && /^response_?id$/i.test(second[0]?.trim() ?? ''))
      return 'columns V1 to V10 over ResponseID';
    return undefined;
  },
  layout(head, companions) {
    const { headerRows, columns } = described(head);
    const questions = qsfQuestions(companions.filter(isQsf));
    const role = (pattern: RegExp) =>
      columns.findIndex(({ heading, text }) => pattern.test(heading) || pattern.test(text ?? ''));
    const status = role(/^status$/i);
    const finished = role(/^finished$/i);
    const channel = role(/^distribution_?channel$/i);
    return groupedLayout({
      headerRows,
      columns: columns.map((column) => withoutId(column)),
      removed(cells) {
        const reason = STATUS[(cells[status] ?? '').trim().toLowerCase()];
        if (reason !== undefined) return reason;
        if (cells[channel]?.trim().toLowerCase() === 'preview') return 'survey preview';
        return /^(0|false|no|falsch|faux)$/i.test(cells[finished]?.trim() ?? '') ? 'not finished' : undefined;
      },
      nothing: [{ code: '-99', label: 'Seen but not answered' }],
      refined: (drafts, tallies) =>
        refinedColumns(
          drafts.map((draft, index) => ({
            draft,
            question: questionOf(questions, columns[index]!.id, columns[index]!.heading),
          })),
          tallies,
        ),
    });
  },
};

type Described = DraftColumn & { readonly id: string };

function withoutId(column: Described): DraftColumn {
  const { heading, role, text, part, question, declared } = column;
  return { heading, role, text, part, question, declared };
}

function isQsf({ bytes }: Companion): boolean {
  return bytes.subarray(0, 64).toString('latin1').trimStart().startsWith('{');
}

function importRow(records: Head['records']): number | undefined {
  const row = records.slice(0, 3).findIndex((record) => {
    const cells = record.filter((cell) => cell.trim() !== '');
    return cells.filter((cell) => /importid/i.test(cell)).length * 2 > cells.length;
  });
  return row < 0 ? undefined : row;
}

function described({ records }: Head): { readonly headerRows: number; readonly columns: readonly Described[] } {
  const ids = importRow(records);
  const [tags = [], second = []] = records;
  const worded = ids === undefined ? wordedSecond(tags, second) : ids >= 2;
  const headerRows = ids === undefined ? (worded ? 2 : 1) : ids + 1;
  const raw = tags.map((tag, index) => {
    const heading = cleanHeading(tag);
    const text = worded ? cleanHeading(second[index] ?? '') : undefined;
    const { id, choice } = imported(ids === undefined ? '' : (records[ids]?.[index] ?? ''));
    return { heading, text, id, choice };
  });
  const keys = raw.map(({ heading, id, choice }) => questionKey(heading, id, choice));
  return {
    headerRows,
    columns: raw.map(({ heading, text, id }, index) => {
      const bare = id.replace(/^(panel|location)-/i, '');
      const derived =
        /[_ -](first click|last click|page submit|click count)$|(_NPS_GROUP|_DO(_\w+)?)$|[ _-]+(parent )?topics$|[ _-]+sentiment.*$|TEXT_[0-9a-f]{8,}/i;
      const system =
        heading === '' ||
        SYSTEM.test(heading) ||
        SYSTEM.test(text ?? '') ||
        SYSTEM.test(bare) ||
        derived.test(heading) ||
        derived.test(id) ||
        aboutBrowser(heading, raw);
      if (system) return { heading, role: 'system', text, id };
      const key = keys[index];
      const group = key === undefined ? [] : raw.filter((_, other) => keys[other] === key && !typed(raw[other]!));
      const isText = typed(raw[index]!);
      const stem =
        group.length > 1
          ? stemOf(
              group.map((column) => column.text ?? ''),
              [' - ', '-'],
            )
          : undefined;
      const wording = (text ?? '').replace(/ - Selected Choice$/, '');
      const partBehind = (whole: string) =>
        (text ?? '').slice(whole.length).replace(/^( - |-)?(Selected Choice - )?/, '');
      if (isText && /[_-]\d+[_-]TEXT$/.test(`${heading} ${id}`)) {
        const box = stem !== undefined && raw.some((other) => `${other.heading}_TEXT` === heading);
        const part = box ? partBehind(stem) : 'Other';
        return { heading, role: 'answer', text: wording, part, question: key, declared: 'text', id };
      }
      if (isText) return { heading, role: 'answer', text: wording, declared: 'text', id };
      const written = raw.some((other, at) => at !== index && keys[at] === key && typed(other));
      if (stem === undefined) {
        return { heading, role: 'answer', text: wording, question: written ? key : undefined, id };
      }
      const own = stem.replace(/ - Selected Choice$/, '');
      return { heading, role: 'answer', text: own, part: partBehind(stem), question: key, id };
    }),
  };
}

/** One of the four columns that a question about the browser leaves: `meta_Browser`, `meta_Operating System` … */
function aboutBrowser(heading: string, all: readonly { readonly heading: string }[]): boolean {
  const stem = /^(.*)_(browser|version|operating system|resolution)$/i.exec(heading)?.[1];
  return (
    stem !== undefined && all.some((other) => other.heading.toLowerCase() === `${stem}_operating system`.toLowerCase())
  );
}

function typed({ heading, id }: { readonly heading: string; readonly id: string }): boolean {
  return /[_-]TEXT$/.test(id) || heading.endsWith('_TEXT');
}

/** Without ImportIds, the second row is wording unless it already holds an answer. */
function wordedSecond(tags: readonly string[], second: readonly string[]): boolean {
  if (/^v1$/i.test(tags[0] ?? '')) return true;
  const finished = tags.findIndex((tag) => /^finished$/i.test(tag.trim()));
  return !/^(0|1|true|false)$/i.test(second[finished]?.trim() ?? '');
}

/** `{"ImportId":"QID3","choiceId":"2"}`, also with single quotes. */
function imported(cell: string): { readonly id: string; readonly choice: string | undefined } {
  const field = (name: string) => new RegExp(`["']${name}["']\\s*:\\s*["']([^"']*)["']`, 'i').exec(cell)?.[1];
  return { id: field('ImportId') ?? '', choice: field('choiceId') };
}

/** Columns of one question share it: `QID4` of `QID4_1`, but `QID6_1` of `QID6_1_2`, where each row of a matrix has several answers. */
function questionKey(tag: string, id: string, choice: string | undefined): string | undefined {
  if (choice !== undefined) return id;
  const name = /^(\d+_)?QID/i.test(id) ? id : id === '' ? tag : undefined;
  const found = /^(.+?)[_-]\d+([_-]TEXT)?$/i.exec(name ?? '');
  if (name !== undefined && found === null) return name;
  return found?.[1];
}

interface Asked {
  readonly draft: DraftColumn;
  readonly question: QualtricsQuestion | undefined;
}

function refinedColumns(columns: readonly Asked[], tallies: readonly Tally[]): readonly DraftColumn[] {
  const hasLabels = fileHoldsLabels(
    columns.map(({ question }) => ({ options: question?.options })),
    tallies,
  );
  return columns.map((column, index) => refinedColumn(column, tallies[index]!, hasLabels));
}

function refinedColumn({ draft: plain, question }: Asked, tally: Tally, hasLabels: boolean): DraftColumn {
  const draft = question === undefined ? plain : { ...plain, text: inFull(plain.text, question.text) };
  if (draft.role !== 'answer' || draft.declared === 'text') return draft;
  const whole = draft.question === undefined || draft.part === undefined;
  const column =
    question === undefined || question.declared === undefined || (question.multiple && !whole)
      ? draft
      : { ...draft, options: optionsAsWritten(question.options, tally, hasLabels), declared: question.declared };
  if (column.part !== undefined && otherPart(column.part) && tally.filled === 0) return column;
  if (whole && joinsAnswers(tally, ',')) return { ...column, declared: 'multiple', separator: ',' };
  return column;
}

/**
 * By id, `QID4#1` of `QID4#1-2`; or by export tag, the longest that the heading begins with. Questions asked in a loop have its number
 * before both: `2_QID4`, `2_Q4`.
 */
function questionOf(
  questions: ReadonlyMap<string, QualtricsQuestion>,
  id: string,
  heading: string,
): QualtricsQuestion | undefined {
  const known = questions.get(/^(?:\d+_)?(QID\d+(#\d+)?)/.exec(id)?.[1] ?? '');
  if (known !== undefined) return known;
  const tags = [heading, heading.replace(/^\d+_/, '')].flatMap((name) =>
    name.split('_').map((_, index, words) => words.slice(0, words.length - index).join('_')),
  );
  return tags.map((tag) => questions.get(tag)).find((question) => question !== undefined);
}

/** A wording as the survey has it, where the export cuts it off after a hundred characters: "Which foods do you think you could conv...". */
function inFull(text: string | undefined, whole: string): string | undefined {
  const [, beginning, rest] = /^(.+?)(?:\.\.\.|…)(?=-| - | : |$)(.*)$/.exec(text ?? '') ?? [];
  return beginning !== undefined && whole.startsWith(beginning) ? `${whole}${rest}` : text;
}
