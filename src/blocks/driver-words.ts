import type { FigureNote } from './block.ts';
import { isShareOfVariance, measureWithInterval } from './driver-measure.ts';
import { type DriverView, equalShare, isClear, leaders, type RankedDriver } from './driver-view.ts';

/** Names at most three, and only those that the intervals set apart; undefined where they set nothing apart. */
export function driverTitle(view: DriverView): string | undefined {
  const { voice, outcome, drivers } = view;
  const first = leaders(view);
  if (first.length === 0 || first.length > 3 || first.length === drivers.length) return undefined;
  const key = first.length === 1 ? 'drivers.title.one' : 'drivers.title.few';
  return voice.say(key, { drivers: voice.list(quoted(view, first)), outcome });
}

const MOST = 5;
/** R² comes in whole percentages and without its interval: bootstrap percentiles of it lean upward with many drivers. */
const WHOLE = [0, 1] as const;

export function driverSummary(view: DriverView): string {
  const { voice, method, outcome, drivers, model } = view;
  const shown = drivers.length > MOST + 2 ? drivers.slice(0, MOST) : drivers;
  const list = voice.list(
    shown.map(({ label, measure }) =>
      voice.say('drivers.pair', { driver: voice.quote(label), measure: measureWithInterval(voice, method, measure) }),
    ),
  );
  const clear = drivers.filter((driver) => isClear(view, driver));
  const shares = isShareOfVariance(method);
  const reverse = drivers.filter(({ driver }) => (driver.r.value ?? 0) < 0);
  const sentences = [
    voice.say('drivers.summary.r2', {
      r2: voice.share(model.r2.value ?? 0, WHOLE),
      adjusted: voice.share(Math.max(0, model.adjustedR2), WHOLE),
      outcome,
      n: drivers.length,
    }),
    voice.say(`drivers.summary.${method}${shown.length < drivers.length ? '.first' : ''}`, { drivers: list }),
    clear.length === 0 || clear.length === drivers.length
      ? voice.say(`drivers.clear.${shares ? 'share' : 'zero'}.${clear.length === 0 ? 'none' : 'all'}`, equalShare(view))
      : voice.say(`drivers.clear.${shares ? 'share' : 'zero'}`, {
          ...equalShare(view),
          drivers: voice.list(quoted(view, clear)),
        }),
    ...(reverse.length === 0
      ? []
      : [voice.say('drivers.reverse', { drivers: voice.list(quoted(view, reverse)), outcome })]),
    voice.say('drivers.caveat', { outcome }),
  ];
  return sentences.join(voice.say('sentence.gap'));
}

export function driverMethod({ voice, method, model, seed, drivers }: DriverView): FigureNote {
  const { bootstrap } = model;
  const vif = Math.max(...drivers.map(({ driver }) => driver.vif));
  const inflated = drivers.filter(({ id }) => model.inflated.includes(id));
  const parts = [
    voice.say(`drivers.method.${method}`),
    ...(bootstrap === undefined
      ? []
      : [voice.say('drivers.method.bootstrap', { n: bootstrap.replicates, seed: String(seed) })]),
    ...(bootstrap === undefined || bootstrap.failed === 0
      ? []
      : [voice.say('drivers.method.failed', { n: bootstrap.failed })]),
    voice.say('drivers.method.order'),
    inflated.length === 0
      ? voice.say('drivers.method.vif', { vif: voice.number(vif, 1) })
      : voice.say('drivers.method.inflated', { drivers: voice.list(inflated.map(({ label }) => voice.quote(label))) }),
    ...(model.binaryOutcome ? [voice.say('drivers.method.binary')] : []),
  ];
  return {
    term: voice.say('note.method'),
    words: voice.say('note.sentence', { words: parts.join(voice.say('note.and')) }),
  };
}

export function driverReading({ voice, method }: DriverView): string {
  return voice.say(isShareOfVariance(method) ? 'drivers.reading.share' : 'drivers.reading.zero');
}

function quoted({ voice }: DriverView, drivers: readonly RankedDriver[]): string[] {
  return drivers.map(({ label }) => voice.quote(label));
}
