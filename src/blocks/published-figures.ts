import { z } from 'zod';
import { type FigureRow, type FigureShape, figureStrips, type FigureStripsSpec } from '../charts/figure-strips.ts';
import { frame } from '../charts/frame.ts';
import { didYouMean } from '../errors.ts';
import type { CitedFigure } from '../survey/study.ts';
import type { Voice } from '../i18n/speak.ts';
import { BlockProblem, type FigureBlock, type FigureNote, type FigureParts, type FigureTable } from './block.ts';
import type { Desk } from './desk.ts';
import { address, figureProps, idOf } from './figure-props.ts';
import { tidy, type TidyRow } from './tidy.ts';

const props = z.strictObject({ of: z.array(address).min(1), id: figureProps.id, title: figureProps.title });
type Props = z.infer<typeof props>;

/** Figures as somebody else published them. Nothing was computed, and there is no respondent to protect. */
interface Found {
  readonly method: 'cited';
  readonly figures: readonly CitedFigure[];
}

/** `<PublishedFigures of={["silent", "told"]} />`: numbers quoted from elsewhere, drawn to scale and never tested. */
export const publishedFigures: FigureBlock<Props, Found> = {
  kind: 'figure',
  name: 'PublishedFigures',
  props,
  defaultId: ({ of }) => idOf(of[0]!),

  find: (desk, { of }) => ({ method: 'cited', figures: of.map((id, i) => citedFigure(desk, id, of.indexOf(id) < i)) }),

  view(_desk, _props, { figures }, voice): FigureParts {
    const sources = sourcesOf(voice, figures);
    const groups = groupsOf(voice, figures);
    const spec = specOf(voice, groups, sources);
    return {
      title: titleOf(voice, groups),
      subtitle: subtitleOf(voice, spec),
      drawings: [
        {
          key: '',
          wide: figureStrips(spec, frame('wide', voice.language)),
          narrow: figureStrips(spec, frame('narrow', voice.language)),
        },
      ],
      summary: groups.map((group) => groupSentence(voice, group)).join(voice.say('sentence.gap')),
      notes: notes(voice, sources),
      table: tableOf(voice, figures, sources),
      data: tidy(figures.flatMap((figure) => tidyRows(voice, figure))),
      reading: voice.say('published.reading'),
    };
  },
};

function citedFigure(desk: Desk, id: string, repeated: boolean): CitedFigure {
  const { cited } = desk.study;
  const figure = cited.find((candidate) => candidate.id === id);
  const found = `of="${id}" in <PublishedFigures>`;
  if (figure === undefined) {
    const ids = cited.map((candidate) => candidate.id);
    throw new BlockProblem(found, 'the id of a number under `cited` in study.yaml', didYouMean(id, ids));
  }
  if (repeated) throw new BlockProblem(`${found} twice`, 'each number once', 'Remove one of the two.');
  return figure;
}

interface FigureGroup {
  readonly title: string | undefined;
  readonly figures: readonly CitedFigure[];
}

/** Figures with the same group title stand together, where the first of them stands. */
function groupsOf(voice: Voice, figures: readonly CitedFigure[]): readonly FigureGroup[] {
  const titles = figures.map(({ group }) => group && voice.text(group));
  return [...new Set(titles)].map((title) => ({ title, figures: figures.filter((_, i) => titles[i] === title) }));
}

/** Each source once; where there are several they are numbered by their place. */
function sourcesOf(voice: Voice, figures: readonly CitedFigure[]): readonly string[] {
  return [...new Set(figures.map(({ source }) => voice.text(source)))];
}

function titleOf(voice: Voice, groups: readonly FigureGroup[]): string {
  const [group] = groups;
  const [first, second, ...more] = group?.figures ?? [];
  if (group === undefined || first === undefined) return '';
  if (groups.length > 1) {
    const titles = groups.flatMap(({ title }) => title ?? []);
    const n = groups.reduce((sum, { figures }) => sum + figures.length, 0);
    return titles.length === groups.length && titles.length <= 3
      ? voice.list(titles)
      : voice.say('published.title.many', { n });
  }
  if (group.figures.length === 1) return titled(voice, voice.text(first.label), [valueWords(voice, first)]);
  const told = second === undefined || more.length > 0 ? [first] : [first, second];
  return titled(
    voice,
    group.title,
    told.map((figure) => labelled(voice, figure)),
  );
}

function groupSentence(voice: Voice, { title, figures }: FigureGroup): string {
  return voice.say('note.sentence', {
    words: titled(
      voice,
      title,
      figures.map((figure) => labelled(voice, figure)),
    ),
  });
}

function titled(voice: Voice, title: string | undefined, parts: readonly string[]): string {
  const words = parts.join(voice.say('note.and'));
  return title === undefined ? words : voice.say('published.titled', { title, words });
}

function labelled(voice: Voice, figure: CitedFigure): string {
  return voice.say('published.pair', { label: voice.text(figure.label), value: valueWords(voice, figure) });
}

