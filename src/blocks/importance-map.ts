import type { Hue, MarkShape } from '../charts/marks.ts';
import type { QuadrantAxis, QuadrantMapSpec } from '../charts/quadrant-map.ts';
import type { Estimate } from '../survey/estimate.ts';
import { type ImportanceView, placedPoints, pointWithInterval, QUADRANTS } from './importance-view.ts';

const LOOKS: Readonly<Record<(typeof QUADRANTS)[number], { readonly mark: MarkShape; readonly hue: Hue }>> = {
  'concentrate-here': { mark: 'square', hue: 'worse' },
  'keep-up': { mark: 'circle', hue: 'accent' },
  'possible-overkill': { mark: 'triangle', hue: 'other' },
  'low-priority': { mark: 'diamond', hue: 'other' },
};

/** Performance to the right, importance upward; undefined where nothing can be placed. */
export function importanceMap(view: ImportanceView): QuadrantMapSpec | undefined {
  const { voice, found, stated, outcome } = view;
  const points = placedPoints(view);
  const { crosshair } = found;
  if (crosshair === undefined || points.length === 0) return undefined;
  const look = (quadrant: (typeof QUADRANTS)[number]) => ({
    name: voice.say(`importance.${quadrant}`),
    ...LOOKS[quadrant],
  });
  const axis = (of: 'performance' | 'importance', title: string): QuadrantAxis =>
    axisOf(
      points.map(({ point }) => point[of]),
      crosshair[of],
      title,
      (value, decimals) => voice.number(value, decimals),
    );
  return {
    x: axis('performance', voice.say('importance.axis.performance')),
    y: axis(
      'importance',
      stated === undefined
        ? voice.say('importance.axis.derived', { outcome: outcome ?? '' })
        : voice.say('importance.axis.stated'),
    ),
    quadrants: {
      topLeft: look('concentrate-here'),
      topRight: look('keep-up'),
      bottomLeft: look('low-priority'),
      bottomRight: look('possible-overkill'),
    },
    kinds: QUADRANTS.map((key) => ({ key, ...look(key) })),
    points: points.map(({ key, label, state, point, quadrant }) => ({
      key,
      label,
      x: point.performance.value!,
      y: point.importance.value!,
      xInterval: point.performance.interval,
      yInterval: point.importance.interval,
      kind: quadrant,
      mixed: point.undecided ? voice.say('importance.undecided') : undefined,
      small: state === 'small' ? voice.say('small.word') : undefined,
      detail: voice.say('importance.detail', {
        label,
        importance: pointWithInterval(voice, point.importance),
        performance: pointWithInterval(voice, point.performance),
        quadrant: voice.say(`importance.${quadrant}`),
      }),
    })),
    legend: {
      clear: voice.say('importance.decided'),
      mixed: points.some(({ point }) => point.undecided) ? voice.say('importance.undecided') : undefined,
      interval: voice.say('interval.level'),
    },
  };
}

/** From the lowest to the highest interval end, the line among them, widened to round numbers. */
function axisOf(
  estimates: readonly Estimate[],
  split: number,
  title: string,
  format: (value: number, decimals: number) => string,
): QuadrantAxis {
  const ends = estimates.flatMap(({ value, interval }) => [value!, ...(interval ?? [])]);
  const [low, high] = [Math.min(...ends, split), Math.max(...ends, split)];
  const step = roundStep((high - low || 1) / 6);
  const decimals = step >= 1 ? 0 : step >= 0.1 ? 1 : 2;
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)];
  const from = first === last ? first - 1 : first;
  const ticks = Array.from({ length: last - from + 1 }, (_, i) => (from + i) * step);
  return {
    domain: [from * step, last * step],
    split,
    title,
    ticks: ticks.map((value) => ({ value, text: format(value, decimals) })),
  };
}

/** 1, 2 or 5 times a power of ten, no smaller than `least`. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= least * (1 - 1e-9)) ?? 10 * power;
}
