import { KANO_CATEGORIES, type KanoCategory } from '../analyses/kano-table.ts';
import type { Voice } from '../i18n/speak.ts';
import { type ClassedFeature, classedFeatures, classWords, type NamedFeature } from './kano-attributes.ts';

/** How many attributes are of which class; mixed ones count as mixed, so that the numbers add up. */
export function kanoTitle(voice: Voice, named: readonly NamedFeature[]): string {
  const classed = classedFeatures(named);
  const [only] = classed;
  if (only !== undefined && classed.length === 1) {
    return voice.say('kano.title.one', { attribute: voice.quote(only.label), category: classWords(voice, only) });
  }
  const counts = [
    ...KANO_CATEGORIES.map((category) => ({
      n: clear(classed, category).length,
      words: voice.say(`kano.category.${category}`),
    })),
    { n: mixed(classed).length, words: voice.say('kano.mixed') },
  ].filter(({ n }) => n > 0);
  const n = classed.length;
  const [all] = counts;
  if (all !== undefined && counts.length === 1) {
    return voice.say(n === 2 ? 'kano.title.both' : 'kano.title.all', { n, category: all.words });
  }
  return voice.say('kano.title', {
    n,
    counts: voice.list(counts.map((one) => voice.say('kano.count', { n: one.n, category: one.words }))),
  });
}

/** Which attributes are which, in the order of print, then whatever a reader must be warned of. */
export function kanoSummary(voice: Voice, named: readonly NamedFeature[]): string {
  const classed = classedFeatures(named);
  const names = (of: readonly ClassedFeature[], one = (feature: ClassedFeature) => voice.quote(feature.label)) => ({
    n: of.length,
    attributes: voice.list([
      ...(of.length > ALL_NAMED ? of.slice(0, FIRST_NAMED) : of).map(one),
      ...(of.length > ALL_NAMED ? [voice.say('kano.more', { n: of.length - FIRST_NAMED })] : []),
    ]),
  });
  const aside = (feature: ClassedFeature, words: string) =>
    voice.say('value.with-interval', { value: voice.quote(feature.label), interval: words });
  const pair = (feature: ClassedFeature) =>
    aside(
      feature,
      voice.say('kano.pair-of', {
        first: voice.say(`kano.category.${feature.category}`),
        second: voice.say(`kano.category.${feature.second}`),
      }),
    );
  const blauth = (feature: ClassedFeature) =>
    aside(feature, voice.say(`kano.category.${feature.found.blauth ?? feature.category}`));
  const contradiction = (feature: ClassedFeature) =>
    voice.say('kano.contradict', {
      attribute: voice.quote(feature.label),
      share: voice.share(feature.found.shares.questionable.value ?? 0),
    });
  const indifferent = clear(classed, 'indifferent');
  const sentences = [
    ...(['must-be', 'one-dimensional', 'attractive'] as const).map((category) => ({
      key: `kano.summary.${category}` as const,
      ...names(clear(classed, category)),
    })),
    { key: 'kano.summary.indifferent' as const, ...names(indifferent.filter((one) => !isWanted(one))) },
    { key: 'kano.summary.divided' as const, ...names(indifferent.filter(isWanted)) },
    { key: 'kano.summary.mixed' as const, ...names(mixed(classed), pair) },
    { key: 'kano.warning.reverse' as const, ...names(classed.filter(({ found }) => found.offerToFlip)) },
    {
      key: 'kano.warning.misread' as const,
      ...names(
        classed.filter(({ found }) => found.questionable === 'high'),
        contradiction,
      ),
    },
    {
      key: 'kano.warning.questionable' as const,
      ...names(
        classed.filter(({ found }) => found.questionable === 'raised'),
        contradiction,
      ),
    },
    {
      key: 'kano.warning.blauth' as const,
      ...names(
        classed.filter(({ found }) => found.blauthDiffers),
        blauth,
      ),
    },
  ];
  return sentences
    .filter(({ n }) => n > 0)
    .map(({ key, ...params }) => voice.say(key, params))
    .join(voice.say('sentence.gap'));
}

/** Whether most answers want the attribute, though indifference is the largest single group. */
function isWanted({ found: { weak } }: ClassedFeature): boolean {
  return !weak;
}

/** A sentence names up to five attributes; of more it names three and says "and 4 more". */
const ALL_NAMED = 5;
const FIRST_NAMED = 3;

function clear(classed: readonly ClassedFeature[], of: KanoCategory): ClassedFeature[] {
  return classed.filter(({ category, mixed }) => category === of && !mixed);
}

function mixed(classed: readonly ClassedFeature[]): ClassedFeature[] {
  return classed.filter((one) => one.mixed);
}
