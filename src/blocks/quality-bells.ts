import type { DumbbellRow, DumbbellSpec } from '../charts/dumbbell.ts';
import type { FigureCell } from '../charts/figure-columns.ts';
import type { Estimate } from '../survey/estimate.ts';
import {
  dimensionGap,
  dimensionVerdict,
  gapWords,
  itemVerdict,
  meanWords,
  type QualityView,
  type Verdict,
} from './quality-view.ts';

/** One row for each dimension. */
export function dimensionBells(view: QualityView): DumbbellSpec {
  const rows = view.dimensions.map(({ key, label, group }): DumbbellRow => {
    if (group.state === 'hidden') return hiddenRow(view, key, label);
    const { perception, expectation } = group.value;
    const numbers = { perception, expectation, gap: dimensionGap(group.value) };
    return { ...row(view, key, label, group.state, numbers, dimensionVerdict(group.value)), strong: true };
  });
  return specOf(view, [{ rows }], rows);
}

/** One row for each item, under the names of their dimensions. */
export function itemBells(view: QualityView): DumbbellSpec {
  const groups = view.dimensions.map(({ key: dimension, label: head }) => ({
    head,
    rows: view.items
      .filter((item) => item.dimension === dimension)
      .map(({ label, group }): DumbbellRow => {
        const key = `item-${group.key}`;
        if (group.state === 'hidden') return hiddenRow(view, key, label);
        return row(view, key, label, group.state, group.value, itemVerdict(group.value));
      }),
  }));
  return specOf(
    view,
    groups,
    groups.flatMap(({ rows }) => rows),
  );
}

function hiddenRow({ voice, suppressBelow }: QualityView, key: string, label: string): DumbbellRow {
  return { key, label, marks: { hidden: voice.say('kano.hidden', { n: suppressBelow }) }, cells: [] };
}

interface Numbers {
  readonly perception: Estimate;
  readonly expectation: Estimate | undefined;
  readonly gap: Estimate | undefined;
}

function row(
  { voice, paired }: QualityView,
  key: string,
  label: string,
  state: string,
  { perception, expectation, gap }: Numbers,
  verdict: Verdict,
): DumbbellRow {
  if (perception.value === undefined) return { key, label, marks: { hidden: voice.say('empty.word') }, cells: [] };
  const end = (value: number) => ({ value, text: voice.number(value, 1) });
  const style = verdict === 'below' ? 'worse' : verdict === 'above' ? 'better' : 'plain';
  const interval = (paired ? gap : perception)?.interval;
  const cells: FigureCell[] = [
    ...(paired ? [{ text: gapWords(voice, gap), style } as const] : []),
    { text: interval === undefined ? '' : voice.range(interval, 1), style: 'plain' },
  ];
  return {
    key,
    label,
    marks: {
      to: end(perception.value),
      from: expectation?.value === undefined ? undefined : end(expectation.value),
      interval: perception.interval && { lo: perception.interval[0], hi: perception.interval[1] },
      verdict,
    },
    cells,
    note: state === 'small' ? voice.say('small.word') : undefined,
    small: state === 'small',
    detail: paired
      ? voice.say('quality.detail.gap', {
          label,
          received: meanWords(voice, perception),
          expected: meanWords(voice, expectation),
          gap: gapWords(voice, gap),
        })
      : voice.say('quality.detail.plain', { label, received: meanWords(voice, perception) }),
  };
}

function specOf(view: QualityView, groups: DumbbellSpec['groups'], rows: readonly DumbbellRow[]): DumbbellSpec {
  const { voice, grid, paired } = view;
  const [worst, best] = [grid.levels[0]!, grid.levels.at(-1)!];
  const values = rows.flatMap(({ marks }) =>
    'hidden' in marks
      ? []
      : [
          marks.to.value,
          ...(marks.from ? [marks.from.value] : []),
          ...(marks.from || !marks.interval ? [] : [marks.interval.lo, marks.interval.hi]),
        ],
  );
  const low = Math.max(worst.value, Math.floor(Math.min(...values, best.value)));
  const high = Math.min(best.value, Math.max(low + 1, Math.ceil(Math.max(...values, worst.value))));
  const whole = Array.from({ length: high - low + 1 }, (_, i) => low + i);
  const step = Math.ceil(whole.length / 8);
  const ticks = whole.filter((_, i) => i % step === 0);
  return {
    domain: [low, high],
    ticks: ticks.map((value) => ({ value, text: voice.number(value) })),
    columns: [
      ...(paired ? [{ head: voice.say('quality.gap'), narrow: true }] : []),
      { head: voice.say('table.interval'), narrow: true },
    ],
    legend: {
      to: voice.say('quality.received'),
      from: paired ? voice.say('quality.expected') : undefined,
      interval: paired ? undefined : voice.say('interval.level'),
    },
    groups,
    scale: voice.say('quality.scale', {
      worst: voice.quote(voice.text(worst.label)),
      best: voice.quote(voice.text(best.label)),
      low: String(low),
      high: String(high),
    }),
  };
}
