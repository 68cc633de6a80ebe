import type { Nps } from '../analyses/nps.ts';
import type { NpsComparison } from '../analyses/nps-panels.ts';
import type { FigureCell } from '../charts/figure-columns.ts';
import type { NpsSpreadSpec, ScoreRow } from '../charts/nps-spread.ts';
import type { Derived, Public, PublicGroup } from '../survey/finding.ts';
import type { Voice } from '../i18n/speak.ts';
import { count, shareWords } from './share-words.ts';

export interface NpsGroup {
  readonly key: string;
  readonly label: string;
  readonly group: PublicGroup<Nps>;
}

/** A score as it is printed. */
export interface NpsView {
  readonly voice: Voice;
  readonly by: 'wave' | 'segment' | undefined;
  /** Of everybody, or of the wave shown. */
  readonly found: Public<Nps>;
  readonly state: 'shown' | 'small' | 'empty';
  /** Undefined when all waves are together. */
  readonly shownWave: string | undefined;
  readonly suppressBelow: number;
  readonly groups: readonly NpsGroup[];
  readonly differences: readonly Derived<NpsComparison>[];
}

export const NPS_GROUPS = ['detractors', 'passives', 'promoters'] as const;

const RANGES = { detractors: [0, 6], passives: [7, 8], promoters: [9, 10] } as const;
const TONES = { detractors: 'lv-neg-1', passives: 'lv-mid', promoters: 'lv-pos-5' } as const;

/** `+12`, `−8`, `0`; whole points, since the score is never known better. */
export function scoreWords(voice: Voice, { score }: Public<Nps>): string {
  return score.value === undefined ? voice.say('value.unknown') : voice.signed(score.value);
}

/** `+9 to +15`; "no variation" where everyone is in one group. */
export function scoreInterval(voice: Voice, { score }: Public<Nps>): string {
  if (score.noVariation) return voice.say('nps.no-variation');
  if (score.interval === undefined) return '';
  return voice.signedRange(score.interval, 0);
}

/** `+12 (+9 to +15)`. */
export function scoreWithInterval(voice: Voice, found: Public<Nps>): string {
  const value = scoreWords(voice, found);
  const interval = scoreInterval(voice, found);
  return interval === '' ? value : voice.say('value.with-interval', { value, interval });
}

/** The test of a wave against the one before it. */
export function changeTo({ differences }: NpsView, key: string): NpsComparison | undefined {
  return differences.find(({ of }) => of[1] === key)?.value;
}

export function npsChart(view: NpsView): NpsSpreadSpec {
  const { voice, found, by, groups, suppressBelow } = view;
  const byWave = by === 'wave';
  const own = byWave ? [] : [scoreRow(view, 'all', voice.say('distribution.all'), view.state, found, true)];
  return {
    answers: found.spread.map(({ score, share }) => ({
      key: `answer-${score}`,
      label: String(score),
      share: share.value ?? 0,
      text: shareWords(voice, { ...share, interval: [0, 1] }),
    })),
    spreadTitle: voice.say('nps.spread'),
    small: view.state === 'small',
    groups: NPS_GROUPS.map((key) => ({
      key,
      from: RANGES[key][0],
      to: RANGES[key][1],
      label: voice.say(`nps.${key}`),
      text: shareWords(voice, found[key]),
      tone: TONES[key],
    })),
    scoreTitle: voice.say('nps.axis'),
    columns: [
      { head: voice.say('nps.score'), narrow: true },
      { head: voice.say('table.interval'), narrow: !byWave },
      ...(byWave ? [{ head: voice.say('nps.change'), narrow: true }] : []),
      { head: voice.say('table.n') },
    ],
    tick: (value) => voice.signed(value),
    rows: [
      ...own,
      ...groups.map(({ key, label, group }): ScoreRow => {
        if (group.state === 'hidden') {
          return { key, label, score: { hidden: voice.say('hidden.words', { n: suppressBelow }) }, cells: [] };
        }
        return scoreRow(view, key, label, group.state, group.value, byWave && key === view.shownWave);
      }),
    ],
  };
}

function scoreRow(
  view: NpsView,
  key: string,
  label: string,
  state: 'shown' | 'small' | 'empty',
  found: Public<Nps>,
  strong: boolean,
): ScoreRow {
  const { voice, by } = view;
  const { value, interval } = found.score;
  if (value === undefined) return { key, label, score: { hidden: voice.say('empty.word') }, cells: [] };
  return {
    key,
    label,
    strong,
    score: { value, interval: interval && { lo: interval[0], hi: interval[1] } },
    cells: [
      { text: scoreWords(voice, found), style: 'strong' },
      { text: scoreInterval(voice, found), style: 'plain' },
      ...(by === 'wave' ? [changeCell(voice, changeTo(view, key))] : []),
      { text: voice.number(found.base.n ?? 0), style: 'plain' },
    ],
    note: state === 'small' ? voice.say('small.word') : undefined,
    base: count(voice, found.base.n),
    small: state === 'small',
    detail: voice.say('nps.detail', {
      label,
      score: scoreWithInterval(voice, found),
      promoters: shareWords(voice, found.promoters),
      detractors: shareWords(voice, found.detractors),
    }),
  };
}

function changeCell(voice: Voice, change: NpsComparison | undefined): FigureCell {
  if (change?.state !== 'tested') return { text: '', style: 'plain' };
  const text = voice.signed(change.difference);
  if (!change.significant) return { text, style: 'plain' };
  return { text, style: 'strong', mark: change.difference > 0 ? 'up' : 'down' };
}
