import { z } from 'zod';
import { gate } from '../analyses/gate.ts';
import { kano, type Kano } from '../analyses/kano.ts';
import { kanoPriority } from '../analyses/kano-priority.ts';
import { kanoSplit, type KanoSplit } from '../analyses/kano-split.ts';
import { frame } from '../charts/frame.ts';
import { quadrantMap } from '../charts/quadrant-map.ts';
import { stackedShares } from '../charts/stacked-shares.ts';
import type { Origin } from '../survey/crosstab.ts';
import type { PublicFinding } from '../survey/finding.ts';
import { KANO_ANSWERS, type KanoQuestion } from '../survey/question.ts';
import type { Voice } from '../i18n/speak.ts';
import { BlockProblem, type FigureBlock, type FigureDrawing, type FigureNote, type FigureParts } from './block.ts';
import type { Desk } from './desk.ts';
import { address, figureProps, idOf } from './figure-props.ts';
import { hiddenFigure } from './hidden-figure.ts';
import {
  chosenAttributes,
  type ClassedFeature,
  classedFeatures,
  type NamedFeature,
  namedFeatures,
} from './kano-attributes.ts';
import { kanoMapSpec, kanoSharesSpec, mappedFeatures } from './kano-drawings.ts';
import { kanoData, kanoTable } from './kano-numbers.ts';
import { kanoSummary, kanoTitle } from './kano-summary.ts';
import { baseNotes, gateNotes, questionNote } from './notes.ts';

const props = z
  .strictObject({
    of: address,
    attributes: z.array(address).min(1).optional(),
    table: z.enum(['standard', 'pouliot']).optional(),
    split: z.enum(['half', 'mean']).optional(),
    ...figureProps,
  })
  .omit({ published: true });
type Props = z.infer<typeof props>;

interface Found {
  readonly kano: PublicFinding<Kano>;
  readonly origin: Origin;
}

/** `<KanoQuadrant of="features" />`: what each attribute does when it is there and when it is not, on a map and as shares. */
export const kanoQuadrant: FigureBlock<Props, Found> = {
  kind: 'figure',
  name: 'KanoQuadrant',
  props,
  defaultId: ({ of }) => idOf(of),

  find(desk, { of, attributes, table, wave, where }) {
    const question = desk.question('KanoQuadrant', 'of', of, ['kano']);
    const chosen = chosenAttributes(question, attributes);
    if (desk.study.waves.length === 0) {
      throw new BlockProblem(
        `of="${of}" in <KanoQuadrant>`,
        'a question that was asked of respondents',
        'KANO pairs cannot be read from a published table; give the study a wave with a data file.',
      );
    }
    const whom = { where: desk.where('KanoQuadrant', where), wave: desk.wave('KanoQuadrant', wave)?.id };
    const pairs = desk.ask(
      chosen.map(({ id }) => ({
        of: [{ item: `${of}.${id}.functional` }, { item: `${of}.${id}.dysfunctional` }],
        ...whom,
      })),
    );
    const finding = kano(
      chosen.map(({ id }, i) => ({ id, pair: pairs[i]! })),
      table,
    );
    return { kano: gate(finding, desk.study.privacy), origin: pairs[0]!.origin };
  },

  view(desk, props, { kano: found, origin }, voice): FigureParts {
    const question = desk.question('KanoQuadrant', 'of', props.of, ['kano']);
    const name = voice.text(question.label ?? question.text);
    const features = found.state === 'hidden' ? [] : found.finding.features.groups;
    if (features.every(({ state }) => state === 'hidden')) return hiddenFigure(desk, voice, name, question);
    const asked = namedFeatures(voice, question, features);
    const printed = namedFeatures(voice, question, kanoPriority(features));
    const classed = classedFeatures(printed);
    const split = kanoSplit(features, props.split);
    return {
      title: classed.length === 0 ? name : kanoTitle(voice, printed),
      subtitle: voice.say('kano.subtitle'),
      drawings: drawings(desk, voice, printed, split),
      summary: classed.length === 0 ? voice.say('base.none') : kanoSummary(voice, printed),
      notes: notes(desk, voice, props, question, origin, printed, split),
      table: kanoTable(voice, props.attributes === undefined ? printed : asked),
      data: kanoData(asked),
      reading: voice.say('kano.reading'),
    };
  },
};

