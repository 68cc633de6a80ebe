import { didYouMean, type Problem } from '../errors.ts';
import type { Question } from '../survey/question.ts';
import { cellText } from './cell-text.ts';
import { numberHint, numberIn } from './number-in.ts';
import type { ProblemList } from './problem-list.ts';

/** A share from 0 to 1, or a bound of one. */
interface Share {
  readonly code: string;
  readonly share: number;
  readonly bound: 'below' | 'above' | undefined;
}

/** The shares of one group, in the questionnaire's order of answers. */
export interface PublishedRow {
  /** Code of the answer to `by`; undefined in a table of one dimension. */
  readonly category: string | undefined;
  readonly shares: readonly Share[];
  readonly base: number | undefined;
  /** The row in which a spreadsheet shows them; undefined where every share has a row of its own. */
  readonly number: number | undefined;
}

interface Shape {
  readonly of: Question;
  readonly by: Question | undefined;
  /** The base of every row; undefined where each row has its own, or none. */
  readonly base: number | undefined;
}

type Records = readonly { readonly cells: readonly string[]; readonly number: number }[];

/** The rows of a published table in the questionnaire's order, whichever of its two forms the file has. */
export function publishedRows(
  shape: Shape,
  headings: readonly string[],
  records: Records,
  file: string,
  problems: ProblemList,
): PublishedRow[] {
  const read = { ...shape, headings, records, file, problems };
  return shape.by === undefined ? listRows(read) : crossRows(read, shape.by);
}

interface Reading extends Shape {
  readonly headings: readonly string[];
  readonly records: Records;
  readonly file: string;
  readonly problems: ProblemList;
}

/** One dimension: the headings `answer,share`, and a row for each answer. */
function listRows(read: Reading): PublishedRow[] {
  if (!headingsAre(read, ['answer', 'share'])) return [];
  const { headings, records, of, base } = read;
  const codes = codesOf(of);
  const byCode = recordsByCode(read, headings.indexOf('answer'), codes, of.id);
  const absent = codes.filter((code) => !byCode.has(code));
  if (absent.length > 0) addAbsent(read, absent, 'answer');
  const shares = codes.flatMap((code) => {
    const record = byCode.get(code);
    const share = record && shareIn(read, record.cells[headings.indexOf('share')]!, record.number, 'share');
    return share === undefined ? [] : [{ code, ...share }];
  });
  return records.length === 0 ? [] : [{ category: undefined, shares, base, number: undefined }];
}

/** Two dimensions: the first heading is the id of `by`, the others are codes of `of`, and perhaps `base`. */
function crossRows(read: Reading, by: Question): PublishedRow[] {
  const codes = codesOf(read.of);
  const baseAt = read.headings.indexOf('base');
  if (!headingsAre(read, [by.id, ...codes], ['base'])) return [];
  if (baseAt >= 0 && read.base !== undefined) {
    read.problems.add({
      place: { file: read.file, heading: 'base' },
      found: 'a base for each row beside one in study.yaml',
      expected: 'one or the other',
      hint: 'Write `base: unknown` in study.yaml; the column counts.',
    });
  }
  const byCode = recordsByCode(read, 0, codesOf(by), by.id);
  return codesOf(by).flatMap((category): PublishedRow[] => {
    const record = byCode.get(category);
    if (record === undefined) return [];
    const { cells, number } = record;
    const shares = codes.flatMap((code) => {
      const share = shareIn(read, cells[read.headings.indexOf(code)]!, number, code);
      return share === undefined ? [] : [{ code, ...share }];
    });
    const base = baseAt < 0 ? read.base : baseIn(read, cells[baseAt]!, number);
    return [{ category, shares, base, number }];
  });
}

/** Codes in the questionnaire's order; scales run from worst to best. */
function codesOf(question: Question): readonly string[] {
  if (question.type === 'scale') return question.levels.map((level) => level.code);
  if (question.type === 'single' || question.type === 'multi') return question.options.map((option) => option.code);
  return Array.from({ length: 11 }, (_, value) => String(value));
}

function headingsAre(
  { headings, file, problems }: Reading,
  needed: readonly string[],
  allowed: readonly string[] = [],
): boolean {
  const found: Problem[] = [];
  const absent = needed.filter((heading) => !headings.includes(heading));
  headings.forEach((heading, index) => {
    const place = { file, row: 1, heading };
    if (headings.indexOf(heading) < index) {
      found.push({ place, found: `the heading "${heading}" a second time`, expected: 'each heading once' });
    } else if (!needed.includes(heading) && !allowed.includes(heading)) {
      const hint = didYouMean(heading, absent.length > 0 ? absent : [...needed, ...allowed]);
      found.push({ place, found: `the heading "${heading}"`, expected: `the headings ${needed.join(', ')}`, hint });
    }
  });
  if (absent.length > 0) {
    const list = absent.map((heading) => `"${heading}"`).join(', ');
    found.push({ place: { file, row: 1 }, found: `no column ${list}`, expected: `the headings ${needed.join(', ')}` });
  } else if (headings[0] !== needed[0] && needed[0] !== 'answer') {
    found.push({
      place: { file, row: 1 },
      found: `"${headings[0]}" first`,
      expected: `"${needed[0]}" in the first column`,
    });
  }
  for (const problem of found) problems.add(problem);
  return found.length === 0;
}

function recordsByCode(
  { records, headings, file, problems }: Reading,
  position: number,
  codes: readonly string[],
  question: string,
) {
  const byCode = new Map<string, Records[number]>();
  for (const record of records) {
    const code = record.cells[position]!.trim();
    const place = { file, row: record.number, heading: headings[position] };
    if (!codes.includes(code)) {
      problems.add(
        { place, found: cellText(code), expected: `a code of "${question}"`, hint: didYouMean(code, codes) },
        'unknown code',
      );
    } else if (byCode.has(code)) {
      problems.add({ place, found: `"${code}" a second time`, expected: 'each answer once' }, 'twice');
    } else {
      byCode.set(code, record);
    }
  }
  return byCode;
}

function addAbsent({ file, problems, of }: Reading, codes: readonly string[], heading: string): void {
  const found = `no row for ${codes.map((code) => `"${code}"`).join(', ')}`;
  problems.add({ place: { file, heading }, found, expected: `a row for every answer of "${of.id}"` });
}

function shareIn(
  { file, problems }: Reading,
  raw: string,
  row: number,
  heading: string,
): Omit<Share, 'code'> | undefined {
  const [, sign, number = ''] = /^\s*([<>]?)(.*)$/s.exec(raw)!;
  const percent = numberIn(number);
  if (percent !== undefined && percent >= 0 && percent <= 100) {
    return { share: percent / 100, bound: sign === '<' ? 'below' : sign === '>' ? 'above' : undefined };
  }
  problems.add(
    {
      place: { file, row, heading },
      found: cellText(raw),
      expected: 'a percentage from 0 to 100, or a bound such as <10 or >65',
      hint: raw.includes('%') ? 'Leave out the percent sign.' : numberHint(raw),
    },
    'share',
  );
  return undefined;
}

function baseIn({ file, problems }: Reading, raw: string, row: number): number | undefined {
  const base = numberIn(raw);
  if (base !== undefined && Number.isInteger(base) && base > 0) return base;
  if (raw.trim() !== '') {
    problems.add(
      {
        place: { file, row, heading: 'base' },
        found: cellText(raw),
        expected: 'a number of respondents, or an empty cell',
      },
      'base',
    );
  }
  return undefined;
}
