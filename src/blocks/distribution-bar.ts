import type { ReadingBarSpec, ReadingRow } from '../charts/reading-bar.ts';
import type { Voice } from '../i18n/speak.ts';
import type { Rating } from './desk.ts';
import { favourableWords, type Named, nameBeforeShare, type ShownDistribution } from './distribution-view.ts';
import { count, shareWords } from './share-words.ts';

/** The large bar with its brackets, and a bar for each wave or segment. */
export function distributionBar(
  voice: Voice,
  rating: Rating,
  labels: readonly string[],
  found: ShownDistribution,
  named: readonly Named[],
  suppressBelow: number,
  whole: string,
  note: string | undefined,
): ReadingBarSpec {
  const middle = rating.levels.flatMap(({ code }, i) => (rating.midpoint.includes(code) ? [i] : []));
  const row = (key: string, label: string, of: ShownDistribution, state?: 'shown' | 'small'): ReadingRow => ({
    key,
    label,
    base: count(voice, of.base.n),
    shares: of.levels.map(({ share }) => share.value ?? 0),
    top: shareWords(voice, of.favourable),
    small: state === 'small' ? voice.say('small.word') : undefined,
    detail: voice.say('distribution.detail', {
      label,
      shares: voice.list(
        of.levels.map(({ share }, i) =>
          voice.say('distribution.pair', {
            level: nameBeforeShare(voice, labels[i]!),
            share: shareWords(voice, share),
          }),
        ),
      ),
    }),
  });
  const reading = (levels: number, estimate: ShownDistribution['favourable'], label: string) => ({
    levels,
    text: shareWords(voice, estimate),
    label,
    interval: estimate.interval && {
      lo: estimate.interval[0],
      hi: estimate.interval[1],
      text: voice.interval(estimate.interval),
    },
  });
  return {
    levels: rating.levels.map(({ code }, i) => ({ key: code, label: labels[i]! })),
    middle,
    total: row('all', whole, found),
    topBox:
      rating.top > 1
        ? reading(
            1,
            found.topBox,
            voice.say('distribution.box', { level: labels.at(-1)!, box: voice.say('distribution.topbox') }),
          )
        : undefined,
    top: reading(
      rating.top,
      found.favourable,
      voice.say('distribution.top', { levels: favourableWords(voice, labels, rating.top), k: rating.top }),
    ),
    bottomBox: reading(
      1,
      found.bottomBox,
      voice.say('distribution.box', { level: labels[0]!, box: voice.say('distribution.bottombox') }),
    ),
    uncounted:
      note === undefined || middle.length === 0 ? undefined : { from: middle[0]!, to: middle.at(-1)!, text: note },
    rows: named.map(({ group, label }) =>
      group.state === 'hidden'
        ? { key: group.key, label, hidden: voice.say('hidden.words', { n: suppressBelow }) }
        : group.state === 'empty'
          ? { key: group.key, label, hidden: voice.say('empty.word') }
          : row(group.key, label, group.value, group.state),
    ),
    topHead: voice.say('distribution.tophead', { k: rating.top }),
    percent: (share) => voice.share(share, WHOLE),
    number: (share) => voice.bareShare(share, WHOLE),
  };
}

/** Inside the bars only whole percentages. */
const WHOLE = [0, 1] as const;
