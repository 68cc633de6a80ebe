import type { KanoCategory } from '../analyses/kano-table.ts';
import type { KanoSplit } from '../analyses/kano-split.ts';
import type { Hue, MarkShape } from '../charts/marks.ts';
import type { MapPoint, QuadrantAxis, QuadrantMapSpec } from '../charts/quadrant-map.ts';
import type { StackedRow, StackedSharesSpec } from '../charts/stacked-shares.ts';
import type { Voice } from '../i18n/speak.ts';
import {
  type ClassedFeature,
  classedFeatures,
  classWords,
  coefficientWords,
  type NamedFeature,
  type ShownFeature,
} from './kano-attributes.ts';
import { count, shareWords } from './share-words.ts';

/** The four classes that have a place on the map. */
const MAPPED = ['must-be', 'one-dimensional', 'attractive', 'indifferent'] as const;
type Mapped = (typeof MAPPED)[number];

const LOOKS: Readonly<Record<Mapped, { readonly mark: MarkShape; readonly hue: Hue }>> = {
  'must-be': { mark: 'square', hue: 'k-M' },
  'one-dimensional': { mark: 'circle', hue: 'k-O' },
  attractive: { mark: 'triangle', hue: 'k-A' },
  indifferent: { mark: 'diamond', hue: 'k-I' },
};

const isMapped = (category: KanoCategory): category is Mapped => category in LOOKS;

/** Attributes that have a place on the map: reverse and questionable ones have none. */
export function mappedFeatures(named: readonly NamedFeature[]): readonly ClassedFeature[] {
  return classedFeatures(named).filter(
    ({ category, found: { better, worse } }) =>
      isMapped(category) && better.value !== undefined && worse.value !== undefined,
  );
}

/** Better upward, the size of worse to the right, both 0 to 1. `named` in the order of print. */
export function kanoMapSpec(voice: Voice, named: readonly NamedFeature[], split: KanoSplit): QuadrantMapSpec {
  const look = (category: Mapped) => ({ name: voice.say(`kano.name.${category}`), ...LOOKS[category] });
  const axis = (cut: number, title: string): QuadrantAxis => ({
    domain: [0, 1],
    split: cut,
    title,
    ticks: [
      { value: 0, text: voice.number(0) },
      { value: cut, text: voice.number(cut, cut === 0.5 ? 1 : 2) },
      { value: 1, text: voice.number(1) },
    ],
  });
  const mapped = mappedFeatures(named);
  return {
    x: axis(-split.worse, voice.say('kano.axis.worse')),
    y: axis(split.better, voice.say('kano.axis.better')),
    quadrants: {
      topLeft: look('attractive'),
      topRight: look('one-dimensional'),
      bottomLeft: look('indifferent'),
      bottomRight: look('must-be'),
    },
    kinds: MAPPED.map((category) => ({ key: category, ...look(category) })),
    points: mapped.map((one) => mapPoint(voice, one)),
    legend: {
      clear: voice.say('kano.legend.clear'),
      mixed: mapped.some(({ mixed }) => mixed) ? voice.say('kano.legend.mixed') : undefined,
      interval: voice.say('interval.level'),
    },
  };
}

function mapPoint(voice: Voice, one: ClassedFeature): MapPoint {
  const { better, worse } = one.found;
  return {
    key: one.key,
    label: one.label,
    x: -(worse.value ?? 0),
    y: better.value ?? 0,
    xInterval: worse.interval && [-worse.interval[1], -worse.interval[0]],
    yInterval: better.interval,
    kind: one.category,
    mixed: one.mixed ? mixedWords(voice, one) : undefined,
    small: one.state === 'small' ? voice.say('small.word') : undefined,
    detail: voice.say('kano.detail.map', {
      label: one.label,
      category: classWords(voice, one),
      better: coefficientWords(voice, better),
      worse: coefficientWords(voice, worse),
    }),
  };
}

/** One bar for each attribute, those of a class together. `named` in the order of print. */
export function kanoSharesSpec(voice: Voice, named: readonly NamedFeature[], suppressBelow: number): StackedSharesSpec {
  const classed = classedFeatures(named);
  const apart = basesApart(classed);
  const categories = [...new Set(classed.map(({ category }) => category))];
  const unclassed = named.filter(({ feature }) => !classed.some(({ key }) => key === feature.key));
  const groups = [
    ...categories.map((own) =>
      classed.filter(({ category }) => category === own).map((one) => sharesRow(voice, one, apart)),
    ),
    unclassed.map(({ feature, label }): StackedRow => ({
      key: feature.key,
      label,
      shares: {
        hidden: feature.state === 'hidden' ? voice.say('kano.hidden', { n: suppressBelow }) : voice.say('empty.word'),
      },
    })),
  ];
  return {
    segments: [
      ...MAPPED.map((category) => ({ key: category, name: voice.say(`kano.name.${category}`), ...LOOKS[category] })),
      { key: 'other', name: voice.say('kano.name.other'), hue: 'k-RQ' },
    ],
    groups: groups.filter((rows) => rows.length > 0),
    asideKind: 'words',
    number: (share) => voice.bareShare(share, WHOLE),
  };
}

/** Inside the bars only whole percentages. */
const WHOLE = [0, 1] as const;

function sharesRow(voice: Voice, one: ClassedFeature, withBase: boolean): StackedRow {
  const { key, label, state, found, category, second, mixed } = one;
  const pairs = [...MAPPED, 'reverse' as const, 'questionable' as const].map((own) =>
    voice.say('kano.pair', {
      category: voice.say(`kano.category.${own}`),
      share: shareWords(voice, found.shares[own]),
    }),
  );
  return {
    key,
    label,
    mark: isMapped(category) ? { shape: LOOKS[category].mark, hue: LOOKS[category].hue, hollow: mixed } : undefined,
    base: withBase ? count(voice, found.shares[category].base.n) : undefined,
    shares: segmentShares(found),
    leading: [...new Set((mixed ? [category, second] : [category]).map(segmentOf))],
    aside: mixed ? mixedWords(voice, one) : undefined,
    small: state === 'small' ? voice.say('small.word') : undefined,
    detail: voice.say('kano.detail.shares', { label, shares: voice.list(pairs) }),
  };
}

function segmentOf(category: KanoCategory): number {
  return isMapped(category) ? MAPPED.indexOf(category) : MAPPED.length;
}

function segmentShares({ shares }: ShownFeature): number[] {
  const of = (category: KanoCategory) => shares[category].value ?? 0;
  return [...MAPPED.map(of), of('reverse') + of('questionable')];
}

function mixedWords(voice: Voice, { second }: ClassedFeature): string {
  return voice.say('kano.mixed.with', { category: voice.say(`kano.category.${second}`) });
}

/** Each bar tells its base only where bases differ by a tenth or more; otherwise the range below the figure is enough. */
function basesApart(classed: readonly ClassedFeature[]): boolean {
  const sizes = classed.map(({ found, category }) => found.shares[category].base.n ?? 0);
  return Math.min(...sizes) < 0.9 * Math.max(...sizes);
}
