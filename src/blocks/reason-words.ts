import type { TestedChange } from '../analyses/reason-changes.ts';
import type { Reason } from '../analyses/switching-reasons.ts';
import type { FigureNote } from './block.ts';
import { measureKey } from './reason-bars.ts';
import {
  changeOf,
  countsMentions,
  leadingGroup,
  lastReasons,
  measured,
  measuredWords,
  reasonBlocks,
  reasonName,
  reasonsById,
  rowOf,
  singleReasons,
  type ReasonRow,
  type ReasonView,
} from './reason-view.ts';
import { shareWords } from './share-words.ts';
import { namedTitle, sentenceCase } from './short-name.ts';

/** What leads, with its measure named: a group, else a reason, else those that share the first place, else the bare measure. */
export function reasonTitle(view: ReasonView, name: string): string {
  const { voice, found } = view;
  const rows = reasonsById(found);
  const measure = measureKey(view);
  const [group, reason] = [leadingGroup(view), found.leadingReason];
  const lead = rows.get(group ?? reason ?? '');
  const title = (words: string) =>
    view.about === 'answers' ? namedTitle(voice, name, words) : sentenceCase(words, voice.language);
  if (group === undefined && measure !== 'responses') {
    const first = inFrontTogether(view);
    if (first.length > 1) return title(sharedTitle(view, measure, first));
  }
  if (lead === undefined || measured(view, lead).value === undefined) {
    return voice.say('reasons.title.open', { name, measure: voice.say(`${view.about}.axis.${measure}`) });
  }
  const words = {
    share: measuredWords(view, lead, 'without'),
    reason: voice.quote(reasonName(view, lead.id)),
    who: view.who,
  };
  if (group !== undefined) return title(voice.say(`${view.about}.title.group.${measure}`, words));
  const first = inFrontTogether(view).length === 1 ? 'first' : 'reason';
  return title(voice.say(`${view.about}.title.${first}.${measure}`, words));
}

/**
 * The largest reason with all whose interval reaches into its own, so that which of them leads is not settled.
 * Published figures without intervals are taken at their word: one leads, or none is said to.
 */
function inFrontTogether({ found }: ReasonView): readonly Reason[] {
  const reasons = singleReasons(found).toSorted((a, b) => (b.ofCases.value ?? 0) - (a.ofCases.value ?? 0));
  const lead = reasons.find(({ id }) => id === found.leadingReason) ?? reasons[0];
  const low = lead?.ofCases.interval?.[0];
  if (lead === undefined || low === undefined)
    return found.leadingReason === undefined || lead === undefined ? [] : [lead];
  return [lead, ...reasons.filter((one) => one !== lead && (one.ofCases.interval?.[1] ?? 0) >= low)];
}

/** More than this share the first place only in a crowd. */
const MOST_TOGETHER = 3;

function sharedTitle(view: ReasonView, measure: 'cases' | 'single', first: readonly Reason[]): string {
  const { voice, who } = view;
  const named = first.slice(0, MOST_TOGETHER);
  const shares = named.map((row) => measuredWords(view, row, 'without'));
  const names = named.map(({ id }) => voice.quote(reasonName(view, id)));
  if (first.length <= MOST_TOGETHER && shares.every((share) => share === shares[0])) {
    return voice.say(`${view.about}.title.each.${measure}`, { reasons: voice.list(names), share: shares[0]!, who });
  }
  const pairs = names.map((name, i) => voice.say('value.with-interval', { value: name, interval: shares[i]! }));
  const close = first.length <= MOST_TOGETHER ? 'close' : 'many';
  const reasons = close === 'close' ? voice.list(pairs) : pairs.join(voice.say('list.gap'));
  return voice.say(`${view.about}.title.${close}.${measure}`, { reasons, who });
}

/** Groups, reasons, and what is different between waves or segments, in sentences. */
export function reasonSummary(view: ReasonView): string {
  const { voice, found, question } = view;
  if (found.base.n === 0) return voice.say('base.none');
  const blocks = reasonBlocks(view);
  const groups = blocks.flatMap(({ head }) =>
    head === undefined || measured(view, head).value === undefined ? [] : [head],
  );
  const last = lastReasons(question);
  const size = (row: ReasonRow): number => measured(view, row).value ?? 0;
  const reasons = blocks
    .flatMap((block) => block.reasons)
    .sort((a, b) => Number(last.includes(a.id)) - Number(last.includes(b.id)) || size(b) - size(a));
  const few = reasons.length <= MOST_IN_A_SENTENCE;
  const sentences = [
    ...(groups.length === 0 ? [] : [voice.say('reasons.summary.groups', { groups: pairs(view, groups) })]),
    voice.say(few ? `${view.about}.summary.all` : 'reasons.summary.most', {
      reasons: pairs(view, few ? reasons : reasons.slice(0, MOST_IN_A_SENTENCE - 1)),
    }),
    ...(view.now === undefined ? [] : sinceSentences(view, [...groups, ...reasons])),
    ...(view.parts.length === 0 ? [] : partSentences(view)),
  ];
  return sentences.join(voice.say('sentence.gap'));
}

const MOST_IN_A_SENTENCE = 6;

