import { z } from 'zod';
import { distribution, type Distribution } from '../analyses/distribution.ts';
import { gate } from '../analyses/gate.ts';
import { share, totalsOf } from '../analyses/share.ts';
import { ANY_REASON, switchingReasons } from '../analyses/switching-reasons.ts';
import type { Crosstab, Term } from '../survey/crosstab.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { Finding } from '../survey/finding.ts';
import type { MultiQuestion, SingleQuestion } from '../survey/question.ts';
import type { Voice } from '../i18n/speak.ts';
import { BlockProblem, type InlineBlock, type InlineParts } from './block.ts';
import type { Desk, Rating } from './desk.ts';
import { address, code, selectionProps } from './figure-props.ts';
import { shareWords } from './share-words.ts';

const props = z.strictObject({
  of: address,
  show: z.enum(['share', 'top', 'top2', 'top3', 'bottom', 'mean', 'n']).optional(),
  answer: code.optional(),
  level: code.optional(),
  with: z.enum(['interval', 'base', 'both', 'none']).optional(),
  ...selectionProps,
});
type Props = z.infer<typeof props>;

interface Number extends Finding {
  readonly estimate: Estimate;
}

/** `<Value of="overall" show="top2" />`: one number inside a sentence, with its interval and base beside it. */
export const value: InlineBlock<Props> = {
  kind: 'inline',
  name: 'Value',
  props,
  view(desk, given, voice): InlineParts {
    const { estimate, unit } = numberOf(desk, given);
    const base = estimate.base;
    const finding: Number = { base, estimate };
    const opened = gate(finding, desk.study.privacy);
    if (opened.state === 'hidden') {
      return { text: voice.say('value.hidden', { n: desk.study.privacy.suppressBelow }), value: undefined, aside: '' };
    }
    if (unit === 'n') return { text: voice.number(base.n ?? 0), value: base.n, aside: '' };
    if (estimate.value === undefined) return { text: voice.say('value.none'), value: undefined, aside: '' };
    const text = unit === 'mean' ? voice.number(estimate.value, 2) : shareWords(voice, estimate);
    const words = asideWords(voice, estimate, unit, given.with ?? 'interval');
    const aside = opened.state === 'small' ? voice.say('value.aside.small', { aside: words }) : words;
    return { text, value: estimate.value, aside: aside === '' ? '' : voice.say('sentence.gap') + aside };
  },
};

type Unit = 'share' | 'mean' | 'n';

function asideWords(
  voice: Voice,
  { interval, base }: Estimate,
  unit: Unit,
  wanted: NonNullable<Props['with']>,
): string {
  const range = interval && (unit === 'mean' ? voice.range(interval, 2) : voice.interval(interval));
  const n = base.n === undefined ? undefined : voice.number(base.n);
  if (wanted === 'none') return '';
  if (range === undefined) {
    if (wanted === 'interval') return '';
    return n === undefined ? voice.say('value.aside.published') : voice.say('value.aside.base', { n });
  }
  if (wanted === 'base') return n === undefined ? '' : voice.say('value.aside.base', { n });
  if (wanted === 'both' && n !== undefined) return voice.say('value.aside.both', { interval: range, n });
  return voice.say('value.aside.interval', { interval: range });
}

function numberOf(desk: Desk, given: Props): { estimate: Estimate; unit: Unit } {
  const question = desk.question('Value', 'of', given.of.split('.')[0]!, ['scale', 'grid', 'single', 'multi']);
  if (question.type === 'scale' || question.type === 'grid')
    return ofRating(desk, given, desk.rating('Value', 'of', given.of));
  return ofChoice(desk, given, question);
}

function ofRating(desk: Desk, given: Props, rating: Rating): { estimate: Estimate; unit: Unit } {
  const table = tableOf(desk, given, { item: given.of });
  const values = Object.fromEntries(rating.levels.map((level) => [level.code, level.value]));
  const found: Distribution = distribution(table, { values, midpoint: rating.midpoint, top: rating.top });
  const show = given.show ?? (given.answer === undefined ? 'top' : 'share');
  switch (show) {
    case 'share': {
      if (given.answer === undefined) throw needsAnswer(given.of, rating.levels);
      const [wanted] = desk.codes('Value', 'answer', given.answer, rating.levels, given.of);
      return { estimate: found.levels.find((level) => level.code === wanted)!.share, unit: 'share' };
    }
    case 'mean':
      return { estimate: found.mean, unit: 'mean' };
    case 'n':
      return { estimate: { ...found.favourable }, unit: 'n' };
    case 'bottom':
      return { estimate: found.bottomBox, unit: 'share' };
    case 'top':
      return { estimate: found.favourable, unit: 'share' };
    case 'top2':
    case 'top3': {
      const k = show === 'top2' ? 2 : 3;
      const estimate = found.tops[k - 1];
      if (estimate === undefined) {
        throw new BlockProblem(
          `show="${show}" in <Value>`,
          `fewer levels than the ${rating.levels.length} of "${given.of}"`,
        );
      }
      return { estimate, unit: 'share' };
    }
  }
}

function ofChoice(
  desk: Desk,
  given: Props,
  question: SingleQuestion | MultiQuestion,
): { estimate: Estimate; unit: Unit } {
  const { groups, options } = question;
  if (given.show !== undefined && given.show !== 'share' && given.show !== 'n') {
    throw new BlockProblem(
      `show="${given.show}" in <Value> of "${given.of}", a ${question.type} question`,
      'show="share" or show="n"',
      'Top boxes and means belong to scales.',
    );
  }
  const nets = Object.fromEntries(groups.map(({ id, members }) => [id, members]));
  const any = { [ANY_REASON]: options.map((option) => option.code) };
  const table = tableOf(
    desk,
    given,
    question.type === 'multi' ? { item: given.of, nets: { ...nets, ...any } } : { item: given.of },
  );
  const whole = table.bases[0]!;
  if (given.show === 'n') return { estimate: share(undefined, whole), unit: 'n' };
  if (given.answer === undefined) throw needsAnswer(given.of, options);
  const group = groups.find(({ id }) => id === given.answer);
  if (group !== undefined) {
    const found = switchingReasons(table, { groups });
    return { estimate: found.groups.find(({ id }) => id === group.id)!.ofCases, unit: 'share' };
  }
  const [wanted] = desk.codes(
    'Value',
    'answer',
    given.answer,
    [...options, ...groups.map(({ id, label }) => ({ code: id, label }))],
    given.of,
  );
  const index = table.of[0]!.categories.indexOf(wanted!);
  return { estimate: share(table.cells[index], whole, totalsOf(table, [index])), unit: 'share' };
}

/** The question's own answers, from respondents or from a published table, at one level of it where it has two dimensions. */
function tableOf(desk: Desk, given: Props, term: Term): Crosstab {
  const published = desk.published(
    'Value',
    given.of,
    given.published,
    given.level === undefined ? undefined : desk.byOf(given.of, given.published),
  );
  if (published === undefined) {
    const query = { of: [term], where: desk.where('Value', given.where), wave: desk.wave('Value', given.wave)?.id };
    return desk.ask([query])[0]!;
  }
  if (given.level === undefined) return published;
  return desk.level('Value', published, given.level);
}

function needsAnswer(of: string, options: readonly { readonly code: string }[]): BlockProblem {
  return new BlockProblem(
    `no answer in <Value of="${of}">`,
    'which answer to count',
    `Add one, such as answer="${options[0]?.code ?? ''}".`,
  );
}
