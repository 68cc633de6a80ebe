import type { CronbachAlpha } from '../analyses/cronbach-alpha.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { Voice } from '../i18n/speak.ts';
import type { FigureData, FigureTable } from './block.ts';
import { dimensionGap, gapWords, meanWords, type QualityView } from './quality-view.ts';
import { tidy, type TidyRow } from './tidy.ts';

/** Dimensions, each followed by its items. */
export function qualityTable(view: QualityView): FigureTable {
  const { voice, paired, dimensions, items } = view;
  const head = [
    voice.say('quality.table.item'),
    ...(paired ? [voice.say('quality.expected')] : []),
    voice.say('quality.received'),
    ...(paired ? [voice.say('quality.gap')] : []),
    voice.say('table.interval'),
    ...(paired ? [voice.say('quality.table.p')] : []),
    voice.say('quality.table.alpha'),
    voice.say('table.n'),
  ];
  const hidden = (label: string) => [label, ...Array<string>(head.length - 1).fill(voice.say('hidden.cell'))];
  const line = (
    label: string,
    state: string,
    { perception, expectation, gap }: Numbers,
    p: string,
    alpha: string,
    n: number | undefined,
  ) => {
    const interval = (paired ? gap : perception)?.interval;
    return [
      state === 'small' ? voice.say('small.label', { label }) : label,
      ...(paired ? [meanWords(voice, expectation, 2)] : []),
      meanWords(voice, perception, 2),
      ...(paired ? [gapWords(voice, gap, 2)] : []),
      interval === undefined ? '' : voice.range(interval, 2),
      ...(paired ? [p] : []),
      alpha,
      n === undefined ? '' : voice.number(n),
    ];
  };
  return {
    head,
    rows: dimensions.flatMap(({ key, label, group }) => {
      const own = items.filter(({ dimension }) => dimension === key);
      const named = voice.say('quality.table.dimension', { dimension: label });
      return [
        group.state === 'hidden'
          ? hidden(named)
          : line(
              named,
              group.state,
              { ...group.value, gap: dimensionGap(group.value) },
              '',
              alphaWords(voice, group.value.alpha?.perception),
              group.base.n,
            ),
        ...own.map((item) =>
          item.group.state === 'hidden'
            ? hidden(item.label)
            : line(
                item.label,
                item.group.state,
                item.group.value,
                pWords(voice, item.group.value.gap?.adjusted),
                '',
                item.group.base.n,
              ),
        ),
      ];
    }),
  };
}

interface Numbers {
  readonly perception: Estimate;
  readonly expectation: Estimate | undefined;
  readonly gap: Estimate | undefined;
}

function pWords(voice: Voice, p: number | undefined): string {
  if (p === undefined) return voice.say('value.unknown');
  return p < 0.001 ? voice.say('p.below', { p: voice.number(0.001, 3) }) : voice.number(p, 3);
}

function alphaWords(voice: Voice, alpha: CronbachAlpha | undefined): string {
  return alpha?.kind === 'alpha' ? voice.number(alpha.alpha, 2) : voice.say('value.unknown');
}

/** Groups: `item`, `dimension`, and `overall`; codes are ids. */
export function qualityData({ dimensions, items, found }: QualityView): FigureData {
  const rowsOf = (
    group: string,
    code: string,
    label: string,
    state: string,
    measures: readonly (readonly [string, Estimate | undefined])[],
  ): TidyRow[] =>
    measures.flatMap(([measure, estimate]) =>
      estimate === undefined
        ? []
        : [{ group, code, label, measure, estimate, remark: state === 'shown' ? undefined : state }],
    );
  const hidden = (group: string, code: string, label: string): TidyRow[] => [
    { group, code, label, measure: '', estimate: undefined, remark: 'hidden' },
  ];
  const plain = (base: Estimate['base'], value: number | undefined): Estimate => ({ value, interval: undefined, base });
  const { overall, weighted } = found.dimensions.derived;
  return tidy([
    ...overall.flatMap(({ value }) => rowsOf('overall', '', '', 'shown', [['overall', value]])),
    ...weighted.flatMap(({ value }) => rowsOf('overall', '', '', 'shown', [['overall-weighted', value.value]])),
    ...dimensions.flatMap(({ key, label, group }) => {
      if (group.state === 'hidden') return hidden('dimension', key, label);
      const { perception, expectation, gap, respondentGap, alpha } = group.value;
      const alphaOf = (one: CronbachAlpha | undefined) =>
        one?.kind === 'alpha' ? plain({ n: one.n, weighted: one.n, effective: one.n }, one.alpha) : undefined;
      return rowsOf('dimension', key, label, group.state, [
        ['expectation', expectation],
        ['perception', perception],
        ['gap', gap],
        ['gap-of-respondents', respondentGap],
        ['alpha-perception', alphaOf(alpha?.perception)],
        ['alpha-gap', alphaOf(alpha?.gap)],
      ]);
    }),
    ...items.flatMap(({ label, group }) => {
      if (group.state === 'hidden') return hidden('item', group.key, label);
      const { perception, expectation, gap } = group.value;
      const number = (value: number | undefined) => (value === undefined ? undefined : plain(group.base, value));
      return rowsOf('item', group.key, label, group.state, [
        ['expectation', expectation],
        ['perception', perception],
        ['gap', gap],
        ['gap-sd', number(gap?.sd)],
        ['gap-t', number(gap?.t)],
        ['gap-p', number(gap?.p)],
        ['gap-p-holm', number(gap?.adjusted)],
      ]);
    }),
  ]);
}
