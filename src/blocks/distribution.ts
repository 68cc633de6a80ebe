import { z } from 'zod';
import { distribution as distributionOf, type Distribution, type Scale } from '../analyses/distribution.ts';
import { gate } from '../analyses/gate.ts';
import { panels, type Panels } from '../analyses/panels.ts';
import { frame } from '../charts/frame.ts';
import { readingBar, type ReadingBarSpec, type ReadingRow } from '../charts/reading-bar.ts';
import type { MissingCounts, Origin } from '../survey/crosstab.ts';
import type { Condition } from '../survey/question.ts';
import type { Public, PublicFinding, PublicGroup } from '../survey/finding.ts';
import type { Voice } from '../i18n/speak.ts';
import type { FigureBlock, FigureParts, FigureTable } from './block.ts';
import type { Desk, Rating } from './desk.ts';
import { address, figureProps, idOf } from './figure-props.ts';
import { hiddenFigure } from './hidden-figure.ts';
import { measureOf } from './measure.ts';
import { baseNotes, gateNotes, questionNote } from './notes.ts';
import { count, intervalWords, shareWithInterval, shareWords } from './share-words.ts';
import { tidy, type TidyRow } from './tidy.ts';
import { waveChange, type WaveMeasure, waveMeasures } from './wave-measures.ts';

const props = z.strictObject({ of: address, by: z.string().optional(), ...figureProps });
type Props = z.infer<typeof props>;

interface Found {
  readonly all: PublicFinding<Distribution>;
  readonly groups: PublicFinding<Panels<Distribution>> | undefined;
  /** The favourable share against the wave before; undefined where waves are not compared. */
  readonly change: FavourableChange | undefined;
  readonly origin: Origin;
  readonly missing: MissingCounts | undefined;
}

interface FavourableChange {
  readonly before: string;
  readonly measure: WaveMeasure;
  readonly now: string;
}

type Shown = Public<Distribution>;

/** `<Distribution of="overall" by="region" />`: how answers spread over a scale, and how they may and may not be added up. */
export const distribution: FigureBlock<Props, Found> = {
  kind: 'figure',
  name: 'Distribution',
  props,
  defaultId: ({ of }) => idOf(of),

  find(desk, { of, by, wave, where, published }) {
    const rating = desk.rating('Distribution', 'of', of);
    const scale = scaleOf(rating);
    const { privacy } = desk.study;
    const table = desk.published('Distribution', of, published);
    const parts = by === undefined ? undefined : desk.by('Distribution', by);
    const query = {
      of: [{ item: of }],
      where: desk.where('Distribution', where),
      wave: desk.wave('Distribution', wave)?.id,
    };
    if (table !== undefined) {
      return {
        all: gate(distributionOf(table, scale), privacy),
        groups: undefined,
        change: undefined,
        origin: table.origin,
        missing: undefined,
      };
    }
    const every = by === 'wave' ? undefined : query.wave;
    const [all, grouped] = desk.ask(parts === undefined ? [query] : [query, { ...query, wave: every, by: [parts.id] }]);
    const pair = by === 'wave' ? wavePair(desk, wave) : undefined;
    const hits = rating.levels.slice(-rating.top).map(({ code }) => code);
    return {
      all: gate(distributionOf(all!, scale), privacy),
      groups:
        grouped &&
        gate(
          panels(grouped, (group) => distributionOf(group, scale)),
          privacy,
        ),
      change: pair && favourableChange(desk, of, hits, query.where, pair),
      origin: all!.origin,
      missing: all!.missing[0],
    };
  },

  view(desk, { of, by, wave, where }, { all, groups, change, origin, missing }, voice): FigureParts {
    const rating = desk.rating('Distribution', 'of', of);
    const name = voice.text(rating.label ?? rating.question.label ?? rating.question.text);
    if (all.state === 'hidden') return hiddenFigure(desk, voice, name, rating.question);
    const found = all.finding;
    const labels = rating.levels.map(({ label }) => voice.text(label));
    const parts = by === undefined ? [] : desk.by('Distribution', by).labels;
    const panelsShown = groups === undefined || groups.state === 'hidden' ? [] : groups.finding.panels.groups;
    const named = panelsShown.map((group) => ({
      group,
      label: voice.text(parts.find(({ code }) => code === group.key)?.label ?? {}),
    }));
    const latest = by === 'wave' ? desk.wave('Distribution', wave) : undefined;
    const whole = latest === undefined ? voice.say('distribution.all') : voice.text(latest.label);
    const spec = specOf(voice, rating, labels, found, named, desk.study.privacy.suppressBelow, whole);
    const favourable = favourableWords(voice, labels, rating.top);
    const states = [all.state, ...panelsShown.map(({ state }) => state)];
    return {
      title: voice.say('distribution.title', { share: shareWords(voice, found.favourable), levels: favourable }),
      subtitle: voice.say('distribution.subtitle', { question: voice.text(rating.label ?? rating.question.text) }),
      drawings: [
        {
          key: '',
          wide: readingBar(spec, frame('wide', voice.language)),
          narrow: readingBar(spec, frame('narrow', voice.language)),
        },
      ],
      summary: [summaryOf(voice, labels, rating, found), ...changeSentence(desk, voice, favourable, change)].join(
        voice.say('sentence.gap'),
      ),
      notes: [
        ...baseNotes(desk, voice, {
          question: rating.question,
          origin,
          base: found.base,
          wave: desk.wave('Distribution', wave),
          where: desk.where('Distribution', where),
          missing,
        }),
        questionNote(voice, rating.question),
        ...(change === undefined
          ? []
          : [
              {
                term: voice.say('note.test'),
                words: voice.say('note.sentence', { words: voice.say('trend.test', { n: 1 }) }),
              },
            ]),
        ...gateNotes(desk, voice, states),
      ],
      table:
        named.length === 0 ? levelTable(voice, labels, rating, found) : groupTable(voice, labels, rating, found, named),
      data: tidy([
        ...tidyRows(rating, labels, found, undefined),
        ...named.flatMap(({ group, label }) =>
          group.state === 'hidden'
            ? [{ group: label, code: '', label: '', measure: '', estimate: undefined, remark: 'hidden' }]
            : tidyRows(rating, labels, group.value, label, group.state === 'shown' ? undefined : group.state),
        ),
      ]),
      reading: voice.say('distribution.reading'),
    };
  },
};

