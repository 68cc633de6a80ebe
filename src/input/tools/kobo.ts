import type { Companion, Counted, DraftColumn, Head, Recogniser } from '../export/layout.ts';
import { cleanHeading } from './clean-heading.ts';
import { groupedLayout } from './grouped-layout.ts';
import { joinsAnswers } from './joined-answers.ts';
import { fileHoldsLabels, optionsAsWritten } from './options-as-written.ts';
import { type FormQuestion, xlsformQuestions } from './xlsform-questions.ts';

const KOBO_SYSTEM =
  /^(_id|_uuid|_submission_time|_validation_status|_notes|_status|_submitted_by|__version__|_tags|_index|_parent_index|_parent_table_name|start|end|today|deviceid|username|phonenumber|subscriberid|simserial|audit|formhub\/uuid|meta\/instance(id|name)|_attachments|_geolocation|_xform_id_string|_bamboo_dataset_id)$/i;
const ODK_SYSTEM =
  /^(submissiondate|start|end|today|key|parent_key|submitterid|submittername|attachmentspresent|attachmentsexpected|status|reviewstate|deviceid|edits|formversion|meta-instance(id|name)|(.*-)?deviceid|username)$/i;
const PLACE = /^(_.*_|.*-)(latitude|longitude|altitude|precision|accuracy)$/i;

/** `;` between cells, every cell quoted, `_uuid` and `_submission_time` behind the questions; groups by a slash. */
export const kobo: Recogniser = {
  tool: 'kobo',
  signature({ records }) {
    const names = new Set((records[0] ?? []).map((name) => name.trim().toLowerCase()));
    return names.has('_uuid') && (names.has('_submission_time') || names.has('_index'))
      ? 'columns _uuid and _submission_time'
      : undefined;
  },
  layout: (head, companions) => formLayout(head, companions, KOBO_SYSTEM, '/'),
};

/** Comma between cells, `SubmissionDate` first and `KEY` behind the questions; groups by a hyphen. */
export const odk: Recogniser = {
  tool: 'odk',
  signature({ records }) {
    const names = new Set((records[0] ?? []).map((name) => name.trim()));
    return names.has('KEY') && (names.has('SubmissionDate') || names.has('SubmitterID') || names.has('PARENT_KEY'))
      ? 'columns SubmissionDate and KEY'
      : undefined;
  },
  layout: (head, companions) => formLayout(head, companions, ODK_SYSTEM, '-'),
};

function formLayout({ records }: Head, companions: readonly Companion[], system: RegExp, groupMark: '/' | '-') {
  const headings = (records[0] ?? []).map(cleanHeading);
  const questions = xlsformQuestions(companions, headings);
  const places = new Set(headings.flatMap((heading) => /^_(.*)_latitude$/i.exec(heading)?.[1] ?? []));
  const columns = headings.map((heading): DraftColumn => {
    if (system.test(heading)) return { heading, role: 'system' };
    if (PLACE.test(heading) || places.has(heading.split('/').at(-1)!)) return { heading, role: 'personal' };
    const exact = questionOf(heading, questions, groupMark);
    if (exact !== undefined) return asked(heading, exact, headings);
    if (headings.some((other) => other.startsWith(`${heading}/`))) return { heading, role: 'system' };
    const { stem, part, parent } = boxOf(heading, headings, questions, groupMark);
    const written = headings.includes(stem) ? undefined : writtenIn(heading, headings);
    if (written !== undefined) return written;
    if (stem === '') return { heading, role: 'answer' };
    if (parent === undefined) return { heading, role: 'answer', text: stem, part, question: stem };
    const label = parent.options.find(({ code }) => code === part)?.label ?? part;
    return { heading, role: 'answer', text: parent.label, part: label, question: stem };
  });
  const review = headings.findIndex((heading) => /^(_validation_status|reviewstate)$/i.test(heading));
  const layout = groupedLayout({
    headerRows: isTagRow(records[1]) ? 2 : 1,
    columns,
    otherwise: 'apart',
    removed: (cells) =>
      /^(not approved|rejected|validation_status_not_approved)$/i.test(cells[review]?.trim() ?? '')
        ? 'not approved'
        : undefined,
    remarks: [],
    refined: (drafts, tallies) => {
      const hasLabels = fileHoldsLabels(drafts, tallies);
      return drafts.map((given, index) => {
        const options = given.options && optionsAsWritten(given.options, tallies[index]!, hasLabels);
        const draft = options === undefined || given.declared === 'multiple' ? given : { ...given, options };
        if (draft.role !== 'answer' || draft.question !== undefined) return draft;
        if (draft.declared === 'multiple') return { ...draft, separator: ' ' };
        if (draft.declared !== undefined) return draft;
        const coded = tallies[index]!.every((value) => /^[\w.-]+( [\w.-]+)*$/.test(value));
        return coded && joinsAnswers(tallies[index]!, ' ') ? { ...draft, declared: 'multiple', separator: ' ' } : draft;
      });
    },
  });
  return {
    ...layout,
    settled: (counted: Counted) => {
      const settled = layout.settled!(counted);
      const sets = new Set(settled.sets?.map(({ name }) => name));
      return { ...settled, columns: settled.columns.map((column) => ungrouped(column, sets)) };
    },
  };
}

