import type { Comparison, OurTable } from './table.ts';

/** A number as it is written, so that nothing is lost on the way. */
class Written {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

/** Answers in JSON by JSON.parse alone: every answer of every kept respondent has to stand in the column of its key. */
export function comparedJson(bytes: Buffer, ours: OurTable): Comparison {
  const { profile, rows, numbers } = ours;
  const parsed = parsedWithSources(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  const list = Array.isArray(parsed)
    ? (parsed as unknown[])
    : ['results', 'data', 'responses', 'Data']
        .map((key) => (parsed as Record<string, unknown>)[key])
        .find(Array.isArray);
  if (list === undefined) return { verdict: 'different', notes: [], detail: 'no list of answers' };
  const removed = profile.removed.reduce((sum, { rows: some }) => sum + some, 0);
  if (list.length !== rows.length + removed)
    return { verdict: 'different', notes: [], detail: `${rows.length} kept and ${removed} removed of ${list.length}` };
  const skipped = new Set(
    profile.remarks.flatMap(
      (remark) =>
        /^Repeated groups and answers within answers are not read: (.*)\.$/.exec(remark)?.[1]?.split(', ') ?? [],
    ),
  );
  // A key without a name is called by its place.
  const nameOf = (heading: string, index: number) => (heading === `Column ${index + 1}` ? '' : heading);
  const column = new Map(
    profile.columns.flatMap(({ heading, index }) => [
      [heading, index],
      [nameOf(heading, index), index],
    ]),
  );
  for (const [index, number] of numbers.entries()) {
    const expected = new Map<string, string | Written>();
    for (const [key, value] of Object.entries(list[number - 1] as object) as [string, unknown][]) {
      if (skipped.has(key) || value === null) continue;
      for (const [name, text] of leaves(key, value)) if (text !== '') expected.set(name, text);
    }
    const row = rows[index]!;
    for (const [name, text] of expected) {
      const at = column.get(name) ?? column.get(`${name}/${textOf(text)}`);
      const cell = at === undefined ? undefined : row[at]!;
      const same = cell !== undefined && (column.has(name) ? says(cell, text) : cell === '1');
      if (!same)
        return {
          verdict: 'different',
          notes: [],
          detail: `respondent ${number}, ${JSON.stringify(name.slice(0, 80))}: ours ${JSON.stringify(cell)}, theirs ${textOf(text).slice(0, 80)}`,
        };
    }
    const answers = new Map<string, unknown>(Object.entries(list[number - 1] as object));
    for (const { heading, index: at, declared, question } of profile.columns) {
      const asked = declared !== 'multiple' || (answers.get(question ?? '') ?? null) !== null;
      if (declared === 'multiple' && asked !== (row[at] !== ''))
        return {
          verdict: 'different',
          notes: [],
          detail: `respondent ${number}: ${JSON.stringify(row[at])} in ${JSON.stringify(heading)}, ${asked ? '' : 'not '}answered`,
        };
      if (
        row[at] !== '' &&
        (row[at] !== '0' || declared !== 'multiple') &&
        ![...expected].some(
          ([name, text]) => heading === name || nameOf(heading, at) === name || heading === `${name}/${textOf(text)}`,
        )
      )
        return {
          verdict: 'different',
          notes: [],
          detail: `respondent ${number}: ours has ${JSON.stringify(row[at])} in ${JSON.stringify(heading)}, where there is nothing`,
        };
    }
  }
  return { verdict: 'equal', notes: [] };
}

/** Numbers as they are written; where the nesting is too deep for that, as the doubles that they become. */
function parsedWithSources(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value: unknown, context?: { source?: string }) =>
      typeof value === 'number' ? new Written(context?.source ?? String(value)) : value,
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return JSON.parse(text);
  }
}

/** Answers below a key: itself, an option for each element of a list, a cell for each row of a matrix. */
function leaves(key: string, value: unknown): (readonly [string, string | Written])[] {
  if (Array.isArray(value))
    return value.flatMap((one) => (one === null || one === '' ? [] : [[`${key}/${textOf(one)}`, '1'] as const]));
  if (isPlain(value))
    return Object.entries(value).flatMap(([name, one]) =>
      one === null ? [] : [[`${key}/${name}`, scalar(one)] as const],
    );
  return [[key, scalar(value)]];
}

function scalar(value: unknown): string | Written {
  return value instanceof Written || typeof value === 'string'
    ? value
    : typeof value === 'boolean'
      ? String(value)
      : `(${JSON.stringify(value)})`;
}

function textOf(value: unknown): string {
  return value instanceof Written
    ? numberText(value.source)
    : typeof value === 'object'
      ? `(${JSON.stringify(value)})`
      : String(value);
}

/** The shortest text of a number; of a whole one that a double cannot hold for sure, the text as it is written. */
function numberText(source: string): string {
  return Math.abs(Number(source)) <= Number.MAX_SAFE_INTEGER ? String(Number(source)) : source;
}

function says(cell: string, expected: string | Written): boolean {
  return cell === textOf(expected);
}

function isPlain(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Written) &&
    !(value instanceof Map)
  );
}
