import { readFile } from 'node:fs/promises';
import { InputErrors } from '../../errors.ts';
import type { OpenOptions } from './formats.ts';
import type { DraftColumn, DraftSet, Layout, Source } from './layout.ts';
import { definedQuestions, isDefinition, isObject, type SurveyJsQuestion } from './surveyjs-questions.ts';

const MOST_BYTES = 256 * 1024 * 1024;
const MOST_CELLS = 20_000_000;
const SYSTEM =
  /^(_?id|happendat|happenedat|created_?at|submitted_?at|completed|completed_?at|started_?at|duration|instance_?id|pageno|locale|device)$/i;

/** Where a column's cells come from: a key, and for several answers or a matrix what is within. */
interface Cell {
  readonly column: DraftColumn;
  of(answers: Readonly<Record<string, unknown>>): string;
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
  const { cells, sets, skipped } = cellsOf(list, questions);
  if (cells.length * list.length > MOST_CELLS) {
    throw new InputErrors([
      { place: { file }, found: 'more than 20 million cells', expected: 'a smaller file, or CSV' },
    ]);
  }
  const completed = cells.findIndex(({ column }) => column.heading === 'completed');
  const layout: Layout = {
    headerRows: 0,
    columns: cells.map(({ column }) => column),
    sets,
    remarks: skipped.length === 0 ? [] : [`Repeated groups are not read: ${skipped.join(', ')}.`],
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

function parsedJson(file: string, bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
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

function cellsOf(
  list: readonly Readonly<Record<string, unknown>>[],
  questions: ReadonlyMap<string, SurveyJsQuestion>,
): { readonly cells: readonly Cell[]; readonly sets: readonly DraftSet[]; readonly skipped: readonly string[] } {
  const keys = new Set(questions.keys());
  for (const answers of list) for (const key of Object.keys(answers)) keys.add(key);
  const cells: Cell[] = [];
  const sets: DraftSet[] = [];
  const skipped: string[] = [];
  const system = [...keys].filter((key) => SYSTEM.test(key) && !questions.has(key));
  for (const key of [...system, ...[...keys].filter((name) => !system.includes(name))]) {
    const values = list.map((answers) => answers[key]).filter((value) => value !== undefined && value !== null);
    const question = questions.get(key);
    if (question?.kind === 'panel' || values.some((value) => Array.isArray(value) && value.some(isObject))) {
      skipped.push(key);
    } else if (question?.kind === 'ranking') {
      cells.push(...rankingCells(key, question));
    } else if (question?.kind === 'multiple' || values.some(Array.isArray)) {
      const found = multipleCells(key, values, question);
      sets.push({
        name: key,
        label: question?.title,
        columns: found.map((_, index) => cells.length + index),
        counted: '1',
      });
      cells.push(...found);
    } else if (question?.kind === 'matrix' || values.some(isObject)) {
      cells.push(...matrixCells(key, values, question));
    } else {
      cells.push(singleCell(key, question, system.includes(key)));
    }
  }
  return { cells, sets: sets.filter(({ columns }) => columns.length > 0), skipped };
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
  return { column, of: (answers) => scalar(answers[key]) };
}

/** A column for each option: 1 chosen, 0 not chosen, blank when the question was not answered. */
function multipleCells(
  key: string,
  values: readonly unknown[],
  question: SurveyJsQuestion | undefined,
): readonly Cell[] {
  const options = new Map((question?.options ?? []).map(({ code, label }) => [code, label]));
  for (const value of values) for (const one of asList(value)) if (!options.has(one)) options.set(one, one);
  return [...options].slice(0, 1000).map(([code, label]) => ({
    column: {
      heading: `${key}/${code}`,
      role: 'answer',
      text: question?.title,
      part: label,
      question: key,
      declared: 'multiple',
    },
    of(answers) {
      const value = answers[key];
      if (value === undefined || value === null) return '';
      return asList(value).includes(code) ? '1' : '0';
    },
  }));
}

/** A column for each item: its rank from 1, blank when it was not ranked. */
function rankingCells(key: string, { title, options }: SurveyJsQuestion): readonly Cell[] {
  return options.map(({ code, label }) => ({
    column: { heading: `${key}/${code}`, role: 'answer', text: title, part: label, question: key, declared: 'number' },
    of(answers) {
      const rank = asList(answers[key] ?? []).indexOf(code) + 1;
      return rank > 0 ? String(rank) : '';
    },
  }));
}

function matrixCells(key: string, values: readonly unknown[], question: SurveyJsQuestion | undefined): readonly Cell[] {
  const rows = new Map((question?.rows ?? []).map(({ code, label }) => [code, label]));
  for (const value of values) {
    for (const row of Object.keys(isObject(value) ? value : {})) if (!rows.has(row)) rows.set(row, row);
  }
  return [...rows].slice(0, 1000).map(([code, label]) => ({
    column: {
      heading: `${key}/${code}`,
      role: 'answer',
      text: question?.title,
      part: label,
      question: key,
      options: question?.options.length ? question.options : undefined,
      declared: 'grid',
    },
    of(answers) {
      const value = answers[key];
      return isObject(value) ? scalar(value[code]) : '';
    },
  }));
}

function asList(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(scalar).filter((text) => text !== '');
}

function scalar(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return Array.isArray(value)
        ? value
            .filter((one) => typeof one !== 'object')
            .map(String)
            .join('; ')
        : '';
  }
}
