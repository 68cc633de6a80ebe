import { topStep } from '../analyses/repurchase-curve.ts';
import type { FigureNote } from './block.ts';
import {
  type Curve,
  type CurvePart,
  type CurveView,
  hasHidden,
  isDrawn,
  levelName,
  levelOf,
  levelWords,
  points,
  ratingName,
  stepWorthNaming,
  againName,
  yesNames,
} from './curve-view.ts';
import { count, shareWithInterval } from './share-words.ts';

/** The largest step by name; without one, or with several curves, what is set against what. */
export function curveTitle(view: CurveView): string {
  const { voice, parts } = view;
  const [again, rating] = [againName(view), ratingName(view)];
  const [only] = parts;
  if (only?.label !== undefined) {
    const drawn = parts.filter((part) => isDrawn(view, part));
    const shown = (drawn.length > 0 ? drawn : parts).flatMap(({ label }) => (label === undefined ? [] : [label]));
    return voice.say('curve.title.by', { again, rating, parts: voice.list(shown) });
  }
  const plain = voice.say('curve.title.plain', { again, rating });
  if (only?.curve === undefined || !isDrawn(view, only)) return plain;
  const step = stepWorthNaming(only.curve);
  const partly = hasHidden(only.curve);
  if (step === undefined) return partly ? plain : voice.say('curve.title.flat', { again, rating });
  const [lower, upper] = step.of.map((code) => levelName(view, code)) as [string, string];
  return voice.say(partly ? 'curve.title.step.shown' : 'curve.title.step', {
    n: points(step.value.difference),
    lower,
    upper,
    again,
  });
}

/** All levels, the largest step, how the best level compares with the next, and what was published. */
export function curveSummary(view: CurveView): string {
  const { voice, parts, compare } = view;
  const sentences = parts.flatMap((part) =>
    part.label === undefined ? ownSentences(view, part) : [partSentence(view, part, part.label)],
  );
  const undrawn = parts.filter((part) => part.curve !== undefined && part.state !== 'empty' && !isDrawn(view, part));
  const names = undrawn.flatMap(({ label }) => (label === undefined ? [] : [label]));
  if (names.length > 0) sentences.push(voice.say('curve.too-few.part', { parts: voice.list(names) }));
  if (compare !== undefined) {
    sentences.push(voice.say('curve.summary.published', { levels: levelList(view, compare.curve) }));
  }
  return sentences.join(voice.say('sentence.gap'));
}

function ownSentences(view: CurveView, part: CurvePart): string[] {
  const { voice } = view;
  const { curve } = part;
  if (curve === undefined) return [voice.say('hidden.figure', { n: view.suppressBelow })];
  if (curve.base.n === 0) return [voice.say('base.none')];
  const { overall } = curve;
  const best = topStep(curve.levels.derived.steps);
  return [
    voice.say('curve.summary.levels', { answers: yesNames(view), levels: levelList(view, curve) }),
    ...(overall.value === undefined
      ? []
      : [voice.say('curve.summary.overall', { share: shareWithInterval(voice, overall) })]),
    ...(isDrawn(view, part) ? stepSentences(view, curve) : [voice.say('curve.too-few')]),
    ...(best?.value.ratio === undefined
      ? []
      : [
          voice.say('curve.summary.ratio', {
            ratio: voice.number(best.value.ratio, 1),
            lower: levelName(view, best.of[0]!),
            upper: levelName(view, best.of[1]!),
          }),
        ]),
  ];
}

function stepSentences(view: CurveView, curve: Curve): string[] {
  const { voice } = view;
  const step = stepWorthNaming(curve);
  if (step === undefined) return [];
  const [lower, upper] = step.of.map((code) => levelName(view, code)) as [string, string];
  const key = hasHidden(curve) ? 'curve.summary.step.shown' : 'curve.summary.step';
  const sentence = voice.say(key, { n: points(step.value.difference), lower, upper });
  const bases = step.of.flatMap((code) => {
    const level = levelOf(curve, code);
    const n = level === undefined || level.state === 'hidden' ? undefined : level.base.n;
    return n === undefined ? [] : [{ code, n }];
  });
  const smallest = bases.sort((a, b) => a.n - b.n)[0];
  if (smallest === undefined) return [sentence];
  return [sentence, voice.say('curve.summary.rests', { n: smallest.n, level: levelName(view, smallest.code) })];
}

