import type { SwitchingReasons } from '../analyses/switching-reasons.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { FigureData, FigureTable } from './block.ts';
import { measureKey } from './reason-bars.ts';
import {
  changeOf,
  measuredWords,
  reasonBlocks,
  reasonName,
  reasonRows,
  reasonsById,
  rowOf,
  type ReasonPart,
  type ReasonRow,
  type ReasonView,
} from './reason-view.ts';
import { intervalWords, shareWords } from './share-words.ts';
import { tidy, type TidyRow } from './tidy.ts';

/** Reasons under their groups; with segments a column for each. */
export function reasonTable(view: ReasonView): FigureTable {
  return view.parts.length === 0 ? ownTable(view) : partTable(view);
}

function rowsOf(view: ReasonView): { row: ReasonRow; label: string }[] {
  const { voice, found } = view;
  return reasonBlocks(view).flatMap(({ head, reasons }) => [
    ...(head === undefined
      ? []
      : [{ row: head, label: voice.say(`reasons.table.${found.choice}`, { group: reasonName(view, head.id) }) }]),
    ...reasons.map((row) => ({ row, label: reasonName(view, row.id) })),
  ]);
}

function ownTable(view: ReasonView): FigureTable {
  const { voice, found, since, now } = view;
  const rows = rowsOf(view);
  const multi = found.choice === 'multi';
  const ofCases = voice.say(multi ? `${view.about}.axis.cases` : `${view.about}.axis.${measureKey(view)}`);
  const grouped = found.groups.length > 0;
  const intervals = rows.some(({ row }) => row.ofCases.interval !== undefined);
  const mentions = multi && rows.some(({ row }) => row.ofResponses !== undefined);
  const changed = rows.some(({ row }) => changeOf(view, row) !== undefined);
  const tested = rows.some(({ row }) => changeOf(view, row)?.tested?.state === 'tested');
  return {
    head: [
      voice.say(`${view.about}.table.reason`),
      now === undefined ? ofCases : voice.say('reasons.table.at', { measure: ofCases, wave: now }),
      ...(intervals ? [voice.say('table.interval')] : []),
      ...(mentions ? [voice.say(`${view.about}.axis.responses`)] : []),
      ...(grouped ? [voice.say('reasons.table.of-group')] : []),
      ...(changed ? [since!.label, voice.say('table.change')] : []),
      ...(tested ? [voice.say('table.interval'), voice.say('reasons.table.p')] : []),
    ],
    rows: rows.map(({ row, label }) => [
      label,
      shareWords(voice, row.ofCases),
      ...(intervals ? [intervalWords(voice, row.ofCases)] : []),
      ...(mentions ? [plainShare(view, row.ofResponses)] : []),
      ...(grouped ? ['ofGroup' in row && row.ofGroup !== undefined ? plainShare(view, row.ofGroup) : ''] : []),
      ...(changed ? changeCells(view, row, tested) : []),
    ]),
  };
}

function plainShare({ voice }: ReasonView, value: number | undefined): string {
  return value === undefined ? voice.say('value.unknown') : voice.share(value, [0, 1]);
}

function changeCells(view: ReasonView, row: ReasonRow, tested: boolean): string[] {
  const { voice, since } = view;
  const before = since && rowOf(since, row.id);
  const change = changeOf(view, row);
  const unknown = voice.say('value.unknown');
  if (before === undefined || change === undefined) return [unknown, unknown, ...(tested ? ['', ''] : [])];
  const result = change.tested;
  const points = voice.points(change.difference);
  const cells = [
    measuredWords(view, before, 'without'),
    result?.state === 'tested' ? points : voice.say('reasons.untested', { points }),
  ];
  if (!tested) return cells;
  if (result?.state !== 'tested') return [...cells, '', ''];
  return [
    ...cells,
    voice.range([result.interval[0] * 100, result.interval[1] * 100], 0),
    probability(view, result.adjusted),
  ];
}

function probability({ voice }: ReasonView, p: number): string {
  return p < 0.0005 ? `<${voice.number(0.001, 3)}` : voice.number(p, 3);
}

function partTable(view: ReasonView): FigureTable {
  const { voice, parts, found } = view;
  const cell = (row: ReasonRow | undefined): string =>
    row === undefined ? voice.say('hidden.cell') : measuredWords(view, row, 'with');
  const base = (n: number | undefined): string => (n === undefined ? voice.say('value.unknown') : voice.number(n));
  const label = ({ label: name, group }: ReasonPart): string =>
    group.state === 'small' ? voice.say('small.label', { label: name }) : name;
  return {
    head: [voice.say(`${view.about}.table.reason`), voice.say('distribution.all'), ...parts.map(label)],
    rows: [
      [
        voice.say('table.n'),
        base(found.base.n),
        ...parts.map(({ group }) => (group.state === 'hidden' ? voice.say('hidden.cell') : base(group.base.n))),
      ],
      ...rowsOf(view).map(({ row, label: name }) => [
        name,
        cell(row),
        ...parts.map((part) => cell(rowOf(part, row.id))),
      ]),
    ],
  };
}

/** Every share of every group, and every comparison that was tested. */
export function reasonData(view: ReasonView): FigureData {
  const { found, now, since, small, parts, comparisons } = view;
  const others = [...(since === undefined ? [] : [since]), ...parts];
  return tidy([
    ...shareRows(view, found, now, small ? 'small' : undefined),
    ...others.flatMap(({ label, group }) =>
      group.state === 'hidden'
        ? [{ group: label, code: '', label: '', measure: '', estimate: undefined, remark: 'hidden' }]
        : shareRows(view, group.value, label, group.state === 'shown' ? undefined : group.state),
    ),
    ...comparisons.flatMap((comparison) => comparisonRows(view, comparison)),
  ]);
}

function shareRows(view: ReasonView, found: SwitchingReasons, group: string | undefined, remark?: string): TidyRow[] {
  const own = reasonsById(found);
  const rows = reasonRows(view).flatMap(({ id }): TidyRow[] => {
    const row = own.get(id);
    if (row === undefined) return [];
    const { base } = row.ofCases;
    const line = (measure: string, estimate: Estimate): TidyRow => ({
      group,
      code: id,
      label: reasonName(view, id),
      measure,
      estimate,
      remark,
    });
    const plain = (value: number | undefined): Estimate => ({ value, interval: undefined, base });
    return [
      line('share-of-cases', row.ofCases),
      line('share-of-responses', plain(row.ofResponses)),
      ...('ofGroup' in row && row.ofGroup !== undefined ? [line('share-of-group', plain(row.ofGroup))] : []),
    ];
  });
  const none = found.none && { group, code: '', label: '', measure: 'share-naming-none', estimate: found.none, remark };
  return [...rows, ...(none === undefined ? [] : [none])];
}

function comparisonRows(view: ReasonView, { first, second, changes }: ReasonView['comparisons'][number]): TidyRow[] {
  const nothing = { n: undefined, weighted: undefined, effective: undefined };
  return changes.flatMap(({ id, result }): TidyRow[] => {
    const row = { group: `${second} − ${first}`, code: id, label: reasonName(view, id) };
    if (result.state === 'untested') {
      return [{ ...row, measure: 'difference', estimate: undefined, remark: `not tested: ${result.why}` }];
    }
    const { difference, interval, adjusted, significant } = result;
    return [
      {
        ...row,
        measure: 'difference',
        estimate: { value: difference, interval, base: nothing },
        remark: significant ? 'significant' : 'not significant',
      },
      { ...row, measure: 'p-holm', estimate: { value: adjusted, interval: undefined, base: nothing } },
    ];
  });
}
