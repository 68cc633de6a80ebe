import type { FigureNote } from './block.ts';
import { type ImportanceView, placedPoints, pointWithInterval, QUADRANTS } from './importance-view.ts';

/** Names what is important and done poorly for certain, up to two items; undefined where nothing can be placed. */
export function importanceTitle(view: ImportanceView): string | undefined {
  const { voice } = view;
  const points = placedPoints(view);
  if (points.length === 0) return undefined;
  const short = points.filter(({ quadrant, point }) => quadrant === 'concentrate-here' && !point.undecided);
  const lines = view.crosshair === 'means' && view.stated !== undefined ? 'average' : 'lines';
  if (short.length === 0) return voice.say(`importance.title.${lines}.none`);
  if (short.length > 2)
    return voice.say(`importance.title.${lines}.many`, { k: String(short.length), n: String(points.length) });
  return voice.say(short.length === 1 ? `importance.title.${lines}.one` : `importance.title.${lines}.two`, {
    items: voice.list(short.map(({ label }) => voice.quote(label))),
  });
}

const MOST = 6;

export function importanceSummary(view: ImportanceView): string {
  const { voice } = view;
  const points = placedPoints(view);
  if (points.length === 0) return voice.say('base.none');
  const undecided = points.filter(({ point }) => point.undecided);
  const sentences = QUADRANTS.flatMap((quadrant) => {
    const own = points.filter((one) => one.quadrant === quadrant && !one.point.undecided);
    if (own.length === 0) return [];
    const names =
      own.length > MOST
        ? voice.say('importance.count', { n: own.length })
        : voice.list(own.map(({ label }) => voice.quote(label)));
    return [voice.say(`importance.summary.${quadrant}`, { items: names })];
  });
  return [
    ...sentences,
    ...(undecided.length === 0
      ? []
      : [
          voice.say('importance.summary.undecided', {
            items:
              undecided.length > MOST
                ? voice.say('importance.count', { n: undecided.length })
                : voice.list(undecided.map(({ label }) => voice.quote(label))),
          }),
        ]),
    ...extremes(view),
  ].join(voice.say('sentence.gap'));
}

/** The item with the highest importance and the one with the lowest performance, with their numbers. */
function extremes(view: ImportanceView): string[] {
  const { voice } = view;
  const points = placedPoints(view);
  const most = points.toSorted((a, b) => b.point.importance.value! - a.point.importance.value!)[0];
  const worst = points.toSorted((a, b) => a.point.performance.value! - b.point.performance.value!)[0];
  if (most === undefined || worst === undefined) return [];
  return [
    voice.say(view.stated === undefined ? 'importance.summary.closest' : 'importance.summary.extremes', {
      most: voice.quote(most.label),
      importance: pointWithInterval(voice, most.point.importance),
      worst: voice.quote(worst.label),
      performance: pointWithInterval(voice, worst.point.performance),
    }),
  ];
}

export function importanceMethod({ voice, found, stated, outcome, crosshair, seed, grid }: ImportanceView): FigureNote {
  const lines = found.crosshair;
  const replicates = 1000;
  const parts = [
    stated === undefined
      ? voice.say('importance.method.derived', { outcome: outcome ?? '', n: replicates, seed: String(seed) })
      : voice.say('importance.method.stated'),
    ...(lines === undefined
      ? []
      : [
          voice.say(`importance.method.${crosshair}`, {
            performance: voice.number(lines.performance, 2),
            importance: voice.number(lines.importance, 2),
          }),
        ]),
    voice.say('importance.method.undecided'),
    voice.say('importance.method.axes', {
      low: String(grid.levels[0]!.value),
      high: String(grid.levels.at(-1)!.value),
    }),
  ];
  return {
    term: voice.say('note.method'),
    words: voice.say('note.sentence', { words: parts.join(voice.say('note.and')) }),
  };
}