/** The wave that is shown, and the one before it. */
function wavePair(desk: Desk, wave: string | undefined): readonly [before: string, now: string] | undefined {
  const { waves } = desk.study;
  const now = desk.wave('Distribution', wave) ?? waves.at(-1);
  const before = now && waves[waves.indexOf(now) - 1];
  return before === undefined ? undefined : [before.id, now!.id];
}

function favourableChange(
  desk: Desk,
  of: string,
  hits: readonly string[],
  where: Condition,
  [before, now]: readonly [string, string],
): FavourableChange {
  const measure = measureOf(desk, 'Distribution', { of });
  const [found] = waveMeasures(desk, [{ ...measure, settings: { kind: 'proportion', hits } }], where, [[before, now]]);
  return { before, now, measure: found! };
}

function changeSentence(desk: Desk, voice: Voice, levels: string, change: FavourableChange | undefined): string[] {
  if (change === undefined) return [];
  const wave = voice.text(desk.study.waves.find(({ id }) => id === change.before)!.label);
  const tested = waveChange(change.measure, change.before, change.now);
  const words =
    tested === undefined
      ? voice.say('change.untested', { wave })
      : voice.say(`change.${tested.significant ? 'tested' : 'same'}.share`, {
          change: voice.points(tested.difference),
          wave,
        });
  return [voice.say('distribution.change', { levels, change: words })];
}

interface Named {
  readonly group: PublicGroup<Distribution>;
  readonly label: string;
}

function scaleOf({ levels, midpoint, top }: Rating): Scale {
  return { values: Object.fromEntries(levels.map(({ code, value }) => [code, value])), midpoint, top };
}

/** `good or very good`; only "top 3 levels" when the names would be too long. */
function favourableWords(voice: Voice, labels: readonly string[], top: number): string {
  const names = labels.slice(-top);
  return names.join('').length > 40 || top > 3
    ? voice.say('distribution.top.unnamed', { k: top })
    : voice.either(names.map((name) => voice.quote(name)));
}