function pairs(view: ReasonView, rows: readonly ReasonRow[]): string {
  const { voice } = view;
  return rows
    .map((row) =>
      voice.say('reasons.pair', {
        reason: voice.quote(reasonName(view, row.id)),
        share: measuredWords(view, row, 'with'),
      }),
    )
    .join(voice.say('reasons.gap'));
}

function sinceSentences(view: ReasonView, rows: readonly ReasonRow[]): string[] {
  const { voice, since, suppressBelow } = view;
  if (since === undefined) return [];
  const wave = since.label;
  if (since.group.state === 'hidden') return [voice.say('reasons.since.hidden', { wave, n: suppressBelow })];
  if (since.group.state === 'empty') return [voice.say('reasons.since.empty', { wave })];
  const results = rows.map((row) => changeOf(view, row)?.tested);
  if (!results.some((result) => result?.state === 'tested')) return [voice.say('reasons.since.untested', { wave })];
  const significant = rows.filter((_, i) => {
    const result = results[i];
    return result?.state === 'tested' && result.significant;
  });
  const changes = significant.map((row) =>
    voice.say('reasons.since.change', {
      reason: voice.quote(reasonName(view, row.id)),
      before: measuredWords(view, rowOf(since, row.id) ?? row, 'without'),
      now: measuredWords(view, row, 'without'),
    }),
  );
  if (changes.length === 0) return [voice.say('reasons.since.none', { wave })];
  if (changes.length === 1) return [voice.say('reasons.since.one', { change: changes[0]!, wave })];
  return [voice.say('reasons.since.many', { changes: changes.join(voice.say('note.and')), wave })];
}

/** The largest differences between segments that passed their test. */
function partSentences(view: ReasonView): string[] {
  const { voice, comparisons, parts } = view;
  if (countsMentions(view)) return [];
  const tested = comparisons.flatMap(({ first, second, changes }) =>
    changes.flatMap(({ id, result }) => (result.state === 'tested' ? [{ first, second, id, result }] : [])),
  );
  if (tested.length === 0) return [];
  const significant = tested.filter(({ result }) => result.significant);
  if (significant.length === 0) return [voice.say('reasons.between.none')];
  const size = ({ result }: { result: TestedChange }): number => Math.abs(result.difference);
  const largest = [...significant].sort((a, b) => size(b) - size(a)).slice(0, 3);
  const differences = largest.map(({ first, second, id }) => {
    const sides = [first, second].flatMap((key) => parts.filter((part) => part.key === key));
    const [a, b] = sides.map((part) => {
      const row = rowOf(part, id);
      return voice.say('reasons.pair', {
        reason: part.label,
        share: row === undefined ? voice.say('value.unknown') : measuredWords(view, row, 'without'),
      });
    });
    return voice.say('reasons.between.pair', { reason: voice.quote(reasonName(view, id)), a: a ?? '', b: b ?? '' });
  });
  return [
    voice.say('reasons.between.some', { n: significant.length, differences: differences.join(voice.say('note.and')) }),
  ];
}

/** What the shares are of, and what may be added up. */
export function measureNote(view: ReasonView): FigureNote {
  const { voice, found } = view;
  const bounded = singleReasons(found).some(({ ofCases }) => ofCases.bound !== undefined);
  const grouped = found.groups.length > 0;
  const { responsesPerCase, none } = found;
  const respondents = view.origin.kind === 'respondents';
  const parts = [
    ...(found.choice === 'single' && !bounded ? [voice.say(`${view.about}.note.${grouped ? 'sums' : 'single'}`)] : []),
    ...(found.choice === 'multi' && !countsMentions(view)
      ? [voice.say(`${view.about}.note.${grouped && respondents ? 'nets' : 'cases'}`)]
      : []),
    ...(countsMentions(view) ? [voice.say(`${view.about}.note.responses`)] : []),
    ...(found.choice === 'multi' && responsesPerCase !== undefined
      ? [voice.say(`${view.about}.note.per-case`, { mean: voice.number(responsesPerCase, 1) })]
      : []),
    ...(none?.value === undefined || none.value < 0.0005
      ? []
      : [voice.say('reasons.note.none', { share: shareWords(voice, none) })]),
    ...(bounded ? [voice.say('reasons.note.bounds')] : []),
  ];
  return {
    term: voice.say('reasons.note.term'),
    words: voice.say('note.sentence', { words: parts.join(voice.say('note.and')) }),
  };
}

/** How differences were tested, or why they were not. */
export function testNote(view: ReasonView): FigureNote {
  const { voice, comparisons, since } = view;
  const results = comparisons.flatMap(({ changes }) => changes.map(({ result }) => result));
  const tests = results.filter(({ state }) => state === 'tested').length;
  const brackets = since !== undefined && results.some(({ state }) => state === 'untested');
  const words = countsMentions(view)
    ? voice.say(`${view.about}.test.responses`)
    : results.some((result) => result.state === 'untested' && result.why === 'same-people')
      ? voice.say('reasons.test.same-people')
      : tests === 0
        ? voice.say('reasons.test.none')
        : [voice.say('reasons.test', { n: tests }), ...(brackets ? [voice.say('reasons.test.brackets')] : [])].join(
            voice.say('note.and'),
          );
  return { term: voice.say('note.test'), words: voice.say('note.sentence', { words }) };
}
