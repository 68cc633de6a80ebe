import { readFile } from 'node:fs/promises';
import { InputErrors } from '../../errors.ts';
import { groupedColumns } from './grouped-variables.ts';
import type { OpenOptions } from './formats.ts';
import type { Counted, DraftColumn, DraftSet, Layout, Source } from './layout.ts';
import { savCases } from './sav/sav-cases.ts';
import { decoderOf, savCharset, type TextOf } from './sav/sav-charset.ts';
import { type SavDictionary, savDictionary } from './sav/sav-dictionary.ts';
import { savKind, savNumber } from './sav/sav-number.ts';
import { type SavVariable, savVariables } from './sav/sav-variables.ts';

const BATCH = 200;
/** Numbers from here on are no answers: LOWEST and HIGHEST, the ends of missing ranges. */
const BOUND = 1.797_693_134_862_315e308;
const SYSTEM =
  /^(id|resp(ondent)?_?id|response_?id|case_?id|uuid|start_?date|end_?date|recorded_?date|status|progress|duration.*|finished|user_?language|distribution_?channel|lastpage|submitdate|datestamp)$/i;

/** An SPSS system file, plain, byte-compressed or zlib-compressed, of either byte order. */
export async function openSav({ path, file, charset }: OpenOptions): Promise<Source> {
  const bytes = await readFile(path);
  const dictionary = savDictionary(file, bytes);
  const { extensions } = dictionary;
  const said =
    charset === undefined
      ? savCharset(extensions.encoding, extensions.codePage, textsOf(dictionary))
      : { label: charset, guessed: false };
  let cut = 0;
  const textOf = checkedDecoder(file, said.label, () => cut++);
  const variables = savVariables(dictionary, textOf);
  if (variables.length === 0)
    throw new InputErrors([{ place: { file }, found: 'an SPSS file without variables', expected: 'answers' }]);
  const remarks = said.guessed
    ? [`The file does not say how its texts are encoded; they were read as ${said.label}.`]
    : [];
  return {
    head: { format: 'spss', records: [], delimiter: undefined, name: file.replace(/^.*[\\/]/, '') },
    charset: said.label,
    remarks,
    layout: layoutOf(dictionary, variables, textOf, () => cut),
    tool: { tool: 'spss', because: 'an SPSS system file' },
    async records(visit) {
      let rows: string[][] = [];
      let row = 1;
      let odd = variables.some(hasOddText);
      const numbers = () => rows.map((_, index) => row - rows.length + index + 1);
      for (const one of savCases(file, bytes, dictionary)) {
        row++;
        const view = new DataView(one.buffer, one.byteOffset, one.length);
        rows.push(
          variables.map((variable) => {
            const cell = variable.width === 0 ? numberIn(view, variable, dictionary) : textIn(one, variable, textOf);
            if (cell === undefined) throw infinite(file, row, variable.name);
            odd ||= variable.width > 0 && cell.includes(ODD);
            return cell;
          }),
        );
        if (rows.length < BATCH) continue;
        visit(rows, numbers());
        rows = [];
      }
      visit(rows, numbers());
      if (odd)
        remarks.push(`Some texts are not valid in ${said.label}; what could not be read stands there as \uFFFD.`);
    },
  };
}

/** Stands for what an encoding does not have. */
const ODD = '\uFFFD';

function hasOddText({ name, label = '', options }: SavVariable): boolean {
  return [name, label, ...options.map((option) => option.label)].some((text) => text.includes(ODD));
}

function infinite(file: string, row: number, heading: string): InputErrors {
  return new InputErrors([
    {
      place: { file, row, heading },
      found: 'a number without end',
      expected: 'an answer',
      hint: 'The file is damaged; save or export it again.',
    },
  ]);
}

function textsOf({ records, labels }: SavDictionary): readonly Buffer[] {
  return [
    ...records.flatMap(({ label }) => (label === undefined ? [] : [label])),
    ...labels.flatMap(({ values }) => values.map(([, label]) => label)),
  ];
}

