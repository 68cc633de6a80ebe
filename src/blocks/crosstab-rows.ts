import type { CrossRow } from '../analyses/cross-table.ts';
import type { Term } from '../survey/crosstab.ts';
import type { Question } from '../survey/question.ts';
import type { Voice } from '../i18n/speak.ts';
import type { Desk } from './desk.ts';

export type RowKind = 'answers' | 'nets' | 'means';

/** A row of a cross table, and how it is called. */
export interface NamedRow extends CrossRow {
  readonly kind: RowKind;
  /** Shares are printed as percentages, means with two decimals, scores in points. */
  readonly unit: 'share' | 'mean' | 'points';
  words(voice: Voice): string;
}

/** A question as a cross table shows it. */
export interface CrossQuestion {
  readonly item: string;
  readonly question: Question;
  readonly term: Term;
  readonly rows: readonly NamedRow[];
  name(voice: Voice): string;
}

const NPS = Array.from({ length: 11 }, (_, score) => String(score));

/**
 * A question's answers, its nets (groups, the favourable levels of a scale, promoters and the like) and its mean or score.
 *
 * @throws {BlockProblem} when the question is not a closed one
 */
export function crossQuestion(desk: Desk, block: string, item: string, show: readonly RowKind[]): CrossQuestion {
  const types = ['scale', 'grid', 'single', 'multi', 'nps'] as const;
  const question = desk.question(block, 'of', item.split('.')[0]!, types);
  const found =
    question.type === 'scale' || question.type === 'grid'
      ? ratingRows(desk, block, item)
      : question.type === 'nps'
        ? npsRows()
        : choiceRows(question);
  const grid = question.type === 'grid' ? desk.rating(block, 'of', item).label : undefined;
  const nets = question.type === 'multi' ? question.groups.map(({ id, members }) => [id, members] as const) : [];
  return {
    item,
    question,
    term: nets.length === 0 ? { item } : { item, nets: Object.fromEntries(nets) },
    rows: found.filter(({ kind }) => show.includes(kind)),
    name: (voice) => voice.text(grid ?? question.label ?? question.text),
  };
}

function ratingRows(desk: Desk, block: string, item: string): NamedRow[] {
  const { levels, top } = desk.rating(block, 'of', item);
  const best = levels.toReversed();
  const values = Object.fromEntries(levels.map(({ code, value }) => [code, value]));
  return [
    ...best.map(({ code, label }) => shareRow('answers', code, [code], (voice) => voice.text(label))),
    ...(top < 2
      ? []
      : [
          shareRow(
            'nets',
            `top-${top}`,
            best.slice(0, top).map(({ code }) => code),
            (voice) => voice.say('distribution.tophead', { k: top }),
          ),
        ]),
    mean('mean', values, 'mean', (voice) => voice.say('table.mean')),
  ];
}

/** A net of a multiple choice is a category of its own; a group of a single choice is the sum of its members. */
function choiceRows({ type, options, groups }: Extract<Question, { type: 'single' | 'multi' }>): NamedRow[] {
  return [
    ...options.map(({ code, label }) => shareRow('answers', code, [code], (voice) => voice.text(label))),
    ...groups.map(({ id, members, label }) =>
      shareRow('nets', id, type === 'multi' ? [id] : members, (voice) =>
        voice.say('crosstab.net', { group: voice.text(label) }),
      ),
    ),
  ];
}

function npsRows(): NamedRow[] {
  const values = Object.fromEntries(
    NPS.map((code) => [code, Number(code) >= 9 ? 100 : Number(code) >= 7 ? 0 : -100] as const),
  );
  const of = (points: number) => NPS.filter((code) => values[code] === points);
  return [
    shareRow('nets', 'promoters', of(100), (voice) => voice.say('nps.promoters')),
    shareRow('nets', 'passives', of(0), (voice) => voice.say('nps.passives')),
    shareRow('nets', 'detractors', of(-100), (voice) => voice.say('nps.detractors')),
    mean('nps', values, 'points', (voice) => voice.say('nps.axis')),
  ];
}

function shareRow(kind: RowKind, id: string, hits: readonly string[], words: NamedRow['words']): NamedRow {
  return { id, kind, unit: 'share', measure: { kind: 'proportion', hits }, words };
}

function mean(
  id: string,
  values: Readonly<Record<string, number>>,
  unit: NamedRow['unit'],
  words: NamedRow['words'],
): NamedRow {
  return { id, kind: 'means', unit, measure: { kind: 'mean', values }, words };
}
