import { z } from 'zod';
import { frame } from '../charts/frame.ts';
import { type TrendLinesSpec, trendLines, type TrendPoint } from '../charts/trend-lines.ts';
import type { Change } from '../charts/values.ts';
import type { Voice } from '../i18n/speak.ts';
import { didYouMean } from '../errors.ts';
import { BlockProblem, type FigureBlock, type FigureParts } from './block.ts';
import type { Desk } from './desk.ts';
import { figureProps, idOf } from './figure-props.ts';
import { type Measure, measureChange, measureInterval, measureOf, measureProps, measureWords } from './measure.ts';
import { gateNotes, questionNote, selectionWords } from './notes.ts';
import { count } from './share-words.ts';
import { tidy } from './tidy.ts';
import { waveChange, waveGroup, type WaveMeasure, waveMeasures } from './wave-measures.ts';

const entry = z.strictObject({ ...measureProps, label: z.string().min(1).optional() });
const { id, title, where } = figureProps;
const props = z.strictObject({
  ...measureProps,
  label: z.string().min(1).optional(),
  also: z.array(entry, { error: 'a list of { of, show, answer, label }' }).max(3).optional(),
  breaks: z.array(z.strictObject({ after: z.string(), note: z.string().min(1) })).optional(),
  id,
  title,
  where,
});
type Props = z.infer<typeof props>;

interface Found {
  readonly numbers: readonly WaveMeasure[];
}

/** `<Trend of="overall" show="top2" />`: a number over the waves, and which changes are more than chance. */
export const trend: FigureBlock<Props, Found> = {
  kind: 'figure',
  name: 'Trend',
  props,
  defaultId: ({ of }) => `${idOf(of)}-trend`,

  find(desk, given) {
    const { waves } = desk.study;
    if (waves.length < 2)
      throw new BlockProblem('<Trend> in a study of one wave', 'two waves or more', 'Use <Scorecard>.');
    const measures = measuresOf(desk, given);
    const breaks = breaksOf(desk, given);
    const pairs = waves.slice(1).flatMap((wave, i) => (breaks.has(i) ? [] : [[waves[i]!.id, wave.id] as const]));
    return { numbers: waveMeasures(desk, measures, desk.where('Trend', given.where), pairs) };
  },

  view(desk, given, { numbers }, voice): FigureParts {
    const { waves } = desk.study;
    const measures = measuresOf(desk, given);
    const names = entriesOf(given).map(({ label }, i) => label ?? measures[i]!.words(voice));
    const spec = specOf(desk, voice, given, measures, numbers, names);
    const [first] = measures;
    const tested = numbers.reduce(
      (sum, { tests }) => sum + (tests.state === 'hidden' ? 0 : tests.finding.segments.derived.comparisons.length),
      0,
    );
    const states = numbers.flatMap((number) => waves.map((wave) => waveGroup(number, wave.id)?.state ?? 'hidden'));
    const breaks = [...breaksOf(desk, given).values()].filter((words) => words !== '');
    return {
      title: titleOf(desk, voice, first!, numbers[0]!, names[0]!),
      subtitle: voice.say('trend.subtitle'),
      drawings: [
        {
          key: '',
          wide: trendLines(spec, frame('wide', voice.language)),
          narrow: trendLines(spec, frame('narrow', voice.language)),
        },
      ],
      summary: names
        .map((name, i) => {
          const values = waves.map((wave) =>
            voice.say('trend.value', {
              wave: voice.text(wave.label),
              value: valueWords(voice, measures[i]!, numbers[i]!, wave.id),
            }),
          );
          return voice.say('trend.summary', { name, values: voice.list(values) });
        })
        .join(voice.say('sentence.gap')),
      notes: [
        {
          term: voice.say('note.base'),
          words: voice.say('note.sentence', {
            words: [
              voice.say('base.each'),
              ...selectionWords(desk, voice, undefined, desk.where('Trend', given.where)).slice(1),
            ].join(voice.say('note.and')),
          }),
        },
        ...[...new Map(measures.map(({ question }) => [question.id, question])).values()].map((question) =>
          questionNote(voice, question),
        ),
        ...breaks.map((words) => ({ term: voice.say('note.method'), words: voice.say('trend.break', { words }) })),
        {
          term: voice.say('note.test'),
          words: voice.say('note.sentence', {
            words: tested === 0 ? voice.say('trend.test.none') : voice.say('trend.test', { n: tested }),
          }),
        },
        ...gateNotes(desk, voice, states),
      ],
      table: {
        head: [
          voice.say('method.wave'),
          ...names.flatMap((name) => [
            name,
            voice.say('table.interval'),
            voice.say('table.n'),
            voice.say('trend.head.change'),
          ]),
        ],
        rows: waves.map((wave, at) => [
          voice.text(wave.label),
          ...measures.flatMap((measure, i) => cellsOf(desk, voice, measure, numbers[i]!, at)),
        ]),
      },
      data: tidy(
        measures.flatMap((measure, i) =>
          waves.map((wave) => {
            const group = waveGroup(numbers[i]!, wave.id);
            const hidden = group === undefined || group.state === 'hidden';
            return {
              group: wave.id,
              code: measure.item,
              label: names[i]!,
              measure: measure.unit,
              estimate: hidden ? undefined : group.value,
              remark: hidden ? 'hidden' : group.state === 'shown' ? undefined : group.state,
            };
          }),
        ),
      ),
      reading: voice.say('trend.reading'),
    };
  },
};

function entriesOf({ of, show, answer, label, also = [] }: Props) {
  return [{ of, show, answer, label }, ...also];
}

