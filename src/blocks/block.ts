import type { z } from 'zod';
import type { Drawing } from '../charts/drawing.ts';
import type { Voice } from '../i18n/speak.ts';
import type { Desk } from './desk.ts';

/** A chart in its two layouts; which one shows is decided by the width of its container. */
export interface FigureDrawing {
  /** Ends its file's name: `leaving.svg` for `''`, `features-map.svg` for `map`. */
  readonly key: string;
  readonly wide: Drawing;
  readonly narrow: Drawing;
}

/** The numbers of a figure as a reader's table. Cells are finished words. */
export interface FigureTable {
  readonly head: readonly string[];
  /** The first cell of a row is its heading; a row of one cell heads the rows below it. */
  readonly rows: readonly (readonly string[])[];
  /** A line above `head`: each label stands over so many columns. */
  readonly banner?: readonly { readonly label: string; readonly columns: number }[];
}

/** The numbers of a figure for a spreadsheet. Shares are 0 to 1; an empty cell is a number that does not exist or is hidden. */
export interface FigureData {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | undefined)[])[];
}

/** `**Base:** 1,250 customers`: one line under a figure. */
export interface FigureNote {
  readonly term: string;
  readonly words: string;
}

/** A table that stands open in its figure, under a heading of its own. */
export interface FigurePanel {
  readonly title: string;
  /** How to take the numbers. */
  readonly words: string | undefined;
  readonly table: FigureTable;
}

/** A figure in words and ink, in one language. */
export interface FigureParts {
  /** The neutral title; an author's own replaces it. */
  readonly title: string;
  readonly subtitle: string;
  readonly drawings: readonly FigureDrawing[];
  /** The table is the picture: it stands open, on paper too. */
  readonly open?: true;
  readonly summary: string;
  readonly notes: readonly FigureNote[];
  readonly table: FigureTable;
  /** Further tables, which a reader sees without opening anything. */
  readonly panels?: readonly FigurePanel[] | undefined;
  readonly data: FigureData;
  /** How to read this kind of chart, in a few sentences. */
  readonly reading: string;
}

/** A block that draws: its props, the finding behind it, and how it looks in a language. */
export interface FigureBlock<Props = never, Finding = unknown> {
  readonly kind: 'figure';
  readonly name: string;
  readonly props: z.ZodType<Props>;
  /** The id that a figure gets when the author gives none. */
  defaultId(props: Props): string;
  /** @throws {BlockProblem} when a prop does not fit the study */
  find(desk: Desk, props: Props): Finding;
  view(desk: Desk, props: Props, finding: Finding, voice: Voice): FigureParts;
}

/** A number inside a sentence. */
export interface InlineParts {
  readonly text: string;
  /** The unrounded number, for machines. */
  readonly value: number | undefined;
  /** Interval and base, as far as the author wants them printed. */
  readonly aside: string;
}

export interface InlineBlock<Props = never> {
  readonly kind: 'inline';
  readonly name: string;
  readonly props: z.ZodType<Props>;
  /** @throws {BlockProblem} when a prop does not fit the study */
  view(desk: Desk, props: Props, voice: Voice): InlineParts;
}

/** Where a figure is, for a block of the narrative that leans on it. */
export interface FigureLink {
  /** Relative to the page. */
  readonly href: string;
  readonly number: number;
  readonly title: string;
}

/** A block of the narrative: it frames the words inside it and computes nothing. */
export interface ProseBlock<Props = never, Parts = unknown> {
  readonly kind: 'prose';
  readonly name: string;
  readonly props: z.ZodType<Props>;
  /** The block that it must stand in. */
  readonly within?: string;
  /** What it must hold, and how many. */
  readonly holds?: { readonly block: string; readonly from: number; readonly to: number };
  /** May stand without words inside. */
  readonly empty?: boolean;
  /** Id of the figure that it leans on. */
  figure?(props: Props): string | undefined;
  /** @throws {BlockProblem} when a prop does not fit the study */
  view(props: Props, voice: Voice, figure: FigureLink | undefined, desk: Desk): Parts;
}

/** A list of facts, terms and words. */
export interface FactsBlock<Props = never> {
  readonly kind: 'facts';
  readonly name: string;
  readonly props: z.ZodType<Props>;
  view(desk: Desk, props: Props, voice: Voice): readonly FigureNote[];
}

/** A prop that does not fit the study. The place is the author's line, which the block does not know. */
export class BlockProblem extends Error {
  override readonly name = 'BlockProblem';
  readonly found: string;
  readonly expected: string;
  readonly hint: string | undefined;

  constructor(found: string, expected: string, hint?: string) {
    super(`found ${found}, expected ${expected}`);
    this.found = found;
    this.expected = expected;
    this.hint = hint;
  }
}