/** `about/type` where `about` is a group of the form and no multiple choice: a question called `type`. */
function ungrouped(column: DraftColumn, sets: ReadonlySet<string>): DraftColumn {
  if (
    column.part === undefined ||
    column.declared === 'text' ||
    column.declared === 'grid' ||
    (column.question !== undefined && sets.has(column.question))
  )
    return column;
  return { ...column, text: column.part, part: undefined, question: undefined };
}

/** What was written beside "other" of a choice (`or_other`): `name_other` beside `name`, or beside its options `name/…`. */
function writtenIn(heading: string, headings: readonly string[]): DraftColumn | undefined {
  const stem = /^(.+)_other$/.exec(heading)?.[1];
  if (stem === undefined || !headings.some((other) => other === stem || other.startsWith(`${stem}/`))) return undefined;
  return { heading, role: 'answer', text: stem, part: 'Other', declared: 'text' };
}

/** A question of the form; the summary of a multiple choice is the tool's when its options have columns of their own. */
function asked(
  heading: string,
  { label, type, options, matrix }: FormQuestion,
  headings: readonly string[],
): DraftColumn {
  const spread = headings.some((other) => other.startsWith(`${heading}/`));
  if (type === 'multiple' && spread) return { heading, role: 'system', text: label };
  if (matrix !== undefined) {
    const row = { text: matrix.label, part: label, question: matrix.name, declared: 'grid' } as const;
    return { heading, role: 'answer', options, ...row };
  }
  const personal = type === 'place' || type === 'personal';
  const declared = type === 'place' || type === 'personal' || type === 'other' ? undefined : type;
  return { heading, role: personal ? 'personal' : 'answer', text: label, options, declared };
}

/** `question/option`: a question of the form or a column that holds all its answers stands before the option, which may have slashes. */
function boxOf(
  heading: string,
  headings: readonly string[],
  questions: readonly FormQuestion[],
  groupMark: '/' | '-',
): { readonly stem: string; readonly part: string; readonly parent: FormQuestion | undefined } {
  const cuts = [...heading.matchAll(/\//g)].map(({ index }) => index);
  const at = (cut: number) => {
    const stem = heading.slice(0, Math.max(0, cut));
    return { stem, part: heading.slice(cut + 1), parent: questionOf(stem, questions, groupMark) };
  };
  const boxes = cuts.map(at);
  return (
    boxes.find(({ parent }) => parent?.type === 'multiple') ??
    boxes.find(({ stem }) => headings.includes(stem)) ??
    boxes.at(-1) ??
    at(-1)
  );
}

/** By its place in the form, by its name or label; undefined where two questions with different answers are called so. */
function questionOf(
  heading: string,
  questions: readonly FormQuestion[],
  groupMark: '/' | '-',
): FormQuestion | undefined {
  if (heading === '') return undefined;
  const own = heading.slice(heading.lastIndexOf(groupMark) + 1);
  const steps: readonly ((question: FormQuestion) => boolean)[] = [
    ({ groups, name }) => [...groups.map((group) => group.name), name].join(groupMark) === heading,
    ({ groups, label }) => [...groups.map((group) => group.label), label].join(groupMark) === heading,
    ({ name }) => name === heading,
    ({ labels }) => labels.includes(heading),
    ({ name, labels }) => name === own || labels.includes(own),
  ];
  for (const step of steps) {
    const [first, ...others] = questions.filter(step);
    if (first !== undefined) return others.every((other) => asksTheSame(first, other)) ? first : undefined;
  }
  return undefined;
}

function asksTheSame(one: FormQuestion, other: FormQuestion): boolean {
  const asked = ({ type, label, options, matrix }: FormQuestion) => JSON.stringify([type, label, options, matrix]);
  return asked(one) === asked(other);
}

/** HXL tags: a second row of cells that begin with `#`. */
function isTagRow(record: readonly string[] | undefined): boolean {
  const cells = (record ?? []).filter((cell) => cell.trim() !== '');
  return cells.length > 0 && cells.every((cell) => /^#[a-z]/i.test(cell.trim()));
}
