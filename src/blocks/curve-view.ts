import { type CurveLevel, type CurveStep, largestStep, type RepurchaseCurve } from '../analyses/repurchase-curve.ts';
import type { Origin } from '../survey/crosstab.ts';
import type { Derived, Public, PublicGroup } from '../survey/finding.ts';
import type { ScaleQuestion, SingleQuestion } from '../survey/question.ts';
import type { Text } from '../survey/text.ts';
import type { Voice } from '../i18n/speak.ts';
import type { Rating } from './desk.ts';
import { shareWords } from './share-words.ts';
import { plainName } from './short-name.ts';

export type Curve = Public<RepurchaseCurve>;
type Level = PublicGroup<CurveLevel>;

/** What a curve is drawn, written and tabulated from. */
export interface CurveView {
  readonly voice: Voice;
  readonly rating: Rating;
  /** The question whether they buy again. */
  readonly again: SingleQuestion | ScaleQuestion;
  /** Codes of `again` that count as buying again. */
  readonly yes: readonly string[];
  readonly suppressBelow: number;
  readonly fit: 'none' | 'isotonic' | 'logistic';
  /** An author's remark at a level. */
  readonly note?: { readonly at: string; readonly text: string } | undefined;
  readonly origin: Origin;
  /** One without `by`. */
  readonly parts: readonly CurvePart[];
  readonly compare: { readonly source: Text; readonly curve: Curve } | undefined;
}

export interface CurvePart {
  readonly key: string;
  /** Undefined where there is only one. */
  readonly label: string | undefined;
  readonly state: Level['state'];
  /** Undefined where the part is hidden. */
  readonly curve: Curve | undefined;
}

/** A level of a curve; undefined where a published curve does not have it. */
export function levelOf({ levels }: Curve, code: string): Level | undefined {
  return levels.groups.find(({ key }) => key === code);
}

/** Levels of the scale, worst to best, as far as a curve has a rate to show. */
export function visibleLevels({ rating }: CurveView, curve: Curve): string[] {
  return rating.levels.map(({ code }) => code).filter((code) => rateOf(curve, code)?.value !== undefined);
}

export function rateOf(curve: Curve, code: string): CurveLevel['rate'] | undefined {
  const level = levelOf(curve, code);
  return level === undefined || level.state === 'hidden' ? undefined : level.value.rate;
}

/** A curve needs three levels; with fewer there is only the table. */
export function isDrawn(view: CurveView, { curve }: CurvePart): boolean {
  return curve !== undefined && curve.drawable && visibleLevels(view, curve).length >= 3;
}

export function hasHidden({ levels }: Curve): boolean {
  return levels.groups.some(({ state }) => state === 'hidden');
}

/** The largest rise of a curve, where it rounds to a point or more. */
export function stepWorthNaming(curve: Curve): Derived<CurveStep> | undefined {
  const step = largestStep(curve.levels.derived.steps);
  return step !== undefined && step.value.difference >= 0.005 ? step : undefined;
}

export function points(difference: number): number {
  return Math.round(difference * 100);
}

/** The name of a level, quoted. */
export function levelName({ voice, rating }: CurveView, code: string): string {
  const label = rating.levels.find((level) => level.code === code)?.label;
  return voice.quote(label === undefined ? code : voice.text(label));
}

export function ratingName({ voice, rating }: CurveView): string {
  return plainName(voice.text(rating.label ?? rating.question.label ?? rating.question.text));
}

export function againName({ voice, again }: CurveView): string {
  return plainName(voice.text(again.label ?? again.text));
}

/** The answers that count: “Yes”, or “4” or “5”. */
export function yesNames({ voice, again, yes }: CurveView): string {
  const options = again.type === 'single' ? again.options : again.levels;
  return voice.either(
    yes.map((own) => {
      const label = options.find(({ code }) => code === own)?.label;
      return voice.quote(label === undefined ? own : voice.text(label));
    }),
  );
}

/** `70%`, or why there is no number. */
export function levelWords({ voice }: CurveView, level: Level | undefined): string {
  if (level === undefined) return voice.say('value.unknown');
  if (level.state === 'hidden') return voice.say('hidden.cell');
  if (level.state === 'empty') return voice.say('empty.word');
  return shareWords(voice, level.value.rate);
}

/** The monotone rate of each level, as far as no hidden level is in its pool. */
export function isotonicRates({ levels }: Curve): ReadonlyMap<string, number> {
  return new Map(levels.derived.isotonic.flatMap(({ of, value }) => of.map((code) => [code, value] as const)));
}
