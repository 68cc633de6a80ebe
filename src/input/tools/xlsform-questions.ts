import type { Companion } from '../export/layout.ts';
import { workbookSheets } from '../export/workbook.ts';
import type { DeclaredOption } from '../profile.ts';
import { cleanHeading } from './clean-heading.ts';

export interface FormQuestion {
  readonly name: string;
  /** In the language that the file is in. */
  readonly label: string;
  /** In every language. */
  readonly labels: readonly string[];
  readonly type: 'single' | 'multiple' | 'ranking' | 'number' | 'text' | 'date' | 'place' | 'personal' | 'other';
  /** Names and labels of the groups around it, from the outside. */
  readonly groups: readonly { readonly name: string; readonly label: string }[];
  /** None where one code has several labels, of which a filter shows one. */
  readonly options: readonly DeclaredOption[];
  /** The matrix that it is a row of: its name, and the wording above the rows, which share a list of answers. */
  readonly matrix: { readonly name: string; readonly label: string } | undefined;
}

const TYPES: Readonly<Record<string, FormQuestion['type']>> = {
  select_one: 'single',
  select_one_from_file: 'single',
  select_multiple: 'multiple',
  select_multiple_from_file: 'multiple',
  rank: 'ranking',
  integer: 'number',
  decimal: 'number',
  range: 'number',
  text: 'text',
  date: 'date',
  datetime: 'date',
  time: 'date',
  start: 'date',
  end: 'date',
  today: 'date',
  geopoint: 'place',
  'start-geopoint': 'place',
  geotrace: 'place',
  geoshape: 'place',
  phonenumber: 'personal',
  username: 'personal',
  email: 'personal',
  deviceid: 'personal',
};

/**
 * Questions of XLSForms: sheets `survey` and `choices`.
 *
 * @param headings of the file that they explain; where these are labels, they tell in which of the form's languages it is
 */
export function xlsformQuestions(
  companions: readonly Companion[],
  headings: readonly string[] = [],
): readonly FormQuestion[] {
  return companions
    .filter(({ bytes }) => bytes.subarray(0, 4).toString('hex') === '504b0304')
    .flatMap(({ file, bytes }) => {
      const sheets = workbookSheets(file, bytes);
      const survey = table(sheets.find(({ name }) => name.toLowerCase() === 'survey')?.rows ?? []);
      const choices = table(sheets.find(({ name }) => name.toLowerCase() === 'choices')?.rows ?? []);
      const language = languageOf(survey, headings);
      const groups: Group[] = [];
      const questions = survey.flatMap((row): FormQuestion[] => {
        const [type = '', list = '', more] = (row.get('type') ?? '').trim().split(/\s+/);
        const name = (row.get('name') ?? '').trim();
        const label = labelIn(row, language);
        const appearance = row.get('appearance') ?? '';
        if (type.startsWith('end')) groups.pop();
        if (type.startsWith('begin')) {
          groups.push({
            matrix: { name, label: label ?? name },
            isTable: appearance.includes('table-list'),
            lists: [],
          });
        }
        if (name === '' || /^(begin|end)/.test(type)) return [];
        const options = optionsOf(choices, list, language, more === 'or_other');
        const group = groups.at(-1);
        const isRow = type === 'select_one' && (group?.isTable === true || ROW.test(appearance));
        return [
          {
            name,
            label: label ?? name,
            labels: labelsIn(row),
            type: TYPES[type.toLowerCase()] ?? 'other',
            groups: groups.map(({ matrix }) => matrix),
            options,
            matrix: isRow && group !== undefined ? matrixOf(group, list) : undefined,
          },
        ];
      });
      const alone = ({ matrix }: FormQuestion) =>
        questions.filter((other) => matrix !== undefined && other.matrix?.name === matrix.name).length < 2;
      return questions.map((question) => (alone(question) ? { ...question, matrix: undefined } : question));
    });
}

interface Group {
  readonly matrix: FormQuestion['groups'][number];
  readonly isTable: boolean;
  /** Lists of answers of its rows so far. */
  readonly lists: string[];
}

/** Rows with another list of answers than the first ones are a matrix of their own. */
function matrixOf({ matrix, lists }: Group, list: string): FormQuestion['groups'][number] {
  if (!lists.includes(list)) lists.push(list);
  return lists[0] === list ? matrix : { ...matrix, name: `${matrix.name}#${list}` };
}

function optionsOf(
  choices: readonly ReadonlyMap<string, string>[],
  list: string,
  language: string | undefined,
  withOther: boolean,
): readonly DeclaredOption[] {
  const labels = new Map<string, string>();
  for (const choice of choices) {
    if (list === '' || (choice.get('list_name') ?? choice.get('list name') ?? '').trim() !== list) continue;
    const code = (choice.get('name') ?? '').trim();
    const label = labelIn(choice, language) ?? '';
    if ((labels.get(code) ?? label) !== label) return [];
    labels.set(code, label);
  }
  if (withOther && !labels.has('other')) labels.set('other', 'Other');
  return [...labels].map(([code, label]) => ({ code, label, missing: false }));
}

/** Heading of the column of labels that most headings of the file stand in; the first one where none does. */
function languageOf(survey: readonly ReadonlyMap<string, string>[], headings: readonly string[]): string | undefined {
  const said = headings.join('\n');
  const languages = [...(survey[0]?.keys() ?? [])].filter((key) => LABEL.test(key));
  const found = (key: string) =>
    survey.filter((row) => (row.get(key) ?? '') !== '' && said.includes(cleanHeading(row.get(key)!))).length;
  return languages.toSorted((a, b) => found(b) - found(a))[0];
}

function table(rows: readonly (readonly string[])[]): readonly ReadonlyMap<string, string>[] {
  const [headings = [], ...records] = rows;
  return records.map((record) => new Map(headings.map((heading, index) => [heading.trim(), record[index] ?? ''])));
}

const LABEL = /^label(::|:|$)/i;
/** Questions that forms draw as rows of a table. */
const ROW = /\blikert\b|list-nolabel/;

function labelIn(row: ReadonlyMap<string, string>, language: string | undefined): string | undefined {
  const own = cleanHeading(row.get(language ?? '') ?? '');
  return own === '' ? labelsIn(row)[0] : own;
}

function labelsIn(row: ReadonlyMap<string, string>): readonly string[] {
  return [...row]
    .filter(([heading, value]) => LABEL.test(heading) && value !== '')
    .map(([, value]) => cleanHeading(value));
}
