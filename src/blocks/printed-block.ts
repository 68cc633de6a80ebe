import { didYouMean, type Problem } from '../errors.ts';
import type { Voice } from '../i18n/speak.ts';
import {
  BlockProblem,
  type FigureLink,
  type FigureNote,
  type FigureParts,
  type InlineParts,
  type ProseBlock,
} from './block.ts';
import { type Block, blocks } from './blocks.ts';
import type { Desk } from './desk.ts';
import { type FigureSwitch, figureSwitch } from './figure-switch.ts';
import type { Outline, PlacedBlock } from './outline.ts';
import { propProblems } from './prop-problems.ts';
import { switchedFinding, type SwitchedFinding, type SwitchProps } from './switched-finding.ts';

/** A figure of a report: numbered, named, and ready to be printed. */
export interface Figure extends FigureParts {
  readonly kind: 'figure';
  readonly id: string;
  /** Its title as the numbers have it, whatever the author has written over it. */
  readonly generated: string;
  /** Counted through the whole report. */
  readonly number: number;
  readonly block: string;
  /** Slug of its page. */
  readonly page: string;
  /** Of its title among the headings of the page. */
  readonly level: 2 | 3;
  /** What was computed, for `results.json`. */
  readonly finding: unknown;
  /** The same figure for each wave or answer, where the author asks for a switch. */
  readonly switch: FigureSwitch | undefined;
}

/** What a block became, by its place in the page (`line:column`). */
export type Printed =
  | Figure
  | ({ readonly kind: 'inline' } & InlineParts)
  | { readonly kind: 'facts'; readonly facts: readonly FigureNote[] }
  | { readonly kind: 'prose'; readonly block: string; readonly parts: object };

/** What is wrong with a block; its place is known to the page alone. */
export type Failed = { readonly problems: readonly Omit<Problem, 'place'>[] };
type Done = Exclude<Printed, Figure> | Omit<Figure, 'number' | 'page' | 'level'>;
type Prose = Extract<Printed, { kind: 'prose' }>;

/** A block of numbers in one language. Findings do not depend on the language and are computed once, in `findings`. */
export function printedBlock(
  desk: Desk,
  voice: Voice,
  placed: PlacedBlock,
  findings: Map<string, unknown>,
): Done | Failed {
  const block: Block | undefined = blocks.get(placed.name);
  if (block === undefined) {
    return {
      problems: [
        {
          found: `the block <${placed.name}>`,
          expected: 'one of Topbox’s blocks',
          hint: didYouMean(placed.name, blocks.keys()),
        },
      ],
    };
  }
  if (block.kind === 'prose') return { kind: 'prose', block: placed.name, parts: {} };
  const props = block.props.safeParse(placed.props);
  if (!props.success)
    return { problems: propProblems({ file: '' }, `<${placed.name}>`, block.props, props.error, placed.props) };
  try {
    switch (block.kind) {
      case 'inline':
        return { kind: 'inline', ...block.view(desk, props.data, voice) };
      case 'facts':
        return { kind: 'facts', facts: block.view(desk, props.data, voice) };
      case 'figure': {
        const { id, title, ...numbers } = props.data as { id?: string; title?: string } & SwitchProps;
        const key = `${placed.name} ${JSON.stringify(numbers)}`;
        if (!findings.has(key)) {
          findings.set(key, switchedFinding(desk, block, numbers) ?? block.find(desk, props.data));
        }
        const found = findings.get(key);
        const switched = numbers.switch === undefined ? undefined : (found as SwitchedFinding);
        const whole = switched?.whole ?? { props: props.data, finding: found };
        const parts = block.view(desk, whole.props, whole.finding, voice);
        const own = id ?? block.defaultId(props.data);
        return {
          kind: 'figure',
          ...parts,
          id: own,
          title: title ?? parts.title,
          generated: parts.title,
          block: placed.name,
          finding: whole.finding,
          switch: switched && parts.table.rows.length > 0 ? figureSwitch(desk, block, own, switched, voice) : undefined,
        };
      }
    }
  } catch (error) {
    if (error instanceof BlockProblem)
      return { problems: [{ found: error.found, expected: error.expected, hint: error.hint }] };
    throw error;
  }
}

/** Blocks of the narrative come second, when all figures that they may lean on are known. */
export function printedProse(
  desk: Desk,
  voice: Voice,
  placed: PlacedBlock,
  page: Outline,
  linkTo: (id: string) => FigureLink,
): Prose | Failed | undefined {
  const block = blocks.get(placed.name);
  if (block?.kind !== 'prose') return undefined;
  const misplaced = misplacement(block, placed, page);
  if (misplaced !== undefined) return { problems: [misplaced] };
  const props = block.props.safeParse(placed.props);
  if (!props.success)
    return { problems: propProblems({ file: '' }, `<${placed.name}>`, block.props, props.error, placed.props) };
  try {
    const id = block.figure?.(props.data);
    const parts = block.view(props.data, voice, id === undefined ? undefined : linkTo(id), desk);
    return { kind: 'prose', block: placed.name, parts: parts as object };
  } catch (error) {
    if (error instanceof BlockProblem)
      return { problems: [{ found: error.found, expected: error.expected, hint: error.hint }] };
    throw error;
  }
}

function misplacement(
  block: ProseBlock<unknown>,
  placed: PlacedBlock,
  page: Outline,
): Omit<Problem, 'place'> | undefined {
  const { name, within, holds, empty = false } = block;
  if (within !== undefined && placed.within.at(-1) !== within) {
    return {
      found: `<${name}> outside <${within}>`,
      expected: `<${name}> inside <${within}>`,
      hint: `Put it between <${within}> and </${within}>.`,
    };
  }
  if (!empty && placed.words === '') {
    return { found: `<${name}> without words`, expected: 'text inside it', hint: `<${name} …>Words.</${name}>` };
  }
  if (holds === undefined) return undefined;
  const count = page.blocks.filter((inner) => inner.name === holds.block && inner.inside.includes(placed.index)).length;
  if (count >= holds.from && count <= holds.to) return undefined;
  const range = holds.to > 20 ? `at least ${holds.from}` : `${holds.from} to ${holds.to}`;
  return { found: `<${name}> with ${count} <${holds.block}>`, expected: `${range} of them`, hint: undefined };
}
