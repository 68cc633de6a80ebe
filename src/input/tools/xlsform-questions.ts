import type { Companion } from '../export/layout.ts';
import { workbookSheets } from '../export/workbook.ts';
import type { DeclaredOption } from '../profile.ts';
import { cleanHeading } from './clean-heading.ts';

export interface FormQuestion {
  readonly name: string;
  /** In the form's first language. */
  readonly label: string;
  /** In every language. */
  readonly labels: readonly string[];
  readonly type: 'single' | 'multiple' | 'number' | 'text' | 'date' | 'place' | 'personal' | 'other';
  readonly options: readonly DeclaredOption[];
}

const TYPES: Readonly<Record<string, FormQuestion['type']>> = {
  select_one: 'single',
  select_multiple: 'multiple',
  integer: 'number',
  decimal: 'number',
  range: 'number',
  text: 'text',
  date: 'date',
  datetime: 'date',
  geopoint: 'place',
  geotrace: 'place',
  geoshape: 'place',
  phonenumber: 'personal',
  username: 'personal',
  email: 'personal',
  deviceid: 'personal',
};

/** Questions of XLSForms: sheets `survey` and `choices`. */
export function xlsformQuestions(companions: readonly Companion[]): readonly FormQuestion[] {
  return companions
    .filter(({ bytes }) => bytes.subarray(0, 4).toString('hex') === '504b0304')
    .flatMap(({ file, bytes }) => {
      const sheets = workbookSheets(file, bytes);
      const survey = table(sheets.find(({ name }) => name.toLowerCase() === 'survey')?.rows ?? []);
      const choices = table(sheets.find(({ name }) => name.toLowerCase() === 'choices')?.rows ?? []);
      return survey.flatMap((row) => {
        const [type = '', list = ''] = (row.get('type') ?? '').trim().split(/\s+/);
        const name = row.get('name') ?? '';
        if (name === '' || /^(begin|end)/.test(type)) return [];
        const labels = labelsIn(row);
        const options = choices
          .filter((choice) => (choice.get('list_name') ?? choice.get('list name')) === list && list !== '')
          .map((choice) => ({ code: choice.get('name') ?? '', label: labelsIn(choice)[0] ?? '', missing: false }));
        return [{ name, label: labels[0] ?? name, labels, type: TYPES[type.toLowerCase()] ?? 'other', options }];
      });
    });
}

function table(rows: readonly (readonly string[])[]): readonly ReadonlyMap<string, string>[] {
  const [headings = [], ...records] = rows;
  return records.map((record) => new Map(headings.map((heading, index) => [heading.trim(), record[index] ?? ''])));
}

function labelsIn(row: ReadonlyMap<string, string>): readonly string[] {
  return [...row]
    .filter(([heading, value]) => /^label(::|:|$)/i.test(heading) && value !== '')
    .map(([, value]) => cleanHeading(value));
}