function checkedDecoder(file: string, label: string, cut: () => void): TextOf {
  try {
    return decoderOf(label, cut);
  } catch {
    throw new InputErrors([
      { place: { file }, found: `the encoding "${label}"`, expected: 'one such as utf-8, windows-1252 or gb18030' },
    ]);
  }
}

/** A number as text; undefined for one without end, which no survey has. */
function numberIn(
  one: DataView,
  { records, format }: SavVariable,
  { little, extensions }: SavDictionary,
): string | undefined {
  const value = one.getFloat64(records[0]! * 8, little);
  if (Math.abs(value) === Number.POSITIVE_INFINITY) return undefined;
  const nothing = value === extensions.systemMissing || !(Math.abs(value) < BOUND);
  return nothing ? '' : savNumber(value, format);
}

function textIn(one: Buffer, { width, records }: SavVariable, textOf: TextOf): string {
  const at = records[0]! * 8;
  const bytes =
    records.length === 1
      ? one.subarray(at, at + width)
      : Buffer.concat(
          records.map((record, k) =>
            one.subarray(record * 8, record * 8 + Math.max(0, Math.min(255, width - 255 * k))),
          ),
        );
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
  return textOf(bytes.subarray(0, end));
}

function layoutOf(
  dictionary: SavDictionary,
  variables: readonly SavVariable[],
  textOf: TextOf,
  cut: () => number,
): Layout {
  const index = (name: string) => {
    const plain = name.toLowerCase();
    const long = variables.findIndex((variable) => variable.name.toLowerCase() === plain);
    return long >= 0 ? long : variables.findIndex(({ shortName }) => shortName.toLowerCase() === plain);
  };
  const sets: readonly DraftSet[] = dictionary.extensions
    .sets(textOf)
    .map(({ name, label, variables: names, counted }) => ({
      name,
      label: label || undefined,
      columns: names.map(index).filter((column) => column >= 0),
      counted,
    }));
  const columns = groupedColumns(
    variables.map((variable): DraftColumn => ({
      heading: variable.name,
      role: variable.records.includes(dictionary.weight ?? -1)
        ? 'weight'
        : SYSTEM.test(variable.name)
          ? 'system'
          : 'answer',
      text: variable.label,
      options: variable.options.length > 0 ? variable.options : undefined,
      declared: declaredAs(variable),
    })),
    sets,
  );
  const labelOf = (position: number, cell: string | undefined) =>
    variables[position]?.options.find(({ code }) => code === cell)?.label ?? cell;
  const [status, finished] = [index('status'), index('finished')];
  return {
    headerRows: 0,
    columns,
    sets,
    removed(cells) {
      if (status >= 0 && /^survey (preview|test)$/i.test(labelOf(status, cells[status]) ?? '')) return 'test response';
      return finished >= 0 && /^false$/i.test(labelOf(finished, cells[finished]) ?? '') ? 'not finished' : undefined;
    },
    settled: (counted) => ({
      columns: withSeenMissing(columns, variables, counted),
      sets,
      remarks:
        cut() === 0
          ? []
          : [
              `Texts that end within a character, cut off by whatever wrote the file: ${cut()}. The half character is left out.`,
            ],
    }),
  };
}

function declaredAs({ width, format, options, measure }: SavVariable): DraftColumn['declared'] {
  if (width > 40 && options.length === 0) return 'text';
  if (width > 0) return undefined;
  const kind = savKind(format);
  if (kind === 'date' || kind === 'moment') return 'date';
  return measure === 'scale' && !options.some(({ missing }) => !missing) ? 'number' : undefined;
}

/** Values of a missing range have no list; those that occur are added to the options. */
function withSeenMissing(
  columns: readonly DraftColumn[],
  variables: readonly SavVariable[],
  { tallies }: Counted,
): readonly DraftColumn[] {
  return columns.map((column, position) => {
    const range = variables[position]!.missingRange;
    if (range === undefined) return column;
    const { options = [] } = column;
    const seen = tallies[position]!.values()
      .map(({ value }) => value)
      .filter(
        (value) =>
          Number(value) >= range[0] && Number(value) <= range[1] && !options.some(({ code }) => code === value),
      );
    return { ...column, options: [...options, ...seen.map((code) => ({ code, label: code, missing: true }))] };
  });
}