function drawings(desk: Desk, voice: Voice, printed: readonly NamedFeature[], split: KanoSplit): FigureDrawing[] {
  const [wide, narrow] = [frame('wide', voice.language), frame('narrow', voice.language)];
  const map = kanoMapSpec(voice, printed, split);
  const shares = kanoSharesSpec(voice, printed, desk.study.privacy.suppressBelow);
  return [
    ...(map.points.length === 0
      ? []
      : [{ key: 'map', wide: quadrantMap(map, wide), narrow: quadrantMap(map, narrow) }]),
    { key: 'shares', wide: stackedShares(shares, wide), narrow: stackedShares(shares, narrow) },
  ];
}

function notes(
  desk: Desk,
  voice: Voice,
  { table, split: rule, wave, where }: Props,
  question: KanoQuestion,
  origin: Origin,
  printed: readonly NamedFeature[],
  split: KanoSplit,
): FigureNote[] {
  const { wording } = question;
  const classed = classedFeatures(printed);
  const weighted = origin.kind === 'respondents' && origin.weighted;
  const answers =
    wording &&
    voice.say('kano.answers', {
      answers: voice.list(KANO_ANSWERS.map((own) => voice.quote(voice.text(wording[own])))),
    });
  const mapped = mappedFeatures(printed);
  const offMap = classed.filter((one) => !mapped.some(({ key }) => key === one.key));
  const method = [
    voice.say('kano.test.intervals'),
    rule === 'mean'
      ? voice.say('kano.test.split.mean', {
          better: voice.number(split.better, 2),
          worse: voice.number(-split.worse, 2),
        })
      : voice.say('kano.test.split.half', { cut: voice.number(0.5, 1) }),
    ...(offMap.length === 0
      ? []
      : [voice.say('kano.test.off-map', { attributes: voice.list(offMap.map(({ label }) => voice.quote(label))) })]),
    voice.say('kano.test.mixed'),
    voice.say('kano.test.fong'),
    ...(weighted ? [voice.say('kano.test.weighted')] : []),
  ];
  return [
    ...baseNotes(desk, voice, {
      question,
      origin,
      base: undefined,
      who: classed.length === 0 ? undefined : whoWords(voice, classed, weighted),
      wave: desk.wave('KanoQuadrant', wave),
      where: desk.where('KanoQuadrant', where),
    }),
    questionNote(voice, question, [
      ...(answers === undefined ? [] : [answers]),
      voice.say(`kano.table.${table ?? 'standard'}`),
    ]),
    { term: voice.say('note.test'), words: voice.say('note.sentence', { words: method.join(voice.say('note.and')) }) },
    ...gateNotes(
      desk,
      voice,
      printed.map(({ feature }) => feature.state),
    ),
  ];
}

/** `203 to 207 respondents, depending on the attribute, weighted (effective base 180 to 184)`. */
function whoWords(voice: Voice, classed: readonly ClassedFeature[], weighted: boolean): string {
  const bases = classed.map(({ found, category }) => found.shares[category].base);
  const who = fromTo(
    bases.map(({ n }) => n ?? 0),
    (n) => voice.say('kano.base.same', { n }),
    (low, high) => voice.say('kano.base.range', { low: voice.number(low), high: voice.number(high) }),
  );
  if (!weighted) return who;
  const effective = fromTo(
    bases.map((base) => Math.round(base.effective ?? 0)),
    (k) => voice.number(k),
    (low, high) => voice.range([low, high], 0),
  );
  return voice.say('base.weighted', { who, effective });
}

function fromTo(
  sizes: readonly number[],
  same: (size: number) => string,
  range: (low: number, high: number) => string,
): string {
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  return low === high ? same(low) : range(low, high);
}
