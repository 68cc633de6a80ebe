import type { BarCell, BarRow, BarSeries, TwoLevelBarsSpec } from '../charts/two-level-bars.ts';
import type { Change, Hidden } from '../charts/values.ts';
import {
  changeOf,
  countsMentions,
  leadingGroup,
  measured,
  measuredWords,
  reasonBlocks,
  reasonName,
  reasonRows,
  rowOf,
} from './reason-view.ts';
import type { ReasonPart, ReasonRow, ReasonView } from './reason-view.ts';
import { count, drawnInterval } from './share-words.ts';

/** Reasons as bars: one of a kind, with a ring for the wave before, or segments side by side. */
export function reasonBars(view: ReasonView): TwoLevelBarsSpec {
  const { voice, parts, since, now, found } = view;
  const leading = view.emphasis ?? leadingGroup(view);
  const blocks = reasonBlocks(view);
  const rows = reasonRows(view);
  const bounded = rows.some(({ ofCases }) => ofCases.bound !== undefined);
  const changed = rows.map((row) => changeOf(view, row)).filter((change) => change !== undefined);
  const withInterval = rows.some((row) => measured(view, row).interval !== undefined);
  const interval = voice.say('interval.level');
  return {
    axis: {
      title: voice.say(`${view.about}.axis.${measureKey(view)}`),
      tick: (value, last) => (last ? voice.share(value, WHOLE) : voice.bareShare(value, WHOLE)),
    },
    columns: {
      value: voice.say('table.share'),
      interval: withInterval ? interval : undefined,
      change: changed.length === 0 ? undefined : voice.say('table.change'),
    },
    legend: {
      now: withInterval
        ? now === undefined
          ? interval
          : voice.say('reasons.legend.now', { wave: now, interval })
        : undefined,
      before: changed.length === 0 ? undefined : since?.label,
      significant: changed.some(({ tested }) => tested?.state === 'tested' && tested.significant)
        ? voice.say('reasons.legend.significant')
        : undefined,
      bound: bounded ? voice.say('reasons.legend.bound') : undefined,
    },
    ...(parts.length === 0 ? {} : { series: parts.map((part) => seriesOf(view, part)) }),
    groups: blocks.map(({ head, reasons }) => ({
      ...(head === undefined ? {} : { head: rowFor(view, head) }),
      rows: reasons.map((reason) => rowFor(view, reason)),
      emphasis: head === undefined ? found.groups.length === 0 : head.id === leading,
    })),
  };
}

/** On an axis only whole percentages. */
const WHOLE = [0, 1] as const;

/** Which words name the measure. */
export function measureKey(view: ReasonView): 'cases' | 'responses' | 'single' {
  if (view.show === 'responses') return 'responses';
  return countsMentions(view) || view.found.choice === 'multi' ? 'cases' : 'single';
}

function seriesOf({ voice, suppressBelow }: ReasonView, { key, label, group }: ReasonPart): BarSeries {
  if (group.state === 'hidden') return { key, label, hidden: voice.say('hidden.words', { n: suppressBelow }) };
  return {
    key,
    label,
    base: count(voice, group.base.n),
    hidden: group.state === 'empty' ? voice.say('empty.word') : undefined,
    small: group.state === 'small' ? voice.say('small.word') : undefined,
  };
}

function rowFor(view: ReasonView, row: ReasonRow): BarRow {
  const { parts, since } = view;
  const cells =
    parts.length === 0
      ? [withChange(view, row, cellOf(view, row))]
      : parts.map((part) => cellOf(view, rowOf(part, row.id)));
  const compared = since === undefined ? parts : [since];
  return { key: row.id, label: reasonName(view, row.id), cells, detail: detailOf(view, row, compared) };
}

function cellOf(view: ReasonView, row: ReasonRow | undefined): BarCell | Hidden {
  const { voice, small } = view;
  const estimate = row && measured(view, row);
  if (row === undefined || estimate?.value === undefined) return { hidden: voice.say('reasons.unknown') };
  const { value, bound } = estimate;
  return {
    value,
    text: measuredWords(view, row, 'without'),
    interval: drawnInterval(voice, estimate),
    bound,
    small: small ? voice.say('small.word') : undefined,
  };
}

function withChange(view: ReasonView, row: ReasonRow, cell: BarCell | Hidden): BarCell | Hidden {
  const change = changeOf(view, row);
  const before = view.since && rowOf(view.since, row.id);
  if (change === undefined || before === undefined || 'hidden' in cell) return cell;
  const then = measured(view, before);
  return {
    ...cell,
    before: then.value === undefined ? undefined : { value: then.value, text: measuredWords(view, before, 'without') },
    change: drawnChange(view, change),
  };
}

function drawnChange({ voice }: ReasonView, { difference, tested }: NonNullable<ReturnType<typeof changeOf>>): Change {
  const points = voice.points(difference);
  if (tested?.state !== 'tested') return { text: voice.say('reasons.untested', { points }), verdict: 'untested' };
  if (!tested.significant) return { text: points, verdict: 'same' };
  return { text: points, verdict: difference > 0 ? 'up' : 'down' };
}

function detailOf(view: ReasonView, row: ReasonRow, parts: readonly ReasonPart[]): string {
  const { voice, now } = view;
  const label = reasonName(view, row.id);
  const shown = measuredWords(view, row, 'with');
  const own = now === undefined ? shown : voice.say('reasons.pair', { reason: now, share: shown });
  const others = parts.map((part) => {
    const other = rowOf(part, row.id);
    const share = other === undefined ? voice.say('hidden.cell') : measuredWords(view, other, 'with');
    return voice.say('reasons.pair', { reason: part.label, share });
  });
  return voice.say('reasons.detail', { label, shares: [own, ...others].join(voice.say('note.and')) });
}
