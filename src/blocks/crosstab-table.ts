import type { Estimate } from '../survey/estimate.ts';
import type { Base } from '../survey/estimate.ts';
import type { FigureData, FigureTable } from './block.ts';
import {
  bannerLetters,
  cellWords,
  type CellMarks,
  columnsOf,
  type CrossPart,
  type CrossView,
  keyOf,
  rowMarks,
  type WhyUntested,
  whysOf,
} from './crosstab-view.ts';
import { tidy, type TidyRow } from './tidy.ts';

/** Questions under each other, the total and the segments of the banner side by side. */
export function crossFigureTable(view: CrossView): FigureTable {
  const { voice, banner, parts, against } = view;
  const letters = bannerLetters(banner);
  const small = smallColumns(view);
  const headOf = (segment: string, code: string, label: string): string => {
    const key = keyOf(segment, code);
    const name = small.has(key) ? voice.say('small.label', { label }) : label;
    return against === 'pairs' ? voice.say('crosstab.column', { label: name, letter: letters.get(key)! }) : name;
  };
  return {
    banner: [{ label: '', columns: 2 }, ...banner.map(({ label, columns }) => ({ label, columns: columns.length }))],
    head: [
      voice.say('table.answer'),
      voice.say('crosstab.total'),
      ...banner.flatMap(({ id, columns }) => columns.map(({ code, label }) => headOf(id, code, label))),
    ],
    rows: parts.flatMap((part) => partRows(view, part, small)),
  };
}

/** Columns that are small in every question that shows them; elsewhere the base of the one question says so. */
function smallColumns(view: CrossView): ReadonlySet<string> {
  const states = new Map<string, Set<string>>();
  for (const part of view.parts) {
    for (const { segment, code, group } of columnsOf(view, part)) {
      const key = keyOf(segment.id, code);
      if (group.state !== 'hidden') states.set(key, (states.get(key) ?? new Set()).add(group.state));
    }
  }
  return new Set([...states].flatMap(([key, own]) => (own.size === 1 && own.has('small') ? [key] : [])));
}

function partRows(view: CrossView, part: CrossPart, small: ReadonlySet<string>): string[][] {
  const { voice, weighted } = view;
  const { question, tables } = part;
  const columns = columnsOf(view, part);
  const total = tables[0]!;
  const hidden = voice.say('hidden.cell');
  const bases = (label: string, of: (base: Base) => number | undefined): string[] => [
    label,
    numberWords(view, of(total.base)),
    ...columns.map(({ group }) => (group.state === 'hidden' ? hidden : numberWords(view, of(group.base)))),
  ];
  const heading = part.question.question.number;
  const name = question.name(voice);
  return [
    [heading === undefined ? name : voice.say('question.wording', { number: heading, text: name })],
    bases(voice.say('crosstab.base.unweighted'), ({ n }) => n).map((words, i) => {
      const column = columns[i - 2];
      const own = column?.group.state === 'small' && !small.has(keyOf(column.segment.id, column.code));
      return own ? voice.say('small.label', { label: words }) : words;
    }),
    ...(weighted
      ? [
          bases(voice.say('crosstab.base.weighted'), (base) => base.weighted),
          bases(voice.say('crosstab.base.effective'), ({ effective }) => effective),
        ]
      : []),
    ...question.rows.map((row, at) => {
      const marks = tables.map((table) => rowMarks(view, table, at));
      return [
        row.words(voice),
        cellWords(voice, row, total.total[at]!),
        ...columns.map(({ code, table, group }) => {
          if (group.state === 'hidden') return hidden;
          if (group.state === 'empty') return voice.say('value.unknown');
          const words = cellWords(voice, row, group.value[at]!);
          return [words, ...marksWords(view, marks[tables.indexOf(table)]!(code))].join('\u00a0');
        }),
      ];
    }),
  ];
}

function numberWords({ voice }: CrossView, value: number | undefined): string {
  return value === undefined ? voice.say('value.unknown') : voice.number(value);
}

const SUPERSCRIPTS = ['¹', '²', '³', '⁴', '⁵'];

/** `◦¹`: not tested, for the first of the reasons below the table. Never with letters, which say "higher than". */
export function untestedMark(view: CrossView, why: WhyUntested): string {
  return `◦${SUPERSCRIPTS[whysOf(view).indexOf(why)] ?? ''}`;
}

function marksWords(view: CrossView, { letters, arrow, untested }: CellMarks): string[] {
  return [
    ...(letters.length === 0 ? [] : [letters.join('')]),
    ...(arrow === undefined ? [] : [arrow === 'up' ? '▲' : '▼']),
    ...untested.map((why) => untestedMark(view, why)),
  ];
}

/** Every estimate with interval and base, and every comparison with its p before and after the correction. */
export function crossData(view: CrossView): FigureData {
  return tidy(view.parts.flatMap((part) => partData(view, part)));
}

function partData(view: CrossView, part: CrossPart): TidyRow[] {
  const { voice } = view;
  const { question, tables } = part;
  const code = (id: string) => `${question.item}:${id}`;
  const estimates = (group: string, values: readonly Estimate[], remark: string | undefined): TidyRow[] =>
    question.rows.map((row, i) => ({
      group,
      code: code(row.id),
      label: row.words(voice),
      measure: row.unit === 'share' ? 'share' : row.unit === 'mean' ? 'mean' : 'nps',
      estimate: values[i],
      remark,
    }));
  const columns = columnsOf(view, part);
  return [
    ...estimates('', tables[0]!.total, undefined),
    ...columns.flatMap(({ segment, label, group }) => {
      const name = `${segment.label}: ${label}`;
      if (group.state === 'hidden') {
        return [{ group: name, code: code(''), label: '', measure: '', estimate: undefined, remark: 'hidden' }];
      }
      return estimates(name, group.value, group.state === 'shown' ? undefined : group.state);
    }),
    ...tables.flatMap((table, i) => comparisonData(view, part, table, i)),
  ];
}

function comparisonData(
  { voice, banner }: CrossView,
  { question }: CrossPart,
  { columns, correction }: CrossPart['tables'][number],
  segment: number,
): TidyRow[] {
  const { label: name, columns: named } = banner[segment]!;
  const labelOf = (code: string) => named.find((column) => column.code === code)?.label ?? code;
  const nobody = { n: undefined, weighted: undefined, effective: undefined };
  return columns.derived.comparisons.flatMap(({ of, value }) => {
    const [first, second] = of.map(labelOf);
    const group = `${name}: ${first} − ${second ?? voice.say('crosstab.rest')}`;
    return question.rows.flatMap((row, i): TidyRow[] => {
      const one = { group, code: `${question.item}:${row.id}`, label: row.words(voice) };
      const result = value[i]!;
      if (result.state === 'untested') {
        return [{ ...one, measure: 'difference', estimate: undefined, remark: `not tested: ${result.why}` }];
      }
      const number = (measure: string, p: number): TidyRow => ({
        ...one,
        measure,
        estimate: { value: p, interval: undefined, base: nobody },
      });
      return [
        {
          ...one,
          measure: 'difference',
          estimate: { value: result.difference, interval: result.interval, base: nobody },
          remark: result.significant ? 'significant' : 'not significant',
        },
        number('p', result.p),
        number(`p-${correction}`, result.adjusted),
      ];
    });
  });
}
