import { z } from 'zod';
import { frame } from '../charts/frame.ts';
import { keyStrips, type KeyStrip, type KeyStripsSpec } from '../charts/key-strips.ts';
import type { Change, Hidden } from '../charts/values.ts';
import type { Voice } from '../i18n/speak.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { Wave } from '../survey/study.ts';
import { BlockProblem, type FigureBlock, type FigureParts } from './block.ts';
import type { Desk } from './desk.ts';
import { figureProps } from './figure-props.ts';
import { type Measure, measureChange, measureInterval, measureOf, measureProps, measureWords } from './measure.ts';
import { gateNotes, peopleWords, questionNote, selectionWords } from './notes.ts';
import { count } from './share-words.ts';
import { tidy } from './tidy.ts';
import { waveChange, waveGroup, type WaveMeasure, waveMeasures } from './wave-measures.ts';

const entry = z.strictObject({
  ...measureProps,
  label: z.string().min(1).optional(),
  target: z.number({ error: 'a number; shares are 0 to 1' }).optional(),
});
const { id, title, wave, where } = figureProps;
const props = z.strictObject({
  of: z.array(entry, { error: 'a list of { of, show, answer, label, target }' }).min(1).max(8),
  id,
  title,
  wave,
  where,
});
type Props = z.infer<typeof props>;

interface Found {
  readonly numbers: readonly WaveMeasure[];
}

/** `<Scorecard of={[{ of: "overall", show: "top2", target: 0.2 }]} />`: headline numbers, where they were, where they should be. */
export const scorecard: FigureBlock<Props, Found> = {
  kind: 'figure',
  name: 'Scorecard',
  props,
  defaultId: () => 'scorecard',

  find(desk, given) {
    const waves = wavesOf(desk, given);
    const measures = given.of.map((one) => measured(desk, one));
    const pairs = waves.before === undefined ? [] : [[waves.before.id, waves.now.id] as const];
    return { numbers: waveMeasures(desk, measures, desk.where('Scorecard', given.where), pairs) };
  },

  view(desk, given, { numbers }, voice): FigureParts {
    const { now, before } = wavesOf(desk, given);
    const [waveNow, waveBefore] = [voice.text(now.label), before && voice.text(before.label)];
    const rows = given.of.map((one, i) => rowOf(desk, voice, one, numbers[i]!, now.id, before?.id));
    const several = desk.study.waves.length > 1;
    const targets = rows.some(({ target }) => target !== undefined);
    const spec: KeyStripsSpec = {
      rows: rows.map((row) => ({
        key: row.key,
        label: row.name,
        strip: stripOf(desk, voice, row, rows, waveBefore),
        detail: voice.say('scorecard.summary.item', { name: row.name, value: row.words }),
      })),
      heads: { interval: voice.say('table.interval'), change: before && voice.say('scorecard.head.change') },
      legend: {
        now: several ? voice.say('scorecard.now', { wave: waveNow }) : voice.say('scorecard.now.one'),
        before: waveBefore && voice.say('scorecard.before', { wave: waveBefore }),
        target: targets ? voice.say('scorecard.target') : undefined,
      },
    };
    const weighted = numbers.some(({ origin }) => origin.kind === 'respondents' && origin.weighted);
    const tested = rows.filter(({ change }) => change !== undefined).length;
    return {
      title: several ? voice.say('scorecard.title', { wave: waveNow }) : voice.say('scorecard.title.one'),
      subtitle: voice.say('scorecard.subtitle', { also: alsoWords(voice, before !== undefined, targets) }),
      drawings: [
        {
          key: '',
          wide: keyStrips(spec, frame('wide', voice.language)),
          narrow: keyStrips(spec, frame('narrow', voice.language)),
        },
      ],
      summary: summaryOf(voice, rows, waveBefore),
      notes: [
        {
          term: voice.say('note.base'),
          words: voice.say('note.sentence', {
            words: [
              peopleOf(voice, rows, weighted),
              ...selectionWords(desk, voice, now, desk.where('Scorecard', given.where)),
            ].join(voice.say('note.and')),
          }),
        },
        ...uniqueNotes(rows.map(({ measure }) => questionNote(voice, measure.question))),
        { term: voice.say('note.method'), words: spans(voice, rows) },
        {
          term: voice.say('note.test'),
          words: voice.say('note.sentence', {
            words:
              tested === 0
                ? whyUntested(
                    voice,
                    before,
                    desk.study.waves.some(({ samePeople }) => samePeople),
                  )
                : voice.say('scorecard.test', { n: tested }),
          }),
        },
        ...gateNotes(
          desk,
          voice,
          rows.map(({ state }) => state),
        ),
      ],
      table: {
        head: [
          voice.say('scorecard.head.number'),
          waveNow,
          voice.say('table.interval'),
          voice.say('table.n'),
          ...(waveBefore === undefined ? [] : [waveBefore, voice.say('scorecard.head.change')]),
          ...(targets ? [voice.say('scorecard.head.target')] : []),
        ],
        rows: rows.map((row) => [
          row.name,
          row.words,
          row.now === undefined ? '' : measureInterval(voice, row.measure, row.now),
          row.now?.base.n === undefined ? '' : voice.number(row.now.base.n),
          ...(waveBefore === undefined
            ? []
            : [
                row.before === undefined ? '' : measureWords(voice, row.measure, row.before),
                changeWords(voice, row, waveBefore),
              ]),
          ...(targets ? [targetWords(voice, row)] : []),
        ]),
      },
      data: tidy(
        rows.flatMap(({ key, name, state, now: estimate, before: earlier }) => [
          {
            group: now.id,
            code: key,
            label: name,
            measure: 'value',
            estimate,
            remark: state === 'shown' ? undefined : state,
          },
          ...(before === undefined || earlier === undefined
            ? []
            : [{ group: before.id, code: key, label: name, measure: 'value', estimate: earlier }]),
        ]),
      ),
      reading: voice.say('scorecard.reading'),
    };
  },
};

