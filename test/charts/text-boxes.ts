import { expect } from 'vitest';
import { type Drawing, type Shape, type TextShape, textsOf } from '../../src/charts/drawing.ts';
import type { Frame } from '../../src/charts/frame.ts';
import { textSize } from '../../src/charts/measure.ts';

interface TextBox {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where the ink of a text lies: cap height above the baseline, a little below it. */
function textBox({ text, x, y, anchor, classes }: TextShape, { measure, layout }: Frame): TextBox {
  const width = measure(text, classes);
  const size = textSize(classes, layout);
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  return { text, left, right: left + width, top: y - 0.74 * size, bottom: y + 0.16 * size };
}

function flat(shapes: readonly Shape[]): Shape[] {
  return shapes.flatMap((shape) => (shape.kind === 'item' ? flat(shape.shapes) : [shape]));
}

/** Every text that touches another, or leaves the sheet; every mark that does; every pixel that is not a number. */
export function layoutFaults(drawing: Drawing, frame: Frame): string[] {
  const boxes = textsOf(drawing.shapes)
    .filter(({ text }) => text !== '')
    .map((shape) => textBox(shape, frame));
  const faults: string[] = [];
  const name = ({ text }: TextBox) => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
  for (const [i, a] of boxes.entries()) {
    if (a.left < -0.5 || a.right > drawing.width + 0.5 || a.top < -0.5 || a.bottom > drawing.height + 0.5) {
      faults.push(`${name(a)} leaves the sheet: ${[a.left, a.right, a.top, a.bottom].map(Math.round).join(' ')}`);
    }
    for (const b of boxes.slice(i + 1)) {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across > 0.5 && down > 0.5)
        faults.push(`${name(a)} touches ${name(b)} by ${across.toFixed(1)} × ${down.toFixed(1)}`);
    }
  }
  for (const shape of flat(drawing.shapes)) {
    if (/NaN|Infinity|undefined/.test(JSON.stringify(shape)) || Object.values(shape).some((value) => value === null)) {
      faults.push(`not a number in ${JSON.stringify(shape)}`);
    }
    const [left, right, top, bottom] = extent(shape);
    if (left < -1 || right > drawing.width + 1 || top < -1 || bottom > drawing.height + 1) {
      faults.push(`${shape.kind} leaves the sheet: ${JSON.stringify(shape)}`);
    }
  }
  return faults;
}

function extent(shape: Shape): [number, number, number, number] {
  switch (shape.kind) {
    case 'rect':
      return [shape.x, shape.x + shape.width, shape.y, shape.y + shape.height];
    case 'circle':
      return [shape.cx - shape.r, shape.cx + shape.r, shape.cy - shape.r, shape.cy + shape.r];
    case 'line':
      return [
        Math.min(shape.x1, shape.x2),
        Math.max(shape.x1, shape.x2),
        Math.min(shape.y1, shape.y2),
        Math.max(shape.y1, shape.y2),
      ];
    case 'path':
    case 'text':
    case 'item':
      return [0, 0, 0, 0];
  }
}

export function expectCleanLayout(drawing: Drawing, frame: Frame): void {
  expect(layoutFaults(drawing, frame)).toEqual([]);
}
