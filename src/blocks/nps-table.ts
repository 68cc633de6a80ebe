import type { Nps } from '../analyses/nps.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { Public } from '../survey/finding.ts';
import type { FigureData, FigureTable } from './block.ts';
import { changeTo, NPS_GROUPS, type NpsView, scoreInterval, scoreWords } from './nps-view.ts';
import { intervalWords, shareWords } from './share-words.ts';
import { tidy, type TidyRow } from './tidy.ts';

/** The answers one by one without `by`; else a row for each wave or segment. */
export function npsTable(view: NpsView): FigureTable {
  return view.groups.length === 0 ? spreadTable(view) : groupTable(view);
}

function spreadTable({ voice, found }: NpsView): FigureTable {
  const line = (label: string, estimate: Estimate) => [
    label,
    shareWords(voice, estimate),
    intervalWords(voice, estimate),
  ];
  return {
    head: [voice.say('table.answer'), voice.say('table.share'), voice.say('table.interval')],
    rows: [
      ...found.spread.map(({ score, share }) => line(String(score), share)),
      ...NPS_GROUPS.map((key) => line(voice.say(`nps.${key}`), found[key])),
      [voice.say('nps.score'), scoreWords(voice, found), scoreInterval(voice, found)],
    ],
  };
}

function groupTable(view: NpsView): FigureTable {
  const { voice, by, found, groups } = view;
  const head = [
    voice.say('table.group'),
    voice.say('table.n'),
    voice.say('nps.score'),
    voice.say('table.interval'),
    ...NPS_GROUPS.map((key) => voice.say(`nps.${key}`)),
    ...(by === 'wave' ? [voice.say('nps.change'), voice.say('reasons.table.p')] : []),
  ];
  const line = (label: string, of: Public<Nps>, key: string) => {
    const change = by === 'wave' ? changeTo(view, key) : undefined;
    return [
      label,
      of.base.n === undefined ? '' : voice.number(of.base.n),
      scoreWords(voice, of),
      scoreInterval(voice, of),
      ...NPS_GROUPS.map((own) => shareWords(voice, of[own])),
      ...(by === 'wave'
        ? change?.state === 'tested'
          ? [voice.signed(change.difference), voice.number(change.adjusted, 3)]
          : ['', '']
        : []),
    ];
  };
  return {
    head,
    rows: [
      ...(by === 'wave' ? [] : [line(voice.say('distribution.all'), found, 'all')]),
      ...groups.map(({ key, label, group }) =>
        group.state === 'hidden'
          ? [label, ...Array<string>(head.length - 1).fill(voice.say('hidden.cell'))]
          : line(group.state === 'small' ? voice.say('small.label', { label }) : label, group.value, key),
      ),
    ],
  };
}

/** Scores are in points, −100 to 100; differences name both groups, later minus earlier. */
export function npsData({ voice, found, state, groups, differences }: NpsView): FigureData {
  const labelOf = (key: string) => groups.find((group) => group.key === key)?.label ?? key;
  return tidy([
    ...rowsOf(voice.say, found, undefined, state),
    ...groups.flatMap(({ label, group }) =>
      group.state === 'hidden'
        ? [{ group: label, code: '', label: '', measure: '', estimate: undefined, remark: 'hidden' }]
        : rowsOf(voice.say, group.value, label, group.state),
    ),
    ...differences.map(({ of, value }): TidyRow => {
      const base = { n: undefined, weighted: undefined, effective: undefined };
      const tested = value.state === 'tested';
      return {
        group: `${labelOf(of[1]!)} \u2212 ${labelOf(of[0]!)}`,
        code: '',
        label: '',
        measure: 'difference',
        estimate: tested ? { value: value.difference, interval: value.interval, base } : undefined,
        remark: tested ? (value.significant ? 'significant' : 'not significant') : `untested: ${value.why}`,
      };
    }),
  ]);
}

function rowsOf(
  say: NpsView['voice']['say'],
  found: Public<Nps>,
  group: string | undefined,
  state: 'shown' | 'small' | 'empty',
): TidyRow[] {
  const remark = state === 'shown' ? undefined : state;
  const row = (code: string, label: string, measure: string, estimate: Estimate): TidyRow => ({
    group,
    code,
    label,
    measure,
    estimate,
    remark,
  });
  return [
    row('', '', 'nps', found.score),
    ...NPS_GROUPS.map((key) => row(key, say(`nps.${key}`), 'share', found[key])),
    ...found.spread.map(({ score, share }) => row(String(score), String(score), 'share', share)),
  ];
}
