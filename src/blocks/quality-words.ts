import type { FigureNote } from './block.ts';
import {
  dimensionGap,
  dimensionVerdict,
  gapWithInterval,
  itemVerdict,
  meanWords,
  type NamedDimension,
  type QualityView,
} from './quality-view.ts';

type Shown = NamedDimension & { readonly group: Exclude<NamedDimension['group'], { readonly state: 'hidden' }> };

function shownDimensions({ dimensions }: QualityView): Shown[] {
  return dimensions.filter(
    (one): one is Shown => one.group.state !== 'hidden' && one.group.value.perception.value !== undefined,
  );
}

/** Counts the dimensions whose interval shows a gap; undefined without expectations. */
export function qualityTitle(view: QualityView): string | undefined {
  const { voice, paired } = view;
  if (!paired) return undefined;
  const shown = shownDimensions(view);
  const n = shown.length;
  const below = shown.filter(({ group }) => dimensionVerdict(group.value) === 'below');
  const above = shown.filter(({ group }) => dimensionVerdict(group.value) === 'above');
  if (below.length === 0 && above.length === 0) return voice.say('quality.title.none');
  if (below.length === 0) return voice.say('quality.title.above', { k: String(above.length), n: String(n) });
  const widest = widestGap(below);
  if (below.length === n && n > 1) {
    return widest === undefined
      ? voice.say('quality.title.all', { n })
      : voice.say('quality.title.all.widest', { n, dimension: voice.quote(widest.label) });
  }
  return voice.say('quality.title.below', { k: String(below.length), n: String(n) });
}

/** The widest shortfall, if its interval lies below all others. */
function widestGap(below: readonly Shown[]): Shown | undefined {
  const [first, ...others] = below;
  const end = first?.group.value.respondentGap?.interval?.[1];
  if (first === undefined || end === undefined) return undefined;
  return others.every(({ group }) => end < (group.value.respondentGap?.interval?.[0] ?? -Infinity)) ? first : undefined;
}

export function qualitySummary(view: QualityView): string {
  const { voice, found, paired, grid } = view;
  const shown = shownDimensions(view);
  if (shown.length === 0) return voice.say('base.none');
  const overall = found.dimensions.derived.overall[0]?.value;
  const weighted = found.dimensions.derived.weighted[0]?.value;
  const ends = { low: grid.levels[0]!.value, high: grid.levels.at(-1)!.value };
  const mean = (of: typeof overall) =>
    of === undefined ? '' : paired ? gapWithInterval(voice, of) : meanWithInterval(view, of);
  const list = shown.map(({ label, group: { value } }) => {
    const gap = dimensionGap(value);
    const number = paired && gap ? gapWithInterval(voice, gap) : meanWithInterval(view, value.perception);
    return voice.say('quality.pair', { label: voice.quote(label), number });
  });
  const key = paired ? 'gap' : 'plain';
  return [
    ...(overall === undefined
      ? []
      : [
          voice.say(`quality.summary.overall.${key}`, {
            mean: mean(overall),
            low: String(ends.low),
            high: String(ends.high),
          }),
        ]),
    ...(weighted === undefined ? [] : [voice.say('quality.summary.weighted', { mean: mean(weighted.value) })]),
    voice.say('quality.summary.dimensions', { list: voice.list(list) }),
    ...(paired ? [itemsSentence(view)] : []),
  ].join(voice.say('sentence.gap'));
}

function meanWithInterval(
  { voice }: QualityView,
  mean: { readonly value: number | undefined; readonly interval: readonly [number, number] | undefined },
): string {
  const value = mean.value === undefined ? voice.say('value.unknown') : voice.number(mean.value, 1);
  if (mean.interval === undefined) return value;
  return voice.say('value.with-interval', { value, interval: voice.range(mean.interval, 1) });
}

/** How many items fall short, exceed, or are not told apart from no gap. */
function itemsSentence({ voice, items }: QualityView): string {
  const shown = items.flatMap(({ label, group }) => (group.state === 'hidden' ? [] : [{ label, value: group.value }]));
  const count = (verdict: string) => String(shown.filter(({ value }) => itemVerdict(value) === verdict).length);
  const lowest = shown
    .filter(({ value }) => itemVerdict(value) === 'below')
    .sort((a, b) => (a.value.gap?.value ?? 0) - (b.value.gap?.value ?? 0))[0];
  const counted = voice.say('quality.summary.items', {
    n: String(shown.length),
    below: count('below'),
    above: count('above'),
    same: count('same'),
  });
  if (lowest?.value.gap === undefined) return counted;
  const measured = voice.say('quality.summary.lowest', {
    label: voice.quote(lowest.label),
    gap: gapWithInterval(voice, lowest.value.gap),
    received: meanWords(voice, lowest.value.perception),
    expected: meanWords(voice, lowest.value.expectation),
  });
  return [counted, measured].join(voice.say('sentence.gap'));
}

export function qualityMethod(view: QualityView, weighted: boolean): FigureNote {
  const { voice, paired, found } = view;
  const points = found.dimensions.derived.weighted[0]?.value.points;
  const n = view.items.filter(
    ({ group }) => group.state !== 'hidden' && group.value.gap?.adjusted !== undefined,
  ).length;
  const parts = [
    ...(paired
      ? [
          voice.say('quality.method.gap'),
          voice.say('quality.method.test', { n }),
          voice.say('quality.method.dimensions'),
        ]
      : [voice.say('quality.method.plain')]),
    ...(points === undefined
      ? []
      : [
          voice.say('quality.method.points', {
            points: voice.list(
              view.dimensions.map(({ key, label }) =>
                voice.say('quality.pair', { label: voice.quote(label), number: voice.number(points[key] ?? 0) }),
              ),
            ),
          }),
        ]),
    voice.say('quality.method.alpha'),
    ...reversedWords(view),
    ...(weighted ? [voice.say('quality.method.weighted')] : []),
  ];
  return {
    term: voice.say('note.method'),
    words: voice.say('note.sentence', { words: parts.join(voice.say('note.and')) }),
  };
}

/** Dimensions with an alpha below 0: probably an item is worded the other way round. */
function reversedWords(view: QualityView): string[] {
  const { voice } = view;
  const reversed = shownDimensions(view).filter(({ group }) => {
    const alpha = group.value.alpha?.perception;
    return alpha?.kind === 'alpha' && alpha.reversed;
  });
  if (reversed.length === 0) return [];
  return [
    voice.say('quality.method.reversed', { dimensions: voice.list(reversed.map(({ label }) => voice.quote(label))) }),
  ];
}
