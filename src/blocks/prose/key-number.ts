import { z } from 'zod';
import type { ProseBlock } from '../block.ts';
import { measureChange, measureInterval, measureOf, measureProps, measureWords } from '../measure.ts';
import { figureProps } from '../figure-props.ts';
import { waveChange, waveGroup, waveMeasures } from '../wave-measures.ts';

const { wave, where } = figureProps;
const props = z.strictObject({
  ...measureProps,
  label: z.string().min(1).optional(),
  better: z.enum(['higher', 'lower']).optional(),
  figure: z.string().min(1).optional(),
  wave,
  where,
});

export interface KeyNumberParts {
  readonly what: string;
  readonly number: string;
  readonly interval: string;
  readonly base: string;
  readonly change: string;
  /** Direction of a significant change, and whether the author calls it good. */
  readonly direction: 'up' | 'down' | undefined;
  readonly verdict: 'better' | 'worse' | undefined;
  readonly href: string | undefined;
}

/** `<KeyNumber of="overall" show="top2" better="higher" />`: one headline number with interval, base and change. */
export const keyNumber: ProseBlock<z.infer<typeof props>, KeyNumberParts> = {
  kind: 'prose',
  name: 'KeyNumber',
  props,
  empty: true,
  figure: ({ figure }) => figure,
  view: (given, voice, figure, desk) => {
    const measure = measureOf(desk, 'KeyNumber', { of: given.of, show: given.show, answer: given.answer });
    const { waves } = desk.study;
    const now = desk.wave('KeyNumber', given.wave) ?? waves.at(-1)!;
    const before = waves[waves.indexOf(now) - 1];
    const pairs = before === undefined ? [] : [[before.id, now.id] as const];
    const [number] = waveMeasures(desk, [measure], desk.where('KeyNumber', given.where), pairs);
    const group = waveGroup(number!, now.id);
    const what = given.label ?? measure.words(voice);
    const nothing = {
      what,
      interval: '',
      base: '',
      change: '',
      direction: undefined,
      verdict: undefined,
      href: figure?.href,
    };
    if (group === undefined || group.state === 'hidden') {
      return { ...nothing, number: voice.say('value.hidden', { n: desk.study.privacy.suppressBelow }) };
    }
    const change = before === undefined ? undefined : waveChange(number!, before.id, now.id);
    const direction = change?.significant ? (change.difference > 0 ? 'up' : 'down') : undefined;
    const good =
      given.better === undefined || direction === undefined
        ? undefined
        : (direction === 'up') === (given.better === 'higher');
    const interval = measureInterval(voice, measure, group.value);
    return {
      ...nothing,
      number: measureWords(voice, measure, group.value),
      interval: interval === '' ? '' : voice.say('interval.of', { interval }),
      base: group.base.n === undefined ? '' : voice.say('n', { n: group.base.n }),
      change:
        before === undefined
          ? ''
          : change === undefined
            ? voice.say('change.untested', { wave: voice.text(before.label) })
            : voice.say(`change.${change.significant ? 'tested' : 'same'}.${measure.unit}`, {
                change: measureChange(voice, measure, change.difference),
                wave: voice.text(before.label),
              }),
      direction,
      verdict: good === undefined ? undefined : good ? 'better' : 'worse',
    };
  },
};
