import type { Driver, KeyDrivers } from '../analyses/key-drivers.ts';
import type { IntervalBarsSpec } from '../charts/interval-bars.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { Voice } from '../i18n/speak.ts';
import type { RatedItem } from './driver-items.ts';
import {
  driverMeasure,
  type DriverMethod,
  isShareOfVariance,
  measureInterval,
  measureWithInterval,
  measureWords,
} from './driver-measure.ts';
import { favourableWords } from './favourable-words.ts';
import { shareWords } from './share-words.ts';

/** One driver as it is printed. */
export interface RankedDriver {
  readonly id: string;
  readonly label: string;
  readonly driver: Driver;
  /** What the author's method ranks by. */
  readonly measure: Estimate;
  readonly favourable: Estimate;
}

export interface DriverView {
  readonly voice: Voice;
  readonly method: DriverMethod;
  /** The outcome's name, quoted. */
  readonly outcome: string;
  readonly items: readonly RatedItem[];
  readonly model: KeyDrivers;
  /** The largest measure first. */
  readonly drivers: readonly RankedDriver[];
  readonly seed: number;
}

/** Drivers by size of the measure, whatever its sign. */
export function ranked(
  voice: Voice,
  method: DriverMethod,
  items: readonly RatedItem[],
  { drivers }: KeyDrivers,
  favourable: readonly { readonly id: string; readonly share: Estimate }[],
): RankedDriver[] {
  return drivers
    .map((driver, i) => ({
      id: driver.id,
      label: voice.text(items[i]!.label),
      driver,
      measure: driverMeasure(method, driver),
      favourable: favourable[i]!.share,
    }))
    .sort((a, b) => Math.abs(b.measure.value ?? 0) - Math.abs(a.measure.value ?? 0));
}

/** Where drivers would stand if all were alike: shares of R² against one another, slopes and correlations against none. */
export function reference({ method, drivers }: Pick<DriverView, 'method' | 'drivers'>): number {
  return isShareOfVariance(method) ? 1 / drivers.length : 0;
}

/** Its interval lies beyond the reference: above an equal share, or on one side of 0. */
export function isClear(
  view: Pick<DriverView, 'method' | 'drivers'>,
  { measure: { interval } }: RankedDriver,
): boolean {
  if (interval === undefined) return false;
  const line = reference(view);
  return interval[0] > line || (!isShareOfVariance(view.method) && interval[1] < line);
}

/** Those whose interval reaches that of the first: the order among them is not settled. */
export function leaders({ drivers }: Pick<DriverView, 'drivers'>): readonly RankedDriver[] {
  const first = drivers[0]?.measure.interval;
  if (first === undefined) return [];
  const [low, high] = magnitude(first);
  return drivers.filter(({ measure: { interval } }) => {
    if (interval === undefined) return true;
    const [lowest, highest] = magnitude(interval);
    return highest >= low && lowest <= high;
  });
}

/** How near to and how far from 0 an interval reaches. */
function magnitude([low, high]: readonly [number, number]): readonly [number, number] {
  const far = Math.max(Math.abs(low), Math.abs(high));
  return [low <= 0 && high >= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high)), far];
}

export function driverBars(view: DriverView): IntervalBarsSpec {
  const { voice, method, drivers, items } = view;
  const shares = isShareOfVariance(method);
  const clear = drivers.filter((driver) => isClear(view, driver)).length;
  return {
    axis: {
      title: voice.say(`drivers.axis.${method}`),
      tick: (value, last) => (shares ? `${voice.number(value * 100)}${last ? '%' : ''}` : voice.number(value, 1)),
    },
    columns: [
      { head: voice.say(`drivers.head.${method}`), narrow: true },
      { head: voice.say('table.interval') },
      { head: voice.say('drivers.head.favourable', { levels: favourableWords(voice, items) }), narrow: true },
    ],
    legend: [
      ...(clear === 0
        ? []
        : [
            {
              words: voice.say(`drivers.legend.${shares ? 'share' : 'zero'}`, equalShare(view)),
              sample: 'bar-a' as const,
            },
          ]),
      ...(clear === drivers.length
        ? []
        : [
            {
              words: voice.say(`drivers.legend.${shares ? 'share' : 'zero'}.not`, equalShare(view)),
              sample: 'bar-a-soft' as const,
            },
          ]),
      { words: voice.say('interval.level'), sample: 'interval' },
    ],
    rows: drivers.map((driver) => ({
      key: driver.id,
      label: driver.label,
      marks: {
        bars: [
          {
            value: driver.measure.value ?? 0,
            interval: driver.measure.interval && { lo: driver.measure.interval[0], hi: driver.measure.interval[1] },
            tone: isClear(view, driver) ? 'bar-a' : 'bar-a-soft',
          },
        ],
      },
      cells: [
        { text: measureWords(voice, method, driver.measure), style: 'strong' },
        { text: measureInterval(voice, method, driver.measure), style: 'plain' },
        { text: shareWords(voice, driver.favourable), style: 'plain' },
      ],
      note: shares && (driver.driver.r.value ?? 0) < 0 ? voice.say('drivers.negative') : undefined,
      detail: voice.say('drivers.detail', {
        driver: driver.label,
        measure: measureWithInterval(voice, method, driver.measure),
        favourable: shareWords(voice, driver.favourable),
      }),
    })),
  };
}

/** Parameters of messages that name the equal share. */
export function equalShare({ voice, drivers }: Pick<DriverView, 'voice' | 'drivers'>): { readonly share: string } {
  return { share: voice.share(1 / drivers.length, [0, 1]) };
}