function partSentence(view: CurveView, part: CurvePart, label: string): string {
  const { voice } = view;
  const { curve, state } = part;
  if (curve === undefined) {
    return voice.say('curve.summary.part', {
      part: label,
      levels: voice.say('hidden.words', { n: view.suppressBelow }),
    });
  }
  if (state === 'empty') return voice.say('curve.summary.part', { part: label, levels: voice.say('empty.word') });
  const step = hasHidden(curve) || !isDrawn(view, part) ? undefined : stepWorthNaming(curve);
  const base = count(voice, curve.base.n);
  const named = base === undefined ? label : voice.say('curve.part.base', { part: label, base });
  const words = { part: named, levels: levelList(view, curve) };
  if (step === undefined) return voice.say('curve.summary.part', words);
  const [lower, upper] = step.of.map((code) => levelName(view, code)) as [string, string];
  return voice.say('curve.summary.part.step', { ...words, lower, upper, n: points(step.value.difference) });
}

function levelList(view: CurveView, curve: Curve): string {
  const { voice, rating } = view;
  const known = rating.levels.flatMap(({ code }) => {
    const level = levelOf(curve, code);
    return level === undefined
      ? []
      : [voice.say('curve.pair', { level: levelName(view, code), share: levelWords(view, level) })];
  });
  return known.join(voice.say('curve.gap'));
}

/** What was counted, where the zones come from, what a fitted line is, and what none of it shows. */
export function methodNote(view: CurveView): FigureNote {
  const { voice, rating } = view;
  const zones = rating.question.type === 'scale' && rating.question.zones !== undefined;
  const parts = [
    voice.say('curve.note.counted', { answers: yesNames(view) }),
    voice.say('curve.note.association'),
    ...(zones ? [voice.say('curve.note.zones')] : []),
    ...fitWords(view),
  ];
  return {
    term: voice.say('note.method'),
    words: voice.say('note.sentence', { words: parts.join(voice.say('note.and')) }),
  };
}

function fitWords(view: CurveView): string[] {
  const { voice, fit, parts } = view;
  if (fit === 'none') return [];
  const words = parts.flatMap(({ label, curve }) => {
    if (curve === undefined || curve.base.n === 0) return [];
    const own = fit === 'isotonic' ? isotonicWords(view, curve) : logisticWords(view, curve);
    return [label === undefined ? own : voice.say('curve.note.part', { part: label, words: own })];
  });
  const same = words.every((one) => one === words[0]);
  return same ? words.slice(0, 1) : words;
}

function isotonicWords({ voice }: CurveView, { levels }: Curve): string {
  if (levels.derived.isotonic.length === 0) return voice.say('curve.note.no-fit');
  return voice.say(
    levels.groups.some(({ state }) => state === 'hidden') ? 'curve.note.isotonic.hidden' : 'curve.note.isotonic',
  );
}

function logisticWords({ voice }: CurveView, { logistic }: Curve): string {
  switch (logistic.kind) {
    case 'separation':
      return voice.say('curve.note.separation');
    case 'constant':
      return voice.say('curve.note.constant');
    case 'none':
      return voice.say('curve.note.no-fit');
    case 'fit': {
      const { oddsRatio, oddsRatioInterval } = logistic;
      const decimals = oddsRatio < 10 ? 2 : 0;
      return voice.say('curve.note.logistic', {
        odds: voice.say('value.with-interval', {
          value: voice.number(oddsRatio, decimals),
          interval: voice.range(oddsRatioInterval, decimals),
        }),
      });
    }
  }
}