function alsoWords(voice: Voice, before: boolean, targets: boolean): string {
  if (!before && !targets) return '';
  return voice.say(
    before && targets ? 'scorecard.also.both' : before ? 'scorecard.also.before' : 'scorecard.also.target',
  );
}

function targetWords(voice: Voice, { target, measure }: Row): string {
  return target === undefined ? '' : measureWords(voice, measure, { value: target, interval: undefined, base: NOBODY });
}

/** The respondents where all numbers have the same; else that each has its own. */
function peopleOf(voice: Voice, rows: readonly Row[], weighted: boolean): string {
  const bases = rows.map(({ now }) => now?.base);
  const [first] = bases;
  const alike = bases.every((base) => base?.n === first?.n && base?.effective === first?.effective);
  return first?.n === undefined || !alike ? voice.say('base.each') : peopleWords(voice, first, weighted);
}

function whyUntested(voice: Voice, before: Wave | undefined, samePeople: boolean): string {
  if (before === undefined) return voice.say('scorecard.test.no-wave');
  return voice.say(samePeople ? 'scorecard.test.same-people' : 'scorecard.test.none');
}

const NOBODY = { n: undefined, weighted: undefined, effective: undefined };

interface Row {
  readonly key: string;
  readonly name: string;
  readonly measure: Measure;
  readonly state: 'shown' | 'small' | 'empty' | 'hidden';
  readonly now: Estimate | undefined;
  readonly before: Estimate | undefined;
  readonly change: ReturnType<typeof waveChange>;
  readonly target: number | undefined;
  readonly words: string;
}

type Entry = z.infer<typeof entry>;

function measured(desk: Desk, { of, show, answer }: Entry): Measure {
  return measureOf(desk, 'Scorecard', { of, show, answer });
}

function wavesOf(desk: Desk, given: Props) {
  const now = desk.wave('Scorecard', given.wave);
  if (now === undefined) {
    throw new BlockProblem(
      'a Scorecard of all waves together',
      'one wave, with the one before beside it',
      'Leave `wave` out, or name one.',
    );
  }
  const { waves } = desk.study;
  return { now, before: waves[waves.indexOf(now) - 1] };
}

function rowOf(
  desk: Desk,
  voice: Voice,
  given: Entry,
  number: WaveMeasure,
  now: string,
  before: string | undefined,
): Row {
  const measure = measured(desk, given);
  const [current, earlier] = [waveGroup(number, now), before === undefined ? undefined : waveGroup(number, before)];
  const estimate = current === undefined || current.state === 'hidden' ? undefined : current.value;
  return {
    key: [given.of, given.show ?? given.answer ?? ''].filter(Boolean).join('-'),
    name: given.label ?? measure.words(voice),
    measure,
    state: current?.state ?? 'hidden',
    now: estimate,
    before: earlier === undefined || earlier.state === 'hidden' ? undefined : earlier.value,
    change: before === undefined ? undefined : waveChange(number, before, now),
    target: given.target,
    words: estimate === undefined ? voice.say('hidden.cell') : measureWords(voice, measure, estimate),
  };
}

