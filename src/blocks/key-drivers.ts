import { z } from 'zod';
import { gate } from '../analyses/gate.ts';
import { keyDrivers as driversOf, type KeyDrivers } from '../analyses/key-drivers.ts';
import { termMean, termShare } from '../analyses/term-mean.ts';
import { frame } from '../charts/frame.ts';
import { intervalBars } from '../charts/interval-bars.ts';
import type { Base, Estimate } from '../survey/estimate.ts';
import type { PublicFinding } from '../survey/finding.ts';
import type { NumericTerm } from '../survey/moments.ts';
import { BlockProblem, type FigureBlock, type FigureParts } from './block.ts';
import { figureBootstrap } from './bootstrap.ts';
import { driverItems, outcomeItem } from './driver-items.ts';
import { DRIVER_METHODS } from './driver-measure.ts';
import { driverData, driverTable } from './driver-table.ts';
import { driverBars, type DriverView, ranked } from './driver-view.ts';
import { driverMethod, driverReading, driverSummary, driverTitle } from './driver-words.ts';
import { address, figureProps, idOf } from './figure-props.ts';
import { hiddenFigure } from './hidden-figure.ts';
import { modelProblem } from './model-problem.ts';
import { baseNotes, gateNotes, peopleWords, questionNote } from './notes.ts';

const props = z
  .strictObject({
    of: address,
    drivers: z.union([address, z.array(address).min(1)], { error: 'the id of a grid, or a list of ratings' }),
    method: z.enum(DRIVER_METHODS).default('johnson'),
    replicates: z.int().min(100).max(10_000).default(1000),
    ...figureProps,
  })
  .omit({ published: true });
type Props = z.infer<typeof props>;

export interface DriverFinding {
  readonly method: 'key-drivers';
  /** Whoever answered the outcome and every driver. */
  readonly base: Base;
  /** Undefined where the base is too small to be shown. */
  readonly model: KeyDrivers | undefined;
  /** Share of the base that rates each driver favourably. */
  readonly favourable: readonly { readonly id: string; readonly share: Estimate }[];
  readonly seed: number;
}

interface Found {
  readonly all: PublicFinding<DriverFinding>;
}

const BLOCK = 'KeyDrivers';
/** Exact to so many; METHODS 9. */
const LMG_LIMIT = 15;

/** `<KeyDrivers of="overall" drivers="ratings" />`: how closely each rating goes with an outcome, and how well it is rated. */
export const keyDrivers: FigureBlock<Props, Found> = {
  kind: 'figure',
  name: BLOCK,
  props,
  defaultId: ({ of }) => `${idOf(of)}-drivers`,

  find(desk, { of, drivers, method, replicates, wave, where }) {
    const outcome = outcomeItem(desk, BLOCK, of);
    const items = driverItems(desk, BLOCK, 'drivers', drivers, of);
    if (method === 'lmg' && items.length > LMG_LIMIT) {
      throw new BlockProblem(
        `method="lmg" with ${items.length} drivers in <${BLOCK}>`,
        `${LMG_LIMIT} drivers at most`,
        'Use method="johnson", or name fewer drivers.',
      );
    }
    const whom = { where: desk.where(BLOCK, where), wave: desk.wave(BLOCK, wave)?.id, missing: 'listwise' as const };
    const terms = Object.fromEntries([of, ...items.map(({ item }) => item)].map((item) => [item, { item }]));
    const favourable = items.map(({ item, favourableFrom }): [string, NumericTerm] => [
      favourableTerm(item),
      { item, atLeast: favourableFrom },
    ]);
    const moments = desk.moments({ ...whom, terms: { ...terms, ...Object.fromEntries(favourable) } });
    const { base } = termMean(moments, of);
    const bootstrap = figureBootstrap(replicates);
    const shared = { method: 'key-drivers' as const, base, seed: bootstrap.seed };
    const { privacy } = desk.study;
    if ((base.n ?? 0) < privacy.suppressBelow) {
      return { all: gate<DriverFinding>({ ...shared, model: undefined, favourable: [] }, privacy) };
    }
    const model = driversOf(
      moments,
      { outcome: of, drivers: items.map(({ item }) => item) },
      desk.replicates({ ...whom, terms }, bootstrap),
    );
    if (model.kind !== 'drivers') throw modelProblem(BLOCK, outcome, items, model);
    const shares = items.map(({ item }) => ({ id: item, share: termShare(moments, favourableTerm(item)) }));
    return { all: gate<DriverFinding>({ ...shared, model, favourable: shares }, privacy) };
  },

  view(desk, { of, drivers, method, wave, where }, { all }, voice): FigureParts {
    const outcome = outcomeItem(desk, BLOCK, of);
    const items = driverItems(desk, BLOCK, 'drivers', drivers, of);
    const name = voice.say('drivers.title.open', { outcome: voice.quote(voice.text(outcome.label)) });
    if (all.state === 'hidden') return hiddenFigure(desk, voice, name, outcome.question);
    const { model, favourable, base, seed } = all.finding;
    if (model === undefined)
      return { ...hiddenFigure(desk, voice, name, outcome.question), summary: voice.say('base.none') };
    const view: DriverView = {
      voice,
      method,
      outcome: voice.quote(voice.text(outcome.label)),
      items,
      model,
      drivers: ranked(voice, method, items, model, favourable),
      seed,
    };
    const weighted = desk.study.weighting.kind !== 'none';
    const spec = driverBars(view);
    return {
      title: driverTitle(view) ?? name,
      subtitle: voice.say(`drivers.subtitle.${method}`, { outcome: view.outcome }),
      drawings: [
        {
          key: '',
          wide: intervalBars(spec, frame('wide', voice.language)),
          narrow: intervalBars(spec, frame('narrow', voice.language)),
        },
      ],
      summary: driverSummary(view),
      notes: [
        ...baseNotes(desk, voice, {
          question: outcome.question,
          origin: { kind: 'respondents', weighted },
          base,
          who: voice.say('drivers.base', { who: peopleWords(voice, base, weighted) }),
          wave: desk.wave(BLOCK, wave),
          where: desk.where(BLOCK, where),
        }),
        ...[...new Set([outcome.question, ...items.map(({ question }) => question)])].map((question) =>
          questionNote(voice, question),
        ),
        driverMethod(view),
        ...gateNotes(desk, voice, [all.state]),
      ],
      table: driverTable(view),
      data: driverData(view, all.state),
      reading: driverReading(view),
    };
  },
};

function favourableTerm(item: string): string {
  return `${item} favourable`;
}