function measuresOf(desk: Desk, given: Props): Measure[] {
  const measures = entriesOf(given).map(({ of, show, answer }) => measureOf(desk, 'Trend', { of, show, answer }));
  const [first, ...others] = measures;
  const stranger = others.find(({ unit, range }) => unit !== first!.unit || range.join() !== first!.range.join());
  if (stranger !== undefined) {
    throw new BlockProblem(
      `"${stranger.item}" beside "${first!.item}" in <Trend>, on another scale`,
      'numbers of one kind on one axis',
      'Draw a <Trend> for each; shares, means of different scales and Net Promoter Scores do not share an axis.',
    );
  }
  return measures;
}

/** Index of the wave before each break → its words. */
function breaksOf(desk: Desk, { breaks = [] }: Props): ReadonlyMap<number, string> {
  const ids = desk.study.waves.map(({ id: wave }) => wave);
  return new Map(
    breaks.map(({ after, note }) => {
      const index = ids.indexOf(after);
      if (index < 0 || index === ids.length - 1) {
        throw new BlockProblem(
          `breaks after "${after}" in <Trend>`,
          'a wave that another one follows',
          didYouMean(after, ids.slice(0, -1)),
        );
      }
      return [index, note];
    }),
  );
}

function specOf(
  desk: Desk,
  voice: Voice,
  given: Props,
  measures: readonly Measure[],
  numbers: readonly WaveMeasure[],
  names: readonly string[],
): TrendLinesSpec {
  const { waves } = desk.study;
  const [{ unit, range }] = measures as [Measure, ...Measure[]];
  const axis = {
    share: voice.say('trend.axis.share'),
    mean: voice.say('trend.axis.mean', { low: range[0], high: range[1] }),
    points: voice.say('trend.axis.points'),
  }[unit];
  const bases = waves.map((wave) => {
    const group = waveGroup(numbers[0]!, wave.id);
    return group === undefined || group.state === 'hidden' ? undefined : count(voice, group.base.n);
  });
  return {
    axis: {
      title: axis,
      tick: (value, last) =>
        unit === 'share'
          ? last
            ? voice.share(value, [0, 1])
            : voice.bareShare(value, [0, 1])
          : voice.number(value, unit === 'mean' && !Number.isInteger(value) ? 1 : 0),
    },
    waves: waves.map((wave, i) => ({ key: wave.id, label: voice.text(wave.label), base: bases[i] })),
    series: measures.map((measure, i) => ({
      key: `${measure.item}-${i}`,
      label: measures.length > 1 ? names[i] : undefined,
      points: waves.map((wave, at): TrendPoint => {
        const group = waveGroup(numbers[i]!, wave.id);
        if (group === undefined || group.state === 'hidden' || group.value.value === undefined)
          return { wave: at, absent: voice.say('hidden.cell') };
        const { value, interval } = group.value;
        const text = measureWords(voice, measure, group.value);
        return {
          wave: at,
          value,
          text,
          interval: interval && {
            lo: interval[0],
            hi: interval[1],
            text: measureInterval(voice, measure, group.value),
          },
          detail: voice.say('trend.value', {
            wave: voice.text(wave.label),
            value: voice.say('value.with-interval', {
              value: text,
              interval: measureInterval(voice, measure, group.value),
            }),
          }),
        };
      }),
      change: lastChange(desk, voice, measure, numbers[i]!),
    })),
    breaks: [...breaksOf(desk, given)].map(([after, words]) => ({ after, words })),
  };
}

function lastChange(desk: Desk, voice: Voice, measure: Measure, number: WaveMeasure): Change | undefined {
  const [before, now] = desk.study.waves.slice(-2);
  const change = waveChange(number, before!.id, now!.id);
  if (change === undefined) return undefined;
  const { difference, significant } = change;
  const text = voice.say(`change.short.${measure.unit}`, { change: measureChange(voice, measure, difference) });
  return { text, verdict: significant ? (difference > 0 ? 'up' : 'down') : 'same' };
}

function titleOf(desk: Desk, voice: Voice, measure: Measure, number: WaveMeasure, name: string): string {
  const { waves } = desk.study;
  const [before, now] = waves.slice(-2);
  const change = waveChange(number, before!.id, now!.id);
  if (change === undefined) return voice.say('trend.title.untested', { name, n: waves.length });
  if (!change.significant) return voice.say('trend.title.same', { name, wave: voice.text(before!.label) });
  return voice.say(change.difference > 0 ? 'trend.title.up' : 'trend.title.down', {
    name,
    before: valueWords(voice, measure, number, before!.id),
    now: valueWords(voice, measure, number, now!.id),
  });
}

function valueWords(voice: Voice, measure: Measure, number: WaveMeasure, wave: string): string {
  const group = waveGroup(number, wave);
  return group === undefined || group.state === 'hidden'
    ? voice.say('hidden.cell')
    : measureWords(voice, measure, group.value);
}

function cellsOf(desk: Desk, voice: Voice, measure: Measure, number: WaveMeasure, at: number): string[] {
  const { waves } = desk.study;
  const group = waveGroup(number, waves[at]!.id);
  if (group === undefined || group.state === 'hidden') return [voice.say('hidden.cell'), '', '', ''];
  const change = at === 0 ? undefined : waveChange(number, waves[at - 1]!.id, waves[at]!.id);
  return [
    measureWords(voice, measure, group.value),
    measureInterval(voice, measure, group.value),
    voice.number(group.base.n ?? 0),
    change === undefined
      ? at === 0
        ? ''
        : voice.say('trend.test.none')
      : voice.say(`change.${change.significant ? 'tested' : 'same'}.${measure.unit}`, {
          change: measureChange(voice, measure, change.difference),
          wave: voice.text(waves[at - 1]!.label),
        }),
  ];
}