function specOf(
  voice: Voice,
  rating: Rating,
  labels: readonly string[],
  found: Shown,
  named: readonly Named[],
  suppressBelow: number,
  whole: string,
): ReadingBarSpec {
  const middle = rating.levels.flatMap(({ code }, i) => (rating.midpoint.includes(code) ? [i] : []));
  const row = (key: string, label: string, of: Shown, state?: string): ReadingRow => ({
    key,
    label,
    base: count(voice, of.base.n),
    shares: of.levels.map(({ share }) => share.value ?? 0),
    top: shareWords(voice, of.favourable),
    small: state === 'small' ? voice.say('small.word') : state === 'empty' ? voice.say('empty.word') : undefined,
    detail: voice.say('distribution.detail', {
      label,
      shares: voice.list(
        of.levels.map(({ share }, i) =>
          voice.say('distribution.pair', { level: labels[i]!, share: shareWords(voice, share) }),
        ),
      ),
    }),
  });
  const reading = (levels: number, estimate: Shown['favourable'], label: string) => ({
    levels,
    text: shareWords(voice, estimate),
    label,
    interval: estimate.interval && {
      lo: estimate.interval[0],
      hi: estimate.interval[1],
      text: voice.interval(estimate.interval),
    },
  });
  const claimed = found.withMidpoint?.value;
  return {
    levels: rating.levels.map(({ code }, i) => ({ key: code, label: labels[i]! })),
    middle,
    total: row('all', whole, found),
    topBox: rating.top > 1 ? reading(1, found.topBox, voice.say('distribution.topbox')) : undefined,
    top: reading(
      rating.top,
      found.favourable,
      voice.say('distribution.top', { levels: favourableWords(voice, labels, rating.top), k: rating.top }),
    ),
    bottomBox: reading(1, found.bottomBox, voice.say('distribution.bottombox')),
    claim:
      claimed === undefined || middle[0] === undefined
        ? undefined
        : {
            from: middle[0],
            text: voice.say('distribution.claim', {
              share: voice.share(claimed, found.withMidpoint?.interval),
              level: labels[middle[0]]!,
            }),
          },
    rows: named.map(({ group, label }) =>
      group.state === 'hidden'
        ? { key: group.key, label, hidden: voice.say('hidden.words', { n: suppressBelow }) }
        : row(group.key, label, group.value, group.state),
    ),
    topHead: voice.say('distribution.tophead', { k: rating.top }),
    percent: (share) => voice.share(share, WHOLE),
    number: (share) => voice.bareShare(share, WHOLE),
  };
}

/** Inside the bars only whole percentages. */
const WHOLE = [0, 1] as const;

function summaryOf(voice: Voice, labels: readonly string[], rating: Rating, found: Shown): string {
  const shares = [...found.levels]
    .reverse()
    .map(({ share }, i) =>
      voice.say('distribution.pair', { level: labels[labels.length - 1 - i]!, share: shareWords(voice, share) }),
    );
  const sentences = [
    voice.say('distribution.summary', {
      shares: voice.list(shares),
      top: shareWithInterval(voice, found.topBox),
      favourable: shareWithInterval(voice, found.favourable),
      k: rating.top,
      bottom: shareWithInterval(voice, found.bottomBox),
    }),
  ];
  const { value, interval } = found.mean;
  if (value !== undefined) {
    const [low, high] = [rating.levels[0]!.value, rating.levels.at(-1)!.value];
    const mean = voice.number(value, 2);
    sentences.push(
      voice.say('distribution.mean', {
        mean:
          interval === undefined
            ? mean
            : voice.say('value.with-interval', { value: mean, interval: voice.range(interval, 2) }),
        low,
        high,
      }),
    );
  }
  return sentences.join(voice.say('sentence.gap'));
}

function levelTable(voice: Voice, labels: readonly string[], rating: Rating, found: Shown): FigureTable {
  const line = (label: string, estimate: Shown['favourable']) => [
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

function groupTable(
  voice: Voice,
  labels: readonly string[],
  rating: Rating,
  all: Shown,
  named: readonly Named[],
): FigureTable {
  const line = (label: string, of: Shown) => [
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

function tidyRows(
  rating: Rating,
  labels: readonly string[],
  found: Shown,
  group: string | undefined,
  remark?: string,
): TidyRow[] {
  const row = (code: string, label: string, measure: string, estimate: Shown['favourable']): TidyRow => ({
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
