import { rateAt } from '../analyses/logistic-curve.ts';
import { frame } from '../charts/frame.ts';
import {
  type CurveFit,
  type CurvePoint,
  type CurveSeries,
  levelCurve,
  type LevelCurveSpec,
} from '../charts/level-curve.ts';
import type { FigureDrawing } from './block.ts';
import {
  type Curve,
  type CurvePart,
  type CurveView,
  isDrawn,
  isotonicRates,
  levelOf,
  levelName,
  points,
  stepWorthNaming,
  visibleLevels,
  yesNames,
} from './curve-view.ts';
import { count, drawnInterval, shareWithInterval, shareWords } from './share-words.ts';

/** As many curves as stay apart in one drawing. */
const TOGETHER = 4;

/** The curves of a figure, four to a drawing; none where no curve has three levels to show. */
export function curveDrawings(view: CurveView): FigureDrawing[] {
  const drawn = view.parts.filter((part) => isDrawn(view, part));
  const sheets = Array.from({ length: Math.ceil(drawn.length / TOGETHER) }, (_, i) =>
    drawn.slice(i * TOGETHER, (i + 1) * TOGETHER),
  );
  const { language } = view.voice;
  return sheets.map((parts, i) => {
    const spec = curveSpec(view, parts);
    return {
      key: i === 0 ? '' : String(i + 1),
      wide: levelCurve(spec, frame('wide', language)),
      narrow: levelCurve(spec, frame('narrow', language)),
    };
  });
}

export function curveSpec(view: CurveView, parts: readonly CurvePart[]): LevelCurveSpec {
  const { voice, rating } = view;
  const only = parts.length === 1 ? parts[0]?.curve : undefined;
  return {
    axis: {
      title: voice.say('curve.axis', { answers: yesNames(view) }),
      domain: [0, 1],
      tick: (value, last) => (last ? voice.share(value, WHOLE) : voice.bareShare(value, WHOLE)),
    },
    levels: rating.levels.map(({ code, label }) => ({ key: code, label: voice.text(label) })),
    series: parts.flatMap((part) => (part.curve === undefined ? [] : [seriesOf(view, part, part.curve)])),
    zones: zonesOf(view),
    published: publishedOf(view),
    step: only === undefined ? undefined : stepOf(view, only),
    note: view.note && {
      level: view.rating.levels.findIndex(({ code }) => code === view.note?.at),
      text: view.note.text,
    },
  };
}

/** On an axis only whole percentages. */
const WHOLE = [0, 1] as const;

function seriesOf(view: CurveView, { key, label }: CurvePart, curve: Curve): CurveSeries {
  return {
    key,
    label,
    points: view.rating.levels.flatMap(({ code }, level) => pointOf(view, curve, code, level)),
    fit: fitOf(view, curve, label),
  };
}

function pointOf(view: CurveView, curve: Curve, code: string, level: number): CurvePoint[] {
  const { voice } = view;
  const group = levelOf(curve, code);
  if (group === undefined) return [];
  if (group.state === 'hidden') return [{ level, absent: voice.say('curve.absent') }];
  const baseText = count(voice, group.base.n);
  const { rate } = group.value;
  if (rate.value === undefined) {
    return [
      { level, absent: group.state === 'empty' ? voice.say('empty.word') : voice.say('value.unknown'), baseText },
    ];
  }
  const share = shareWithInterval(voice, rate);
  const name = levelName(view, code);
  return [
    {
      level,
      value: rate.value,
      text: shareWords(voice, rate),
      interval: drawnInterval(voice, rate),
      bound: rate.bound,
      base: group.base.n,
      baseText,
      small: group.state === 'small' ? voice.say('small.word') : undefined,
      detail:
        baseText === undefined
          ? voice.say('curve.detail', { level: name, share })
          : voice.say('curve.detail.base', { level: name, share, base: baseText }),
    },
  ];
}

