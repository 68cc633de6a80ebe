import Papa from 'papaparse';
import type { Companion } from '../export/layout.ts';
import type { DeclaredOption, ProfiledColumn } from '../profile.ts';
import { cleanHeading } from './clean-heading.ts';

export interface DictionaryField {
  readonly label: string;
  readonly options: readonly DeclaredOption[];
  readonly declared: ProfiledColumn['declared'];
  /** Name of the matrix it is a row of, and what stands above that. */
  readonly matrix: string | undefined;
  readonly header: string | undefined;
  /** Marked as telling who the person is, or checked to be an address or a number to call. */
  readonly identifier: boolean;
}

/** Fields of REDCap data dictionaries (18 columns), by name. */
export function dictionaryFields(
  companions: readonly Companion[],
  delimiter: string | undefined,
): ReadonlyMap<string, DictionaryField> {
  const fields = new Map<string, DictionaryField>();
  for (const { bytes } of companions) {
    const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
    const separator = /^"?Variable[^,;\t]*([,;\t])/i.exec(text)?.[1] ?? delimiter ?? ',';
    const [headings = [], ...records] = Papa.parse<string[]>(text, { delimiter: separator }).data;
    if (!/^variable/i.test(headings[0]?.trim() ?? '')) continue;
    const column = (pattern: RegExp) => headings.findIndex((heading) => pattern.test(heading));
    const [type, label, choices] = [column(/^field type/i), column(/^field label/i), column(/^choices/i)];
    const section = column(/^section header/i);
    const headers = new Map<string, string>();
    const [identifier, matrix, validation] = [
      column(/^identifier/i),
      column(/^matrix group/i),
      column(/^text validation type/i),
    ];
    for (const record of records) {
      const name = record[0]?.trim() ?? '';
      if (name === '') continue;
      const kind = record[type]?.trim() ?? '';
      const group = record[matrix]?.trim() ?? '';
      const header = cleanHeading(record[section] ?? '');
      if (group !== '' && header !== '') headers.set(group, header);
      fields.set(name, {
        label: cleanHeading(record[label] ?? '') || name,
        options: optionsOf(kind, record[choices] ?? ''),
        declared: declaredAs(kind, record[validation] ?? ''),
        matrix: group || undefined,
        header: headers.get(group),
        identifier: /^y/i.test(record[identifier]?.trim() ?? '') || /^(e-?mail|phone)/.test(record[validation] ?? ''),
      });
    }
  }
  return fields;
}

/** `1, one | 2, two`; negative codes are what respondents chose instead of an answer. */
function optionsOf(kind: string, choices: string): readonly DeclaredOption[] {
  if (kind === 'yesno') return [option('1', 'Yes'), option('0', 'No')];
  if (kind === 'truefalse') return [option('1', 'True'), option('0', 'False')];
  if (!/^(radio|dropdown|checkbox)$/.test(kind)) return [];
  return choices.split('|').flatMap((choice) => {
    const found = /^\s*([^,]+?)\s*,\s*([^]*?)\s*$/.exec(choice);
    return found === null ? [] : [option(found[1]!, cleanHeading(found[2]!))];
  });
}

function option(code: string, label: string): DeclaredOption {
  return {
    code,
    label,
    missing: /^-\d+$/.test(code) && /not appl|n\/a|refus|don.?t know|unknown|no answer|missing/i.test(label),
  };
}

function declaredAs(kind: string, validation: string): ProfiledColumn['declared'] {
  if (/^(radio|dropdown|yesno|truefalse)$/.test(kind)) return 'single';
  if (kind === 'checkbox') return 'multiple';
  if (/^(date|time)/.test(validation)) return 'date';
  if (/^(calc|slider)$/.test(kind) || /^(number|integer)/.test(validation)) return 'number';
  return /^(text|notes|file)$/.test(kind) ? 'text' : undefined;
}
