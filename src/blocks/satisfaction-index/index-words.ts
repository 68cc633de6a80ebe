import type { Voice } from '../../i18n/speak.ts';
import type { Change, IndexView } from './index-model-parts.ts';

/** Indices are printed with one decimal: their intervals are a few points wide. */
const DECIMALS = 1;
/** Drivers that a sentence names. */
const NAMED = 3;

export function pointsWords(voice: Voice, index: number | undefined): string {
  return index === undefined ? voice.say('value.unknown') : voice.number(index, DECIMALS);
}

export function withInterval(
  voice: Voice,
  value: number | undefined,
  interval: readonly [number, number] | undefined,
  decimals: number,
): string {
  if (value === undefined) return voice.say('value.unknown');
  const words = voice.number(value, decimals);
  return interval === undefined
    ? words
    : voice.say('value.with-interval', { value: words, interval: voice.range(interval, decimals) });
}

/** `1.5 points above 2025, a significant change`. */
export function changeWords({ voice, before = '' }: IndexView, { difference, significant }: Change): string {
  const points = voice.number(Math.abs(difference), DECIMALS);
  if (significant === undefined)
    return voice.say('index.change.untested', { change: voice.signed(difference, DECIMALS), wave: before });
  if (!significant) return voice.say('index.change.same', { change: voice.signed(difference, DECIMALS), wave: before });
  return voice.say(difference > 0 ? 'index.change.up' : 'index.change.down', { points, wave: before });
}

export function indexSummary(view: IndexView): string {
  const { voice, index, model, name, indexOf, changeOf } = view;
  const target = name(index.target);
  const own = indexOf(index.target);
  const change = changeOf(index.target);
  const r2 = model.explained.find(({ construct }) => construct === index.target)?.r2;
  const drivers = model.drivers.slice(0, NAMED).map(({ construct, importance }) =>
    voice.say('index.summary.driver', {
      construct: voice.quote(name(construct)),
      points: voice.number(importance, 2),
    }),
  );
  const faint = model.paths.filter(({ significant }) => !significant).length;
  return [
    voice.say('index.summary.index', { target, index: withInterval(voice, own.index, own.interval, DECIMALS) }),
    ...(change === undefined ? [] : [voice.say('index.summary.change', { change: changeWords(view, change) })]),
    ...(drivers.length === 0
      ? []
      : [voice.say('index.summary.drivers', { target: voice.quote(target), drivers: voice.list(drivers) })]),
    ...(r2 === undefined ? [] : [voice.say('index.summary.r2', { r2: voice.share(r2), target: voice.quote(target) })]),
    faint === 0
      ? voice.say('index.summary.faint.none', { n: model.paths.length })
      : voice.say('index.summary.faint', { n: faint, all: voice.number(model.paths.length) }),
  ].join(voice.say('index.summary.space'));
}
