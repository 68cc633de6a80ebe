import type { DeclaredOption } from '../../profile.ts';
import type { TextOf } from './sav-charset.ts';
import type { SavDictionary, SavRecord } from './sav-dictionary.ts';
import { shortKey } from './sav-extensions.ts';
import { savNumber } from './sav-number.ts';

/** A variable as its user sees it. */
export interface SavVariable {
  readonly name: string;
  /** Up to eight letters, as multiple-response sets name it. */
  readonly shortName: string;
  readonly label: string | undefined;
  /** 0 numeric, else bytes of a string, up to 32767. */
  readonly width: number;
  /** Records that hold it, from 0: one, or a segment each of a string over 255 bytes. */
  readonly records: readonly number[];
  readonly format: number;
  readonly measure: 'nominal' | 'ordinal' | 'scale' | undefined;
  /** Labelled values and discrete missing values. */
  readonly options: readonly DeclaredOption[];
  /** Missing whatever lies between, ends included. */
  readonly missingRange: readonly [number, number] | undefined;
}

/** Variables of a dictionary, strings of several segments joined. */
export function savVariables(dictionary: SavDictionary, textOf: TextOf): readonly SavVariable[] {
  const { records, extensions, little } = dictionary;
  const text = (bytes: Buffer) => textOf(bytes).replace(/[\0 ]+$/, '');
  const number = (bytes: Buffer) => (little ? bytes.readDoubleLE() : bytes.readDoubleBE());
  const longNames = extensions.longNames(textOf);
  const stringLabels = extensions.stringLabels(textOf);
  const stringMissing = extensions.stringMissing(textOf);
  const named = records.flatMap((record, index) => (record.width >= 0 ? [index] : []));
  const perVariable = extensions.measures.length / Math.max(1, named.length);
  const variables: SavVariable[] = [];
  for (let position = 0; position < named.length; position++) {
    const first = named[position]!;
    const record = records[first]!;
    const shortName = text(record.name);
    const key = shortKey(record.name.toString('latin1').replace(/[\0 ]+$/, ''));
    const name = longNames.get(key) ?? shortName;
    const longWidth = extensions.longWidths.get(key);
    const segments = longWidth === undefined || !(longWidth > 255) ? 1 : Math.ceil(longWidth / 252);
    const own = named.slice(position, position + segments);
    const measure = perVariable >= 2 ? extensions.measures[position * Math.floor(perVariable)] : undefined;
    const code = (bytes: Buffer) => (record.width === 0 ? savNumber(number(bytes), record.format) : text(bytes).trim());
    const labels = dictionary.labels
      .filter((label) => label.records.includes(first))
      .flatMap(({ values }) => values.map(([value, label]) => [code(value), text(label).trim()] as const));
    const range = missingRange(record, number);
    const discrete = record.missingKind > 0 ? record.missing : record.missingKind === -3 ? record.missing.slice(2) : [];
    variables.push({
      name,
      shortName,
      label: record.label === undefined ? undefined : text(record.label).trim() || undefined,
      width: segments > 1 ? longWidth! : record.width,
      records: own,
      format: record.format,
      measure: ([undefined, 'nominal', 'ordinal', 'scale'] as const)[measure ?? 0],
      options: optionsOf(
        [...labels, ...(stringLabels.get(name) ?? [])],
        [...discrete.map(code), ...(stringMissing.get(name) ?? [])],
        record.width === 0 ? range : undefined,
      ),
      missingRange: record.width === 0 ? range : undefined,
    });
    position += own.length - 1;
  }
  return variables;
}

function missingRange(record: SavRecord, number: (bytes: Buffer) => number): readonly [number, number] | undefined {
  if (record.missingKind >= -1) return undefined;
  const [low, high] = record.missing;
  return low === undefined || high === undefined ? undefined : [number(low), number(high)];
}

function optionsOf(
  labels: readonly (readonly [string, string])[],
  missing: readonly string[],
  range: readonly [number, number] | undefined,
): readonly DeclaredOption[] {
  const within = (code: string) => range !== undefined && Number(code) >= range[0] && Number(code) <= range[1];
  const labelled = labels.map(([code, label]) => ({ code, label, missing: missing.includes(code) || within(code) }));
  const unlabelled = missing.filter((code) => !labels.some(([other]) => other === code));
  return [...labelled, ...unlabelled.map((code) => ({ code, label: code, missing: true }))];
}
