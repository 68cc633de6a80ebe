import { z } from 'zod';
import { gate } from '../analyses/gate.ts';
import { panels, type Panels } from '../analyses/panels.ts';
import { repurchaseCurve as curveOf, type RepurchaseCurve } from '../analyses/repurchase-curve.ts';
import { didYouMean } from '../errors.ts';
import type { Crosstab, MissingCounts, Origin } from '../survey/crosstab.ts';
import type { PublicFinding } from '../survey/finding.ts';
import type { Question, ScaleQuestion, SingleQuestion } from '../survey/question.ts';
import type { Text } from '../survey/text.ts';
import { wasAsked } from '../tabulate/open-study.ts';
import type { Voice } from '../i18n/speak.ts';
import { BlockProblem, type FigureBlock, type FigureParts } from './block.ts';
import { curveDrawings } from './curve-drawing.ts';
import { curvesWithoutHiddenRates, curveWithoutHiddenRates } from './curve-rates.ts';
import { curveData, curveTable } from './curve-table.ts';
import { type CurvePart, type CurveView, ratingName, yesNames } from './curve-view.ts';
import { curveSummary, curveTitle, methodNote } from './curve-words.ts';
import type { Desk, Rating } from './desk.ts';
import { address, code, codes, figureProps, idOf } from './figure-props.ts';
import { hiddenFigure } from './hidden-figure.ts';
import { baseNotes, gateNotes, questionNote } from './notes.ts';

const props = z.strictObject({
  of: address,
  // oxlint-disable-next-line unicorn/no-thenable -- the author's word; props are never awaited
  then: address,
  yes: codes.optional(),
  compare: address.optional(),
  fit: z.enum(['none', 'isotonic', 'logistic']).default('none'),
  by: z.string().optional(),
  note: z.strictObject({ at: code, text: z.string().min(1) }, { error: '{ at: "level", text: "words" }' }).optional(),
  ...figureProps,
});
type Props = z.infer<typeof props>;

interface Found {
  /** Undefined with `by`: next to its parts the whole would give away levels that are hidden in one of them. */
  readonly all: PublicFinding<RepurchaseCurve> | undefined;
  readonly groups: PublicFinding<Panels<RepurchaseCurve>> | undefined;
  readonly compare: { readonly source: Text; readonly curve: PublicFinding<RepurchaseCurve> } | undefined;
  readonly origin: Origin;
  readonly missing: MissingCounts | undefined;
}

type Again = SingleQuestion | ScaleQuestion;

const BLOCK = 'RepurchaseCurve';

/** `<RepurchaseCurve of="overall" then="repurchase" />`: who buys again at each level of satisfaction, and where the curve bends. */
export const repurchaseCurve: FigureBlock<Props, Found> = {
  kind: 'figure',
  name: BLOCK,
  props,
  defaultId: ({ then }) => idOf(then),

  find(desk, given) {
    const { of, by, wave, where, published } = given;
    const rating = desk.rating(BLOCK, 'of', of);
    const again = desk.question(BLOCK, 'then', given.then, ['single', 'scale']);
    const yes = yesCodes(desk, again, given.yes);
    if (given.note !== undefined) desk.codes(BLOCK, 'note.at', given.note.at, rating.levels, of);
    const scale = {
      values: Object.fromEntries(rating.levels.map(({ code, value }) => [code, value])),
      zones: rating.question.type === 'scale' ? rating.question.zones : undefined,
    };
    const { privacy } = desk.study;
    const compare = comparison(desk, given, again, (other) => curveOf(other, { ...scale, yes }));
    const table = desk.published(BLOCK, again.id, published, of);
    if (table !== undefined) {
      if (by !== undefined) throw publishedBy(by);
      const all = curveWithoutHiddenRates(gate(curveOf(table, { ...scale, yes }), privacy));
      return { all, groups: undefined, compare, origin: table.origin, missing: undefined };
    }
    if (!wasAsked(desk.open, of)) throw notAsked(of);
    const parts = by === undefined ? undefined : desk.by(BLOCK, by);
    if (by === 'wave' && wave !== undefined && wave !== 'all') throw waveTwice(wave);
    const [found] = desk.ask([
      {
        of: [{ item: of }, { item: again.id, oneOf: yes }],
        where: desk.where(BLOCK, where),
        wave: desk.wave(BLOCK, wave, by)?.id,
        ...(parts === undefined ? {} : { by: [parts.id] }),
      },
    ]);
    const { origin, missing } = found!;
    if (parts === undefined) {
      return {
        all: curveWithoutHiddenRates(gate(curveOf(found!, scale), privacy)),
        groups: undefined,
        compare,
        origin,
        missing: missing[0],
      };
    }
    const groups = gate(
      panels(found!, (group) => curveOf(group, scale)),
      privacy,
    );
    return { all: undefined, groups: curvesWithoutHiddenRates(groups), compare, origin, missing: undefined };
  },

  view(desk, given, found, voice): FigureParts {
    const { of, by, wave, where } = given;
    const rating = desk.rating(BLOCK, 'of', of);
    const again = desk.question(BLOCK, 'then', given.then, ['single', 'scale']);
    const { all, groups, origin, missing } = found;
    if ((all ?? groups)?.state === 'hidden') {
      return hiddenFigure(desk, voice, voice.text(again.label ?? again.text), again);
    }
    const view = viewOf(desk, voice, given, rating, again, found);
    const base = groups === undefined || groups.state === 'hidden' ? view.parts[0]?.curve?.base : groups.finding.base;
    const levels = view.parts.flatMap(({ curve }) => curve?.levels.groups.map(({ state }) => state) ?? []);
    const about = {
      question: rating.question.askedIf === undefined ? again : rating.question,
      origin,
      base,
      wave: desk.wave(BLOCK, wave, by),
      where: desk.where(BLOCK, where),
      missing,
    };
    const compared =
      view.compare === undefined
        ? []
        : [
            {
              term: voice.say('note.source'),
              words: voice.say('note.sentence', {
                words: voice.say('curve.note.compare', { source: voice.text(view.compare.source) }),
              }),
            },
          ];
    return {
      title: curveTitle(view),
      subtitle: voice.say('curve.subtitle', {
        question: voice.text(again.text),
        answers: yesNames(view),
        rating: voice.quote(ratingName(view)),
      }),
      drawings: curveDrawings(view),
      summary: curveSummary(view),
      notes: [
        ...baseNotes(desk, voice, about),
        ...compared,
        questionNote(voice, ratingQuestion(rating)),
        questionNote(voice, again),
        methodNote(view),
        ...gateNotes(desk, voice, [...view.parts.map(({ state }) => state), ...levels]),
      ],
      table: curveTable(view),
      data: curveData(view),
      reading: voice.say('curve.reading'),
    };
  },
};

