import type { Interval as DrawnInterval } from '../charts/values.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { Voice } from '../i18n/speak.ts';

/** `15%`, `under 10%`, or a dash where there is no number. */
export function shareWords(voice: Voice, { value, interval, bound }: Estimate): string {
  if (value === undefined) return voice.say('value.unknown');
  const share = voice.share(value, interval);
  return bound === undefined ? share : voice.say(`bound.${bound}`, { value: share });
}

/** `13.6–16.6%`, or empty. */
export function intervalWords(voice: Voice, { interval }: Estimate): string {
  return interval === undefined ? '' : voice.interval(interval);
}

/** `15% (13.6–16.6%)`. */
export function shareWithInterval(voice: Voice, estimate: Estimate): string {
  const share = shareWords(voice, estimate);
  if (estimate.interval === undefined) return share;
  return voice.say('value.with-interval', { value: share, interval: voice.interval(estimate.interval) });
}

/** An interval for a chart whose column heading names the unit. */
export function drawnInterval(voice: Voice, { interval }: Estimate): DrawnInterval | undefined {
  return interval && { lo: interval[0], hi: interval[1], text: voice.bareInterval(interval) };
}

export function count(voice: Voice, n: number | undefined): string | undefined {
  return n === undefined ? undefined : voice.say('n', { n });
}
