import type { Contrast } from '../analyses/penalty-reward.ts';
import type { BarTone } from '../charts/bars.ts';
import type { IntervalBarRow, IntervalBarsSpec } from '../charts/interval-bars.ts';
import { type ContrastView, contrastWithInterval, contrastWords, shownAttributes } from './contrast-view.ts';

/** Two bars a row: what a high score goes with, and what a low one does. Full tones have passed their test. */
export function contrastBars(view: ContrastView): IntervalBarsSpec {
  const { voice, outcome, attributes, suppressBelow, low, high } = view;
  const shown = shownAttributes(view);
  const hidden = attributes.filter(({ group }) => group.state === 'hidden');
  const all = shown.flatMap(({ value }) => [isSignificant(value.reward), isSignificant(value.penalty)]);
  return {
    axis: {
      title: voice.say('contrast.axis', { outcome }),
      tick: (value) => voice.signed(value, 1),
    },
    columns: [
      { head: voice.say('contrast.head.low', { level: low }), narrow: true },
      { head: voice.say('contrast.head.high', { level: high }), narrow: true },
    ],
    legend: [
      { words: voice.say('contrast.legend.high', { level: high }), sample: 'bar-a' },
      { words: voice.say('contrast.legend.low', { level: low }), sample: 'bar-n' },
      ...(all.includes(false) ? [{ words: voice.say('contrast.legend.pale'), sample: 'bar-a-soft' as const }] : []),
      { words: voice.say('interval.level'), sample: 'interval' },
    ],
    rows: [
      ...shown.map(({ key, label, state, value }): IntervalBarRow => ({
        key,
        label,
        marks: { bars: [barOf(value.reward, 'bar-a'), barOf(value.penalty, 'bar-n')] },
        cells: [
          { text: contrastWords(voice, value.penalty), style: isSignificant(value.penalty) ? 'strong' : 'plain' },
          { text: contrastWords(voice, value.reward), style: isSignificant(value.reward) ? 'strong' : 'plain' },
        ],
        note: [
          ...(value.class === undefined ? [] : [voice.say(`contrast.class.${value.class}`)]),
          ...(state === 'small' ? [voice.say('small.word')] : []),
        ].join(voice.say('nps.gap')),
        small: state === 'small',
        detail: voice.say('contrast.detail', {
          label,
          low: contrastWithInterval(voice, value.penalty),
          high: contrastWithInterval(voice, value.reward),
        }),
      })),
      ...hidden.map(({ key, label }): IntervalBarRow => ({
        key,
        label,
        marks: { hidden: voice.say('kano.hidden', { n: suppressBelow }) },
        cells: [],
      })),
    ],
  };
}

/** At 5 %, whichever its direction. */
function isSignificant({ p }: Pick<Contrast, 'p'>): boolean {
  return p !== undefined && p < 0.05;
}

function barOf(contrast: Pick<Contrast, 'value' | 'interval' | 'p'>, tone: 'bar-a' | 'bar-n') {
  const full: BarTone = isSignificant(contrast) ? tone : `${tone}-soft`;
  const { value, interval } = contrast;
  return { value: value ?? 0, interval: interval && { lo: interval[0], hi: interval[1] }, tone: full };
}
