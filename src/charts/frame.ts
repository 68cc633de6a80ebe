import { type Measure, measurer } from './measure.ts';

export type Layout = 'wide' | 'narrow';

/** The sheet that a chart is laid out on: its width in pixels, and how wide words will be. Height follows from the content. */
export interface Frame {
  readonly layout: Layout;
  readonly narrow: boolean;
  readonly width: number;
  readonly measure: Measure;
}

/** 720 px for pages and paper, 340 px for phones; `lang` decides which fonts the words will be set in. */
export function frame(layout: Layout, lang: string): Frame {
  const narrow = layout === 'narrow';
  return { layout, narrow, width: narrow ? 340 : 720, measure: measurer(layout, lang) };
}
