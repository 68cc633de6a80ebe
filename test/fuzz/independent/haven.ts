import { psppDifference } from './pspp.ts';
import {
  type Cell,
  type Comparison,
  miscount,
  NOTHING,
  numberCell,
  type OurTable,
  rowDifference,
  textCell,
} from './table.ts';

/** A column as `haven.R` writes it; numbers as text of 17 digits, null for a missing one. */
export interface HavenColumn {
  readonly kind: 'text' | 'number' | 'day' | 'moment';
  /** Print format as SPSS writes it, `F8.2`, `A12`; empty where there is none. */
  readonly format: readonly string[];
  readonly cells: readonly (string | null)[];
  /** Values with their labels. */
  readonly values: readonly string[];
  readonly labels: readonly (string | null)[];
  /** User-missing values, and the ends of a range of them. */
  readonly missing: readonly string[];
  readonly range: readonly string[];
}

export type HavenAnswer =
  | { readonly refused: string }
  /** Texts are in hexadecimal bytes where `bytes` is true: the file was read as ISO-8859-1, since haven refuses invalid text. */
  | {
      readonly names: readonly string[];
      readonly rows: number;
      readonly columns: readonly HavenColumn[];
      readonly bytes?: boolean;
    };

/** LOWEST and HIGHEST, which are the ends of ranges and no answers, whatever a damaged file calls them. */
const LIMIT = 1.797_693_134_862_315e308;

/** Seconds from 1582-10-14 to 1970. */
const TO_1970 = 12_219_379_200;

/** Who can be asked what is in an SPSS file. */
export interface SavReaders {
  /** `asBytes` for texts in hexadecimal bytes. */
  haven(asBytes: boolean): Promise<HavenAnswer>;
  /** Headings and cells as PSPP writes them; undefined when it refuses the file, or is not at hand. */
  pspp(): string[][] | undefined;
}

/**
 * An SPSS file as R's haven (ReadStat) reads it. Where the texts differ, haven is asked for their bytes: it refuses what is not
 * valid in the encoding, drops half characters at the end of a cut string, shows bytes behind the declared width, ends at zero
 * bytes or leaves them out, and in windows-1255 lets the end of one text begin the next. Where it refuses the file all the same,
 * still has another text, or finds fewer cases (in files that do not tell how many they hold), PSPP is asked.
 */
export async function comparedHaven({ haven, pspp }: SavReaders, ours: OurTable): Promise<Comparison> {
  const answer = await haven(false);
  const plain = judged(answer, ours);
  if (plain.verdict === 'equal') return plain;
  const bytes = await haven(true);
  const again = judged(bytes, ours);
  if (again.verdict === 'equal')
    return { verdict: 'equal', notes: [`haven as bytes, as text: ${classOf(answer, ours)}`] };
  const read = 'refused' in answer ? bytes : answer;
  const told = 'refused' in answer && !('refused' in bytes) ? again : plain;
  const unlike = told.verdict === 'different' && told.detail.startsWith('case ');
  if (!('refused' in read || unlike || read.rows < casesOf(ours))) return told;
  const table = pspp();
  const note = `PSPP, since haven: ${classOf(answer, ours)}`;
  if (table === undefined) return told;
  if (table[0]?.length !== ours.profile.columns.length)
    return {
      verdict: 'alone',
      notes: [`not compared: haven: ${classOf(answer, ours)}; PSPP splits long texts whose names it does not know`],
    };
  const detail = psppDifference(ours, table);
  return detail === undefined ? { verdict: 'equal', notes: [note] } : { verdict: 'different', notes: [note], detail };
}

function casesOf({ profile, rows }: OurTable): number {
  return rows.length + profile.removed.reduce((sum, { rows: some }) => sum + some, 0);
}

/** Why haven is not taken at its word, without the path. */
function classOf(answer: HavenAnswer, ours: OurTable): string {
  if ('refused' in answer) return answer.refused.replace(/Failed to parse \S+: /, '').slice(0, 120);
  return answer.rows < casesOf(ours) ? 'fewer cases' : 'another text';
}

