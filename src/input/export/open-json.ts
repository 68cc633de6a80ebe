import { readFile } from 'node:fs/promises';
import { InputErrors } from '../../errors.ts';
import type { OpenOptions } from './formats.ts';
import type { DraftColumn, DraftSet, Layout, Source } from './layout.ts';
import { definedQuestions, isDefinition, isObject, type SurveyJsQuestion } from './surveyjs-questions.ts';

const MOST_BYTES = 256 * 1024 * 1024;
const MOST_CELLS = 20_000_000;
/** Cells that can be held beside the objects they come from, of which each counts as many cells. */
const MOST_HELD = 50_000_000;
const OBJECT = 24;
/** Options of a question or rows of a matrix. */
const MOST_PARTS = 1000;
const SYSTEM =
  /^(_?id|happendat|happenedat|created_?at|submitted_?at|completed|completed_?at|started_?at|duration|instance_?id|pageno|locale|device)$/i;

/** Where a column's cells come from: a key, and for several answers or a matrix what is within. */
interface Cell {
  readonly column: DraftColumn;
  of(answers: Answers): string;
}

/** SurveyJS answers: a list of objects, one a respondent; a definition beside it gives wordings, options and their order. */
export async function openJson({ path, file, facts, companions }: OpenOptions): Promise<Source> {
  if (facts.bytes > MOST_BYTES) {
    throw new InputErrors([{ place: { file }, found: 'a JSON file over 256 MB', expected: 'a smaller one, or CSV' }]);
  }
  const parsed = parsedJson(file, await readFile(path));
  const list = Array.isArray(parsed)
    ? parsed
    : isObject(parsed)
      ? [parsed['results'], parsed['data'], parsed['responses'], parsed['Data']].find(Array.isArray)
      : undefined;
  if (list === undefined || list.length === 0 || !list.every(isObject)) {
    const definition = isDefinition(parsed);
    throw new InputErrors([
      {
        place: { file },
        found: definition ? 'a SurveyJS questionnaire' : 'JSON that is no list of answers',
        expected: 'a list of objects, one a respondent',
        hint: definition ? 'It explains a file with answers; give it beside that file.' : undefined,
      },
    ]);
  }
  const definitions = await Promise.all(
    companions.map(async (companion) => parsedJson(companion, await readFile(companion))),
  );
  const questions = new Map(definitions.flatMap(definedQuestions).map((question) => [question.name, question]));
  const keys = new Set(questions.keys());
  for (const answers of list) {
    for (const key of Object.keys(answers)) keys.add(key);
    if (keys.size * list.length > MOST_CELLS) throw tooLarge(file);
  }
  const { cells, sets, skipped } = cellsOf(file, list, keys, questions);
  if ((cells.length + OBJECT) * list.length > MOST_HELD) throw tooLarge(file);
  if (cells.length === 0) {
    const found = skipped.length === 0 ? 'respondents without an answer' : 'nothing but answers within answers';
    throw new InputErrors([{ place: { file }, found, expected: 'answers to questions' }]);
  }
  const completed = cells.findIndex(({ column }) => column.heading === 'completed');
  const layout: Layout = {
    headerRows: 0,
    columns: cells.map(({ column }) => column),
    sets,
    remarks:
      skipped.length === 0 ? [] : [`Repeated groups and answers within answers are not read: ${skipped.join(', ')}.`],
    removed: (row) => (row[completed] === 'false' ? 'not finished' : undefined),
  };
  return {
    head: { format: 'json', records: [], delimiter: undefined, name: file.replace(/^.*[\\/]/, '') },
    charset: 'utf-8',
    remarks: [],
    layout,
    tool: { tool: 'surveyjs', because: 'a list of answers in JSON' },
    records: async (visit) => {
      visit(
        list.map((answers) => cells.map((cell) => cell.of(answers))),
        list.map((_, index) => index + 1),
      );
    },
  };
}

function tooLarge(file: string): InputErrors {
  return new InputErrors([
    { place: { file }, found: `more respondents or keys than can be held`, expected: 'a smaller file, or CSV' },
  ]);
}

function parsedJson(file: string, bytes: Buffer): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return /\d{16}|\de/i.test(text)
      ? (JSON.parse(text, asWritten as (key: string, value: unknown) => unknown) as unknown)
      : JSON.parse(text);
  } catch {
    throw new InputErrors([
      {
        place: { file },
        found: 'JSON that breaks off, is damaged or not in UTF-8',
        expected: 'a list of answers',
        hint: 'Export it again.',
      },
    ]);
  }
}

/** A whole number that is too large for a double stays as it is written: it is an id, and another id with other last digits. */
function asWritten(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER ? (context?.source ?? value) : value;
}