function stripOf(
  desk: Desk,
  voice: Voice,
  row: Row,
  rows: readonly Row[],
  waveBefore: string | undefined,
): KeyStrip | Hidden {
  const { now, measure } = row;
  if (row.state === 'hidden' || now?.value === undefined) {
    return {
      hidden:
        row.state === 'hidden'
          ? voice.say('hidden.words', { n: desk.study.privacy.suppressBelow })
          : voice.say('empty.word'),
    };
  }
  const domain = domainOf(row, spanOf(row, rows));
  const interval = now.interval && {
    lo: now.interval[0],
    hi: now.interval[1],
    text: measureInterval(voice, measure, now),
  };
  return {
    value: now.value,
    text: row.words,
    interval,
    domain,
    ticks: [0, 1, 2, 3, 4].map((quarter) => domain[0] + ((domain[1] - domain[0]) * quarter) / 4),
    before: row.before?.value,
    target: row.target,
    base: count(voice, now.base.n),
    change: waveBefore === undefined ? undefined : changeMark(voice, row),
  };
}

function changeMark(voice: Voice, row: Row): Change | undefined {
  if (row.before === undefined) return undefined;
  if (row.change === undefined) {
    const difference = (row.now?.value ?? 0) - (row.before.value ?? 0);
    return { text: `(${measureChange(voice, row.measure, difference)})`, verdict: 'untested' };
  }
  const { difference, significant } = row.change;
  return {
    text: measureChange(voice, row.measure, difference),
    verdict: significant ? (difference > 0 ? 'up' : 'down') : 'same',
  };
}

function changeWords(voice: Voice, { change, measure, before }: Row, wave: string): string {
  if (before === undefined) return '';
  if (change === undefined) return voice.say('change.untested', { wave });
  const kind = change.significant ? 'tested' : 'same';
  return voice.say(`change.${kind}.${measure.unit}`, {
    change: measureChange(voice, measure, change.difference),
    wave,
  });
}

/** Steps that a strip's length may have: the shortest that holds everything of all rows with this unit. */
const SPANS = { share: [0.1, 0.2, 0.4, 1], points: [20, 40, 100, 200], mean: [0.25, 0.5, 1] } as const;

function spanOf({ measure }: Row, rows: readonly Row[]): number {
  const same = rows.filter((row) => row.measure.unit === measure.unit && row.now?.value !== undefined);
  const needed = Math.max(
    ...same.map((row) => {
      const ends = endsOf(row);
      const size = Math.max(...ends) - Math.min(...ends);
      return measure.unit === 'mean' ? size / (row.measure.range[1] - row.measure.range[0]) : size;
    }),
  );
  const found = SPANS[measure.unit].find((span) => span >= needed * 1.15) ?? SPANS[measure.unit].at(-1)!;
  return measure.unit === 'mean' ? found * (measure.range[1] - measure.range[0]) : found;
}

function endsOf({ now, before, target }: Row): number[] {
  return [now?.value, ...(now?.interval ?? []), before?.value, target].filter((end) => end !== undefined);
}

function domainOf(row: Row, span: number): readonly [number, number] {
  const ends = endsOf(row);
  const [low, high] = row.measure.range;
  const middle = (Math.min(...ends) + Math.max(...ends)) / 2;
  const start = Math.min(Math.max(low, middle - span / 2), high - span);
  return [start, start + span];
}

function spans(voice: Voice, rows: readonly Row[]): string {
  const units = [
    ...new Map(rows.filter(({ now }) => now?.value !== undefined).map((row) => [row.measure.unit, row])).values(),
  ];
  const words = units.map((row) => {
    const span = spanOf(row, rows);
    if (row.measure.unit === 'share') return voice.say('scorecard.span.share', { n: Math.round(span * 100) });
    return voice.say(`scorecard.span.${row.measure.unit}`, {
      n: row.measure.unit === 'mean' ? voice.number(span, 1) : Math.round(span),
    });
  });
  return words.length === 0 ? '' : voice.say('scorecard.spans', { span: voice.list(words) });
}

function summaryOf(voice: Voice, rows: readonly Row[], waveBefore: string | undefined): string {
  const items = rows.map(({ name, words }) => voice.say('scorecard.summary.item', { name, value: words }));
  const sentences = [voice.say('scorecard.summary', { items: items.join(voice.say('note.and')) })];
  const changes = rows.filter(({ change }) => change?.significant);
  if (waveBefore !== undefined && rows.some(({ change }) => change !== undefined)) {
    const words = changes.map(({ name, measure, change }) =>
      voice.say('scorecard.summary.item', { name, value: measureChange(voice, measure, change!.difference) }),
    );
    sentences.push(
      words.length === 0
        ? voice.say('scorecard.summary.none', { wave: waveBefore })
        : voice.say('scorecard.summary.changes', { wave: waveBefore, changes: words.join(voice.say('note.and')) }),
    );
  }
  return sentences.join(voice.say('sentence.gap'));
}

function uniqueNotes(notes: readonly { readonly term: string; readonly words: string }[]) {
  return [...new Map(notes.map((note) => [note.words, note])).values()];
}
