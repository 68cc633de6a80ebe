import type { FactsBlock, FigureBlock, InlineBlock } from './block.ts';
import { distribution } from './distribution.ts';
import { studyFacts } from './study-facts.ts';
import { value } from './value.ts';

/** A block whose props have been forgotten by the compiler; `props` checks them before anything else sees them. */
export type Block = FigureBlock<unknown, unknown> | InlineBlock<unknown> | FactsBlock<unknown>;

const all: readonly unknown[] = [distribution, studyFacts, value];

/** Every block that an author can write, by name. */
export const blocks: ReadonlyMap<string, Block> = new Map(all.map((block) => [(block as Block).name, block as Block]));
