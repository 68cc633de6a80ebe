import type { Voice } from '../i18n/speak.ts';
import type { Condition } from '../survey/question.ts';
import type { Desk } from './desk.ts';
import { measureOf } from './measure.ts';
import { waveChange, type WaveMeasure, waveMeasures } from './wave-measures.ts';

/** The favourable share of a wave against the wave before. */
export interface FavourableChange {
  readonly before: string;
  readonly measure: WaveMeasure;
  readonly now: string;
}

/** The wave that is shown, and the one before it. */
export function wavePair(desk: Desk, wave: string | undefined): readonly [before: string, now: string] | undefined {
  const { waves } = desk.study;
  const now = desk.wave('Distribution', wave) ?? waves.at(-1);
  const before = now && waves[waves.indexOf(now) - 1];
  return before === undefined ? undefined : [before.id, now!.id];
}

export function favourableChange(
  desk: Desk,
  of: string,
  hits: readonly string[],
  where: Condition,
  [before, now]: readonly [string, string],
): FavourableChange {
  const measure = measureOf(desk, 'Distribution', { of });
  const [found] = waveMeasures(desk, [{ ...measure, settings: { kind: 'proportion', hits } }], where, [[before, now]]);
  return { before, now, measure: found! };
}

/** Whether the favourable share has changed, in a sentence; none where waves are not compared. */
export function changeSentence(
  desk: Desk,
  voice: Voice,
  levels: string,
  change: FavourableChange | undefined,
): string[] {
  if (change === undefined) return [];
  const wave = voice.text(desk.study.waves.find(({ id }) => id === change.before)!.label);
  const tested = waveChange(change.measure, change.before, change.now);
  const words =
    tested === undefined
      ? voice.say('change.untested', { wave })
      : voice.say(`change.${tested.significant ? 'tested' : 'same'}.share`, {
          change: voice.points(tested.difference),
          wave,
        });
  return [voice.say('distribution.change', { levels, change: words })];
}