/** Steps only over neighbouring levels that may all be shown; a smooth line only between the outer levels that are. */
function fitOf(view: CurveView, curve: Curve, part: string | undefined): CurveFit | undefined {
  const { rating, fit } = view;
  const present = rating.levels.flatMap(({ code }, position) => {
    const state = levelOf(curve, code)?.state;
    return state === undefined || state === 'empty' ? [] : [{ code, position }];
  });
  if (fit === 'isotonic') {
    const rates = isotonicRates(curve);
    const steps = present.flatMap(({ code, position }) => {
      const value = rates.get(code);
      return value === undefined ? [] : [{ position, value }];
    });
    const whole = steps.length > 1 && steps.every(({ position }, i) => position === steps[0]!.position + i);
    if (!whole || steps.length < present.length) return undefined;
    return { kind: 'step', label: fitName(view, 'curve.fit.isotonic', part), points: steps };
  }
  if (fit !== 'logistic' || curve.logistic.kind !== 'fit') return undefined;
  const { intercept, slope } = curve.logistic;
  const visible = visibleLevels(view, curve).map((code) => rating.levels.findIndex((level) => level.code === code));
  const [from, to] = [visible[0], visible.at(-1)];
  if (from === undefined || to === undefined) return undefined;
  const value = (position: number): number => {
    const [low, high] = [rating.levels[Math.floor(position)]!.value, rating.levels[Math.ceil(position)]!.value];
    return low + (position - Math.floor(position)) * (high - low);
  };
  const positions = Array.from({ length: (to - from) * SMOOTH + 1 }, (_, i) => from + i / SMOOTH);
  return {
    kind: 'smooth',
    label: fitName(view, 'curve.fit.logistic', part),
    points: positions.map((position) => ({ position, value: rateAt(value(position), intercept, slope) })),
  };
}

function fitName(
  { voice }: CurveView,
  key: 'curve.fit.isotonic' | 'curve.fit.logistic',
  part: string | undefined,
): string {
  const fit = voice.say(key);
  return part === undefined ? fit : voice.say('curve.fit.part', { fit, part });
}

/** Points of a smooth line for each level. */
const SMOOTH = 8;

const TONES = { defection: 'bad', indifference: 'middle', affection: 'good' } as const;

function zonesOf({ voice, rating }: CurveView): LevelCurveSpec['zones'] {
  if (rating.question.type !== 'scale' || rating.question.zones === undefined) return undefined;
  const { zones } = rating.question;
  const names = ['defection', 'indifference', 'affection'] as const;
  return names.flatMap((zone) => {
    const levels = rating.levels.flatMap(({ code }, i) => (zones[zone].includes(code) ? [i] : []));
    const [from, to] = [levels[0], levels.at(-1)];
    if (from === undefined || to === undefined) return [];
    return [{ from, to, label: voice.say(`curve.zone.${zone}`), tone: TONES[zone] }];
  });
}

function publishedOf(view: CurveView): LevelCurveSpec['published'] {
  const { voice, rating, compare } = view;
  if (compare === undefined) return undefined;
  const shown = rating.levels.flatMap(({ code }, level) => {
    const group = levelOf(compare.curve, code);
    if (group === undefined || group.state === 'hidden' || group.value.rate.value === undefined) return [];
    return [{ level, value: group.value.rate.value, text: shareWords(voice, group.value.rate) }];
  });
  return shown.length === 0 ? undefined : { label: voice.say('curve.published'), points: shown };
}

function stepOf({ voice, rating }: CurveView, curve: Curve): LevelCurveSpec['step'] {
  const step = stepWorthNaming(curve);
  if (step === undefined) return undefined;
  const [from, to] = step.of.map((code) => rating.levels.findIndex((level) => level.code === code));
  if (from === undefined || to === undefined) return undefined;
  return {
    from,
    to,
    text: voice.say('curve.step', { n: points(step.value.difference) }),
    note: voice.say('curve.step.note'),
  };
}