function judged(answer: HavenAnswer, ours: OurTable): Comparison {
  if ('refused' in answer) return { verdict: 'different', notes: [], detail: `haven refuses: ${answer.refused}` };
  const { profile, rows, numbers } = ours;
  const notes: string[] = [];
  const different = (detail: string): Comparison => ({ verdict: 'different', notes, detail });
  if (answer.columns.length !== profile.columns.length)
    return different(`${profile.columns.length} columns, haven ${answer.columns.length}`);
  const cases = casesOf(ours);
  if (cases !== answer.rows) return different(`${cases} cases, haven ${answer.rows}`);
  const text = (value: string) =>
    answer.bytes === true ? withoutHalf(profile.charset, Buffer.from(value, 'hex')) : value;
  for (const [index, { heading, options }] of profile.columns.entries()) {
    const whole = (some: string) => (answer.bytes === true ? some.replace(/\uFFFD+$/, '') : some);
    const [name, own] = [whole(text(answer.names[index]!)), whole(heading)];
    if (own !== name && !own.startsWith(`${name} (`))
      return different(`heading ${JSON.stringify(heading)}, haven ${JSON.stringify(name)}`);
    const wrong = labelDifference(options, answer.columns[index]!, text);
    if (wrong !== undefined) return different(`${JSON.stringify(heading)}: ${wrong}`);
  }
  const texts = answer.columns.map(({ format }) => {
    const width = Number(/^A(\d+)$/.exec(format?.[0] ?? '')?.[1] ?? 32_767);
    return (value: string) => {
      if (answer.bytes !== true) return value.replace(/[ \0]+$/, '');
      const bytes = Buffer.from(value, 'hex').subarray(0, width);
      let end = bytes.length;
      while (end > 0 && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
      return withoutHalf(profile.charset, bytes.subarray(0, end));
    };
  });
  for (const [index, number] of numbers.entries()) {
    const cells = answer.columns.map(({ kind, format, cells: all }, column) => {
      const value = all[number - 2] ?? null;
      const cell = cellOf(kind, value, texts[column]!);
      // haven gives bytes behind the declared width too, and tells the width with the format of a text alone.
      if (kind !== 'text' || value === null || format?.[0]?.startsWith('A') === true) return cell;
      return { ...cell, says: (ours: string) => cell.says(ours) || texts[column]!(value).startsWith(ours) };
    });
    const wrong = rowDifference(rows[index]!, cells);
    if (wrong !== undefined) return different(`case ${number - 1}, ${wrong}`);
  }
  const wrong = miscount(ours);
  return wrong === undefined ? { verdict: 'equal', notes } : different(wrong);
}

function cellOf(kind: HavenColumn['kind'], value: string | null, text: (value: string) => string): Cell {
  if (value === null) return NOTHING;
  if (kind === 'text') {
    const cell = textCell(text(value));
    return { ...cell, says: (ours) => [ours, ...withoutZeros(ours)].some((one) => cell.says(one)) };
  }
  const number = numberOf(value);
  if (Math.abs(number) >= LIMIT && Number.isFinite(number)) return NOTHING;
  const seconds = kind === 'day' ? number * 86_400 + TO_1970 : kind === 'moment' ? number + TO_1970 : number;
  const plain = numberCell(seconds);
  return {
    ...plain,
    says: (ours) => (kind !== 'day' && kind !== 'moment' && plain.says(ours)) || saysMoment(ours, seconds, kind),
  };
}

/** Text of bytes without half a character at their end. */
function withoutHalf(charset: string | undefined, bytes: Uint8Array): string {
  return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes, { stream: true });
}

/** What haven makes of a text with zero bytes in it. */
function withoutZeros(text: string): readonly string[] {
  if (!text.includes('\0')) return [];
  return [text.slice(0, text.indexOf('\0')), text.replaceAll('\0', '')].flatMap((one) => [
    one.replace(/ +$/, ''),
    one.replace(/[ \uFFFD]+$/, ''),
  ]);
}

function numberOf(value: string): number {
  return value.endsWith('Inf') ? Number(value.replace('Inf', 'Infinity')) : Number(value);
}

/** True when our text is that moment or length of time, or the number of seconds itself; a day leaves its hours out. */
function saysMoment(text: string, seconds: number, kind: HavenColumn['kind']): boolean {
  const close = (value: number) => Math.abs(value - seconds) <= 0.001 + Math.abs(seconds) * 1e-14;
  const length = /^(-?)(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(text);
  if (length !== null)
    return close(
      (length[1] === '-' ? -1 : 1) * (Number(length[2]) * 3600 + Number(length[3]) * 60 + Number(length[4])),
    );
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const day = Date.parse(`${text}T00:00:00Z`) / 1000 + TO_1970;
    return seconds - day >= -0.001 && seconds - day < 86_400.001;
  }
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/.test(text))
    return close(Date.parse(`${text.replace(' ', 'T')}Z`) / 1000 + TO_1970);
  const number = Number(text);
  return text !== '' && kind !== 'number' && Math.abs(number - seconds) <= Math.abs(seconds) * 1e-9 + 0.001;
}

/** A label may be shorter than haven's, which reads on where its length is damaged. */
function labelDifference(
  options: OurTable['profile']['columns'][number]['options'],
  { kind, values, labels, missing, range }: HavenColumn,
  text: (value: string) => string,
): string | undefined {
  if (kind !== 'number') return undefined;
  for (const [index, value] of values.entries()) {
    if (Number.isNaN(numberOf(value))) continue;
    const label = text(labels[index] ?? '')
      .replace(/[\s\0]+$/, '')
      .trim();
    const own = options.find(({ code, label: known }) => sameCode(code, numberOf(value)) && label.startsWith(known));
    if (own === undefined) return `no label ${JSON.stringify(label)} for ${value}`;
  }
  // An end that is the number of system-missing leaves haven without both.
  if (range.some((end) => Number.isNaN(numberOf(end)))) return undefined;
  const isMissing = (code: string) =>
    missing.some((value) => sameCode(code, numberOf(value))) ||
    (range.length === 2 && Number(code) >= numberOf(range[0]!) && Number(code) <= numberOf(range[1]!));
  const wrong = options.find(({ code, missing: said }) => Number.isFinite(Number(code)) && said !== isMissing(code));
  return wrong === undefined
    ? undefined
    : `${wrong.code} is ${wrong.missing ? '' : 'not '}missing, haven says otherwise`;
}

function sameCode(code: string, value: number): boolean {
  if (Number.isFinite(Number(code))) return code.trim() !== '' && Object.is(Number(code) + 0, value + 0);
  return saysMoment(code, value, 'moment');
}
