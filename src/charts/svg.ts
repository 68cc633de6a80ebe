import type { Element } from 'hast';
import { s } from 'hastscript';
import { toHtml } from 'hast-util-to-html';
import type { Drawing, Shape } from './drawing.ts';

export type SvgNode = Element;

/** Ids of the visible texts that name and describe the figure. */
export interface SvgNames {
  readonly labelledBy?: string | undefined;
  readonly describedBy?: string | undefined;
}

/** Print a laid-out chart as a tree. Decides nothing: no arithmetic, no colour but a class, no id it was not given. */
export function svgNode(
  { layout, width, height, shapes }: Drawing,
  { labelledBy, describedBy }: SvgNames = {},
): SvgNode {
  return s(
    'svg',
    {
      className: ['chart', layout],
      role: 'img',
      'aria-labelledby': labelledBy,
      'aria-describedby': describedBy,
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
    },
    shapes.map((shape) => shapeNode(shape, true)),
  );
}

/** The drawing as a file of its own: names inside, style inside, 16 px of paper around. `css` is chart.css. */
export interface StandaloneWords {
  readonly title: string;
  readonly desc: string;
  readonly css: string;
  readonly lang: string;
}

export function standaloneSvg(
  { layout, width, height, shapes }: Drawing,
  { title, desc, css, lang }: StandaloneWords,
): SvgNode {
  const outer = { width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  return s(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      className: ['chart', layout],
      role: 'img',
      lang,
      'xml:lang': lang,
      viewBox: `${-MARGIN} ${-MARGIN} ${outer.width} ${outer.height}`,
      ...outer,
    },
    [
      s('title', clean(title)),
      s('desc', clean(desc)),
      s(
        'style',
        css
          .replace(/\/\*[\s\S]*?\*\//g, '')
          .replace(/\s*\n\s*/g, '\n')
          .trim(),
      ),
      s('rect', { className: ['paper'], x: -MARGIN, y: -MARGIN, ...outer }),
      ...shapes.map((shape) => shapeNode(shape, false)),
    ],
  );
}

const MARGIN = 16;

/** Markup that is both HTML and XML. */
export function svgText(node: SvgNode): string {
  return toHtml(node, { space: 'svg', closeEmptyElements: true, characterReferences: { useNamedReferences: false } });
}

function shapeNode(shape: Shape, interactive: boolean): SvgNode {
  switch (shape.kind) {
    case 'text': {
      const { x, y, anchor, classes } = shape;
      return s(
        'text',
        { className: names(`t ${classes}`), x, y, textAnchor: anchor === 'start' ? undefined : anchor },
        [clean(shape.text)],
      );
    }
    case 'rect': {
      const { x, y, width, height, classes } = shape;
      return s('rect', { className: names(classes), x, y, width, height });
    }
    case 'line': {
      const { x1, y1, x2, y2, classes } = shape;
      return s('line', { className: names(classes), x1, y1, x2, y2 });
    }
    case 'circle': {
      const { cx, cy, r, classes } = shape;
      return s('circle', { className: names(classes), cx, cy, r });
    }
    case 'path':
      return s('path', { className: names(shape.classes), d: shape.d });
    case 'item': {
      const data = {
        className: ['item'],
        'data-detail': shape.detail && clean(shape.detail),
      };
      return s(
        'g',
        interactive ? data : {},
        shape.shapes.map((inner) => shapeNode(inner, interactive)),
      );
    }
  }
}

function names(classes: string): string[] {
  return classes.split(' ').filter(Boolean);
}

/** What XML cannot hold (control characters, halves of surrogate pairs) does not belong into a label either. */
function clean(words: string): string {
  // oxlint-disable-next-line no-control-regex
  return words.replace(/[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '');
}
