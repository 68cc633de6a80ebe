import type { Driver } from '../analyses/key-drivers.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { Voice } from '../i18n/speak.ts';

export const DRIVER_METHODS = ['johnson', 'lmg', 'beta', 'correlation'] as const;
export type DriverMethod = (typeof DRIVER_METHODS)[number];

/** The number that a method ranks drivers by; those of `johnson` and `lmg` are shares of R². */
export function driverMeasure(method: DriverMethod, driver: Driver): Estimate {
  switch (method) {
    case 'johnson':
      return driver.johnsonShare;
    case 'lmg':
      return driver.lmgShare ?? { ...driver.johnsonShare, value: undefined, interval: undefined };
    case 'beta':
      return driver.beta;
    case 'correlation':
      return driver.r;
  }
}

export function isShareOfVariance(method: DriverMethod): boolean {
  return method === 'johnson' || method === 'lmg';
}

/** `31%`, or `0.42`. */
export function measureWords(voice: Voice, method: DriverMethod, { value, interval }: Estimate): string {
  if (value === undefined) return voice.say('value.unknown');
  return isShareOfVariance(method) ? voice.share(value, interval) : voice.number(value, 2);
}

/** `27–35%`, or `0.36–0.48`; empty without one. */
export function measureInterval(voice: Voice, method: DriverMethod, { interval }: Estimate): string {
  if (interval === undefined) return '';
  return isShareOfVariance(method) ? voice.interval(interval) : voice.range(interval, 2);
}

/** `31% (27–35%)`. */
export function measureWithInterval(voice: Voice, method: DriverMethod, estimate: Estimate): string {
  const value = measureWords(voice, method, estimate);
  if (estimate.interval === undefined) return value;
  return voice.say('value.with-interval', { value, interval: measureInterval(voice, method, estimate) });
}