/** `12%`, `10–20`, `under 5%`, `6 times`: as published, without rounding. */
function valueWords(voice: Voice, { value, upTo, unit, bound }: CitedFigure): string {
  const decimals = Math.max(decimalsOf(value), decimalsOf(upTo ?? value));
  const number = upTo === undefined ? voice.number(value, decimals) : voice.range([value, upTo], decimals);
  const words = voice.say(`published.unit.${unit}`, { n: upTo ?? value, number });
  return bound === undefined ? words : voice.say(`bound.${bound}`, { value: words });
}

function decimalsOf(value: number): number {
  return String(value).split('.')[1]?.length ?? 0;
}

function specOf(voice: Voice, groups: readonly FigureGroup[], sources: readonly string[]): FigureStripsSpec {
  return {
    groups: groups.map(({ title, figures }) => {
      const own = [...new Set(figures.map((figure) => sourceNumber(voice, figure, sources)))];
      return {
        title,
        rows: figures.map((figure, i): FigureRow => {
          const [label, value] = [voice.text(figure.label), valueWords(voice, figure)];
          const k = sourceNumber(voice, figure, sources);
          return {
            key: figure.id,
            label: own.length === 1 ? label : voice.say('published.label.sourced', { label, k }),
            text: value,
            shape: shapeOf(figure),
            emphasis: figures.length === 2 ? i === 0 : undefined,
            detail: voice.say('published.detail', { label, value, source: voice.text(figure.source) }),
          };
        }),
        source:
          sources.length > 1 && own.length === 1 ? voice.say('published.source.numbered', { k: own[0]! }) : undefined,
      };
    }),
    tick: (value, last) => (last ? voice.share(value) : voice.bareShare(value)),
  };
}

function sourceNumber(voice: Voice, { source }: CitedFigure, sources: readonly string[]): string {
  return voice.number(sources.indexOf(voice.text(source)) + 1);
}

/** What cannot be drawn to scale is printed alone: shares beyond 100%, more squares than can be told apart, years. */
function shapeOf({ value, upTo, unit, bound }: CitedFigure): FigureShape {
  const most = upTo ?? value;
  if (value < 0 || most < value) return { kind: 'none' };
  switch (unit) {
    case 'percent':
      if (most > 100) return { kind: 'none' };
      return { kind: 'share', to: most / 100, from: upTo === undefined ? undefined : value / 100, bound };
    case 'times':
      return most > 40 ? { kind: 'none' } : { kind: 'times', times: value, upTo, bound };
    case 'count':
      if (most > 100 || !Number.isInteger(value) || !Number.isInteger(most) || most === 0) return { kind: 'none' };
      return { kind: 'squares', total: most, filled: value };
    case 'years':
      return { kind: 'none' };
  }
}

function subtitleOf(voice: Voice, { groups }: FigureStripsSpec): string {
  const kinds = new Set(groups.flatMap(({ rows }) => rows.map(({ shape }) => shape.kind)));
  return [
    voice.say('published.subtitle'),
    ...(kinds.has('squares') ? [voice.say('published.subtitle.squares')] : []),
    ...(kinds.has('times') ? [voice.say('published.subtitle.times')] : []),
  ].join(voice.say('note.and'));
}

function notes(voice: Voice, sources: readonly string[]): FigureNote[] {
  const sentence = (words: string) => voice.say('note.sentence', { words });
  return [
    ...sources.map((source, i) => ({
      term:
        sources.length === 1
          ? voice.say('note.source')
          : voice.say('published.source.numbered', { k: voice.number(i + 1) }),
      words: sentence(source),
    })),
    { term: voice.say('note.base'), words: sentence(voice.say('published.base')) },
  ];
}

function tableOf(voice: Voice, figures: readonly CitedFigure[], sources: readonly string[]): FigureTable {
  const grouped = figures.some(({ group }) => group !== undefined);
  return {
    head: [
      voice.say('published.table.figure'),
      ...(grouped ? [voice.say('table.group')] : []),
      voice.say('published.table.value'),
      voice.say('note.source'),
    ],
    rows: figures.map((figure) => [
      voice.text(figure.label),
      ...(grouped ? [figure.group === undefined ? '' : voice.text(figure.group)] : []),
      valueWords(voice, figure),
      sources.length === 1 ? sources[0]! : sourceNumber(voice, figure, sources),
    ]),
  };
}

/** A published range is two rows, since `low` and `high` are ends of an interval. */
function tidyRows(voice: Voice, { id, label, value, upTo, unit, bound, group }: CitedFigure): TidyRow[] {
  const row = (measure: string, number: number): TidyRow => ({
    group: group && voice.text(group),
    code: id,
    label: voice.text(label),
    measure,
    estimate: {
      value: unit === 'percent' ? number / 100 : number,
      interval: undefined,
      base: { n: undefined, weighted: undefined, effective: undefined },
    },
    remark: bound,
  });
  const measure = unit === 'percent' ? 'share' : unit;
  return upTo === undefined ? [row(measure, value)] : [row(`${measure}-from`, value), row(`${measure}-up-to`, upTo)];
}