/** The rating as a question to be quoted; an item of a grid by its own words. */
function ratingQuestion({ question, label }: Rating): Question {
  if (label === undefined) return question;
  const text = Object.fromEntries(
    Object.entries(question.text).map(([language, words]) => [language, `${words} ${label[language] ?? ''}`.trim()]),
  );
  return { ...question, text };
}

function viewOf(
  desk: Desk,
  voice: Voice,
  { by, fit, yes, note }: Props,
  rating: Rating,
  again: Again,
  found: Found,
): CurveView {
  const { all, groups, compare, origin } = found;
  const labels = by === undefined ? [] : desk.by(BLOCK, by).labels;
  const panelsShown = groups === undefined || groups.state === 'hidden' ? [] : groups.finding.panels.groups;
  const parts = panelsShown.map((group): CurvePart => {
    const label = labels.find(({ code }) => code === group.key)?.label;
    return {
      key: group.key,
      label: label === undefined ? group.key : voice.text(label),
      state: group.state,
      curve: group.state === 'hidden' ? undefined : group.value,
    };
  });
  const whole: CurvePart[] =
    all === undefined
      ? []
      : [{ key: 'all', label: undefined, state: all.state, curve: all.state === 'hidden' ? undefined : all.finding }];
  return {
    voice,
    rating,
    note,
    again,
    yes: yesCodes(desk, again, yes),
    suppressBelow: desk.study.privacy.suppressBelow,
    fit,
    origin,
    parts: [...whole, ...parts],
    compare:
      compare === undefined || compare.curve.state === 'hidden'
        ? undefined
        : { source: compare.source, curve: compare.curve.finding },
  };
}

/** The answers that count: those given, or "yes" where a question has it. */
function yesCodes(desk: Desk, again: Again, given: Props['yes']): string[] {
  const options = again.type === 'single' ? again.options : again.levels;
  if (given !== undefined) return desk.codes(BLOCK, 'yes', given, options, again.id);
  if (again.type === 'single' && options.some(({ code }) => code === 'yes')) return ['yes'];
  const likely = again.type === 'single' ? options.slice(0, 1) : options.slice(-again.top);
  const list = likely.map(({ code }) => `"${code}"`).join(', ');
  throw new BlockProblem(
    `no "yes" in <${BLOCK}>`,
    `the answers to "${again.id}" that count as buying again`,
    `Such as yes={[${list}]}.`,
  );
}

/** The published table that is drawn over the curve. */
function comparison(
  desk: Desk,
  { of, compare }: Props,
  again: Again,
  curve: (table: Crosstab) => RepurchaseCurve,
): Found['compare'] {
  if (compare === undefined) return undefined;
  const tables = desk.study.published.filter((table) => table.of === again.id && table.by === of);
  const table = tables.find(({ id }) => id === compare);
  const found = table && desk.open.published.get(table.id);
  if (table !== undefined && found !== undefined) {
    return { source: table.source, curve: curveWithoutHiddenRates(gate(curve(found), desk.study.privacy)) };
  }
  const known = tables.map(({ id }) => id);
  throw new BlockProblem(
    `compare="${compare}" in <${BLOCK}>`,
    `a published table of "${again.id}" by "${of}"`,
    didYouMean(compare, known) ?? 'Declare one under `published`.',
  );
}

function notAsked(of: string): BlockProblem {
  return new BlockProblem(
    `of="${of}" in <${BLOCK}>`,
    'a question that was asked of respondents',
    'Give the question its column, or name a table under `published`.',
  );
}

function waveTwice(wave: string): BlockProblem {
  return new BlockProblem(
    `wave="${wave}" with by="wave" in <${BLOCK}>`,
    'one of the two',
    'Leave `wave` out to show all waves, or `by` to show this one.',
  );
}

function publishedBy(by: string): BlockProblem {
  return new BlockProblem(
    `by="${by}" in <${BLOCK}>, which shows published figures`,
    'no `by`: published figures name no groups of respondents',
    'Leave `by` out.',
  );
}
