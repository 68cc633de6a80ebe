import type { DraftColumn, Recogniser } from '../export/layout.ts';
import { cleanHeading } from './clean-heading.ts';
import { groupedLayout } from './grouped-layout.ts';
import { fileHoldsLabels, optionsAsWritten } from './options-as-written.ts';
import { type DictionaryField, dictionaryFields } from './redcap-dictionary.ts';

/** One row of headings: field names with `___` for the boxes of a checkbox question, or labels with `(choice=…)`. */
export const redcap: Recogniser = {
  tool: 'redcap',
  signature({ records }) {
    const names = (records[0] ?? []).map((name) => name.trim());
    if (names.some((name) => /^redcap_(event_name|repeat_in|survey_identifier|data_access)/.test(name)))
      return 'columns named redcap_…';
    if (names.some((name) => /\(choice=.+\)$/i.test(name))) return 'columns with (choice=…)';
    const form = names.some((name) => /^[a-z][a-z0-9_]*_complete$/.test(name));
    return form && names.every((name) => /^[a-z][a-z0-9_]*$/.test(name))
      ? 'field names and a column …_complete'
      : undefined;
  },
  layout({ records, delimiter }, companions) {
    const headings = (records[0] ?? []).map(cleanHeading);
    const fields = dictionaryFields(companions, delimiter);
    const columns = headings.map((heading, index) => describedField(heading, index, fields));
    const complete = indexes(headings, /(_complete|^complete\?)$/i).filter((index) => !fields.has(headings[index]!));
    const instance = headings.indexOf('redcap_repeat_instance');
    const event = headings.indexOf('redcap_event_name');
    const seen = new Set<string>();
    const isDone = (cells: readonly string[]) =>
      complete.some((index) => !/^(0|incomplete|)$/i.test(cells[index]?.trim() ?? ''));
    const marked = records.slice(1).some(isDone);
    return groupedLayout({
      headerRows: 1,
      columns,
      otherwise: 'grid',
      refined(drafts, tallies) {
        const hasLabels = fileHoldsLabels(drafts, tallies);
        return drafts.map((draft, index) =>
          draft.options === undefined
            ? draft
            : { ...draft, options: optionsAsWritten(draft.options, tallies[index]!, hasLabels) },
        );
      },
      remarks: complete.length > 0 && !marked ? ['No record is marked as complete, so all count as answers.'] : [],
      removed(cells) {
        if (marked && !isDone(cells)) return 'no form completed';
        if (instance < 0 && event < 0) return undefined;
        const record = cells[0] ?? '';
        if (seen.has(record)) return 'further event or instance of the same record';
        seen.add(record);
        return undefined;
      },
    });
  },
};

function indexes(headings: readonly string[], pattern: RegExp): readonly number[] {
  return headings.flatMap((heading, index) => (pattern.test(heading) ? [index] : []));
}

function describedField(heading: string, index: number, fields: ReadonlyMap<string, DictionaryField>): DraftColumn {
  const system =
    /^redcap_|_complete$|^complete\?$|_timestamp$|^(event name|repeat instance|repeat instrument|survey identifier|survey timestamp)$/i;
  if (index === 0 || (system.test(heading) && !fields.has(heading))) return { heading, role: 'system' };
  const box = /^(.+?)___(_?\w+)$/.exec(heading);
  const choice = /^(.+?) ?\(choice=(.+)\)$/i.exec(heading);
  if (choice !== null) {
    const role = fieldOf(choice[1]!, fields)?.identifier === true ? 'personal' : 'answer';
    return { heading, role, text: choice[1], part: choice[2], question: choice[1] };
  }
  const field = fieldOf(box?.[1] ?? heading, fields);
  if (field?.identifier) return { heading, role: 'personal', text: field.label };
  if (box !== null) {
    const code = box[2]!.replace(/^_/, '-');
    const label =
      field?.options.find((option) => option.code === code || inName(option.code) === box[2])?.label ?? code;
    return { heading, role: 'answer', text: field?.label ?? box[1], part: label, question: box[1] };
  }
  if (field === undefined) return { heading, role: 'answer' };
  const { label, options, declared, matrix, header } = field;
  if (matrix === undefined) return { heading, role: 'answer', text: label, options, declared };
  return { heading, role: 'answer', text: header, part: label, question: matrix, options, declared: 'grid' };
}

/** A code as names of boxes have it: `field____99` for -99, `field___a` for A. */
function inName(code: string): string {
  return code.toLowerCase().replace(/[^a-z0-9]/g, '_');
}

/** By name or label; of fields with one label the answers where they are the same, and whether one of them tells who the person is. */
function fieldOf(heading: string, fields: ReadonlyMap<string, DictionaryField>): DictionaryField | undefined {
  const named = fields.get(heading);
  if (named !== undefined) return named;
  const [first, ...others] = [...fields.values()].filter(({ label }) => label === heading);
  if (first === undefined) return undefined;
  const identifier = [first, ...others].some((field) => field.identifier);
  const answers = ({ declared, options, matrix }: DictionaryField) => JSON.stringify([declared, options, matrix]);
  return others.every((other) => answers(other) === answers(first))
    ? { ...first, identifier }
    : { ...first, identifier, options: [], declared: undefined, matrix: undefined };
}
