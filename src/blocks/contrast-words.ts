import type { FigureNote } from './block.ts';
import { CONTRAST_CLASSES, type ContrastView, contrastWithInterval, shownAttributes } from './contrast-view.ts';

/** How many attributes are of which class; undefined where nothing was tested. */
export function contrastTitle(view: ContrastView): string | undefined {
  const { voice } = view;
  const shown = shownAttributes(view);
  if (shown.every(({ value }) => value.class === undefined)) return undefined;
  const counts = CONTRAST_CLASSES.flatMap((own) => {
    const n = shown.filter(({ value }) => value.class === own).length;
    return n === 0 ? [] : [voice.say('contrast.count', { n, class: voice.say(`contrast.class.${own}`) })];
  });
  return voice.say('contrast.title.counts', { n: shown.length, counts: voice.list(counts) });
}

export function contrastSummary(view: ContrastView): string {
  const { voice, outcome, high, low } = view;
  const shown = shownAttributes(view);
  const untested = shown.every(({ value }) => value.class === undefined);
  const classes = CONTRAST_CLASSES.flatMap((own) => {
    const members = shown.filter(({ value }) => value.class === own);
    if (members.length === 0) return [];
    const items = members.map(({ label, value }) =>
      voice.say('contrast.pair', {
        label: voice.quote(label),
        low: contrastWithInterval(voice, value.penalty),
        high: contrastWithInterval(voice, value.reward),
      }),
    );
    return [voice.say(`contrast.summary.${own}`, { items: items.join(voice.say('contrast.gap')) })];
  });
  return [
    voice.say('contrast.summary.measure', { outcome, low, high }),
    ...(untested ? [voice.say('contrast.summary.untested')] : classes),
    voice.say('drivers.caveat', { outcome }),
  ].join(voice.say('sentence.gap'));
}

export function contrastMethod({ voice, found, low, high, dropped, outcome }: ContrastView): FigureNote {
  const parts = [
    voice.say('contrast.method.model', { outcome }),
    voice.say('contrast.method.cuts', { low, high }),
    voice.say(`contrast.method.${found.errors}`, { seed: String(found.seed) }),
    voice.say('contrast.method.test'),
    voice.say('contrast.method.class'),
    voice.say('contrast.method.r2', { r2: voice.share(found.r2, [0, 1]) }),
    ...(dropped.length === 0
      ? []
      : [voice.say('contrast.method.dropped', { items: voice.list(dropped.map((label) => voice.quote(label))) })]),
  ];
  return {
    term: voice.say('note.method'),
    words: voice.say('note.sentence', { words: parts.join(voice.say('note.and')) }),
  };
}
