import { KANO_CATEGORIES } from '../analyses/kano-table.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { Voice } from '../i18n/speak.ts';
import type { FigureData, FigureTable } from './block.ts';
import {
  classedFeatures,
  classWords,
  coefficientWords,
  type NamedFeature,
  type ShownFeature,
} from './kano-attributes.ts';
import { shareWords } from './share-words.ts';
import { tidy, type TidyRow } from './tidy.ts';

export function kanoTable(voice: Voice, named: readonly NamedFeature[]): FigureTable {
  const head = [
    voice.say('table.attribute'),
    voice.say('table.category'),
    ...KANO_CATEGORIES.map((category) => voice.say(`kano.name.${category}`)),
    voice.say('kano.better'),
    voice.say('kano.worse'),
    voice.say('kano.strength'),
    voice.say('kano.total'),
    voice.say('kano.fong'),
    voice.say('table.n'),
  ];
  return {
    head,
    rows: named.map((one) => {
      const { feature, label } = one;
      if (feature.state === 'hidden') return [label, ...Array<string>(head.length - 1).fill(voice.say('hidden.cell'))];
      const found = feature.value;
      const [classed] = classedFeatures([one]);
      return [
        feature.state === 'small' ? voice.say('small.label', { label }) : label,
        classed === undefined ? voice.say('value.unknown') : classWords(voice, classed),
        ...KANO_CATEGORIES.map((category) => shareWords(voice, found.shares[category])),
        coefficientWords(voice, found.better),
        coefficientWords(voice, found.worse),
        shareWords(voice, plain(found, found.strength)),
        shareWords(voice, plain(found, found.totalStrength)),
        fongWords(voice, found),
        feature.base.n === undefined ? '' : voice.number(feature.base.n),
      ];
    }),
  };
}

function fongWords(voice: Voice, { fong }: ShownFeature): string {
  if (fong === undefined) return voice.say('value.unknown');
  const verdict = fong.significant95 ? 'kano.fong.95' : fong.significant90 ? 'kano.fong.90' : 'kano.fong.none';
  return voice.say(verdict, { statistic: voice.number(fong.statistic, 2) });
}

/**
 * Every measure of every attribute. Counts are Σw; classes (`category`, `second-category`, `blauth-category`,
 * `continuous-category`) stand under `remark`; yes and no are 1 and 0.
 */
export function kanoData(named: readonly NamedFeature[]): FigureData {
  return tidy(
    named.flatMap(({ feature, label }) =>
      feature.state === 'hidden'
        ? [{ code: feature.key, label, measure: '', estimate: undefined, remark: 'hidden' }]
        : measures(feature.value, feature.state).map((row) => ({ code: feature.key, label, ...row })),
    ),
  );
}

type Measure = Pick<TidyRow, 'measure' | 'estimate' | 'remark'>;

function measures(found: ShownFeature, state: 'shown' | 'small' | 'empty'): Measure[] {
  const { fong, continuous } = found;
  const remark = state === 'shown' ? undefined : state;
  const estimate = (measure: string, of: Estimate): Measure => ({ measure, estimate: of, remark });
  const number = (measure: string, value: number | undefined) => estimate(measure, plain(found, value));
  const named = (measure: string, category: string | undefined): Measure => ({
    measure,
    estimate: plain(found, undefined),
    remark: category ?? remark,
  });
  const flag = (measure: string, is: boolean | undefined) => number(measure, is === undefined ? undefined : Number(is));
  return [
    named('category', found.category),
    named('second-category', found.second),
    named('blauth-category', found.blauth),
    ...KANO_CATEGORIES.map((category) => estimate(`share-${category}`, found.shares[category])),
    ...KANO_CATEGORIES.map((category) => number(`count-${category}`, found.counts[category].w)),
    number('count-classable', found.classable.w),
    estimate('better', found.better),
    estimate('worse', found.worse),
    number('category-strength', found.strength),
    number('total-strength', found.totalStrength),
    flag('tied', found.tied),
    flag('mixed', found.mixed),
    flag('weak', found.weak),
    number('fong-largest', fong?.largest),
    number('fong-second', fong?.second),
    number('fong-critical-90', fong?.critical90),
    number('fong-statistic', fong?.statistic),
    flag('fong-significant-90', fong?.significant90),
    flag('fong-significant-95', fong?.significant95),
    number('multinomial-z', fong?.multinomial?.z),
    number('multinomial-p', fong?.multinomial?.p),
    estimate('functional-mean', continuous.functional),
    number('functional-sd', continuous.functional.sd),
    number('functional-se', continuous.functional.se),
    estimate('dysfunctional-mean', continuous.dysfunctional),
    number('dysfunctional-sd', continuous.dysfunctional.sd),
    number('dysfunctional-se', continuous.dysfunctional.se),
    named('continuous-category', continuous.category),
  ];
}

/** A number without an interval, on the attribute's base. */
function plain({ shares }: ShownFeature, value: number | undefined): Estimate {
  return { value, interval: undefined, base: shares['must-be'].base };
}
