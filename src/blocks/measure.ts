import { z } from 'zod';
import type { SegmentSettings } from '../analyses/segment-tests.ts';
import type { Voice } from '../i18n/speak.ts';
import type { Term } from '../survey/crosstab.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { Option, Question } from '../survey/question.ts';
import { BlockProblem } from './block.ts';
import type { Desk } from './desk.ts';
import { nameBeforeShare } from './distribution-view.ts';
import { address, code } from './figure-props.ts';
import { plainName } from './short-name.ts';

/** What is measured: a question, and which number is taken of it. */
export const measureProps = {
  of: address,
  show: z.enum(['share', 'top', 'top2', 'top3', 'bottom', 'mean', 'nps']).optional(),
  answer: code.optional(),
};

export interface MeasureProps {
  readonly of: string;
  readonly show?: 'share' | 'top' | 'top2' | 'top3' | 'bottom' | 'mean' | 'nps' | undefined;
  readonly answer?: string | undefined;
}

/** A number that can be taken of any group: a share, a mean, or a Net Promoter Score in points. */
export interface Measure {
  readonly item: string;
  readonly question: Question;
  readonly term: Term;
  readonly settings: SegmentSettings['measure'];
  readonly unit: 'share' | 'mean' | 'points';
  /** Smallest and largest value it can have; shares are 0 to 1. */
  readonly range: readonly [number, number];
  /** Its name: question and answer, or question and kind of number. */
  words(voice: Voice): string;
}

/** @throws {BlockProblem} when the question has no such number */
export function measureOf(desk: Desk, block: string, { of, show, answer }: MeasureProps): Measure {
  const question = desk.question(block, 'of', of.split('.')[0]!, ['scale', 'grid', 'single', 'multi', 'nps']);
  switch (question.type) {
    case 'nps':
      return npsMeasure(block, of, show, question);
    case 'single':
    case 'multi':
      return choiceMeasure(desk, block, { of, show, answer }, question);
    default:
      return ratingMeasure(desk, block, { of, show, answer });
  }
}

/** `15%`, `3.42`, `−21`. */
export function measureWords(voice: Voice, { unit }: Measure, { value, interval, bound }: Estimate): string {
  if (value === undefined) return voice.say('value.unknown');
  if (unit === 'mean') return voice.number(value, 2);
  if (unit === 'points') return voice.number(value);
  const share = voice.share(value, interval);
  return bound === undefined ? share : voice.say(`bound.${bound}`, { value: share });
}

/** `13.6–16.6%`, `3.3–3.5`, `−24 to −18`; empty without an interval. */
export function measureInterval(voice: Voice, { unit }: Measure, { interval }: Pick<Estimate, 'interval'>): string {
  if (interval === undefined) return '';
  return unit === 'share' ? voice.interval(interval) : voice.range(interval, unit === 'mean' ? 2 : 0);
}

/** A difference with its sign, in points or in units of the scale: `+3`, `−0.12`. */
export function measureChange(voice: Voice, { unit }: Measure, difference: number): string {
  if (unit === 'share') return voice.points(difference);
  return voice.signed(difference, unit === 'mean' ? 2 : 0);
}

function npsMeasure(block: string, of: string, show: MeasureProps['show'], question: Question): Measure {
  if (show !== undefined && show !== 'nps') throw unfit(block, of, show, question, ['nps']);
  const values = Object.fromEntries(
    Array.from({ length: 11 }, (_, score) => [String(score), score >= 9 ? 100 : score >= 7 ? 0 : -100]),
  );
  return {
    item: of,
    question,
    term: { item: of },
    settings: { kind: 'mean', values },
    unit: 'points',
    range: [-100, 100],
    words: (voice) => voice.say('measure.nps', { question: nameOf(voice, question) }),
  };
}

function choiceMeasure(
  desk: Desk,
  block: string,
  { of, show, answer }: MeasureProps,
  question: Extract<Question, { type: 'single' | 'multi' }>,
): Measure {
  if (show !== undefined && show !== 'share') throw unfit(block, of, show, question, ['share']);
  const { groups, options } = question;
  const known: Option[] = [...options, ...groups.map(({ id, label }) => ({ code: id, label }))];
  const wanted = theAnswer(desk, block, of, answer, known);
  const group = groups.find(({ id }) => id === wanted);
  const net = group !== undefined && question.type === 'multi';
  return {
    item: of,
    question,
    term: net ? { item: of, nets: { [wanted]: group.members } } : { item: of },
    settings: { kind: 'proportion', hits: group === undefined || net ? [wanted] : group.members },
    unit: 'share',
    range: [0, 1],
    words: (voice) => answerWords(voice, question, voice.text(known.find((option) => option.code === wanted)!.label)),
  };
}

function ratingMeasure(desk: Desk, block: string, { of, show, answer }: MeasureProps): Measure {
  const { question, levels, top, label } = desk.rating(block, 'of', of);
  const name = (voice: Voice) => (label === undefined ? nameOf(voice, question) : voice.text(label));
  const kind = show ?? (answer === undefined ? 'top' : 'share');
  const base = { item: of, question, term: { item: of } };
  if (kind === 'nps') throw unfit(block, of, kind, question, ['share', 'top', 'top2', 'top3', 'bottom', 'mean']);
  if (kind === 'mean') {
    const values = Object.fromEntries(levels.map((level) => [level.code, level.value]));
    return {
      ...base,
      settings: { kind: 'mean', values },
      unit: 'mean',
      range: [levels[0]!.value, levels.at(-1)!.value],
      words: (voice) => voice.say('measure.mean', { question: name(voice) }),
    };
  }
  const taken = { top, top2: 2, top3: 3 };
  const chosen =
    kind === 'share'
      ? [theAnswer(desk, block, of, answer, levels)]
      : kind === 'bottom'
        ? [levels[0]!.code]
        : levels.slice(-taken[kind]).map((level) => level.code);
  return {
    ...base,
    settings: { kind: 'proportion', hits: chosen },
    unit: 'share',
    range: [0, 1],
    words: (voice) => {
      const labels = levels
        .filter((level) => chosen.includes(level.code))
        .map((level) => nameBeforeShare(voice, voice.text(level.label)));
      const words =
        labels.length > 3 ? voice.say('distribution.top.unnamed', { k: labels.length }) : voice.either(labels);
      return voice.say('measure.share', { question: name(voice), answer: words });
    },
  };
}

function theAnswer(
  desk: Desk,
  block: string,
  of: string,
  answer: string | undefined,
  options: readonly Option[],
): string {
  if (answer === undefined) {
    throw new BlockProblem(
      `no answer in <${block} of="${of}">`,
      'which answer to count',
      `Add one, such as answer="${options[0]?.code ?? ''}".`,
    );
  }
  return desk.codes(block, 'answer', answer, options, of)[0]!;
}

function unfit(block: string, of: string, show: string, question: Question, fits: readonly string[]): BlockProblem {
  return new BlockProblem(
    `show="${show}" in <${block}> of "${of}", a ${question.type} question`,
    `show="${fits.join('" or "')}"`,
    'Top boxes and means belong to scales, Net Promoter Scores to nps questions.',
  );
}

function answerWords(voice: Voice, question: Question, answer: string): string {
  return voice.say('measure.share', { question: nameOf(voice, question), answer });
}

function nameOf(voice: Voice, question: Question): string {
  return plainName(voice.text(question.label ?? question.text));
}
