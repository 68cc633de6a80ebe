import type { Voice } from '../i18n/speak.ts';
import type { FigureTable } from './block.ts';
import type { Rating } from './desk.ts';
import { favourableWords, type Named, type ShownDistribution } from './distribution-view.ts';
import { intervalWords, shareWords } from './share-words.ts';
import type { TidyRow } from './tidy.ts';

/** Levels and readings under each other, for one group of respondents. */
export function levelTable(
  voice: Voice,
  labels: readonly string[],
  rating: Rating,
  found: ShownDistribution,
): FigureTable {
  const line = (label: string, estimate: ShownDistribution['favourable']) => [
    label,
    shareWords(voice, estimate),
    intervalWords(voice, estimate),
  ];
  const { value, interval } = found.mean;
  return {
    head: [voice.say('table.answer'), voice.say('table.share'), voice.say('table.interval')],
    rows: [
      ...found.levels.map(({ share }, i) => line(labels[i]!, share)),
      line(voice.say('distribution.topbox'), found.topBox),
      line(
        voice.say('distribution.top', { levels: favourableWords(voice, labels, rating.top), k: rating.top }),
        found.favourable,
      ),
      line(voice.say('distribution.bottombox'), found.bottomBox),
      [
        voice.say('table.mean'),
        value === undefined ? voice.say('value.unknown') : voice.number(value, 2),
        interval === undefined ? '' : voice.range(interval, 2),
      ],
    ],
  };
}

/** A row for each wave or segment. */
export function groupTable(
  voice: Voice,
  labels: readonly string[],
  rating: Rating,
  all: ShownDistribution,
  named: readonly Named[],
): FigureTable {
  const line = (label: string, of: ShownDistribution) => [
    label,
    of.base.n === undefined ? '' : voice.number(of.base.n),
    ...of.levels.map(({ share }) => shareWords(voice, share)),
    shareWords(voice, of.favourable),
    intervalWords(voice, of.favourable),
    of.mean.value === undefined ? voice.say('value.unknown') : voice.number(of.mean.value, 2),
  ];
  const width = labels.length + 4;
  return {
    head: [
      voice.say('table.group'),
      voice.say('table.n'),
      ...labels,
      voice.say('distribution.tophead', { k: rating.top }),
      voice.say('table.interval'),
      voice.say('table.mean'),
    ],
    rows: [
      line(voice.say('distribution.all'), all),
      ...named.map(({ group, label }) =>
        group.state === 'hidden'
          ? [label, ...Array<string>(width).fill(voice.say('hidden.cell'))]
          : line(group.state === 'small' ? voice.say('small.label', { label }) : label, group.value),
      ),
    ],
  };
}

/** Every number of a distribution, for the CSV. */
export function tidyRows(
  rating: Rating,
  labels: readonly string[],
  found: ShownDistribution,
  group: string | undefined,
  remark?: string,
): TidyRow[] {
  const row = (code: string, label: string, measure: string, estimate: ShownDistribution['favourable']): TidyRow => ({
    group,
    code,
    label,
    measure,
    estimate,
    remark,
  });
  return [
    ...found.levels.map(({ code, share }, i) => row(code, labels[i]!, 'share', share)),
    row('', '', 'top-box', found.topBox),
    row('', '', `top-${rating.top}-box`, found.favourable),
    row('', '', 'bottom-box', found.bottomBox),
    row('', '', 'mean', found.mean),
  ];
}
