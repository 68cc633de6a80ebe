import type { KanoFeature } from '../analyses/kano.ts';
import type { KanoCategory } from '../analyses/kano-table.ts';
import { didYouMean } from '../errors.ts';
import type { Public, PublicGroup } from '../survey/finding.ts';
import type { KanoAttribute, KanoQuestion } from '../survey/question.ts';
import type { Voice } from '../i18n/speak.ts';
import { BlockProblem } from './block.ts';

export type ShownFeature = Public<KanoFeature>;

/** An attribute as the gate lets it through, with its name. */
export interface NamedFeature {
  readonly label: string;
  readonly feature: PublicGroup<KanoFeature>;
}

/** An attribute that somebody answered and that may be shown. */
export interface ClassedFeature {
  readonly key: string;
  readonly label: string;
  readonly state: 'shown' | 'small';
  readonly found: ShownFeature;
  readonly category: KanoCategory;
  readonly second: KanoCategory;
  /** The lead of `category` over `second` is small, or not told apart from chance: title, table and map call it mixed. */
  readonly mixed: boolean;
}

/** @throws {BlockProblem} when an attribute is not one of the question's, or comes twice */
export function chosenAttributes(
  question: KanoQuestion,
  chosen: readonly string[] | undefined,
): readonly KanoAttribute[] {
  if (chosen === undefined) return question.attributes;
  return chosen.map((id, i) => {
    const attribute = question.attributes.find((candidate) => candidate.id === id);
    const found = `attributes="${id}" in <KanoQuadrant>`;
    if (attribute === undefined) {
      const ids = question.attributes.map((candidate) => candidate.id);
      throw new BlockProblem(found, `an attribute of "${question.id}"`, didYouMean(id, ids));
    }
    if (chosen.indexOf(id) < i)
      throw new BlockProblem(`${found} twice`, 'each attribute once', 'Remove one of the two.');
    return attribute;
  });
}

export function namedFeatures(
  voice: Voice,
  question: KanoQuestion,
  features: readonly PublicGroup<KanoFeature>[],
): readonly NamedFeature[] {
  return features.map((feature) => {
    const attribute = question.attributes.find(({ id }) => id === feature.key);
    return { feature, label: voice.text(attribute?.label ?? {}) };
  });
}

/** Those that have a class, in the order given. */
export function classedFeatures(named: readonly NamedFeature[]): readonly ClassedFeature[] {
  return named.flatMap(({ feature, label }) => {
    if (feature.state === 'hidden' || feature.state === 'empty') return [];
    const { key, state, value: found } = feature;
    const { category, second } = found;
    return category === undefined || second === undefined
      ? []
      : [{ key, label, state, found, category, second, mixed: found.mixed || found.fong?.significant95 === false }];
  });
}

/** `0.62 (0.55–0.69)`, or a dash. */
export function coefficientWords(voice: Voice, { value, interval }: ShownFeature['better']): string {
  if (value === undefined) return voice.say('value.unknown');
  const words = voice.number(value, 2);
  return interval === undefined
    ? words
    : voice.say('value.with-interval', { value: words, interval: voice.range(interval, 2) });
}

/** `must-be`, `mixed: must-be or one-dimensional`. */
export function classWords(voice: Voice, { category, second, mixed }: ClassedFeature): string {
  const words = voice.say(`kano.category.${category}`);
  return mixed
    ? voice.say('kano.class.mixed', { category: words, second: voice.say(`kano.category.${second}`) })
    : words;
}
