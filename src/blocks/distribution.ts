import { z } from 'zod';
import { distribution as distributionOf, type Distribution, type Scale } from '../analyses/distribution.ts';
import { gate } from '../analyses/gate.ts';
import { panels, type Panels } from '../analyses/panels.ts';
import { frame } from '../charts/frame.ts';
import { readingBar } from '../charts/reading-bar.ts';
import type { MissingCounts, Origin } from '../survey/crosstab.ts';
import type { PublicFinding } from '../survey/finding.ts';
import type { Voice } from '../i18n/speak.ts';
import type { FigureBlock, FigureParts } from './block.ts';
import type { Desk, Rating } from './desk.ts';
import { distributionBar } from './distribution-bar.ts';
import { groupTable, levelTable, tidyRows } from './distribution-table.ts';
import {
  favourableWords,
  scaleOfFavour,
  type Named,
  nameBeforeShare,
  type ShownDistribution,
} from './distribution-view.ts';
import { changeSentence, type FavourableChange, favourableChange, wavePair } from './favourable-change.ts';
import { address, figureProps, idOf } from './figure-props.ts';
import { hiddenFigure } from './hidden-figure.ts';
import { baseNotes, gateNotes, questionName, questionNote, whoWords } from './notes.ts';
import { namedTitle, plainName } from './short-name.ts';
import { shareWithInterval, shareWords } from './share-words.ts';
import { tidy } from './tidy.ts';

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
    const panelsShownDistribution =
      groups === undefined || groups.state === 'hidden' ? [] : groups.finding.panels.groups;
    const named = panelsShownDistribution.map((group) => ({
      group,
      label: voice.text(parts.find(({ code }) => code === group.key)?.label ?? {}),
    }));
    const latest = by === 'wave' ? desk.wave('Distribution', wave) : undefined;
    const whole = latest === undefined ? voice.say('distribution.all') : voice.text(latest.label);
    const middle = by === undefined || by === 'wave' ? middleNote(desk, voice, rating, found) : undefined;
    const spec = distributionBar(voice, rating, labels, found, named, desk.study.privacy.suppressBelow, whole, middle);
    const favourable = favourableWords(voice, labels, rating.top);
    const shareTitle = voice.say(
      rating.question.askedIf === undefined ? 'distribution.title' : 'distribution.title.asked',
      {
        share: shareWords(voice, found.favourable),
        levels: favourable,
        who: whoWords(voice, { question: rating.question, base: found.base, missing }),
      },
    );
    const states = [all.state, ...panelsShownDistribution.map(({ state }) => state)];
    return {
      title:
        all.state === 'empty'
          ? name
          : by === undefined || by === 'wave'
            ? namedTitle(voice, name, shareTitle)
            : namedTitle(
                voice,
                name,
                voice.say('distribution.title.by', { levels: favourable, by: questionName(desk, voice, by) }),
              ),
      subtitle: voice.say('distribution.subtitle', {
        question: plainName(voice.text(rating.label ?? rating.question.text)),
      }),
      drawings:
        all.state === 'empty'
          ? []
          : [
              {
                key: '',
                wide: readingBar(spec, frame('wide', voice.language)),
                narrow: readingBar(spec, frame('narrow', voice.language)),
              },
            ],
      summary: [
        all.state === 'empty' ? voice.say('base.none') : summaryOf(voice, labels, rating, found),
        ...groupSentence(voice, favourable, named),
        ...changeSentence(desk, voice, favourable, change),
      ].join(voice.say('sentence.gap')),
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

/** Once on a page: that the middle of a scale of satisfaction or praise is on neither side. Other scales invite no such reading. */
function middleNote(desk: Desk, voice: Voice, rating: Rating, found: ShownDistribution): string | undefined {
  const { value, interval } = found.midpoint ?? {};
  const middle = rating.levels
    .filter(({ code }) => rating.midpoint.includes(code))
    .map(({ label }) => voice.text(label));
  const kind = scaleOfFavour(voice, rating);
  if (value === undefined || kind === undefined || middle.length === 0) return undefined;
  if (middle.every((label) => /^[\d\s.]*$/.test(label)) || !desk.firstOnPage('middle')) return undefined;
  return voice.say(`distribution.middle.${kind}`, { level: voice.list(middle), share: voice.share(value, interval) });
}

/** The favourable share of each group that may be shown. */
function groupSentence(voice: Voice, levels: string, named: readonly Named[]): string[] {
  const shares = named.flatMap(({ group, label }) =>
    group.state === 'hidden' || group.state === 'empty'
      ? []
      : [
          voice.say('distribution.pair', {
            level: nameBeforeShare(voice, label),
            share: shareWords(voice, group.value.favourable),
          }),
        ],
  );
  return shares.length === 0 ? [] : [voice.say('distribution.groups', { levels, shares: voice.list(shares) })];
}

function scaleOf({ levels, midpoint, top }: Rating): Scale {
  return { values: Object.fromEntries(levels.map(({ code, value }) => [code, value])), midpoint, top };
}

function summaryOf(voice: Voice, labels: readonly string[], rating: Rating, found: ShownDistribution): string {
  const shares = [...found.levels].reverse().map(({ share }, i) =>
    voice.say('distribution.pair', {
      level: nameBeforeShare(voice, labels[labels.length - 1 - i]!),
      share: shareWords(voice, share),
    }),
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
