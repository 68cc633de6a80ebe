import { masked } from '../../errors.ts';
import type { ProfiledTable } from '../../input/profile.ts';
import { cut, type Terminal, textTable } from '../terminal.ts';
import { columnsOf, type Draft } from './draft.ts';
import { repeatedIds, repeatedText } from './repeated-ids.ts';
import { TOOL_NAMES } from './tool-names.ts';

/** What was found in a file, for the terminal: tool, encoding, rows, remarks. */
export function foundInFile(table: ProfiledTable, terminal: Terminal): string {
  const { profile } = table;
  const { file, bytes, tool, because, charset, delimiter, columns, kept, removed, remarks } = profile;
  const lines = [
    `${terminal.bold(file)}  ${sizeText(bytes)}`,
    `  tool       ${tool === 'plain' ? 'a plain table' : TOOL_NAMES[tool]} (${because})`,
    ...(charset === undefined ? [] : [`  charset    ${charset}`]),
    ...(delimiter === undefined ? [] : [`  delimiter  ${DELIMITERS[delimiter] ?? JSON.stringify(delimiter)}`]),
    `  columns    ${columns.length}`,
    `  rows       ${kept} kept`,
    ...removed.map(({ reason, rows }) => `             ${rows} removed: ${reason}`),
    ...repeatedIds(table).map(({ heading, rows }) => terminal.warn(`  note       ${repeatedText(heading, rows)}`)),
    ...remarks.map((remark) => terminal.warn(`  note       ${masked(remark)}`)),
  ];
  return lines.join('\n');
}

/** The first rows as they were read, personal columns hidden. */
export function previewOf({ profile, rows }: ProfiledTable, terminal: Terminal): string {
  const columns = profile.columns
    .filter(({ role, filled }) => role !== 'personal' && role !== 'system' && filled > 0)
    .slice(0, Math.max(2, Math.min(6, Math.floor(terminal.width / 20))));
  if (columns.length === 0) return '';
  const table = textTable(
    [
      columns.map(({ heading }) => heading),
      ...rows.slice(0, 3).map((row) => columns.map(({ index }) => masked(row[index] ?? ''))),
    ],
    22,
    terminal.width - 2,
  );
  return table
    .split('\n')
    .map((line, index) => `  ${index === 0 ? terminal.bold(line) : terminal.dim(line)}`)
    .join('\n');
}

/** Questions with kind and confidence, and the columns that stay out. */
export function foundQuestions({ questions, left, weight, roles }: Draft, terminal: Terminal): string {
  const role = (id: string) =>
    id === roles.satisfaction
      ? 'satisfaction'
      : id === roles.repurchase?.id
        ? 'buying again'
        : id === roles.reasons
          ? 'reasons'
          : roles.segments.includes(id)
            ? 'segment'
            : '';
  const entries = [
    ['question', 'kind', 'columns', 'sure', 'role', 'wording'],
    ...questions.map((question) => [
      question.id,
      question.type,
      String(columnsOf(question).length),
      question.confidence.toFixed(2) + (question.unconfirmed ? ' ?' : ''),
      role(question.id),
      question.text,
    ]),
  ];
  const table = textTable(entries, 44, terminal.width - 2, 5);
  const [head = '', ...rest] = table.split('\n');
  const kinds = new Map<string, string[]>();
  for (const { heading, why } of left) kinds.set(why, [...(kinds.get(why) ?? []), heading.replace(/\s+/g, ' ')]);
  const reasons = new Map<string, string[]>();
  for (const { heading, why, reason } of left) {
    if (why === 'uncertain' || why === 'unsupported') reasons.set(reason, [...(reasons.get(reason) ?? []), heading]);
  }
  const fitting = (text: string) => cut(text, terminal.width - 13);
  return [
    `  ${terminal.bold(head)}`,
    ...rest.map((line) => `  ${line}`),
    ...(weight === undefined ? [] : [`  weight     ${weight.column} (${weight.reason})`]),
    ...[...kinds].map(
      ([why, headings]) => `  left out   ${fitting(`${headings.length} ${KINDS[why] ?? why}: ${shortList(headings)}`)}`,
    ),
    ...[...reasons].map(([reason, headings]) =>
      terminal.warn(
        `  not sure   ${fitting(headings.length === 1 ? `${cut(headings[0]!, 60)}: ${reason}` : `${headings.length} columns, ${reason}: ${shortList(headings)}`)}`,
      ),
    ),
  ].join('\n');
}

const KINDS: Readonly<Record<string, string>> = {
  personal: 'that look personal',
  system: 'of the tool',
  text: 'with free text',
  date: 'with exact times',
  empty: 'that are empty',
  uncertain: 'whose meaning is not sure',
  unsupported: 'of a kind that Topbox does not have',
};

const DELIMITERS: Readonly<Record<string, string>> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' };

function shortList(headings: readonly string[]): string {
  const shown = headings.slice(0, 8).map((heading) => cut(heading, 30));
  return shown.join(', ') + (headings.length > 8 ? `, and ${headings.length - 8} more` : '');
}

function sizeText(bytes: number): string {
  return bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 ** 2
      ? `${(bytes / 1024).toFixed(1)} KB`
      : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