function cellsOf(
  file: string,
  list: readonly Answers[],
  keys: ReadonlySet<string>,
  questions: ReadonlyMap<string, SurveyJsQuestion>,
): { readonly cells: readonly Cell[]; readonly sets: readonly DraftSet[]; readonly skipped: readonly string[] } {
  const cells: Cell[] = [];
  const sets: DraftSet[] = [];
  const skipped: string[] = [];
  const system = new Set([...keys].filter((key) => SYSTEM.test(key) && !questions.has(key)));
  for (const key of [...system, ...[...keys].filter((name) => !system.has(name))]) {
    const values = list.map((answers) => answerTo(answers, key)).filter((value) => value !== undefined);
    const question = questions.get(key);
    const lists = values.some(Array.isArray);
    const objects = values.some(isObject);
    const nested = values.some((value) => isNested(value)) || (objects && !values.every(isObject));
    if (question?.kind === 'panel' || nested || (objects && question?.kind === 'multiple')) {
      skipped.push(key);
    } else if (question?.kind === 'ranking' && values.every(Array.isArray)) {
      cells.push(...rankingCells(file, key, values, question));
    } else if (question?.kind === 'multiple' || lists) {
      const found = multipleCells(file, key, values, question);
      sets.push({
        name: key,
        label: question?.title,
        columns: found.map((_, index) => cells.length + index),
        counted: '1',
      });
      cells.push(...found);
    } else if (objects) {
      cells.push(...matrixCells(file, key, values, question));
    } else if (question?.kind === 'matrix' && values.length === 0) {
      cells.push(...matrixCells(file, key, values, question));
    } else {
      cells.push(singleCell(key, question, system.has(key)));
    }
  }
  return { cells, sets: sets.filter(({ columns }) => columns.length > 0), skipped };
}

type Answers = Readonly<Record<string, unknown>>;

/** What a respondent's own key holds; null is no answer. */
function answerTo(answers: Answers, key: string): unknown {
  return Object.hasOwn(answers, key) ? (answers[key] ?? undefined) : undefined;
}

/** True for a list or an object with more in it than plain answers. */
function isNested(value: unknown): boolean {
  const within = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return within.some((one) => typeof one === 'object' && one !== null);
}

/** @throws {InputErrors} when there are more parts than a question has */
function withParts(file: string, key: string, parts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (parts.size <= MOST_PARTS) return parts;
  throw new InputErrors([
    {
      place: { file, heading: key },
      found: `${parts.size} different options or rows`,
      expected: `at most ${MOST_PARTS}`,
      hint: 'Leave the question out of the export.',
    },
  ]);
}

function singleCell(key: string, question: SurveyJsQuestion | undefined, system: boolean): Cell {
  const { title, options = [], declared } = question ?? {};
  const column: DraftColumn = key.endsWith('-Comment')
    ? { heading: key, role: 'answer', part: 'Other', question: key.slice(0, -8), declared: 'text' }
    : {
        heading: key,
        role: system ? 'system' : 'answer',
        text: title,
        options: options.length > 0 ? options : undefined,
        declared,
      };
  return { column, of: (answers) => scalar(answerTo(answers, key)) };
}

/** A column for each option: 1 chosen, 0 not chosen, blank when the question was not answered. */
function multipleCells(
  file: string,
  key: string,
  values: readonly unknown[],
  question: SurveyJsQuestion | undefined,
): readonly Cell[] {
  const options = new Map((question?.options ?? []).map(({ code, label }) => [code, label]));
  for (const value of values) for (const one of asList(value)) if (!options.has(one)) options.set(one, one);
  const chosen = lastOf((value) => new Set(asList(value)));
  return [...withParts(file, key, options)].map(([code, label]) => ({
    column: {
      heading: `${key}/${code}`,
      role: 'answer',
      text: question?.title,
      part: label,
      question: key,
      declared: 'multiple',
    },
    of(answers) {
      const value = answerTo(answers, key);
      return value === undefined ? '' : chosen(value).has(code) ? '1' : '0';
    },
  }));
}

/** A column for each item: its rank from 1, blank when it was not ranked. */
function rankingCells(
  file: string,
  key: string,
  values: readonly unknown[],
  { title, options }: SurveyJsQuestion,
): readonly Cell[] {
  const items = new Map(options.map(({ code, label }) => [code, label]));
  for (const value of values) for (const one of asList(value)) if (!items.has(one)) items.set(one, one);
  return [...withParts(file, key, items)].map(([code, label]) => ({
    column: { heading: `${key}/${code}`, role: 'answer', text: title, part: label, question: key, declared: 'ranking' },
    of(answers) {
      const rank = asList(answerTo(answers, key) ?? []).indexOf(code) + 1;
      return rank > 0 ? String(rank) : '';
    },
  }));
}

function matrixCells(
  file: string,
  key: string,
  values: readonly unknown[],
  question: SurveyJsQuestion | undefined,
): readonly Cell[] {
  const declared = new Map((question?.rows ?? []).map((row) => [row.code, row.declared]));
  const rows = new Map((question?.rows ?? []).map(({ code, label }) => [code, label]));
  for (const value of values) {
    for (const row of Object.keys(isObject(value) ? value : {})) if (!rows.has(row)) rows.set(row, row);
  }
  return [...withParts(file, key, rows)].map(([code, label]) => ({
    column: {
      heading: `${key}/${code}`,
      role: 'answer',
      text: question?.title,
      part: label,
      question: key,
      options: question?.options.length ? question.options : undefined,
      declared: declared.get(code) ?? 'grid',
    },
    of(answers) {
      const value = answerTo(answers, key);
      return isObject(value) ? scalar(answerTo(value, code)) : '';
    },
  }));
}

/** The function with its last result kept: columns of a question are asked for one respondent after the other. */
function lastOf<T>(work: (value: unknown) => T): (value: unknown) => T {
  let last: readonly [unknown, T] | undefined;
  return (value) => {
    if (last === undefined || last[0] !== value) last = [value, work(value)];
    return last[1];
  };
}

function asList(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(scalar).filter((text) => text !== '');
}

/** Lists and objects do not come here: they are spread over columns, or told as not read. */
function scalar(value: unknown): string {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : '';
}
