import type { Layout } from './frame.ts';

/** Placed text: one line. `classes` are those of chart.css, and also decide the size, see `textSize`. */
export interface TextShape {
  readonly kind: 'text';
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly anchor: Anchor;
  readonly classes: string;
  readonly text: string;
}

export type Anchor = 'start' | 'middle' | 'end';

/** A mark in pixels, y downward, rounded to 0.01. What it looks like is its class's business. */
export type Shape =
  | TextShape
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly classes: string;
    }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly classes: string;
    }
  | { readonly kind: 'circle'; readonly cx: number; readonly cy: number; readonly r: number; readonly classes: string }
  | { readonly kind: 'path'; readonly d: string; readonly classes: string }
  | Item;

/** Marks that belong together, with what a reader is told on hover or focus. */
export interface Item {
  readonly kind: 'item';
  readonly key: string;
  readonly detail: string | undefined;
  readonly shapes: readonly Shape[];
}

/** A chart laid out: everything placed, nothing left to decide. Later shapes lie over earlier ones. */
export interface Drawing {
  readonly layout: Layout;
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Nearest hundredth of a pixel, so that output does not shake between machines. */
export function hundredth(pixels: number): number {
  return Math.round(pixels * 100) / 100 + 0;
}

export function text(x: number, y: number, words: string, classes = '', anchor: Anchor = 'start'): TextShape {
  return { kind: 'text', x: hundredth(x), y: hundredth(y), anchor, classes, text: words };
}

/** Lines of one text, from the first baseline downward. */
export function lines(
  x: number,
  y: number,
  words: readonly string[],
  classes: string,
  step: number,
  anchor: Anchor = 'start',
): Shape[] {
  return words.map((line, i) => text(x, y + i * step, line, classes, anchor));
}

export function rect(x: number, y: number, width: number, height: number, classes: string): Shape {
  const size = { width: hundredth(Math.max(0, width)), height: hundredth(Math.max(0, height)) };
  return { kind: 'rect', x: hundredth(x), y: hundredth(y), ...size, classes };
}

export function line(x1: number, y1: number, x2: number, y2: number, classes: string): Shape {
  return { kind: 'line', x1: hundredth(x1), y1: hundredth(y1), x2: hundredth(x2), y2: hundredth(y2), classes };
}

export function circle(cx: number, cy: number, r: number, classes: string): Shape {
  return { kind: 'circle', cx: hundredth(cx), cy: hundredth(cy), r: hundredth(r), classes };
}

/** `path('ci', 'M', 1, 2, 'H', 10)`: letters and numbers as SVG writes them. */
export function path(classes: string, ...steps: readonly (string | number)[]): Shape {
  return {
    kind: 'path',
    d: steps.map((step) => (typeof step === 'number' ? hundredth(step) : step)).join(' '),
    classes,
  };
}

export function item(key: string, detail: string | undefined, shapes: readonly Shape[]): Item {
  return { kind: 'item', key, detail, shapes };
}

export function drawing(layout: Layout, width: number, height: number, shapes: readonly Shape[]): Drawing {
  return { layout, width, height: Math.ceil(height), shapes };
}

/** All texts of a drawing, in drawing order. */
export function textsOf(shapes: readonly Shape[]): TextShape[] {
  return shapes.flatMap((shape) =>
    shape.kind === 'text' ? [shape] : shape.kind === 'item' ? textsOf(shape.shapes) : [],
  );
}
