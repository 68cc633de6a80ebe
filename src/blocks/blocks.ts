import type { FactsBlock, FigureBlock, InlineBlock, ProseBlock } from './block.ts';
import { answers } from './answers.ts';
import { crosstab } from './crosstab.ts';
import { distribution } from './distribution.ts';
import { importancePerformance } from './importance-performance.ts';
import { indexComparisonBlock } from './satisfaction-index/index-comparison-block.ts';
import { indexModelBlock } from './satisfaction-index/index-model-block.ts';
import { kanoQuadrant } from './kano-quadrant.ts';
import { keyDrivers } from './key-drivers.ts';
import { nps } from './nps.ts';
import { penaltyReward } from './penalty-reward.ts';
import { publishedFigures } from './published-figures.ts';
import { repurchaseCurve } from './repurchase-curve.ts';
import { switchingReasons } from './switching-reasons.ts';
import { action, actions } from './prose/actions.ts';
import { columns } from './prose/columns.ts';
import { finding } from './prose/finding.ts';
import { image } from './prose/image.ts';
import { keyNumber } from './prose/key-number.ts';
import { note } from './prose/note.ts';
import { quote } from './prose/quote.ts';
import { summary } from './prose/summary.ts';
import { term } from './prose/term.ts';
import { scorecard } from './scorecard.ts';
import { serviceQuality } from './service-quality.ts';
import { studyFacts } from './study-facts.ts';
import { trend } from './trend.ts';
import { value } from './value.ts';

/** A block whose props have been forgotten by the compiler; `props` checks them before anything else sees them. */
export type Block = FigureBlock<unknown, unknown> | InlineBlock<unknown> | FactsBlock<unknown> | ProseBlock<unknown>;

const narrative: readonly unknown[] = [action, actions, columns, finding, image, keyNumber, note, quote, summary, term];
const all: readonly unknown[] = [
  ...narrative,
  answers,
  crosstab,
  distribution,
  importancePerformance,
  indexComparisonBlock,
  indexModelBlock,
  kanoQuadrant,
  keyDrivers,
  nps,
  penaltyReward,
  publishedFigures,
  scorecard,
  studyFacts,
  trend,
  value,
  serviceQuality,
  switchingReasons,
  repurchaseCurve,
];

/** Every block that an author can write, by name. */
export const blocks: ReadonlyMap<string, Block> = new Map(all.map((block) => [(block as Block).name, block as Block]));
