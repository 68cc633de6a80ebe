import { bar, barLegend, barScale, isShown } from './bars.ts';
import { type Drawing, drawing, item, line, lines, rect, type Shape, text } from './drawing.ts';
import type { Frame } from './frame.ts';
import { legend } from './legend.ts';
import { triangle } from './marks.ts';
import type { BarCell, BarGroup, BarRow, BarSeries, TwoLevelBarsSpec } from './two-level-bars.ts';
import { isHidden } from './values.ts';
import { shortened, wrapped } from './wrap.ts';

interface Line {
  readonly row: BarRow;
  readonly group: BarGroup;
  readonly isHead: boolean;
}

function linesOf(group: BarGroup): Line[] {
  const head = group.head ? [{ row: group.head, group, isHead: true }] : [];
  return [...head, ...group.rows.map((row) => ({ row, group, isHead: false }))];
}

/** The same bars for several groups of people: columns side by side when wide, stacked in each row when narrow; one scale. */
export function barPanels(spec: TwoLevelBarsSpec, series: readonly BarSeries[], frame: Frame): Drawing {
  return frame.narrow ? stackedSeries(spec, series, frame) : columnsOfSeries(spec, series, frame);
}

/** Width of the value at a bar's end, with room for the triangle of a significant difference. */
function valueWidth(spec: TwoLevelBarsSpec, { measure }: Frame): number {
  const cells = spec.groups.flatMap(linesOf).flatMap(({ row }) => row.cells.filter(isShown));
  const marked = cells.some(({ change }) => change?.verdict === 'up' || change?.verdict === 'down');
  return Math.max(0, ...cells.map((cell) => measure(cell.text, 'b num'))) + (marked ? 14 : 0);
}

function toneOf({ group, isHead }: Line) {
  return `bar-${group.emphasis ? 'a' : 'n'}${isHead || !group.head ? '' : '-soft'}` as const;
}

/** Value right of the whisker, and a triangle if the difference passed its test. */
function valueShapes(cell: BarCell, x: (value: number) => number, baseline: number, frame: Frame): Shape[] {
  const after = Math.max(x(cell.value) + (cell.bound === 'above' ? 24 : 0), x(cell.interval?.hi ?? 0)) + 6;
  const verdict = cell.change?.verdict;
  const shapes: Shape[] = [text(after, baseline, cell.text, 'b num')];
  if (verdict === 'up' || verdict === 'down') {
    shapes.push(triangle(after + frame.measure(cell.text, 'b num') + 9, baseline - 4.5, verdict === 'up', 'sig', 4));
  }
  return shapes;
}

const PANELS_IN_A_BAND = 4;

function columnsOfSeries(spec: TwoLevelBarsSpec, series: readonly BarSeries[], frame: Frame): Drawing {
  const { measure, width } = frame;
  const bands = Math.ceil(series.length / PANELS_IN_A_BAND);
  const inBand = Math.ceil(series.length / bands);
  const rows = spec.groups.flatMap(linesOf);
  const labels = rows.map(
    ({ row, isHead, group }) => measure(row.label, isHead ? 'b' : '') + (group.head && !isHead ? 16 : 0),
  );
  const left = Math.min(Math.max(100, Math.max(0, ...labels) + 18), inBand > 3 ? 186 : 220);
  const panel = (width - left - PANEL_GAP * (inBand - 1)) / inBand;
  const cells = rows.flatMap(({ row }) => row.cells);
  const { x } = barScale(cells, spec.axis, 0, Math.max(20, panel - valueWidth(spec, frame) - 10));

  const key = barLegend({ ...spec.legend, before: undefined }, frame, 0, width, 0);
  const shapes: Shape[] = [...key.shapes];
  let y = key.height + (key.height ? 14 : 0);
  if (spec.axis.title !== undefined) {
    shapes.push(text(0, y + 12, shortened(spec.axis.title, width, measure, 'axt'), 'axt'));
    y += 26;
  }
  for (let first = 0; first < series.length; first += inBand) {
    const placed = panelBand(spec, series.slice(first, first + inBand), first, { left, panel, x, top: y }, frame);
    shapes.push(...placed.shapes);
    y = placed.bottom + 22;
  }
  return drawing(frame.layout, width, y - 16, shapes);
}

const PANEL_GAP = 18;

interface BandPlace {
  readonly left: number;
  readonly panel: number;
  readonly x: (value: number) => number;
  readonly top: number;
}

/** One row of panels with its own headings and labels; `first` is the index of its first series. */
function panelBand(
  spec: TwoLevelBarsSpec,
  series: readonly BarSeries[],
  first: number,
  { left, panel, x, top: bandTop }: BandPlace,
  frame: Frame,
): { shapes: Shape[]; bottom: number } {
  const { measure, width } = frame;
  const start = (i: number) => left + i * (panel + PANEL_GAP);
  const shapes: Shape[] = [];
  let y = bandTop;
  const heads = series.map(({ label }) => wrapped(label, panel, measure, 'b', 3));
  const bases = series.map(({ base, small }) =>
    [base, small].filter((words) => words !== undefined).map((words) => shortened(words, panel, measure, 's num')),
  );
  const headLines = Math.max(...heads.map((head) => head.length));
  series.forEach((_, i) => {
    shapes.push(...lines(start(i), y + 12 + (headLines - heads[i]!.length) * 16, heads[i]!, 'b', 16));
    shapes.push(...lines(start(i), y + 12 + headLines * 16, bases[i]!, 's num', 15));
  });
  y += headLines * 16 + Math.max(...bases.map((base) => base.length)) * 15 + 8;
  const top = y;

  for (const [i, group] of spec.groups.entries()) {
    if (i > 0) {
      shapes.push(line(0, y + 7, width, y + 7, 'rule'));
      y += 14;
    }
    for (const each of linesOf(group)) {
      const { row, isHead } = each;
      const indent = group.head && !isHead ? 16 : 0;
      const label = wrapped(row.label, left - 14 - indent, measure, isHead ? 'b' : '', 4);
      const rowHeight = Math.max(isHead ? 30 : 26, label.length * 16 + 10);
      const centre = y + rowHeight / 2;
      const marks: Shape[] = [
        rect(0, y, width, rowHeight, 'hit'),
        ...lines(indent, centre + 4.5 - (label.length - 1) * 8, label, isHead ? 'b' : '', 16),
      ];
      series.forEach(({ hidden, small }, k) => {
        const cell = row.cells[first + k];
        if (hidden !== undefined || cell === undefined) return;
        if (isHidden(cell)) {
          marks.push(rect(start(k) + 0.5, centre - 8.5, panel - 1, 17, 'hidden filled'));
          marks.push(
            text(start(k) + panel / 2, centre + 4, shortened(cell.hidden, panel - 8, measure, 's'), 's', 'middle'),
          );
          return;
        }
        const shift = (value: number) => start(k) + x(value);
        const place = { x: shift, centre, height: isHead ? 16 : 12, tone: toneOf(each), isHead };
        marks.push(...bar({ ...cell, before: undefined, small: small ?? cell.small }, place));
        marks.push(...valueShapes(cell, shift, centre + 4.5, frame));
      });
      shapes.push(item(row.key, row.detail, marks));
      y += rowHeight;
    }
  }
  series.forEach(({ hidden }, k) => {
    if (hidden === undefined) shapes.unshift(line(start(k), top, start(k), y, 'zero'));
    else {
      const words = wrapped(hidden, panel - 16, measure, 's', Math.max(1, Math.floor((y - top - 12) / 15)));
      const middle = (top + y) / 2 - ((words.length - 1) * 15) / 2 + 4;
      shapes.push(rect(start(k) + 0.5, top + 0.5, panel - 1, y - top - 1, 'hidden filled'));
      shapes.push(...lines(start(k) + panel / 2, middle, words, 's', 15, 'middle'));
    }
  });
  return { shapes, bottom: y };
}

function stackedSeries(spec: TwoLevelBarsSpec, series: readonly BarSeries[], frame: Frame): Drawing {
  const { measure, width } = frame;
  const rows = spec.groups.flatMap(linesOf);
  const shown = series.map((one, k) => ({ ...one, k })).filter(({ hidden }) => hidden === undefined);
  const left = Math.min(112, Math.max(40, ...shown.map(({ label }) => measure(label, 's') + 12)));
  const right = width - valueWidth(spec, frame) - 10;
  const { x } = barScale(
    rows.flatMap(({ row }) => row.cells),
    spec.axis,
    left,
    right,
  );
  const key = barLegend({ ...spec.legend, before: undefined }, frame, 0, width, 0);
  const shapes: Shape[] = [...key.shapes];
  let y = key.height + 4;
  for (const words of [spec.axis.title].filter((title) => title !== undefined)) {
    const title = wrapped(words, width, measure, 'axt', 2);
    shapes.push(...lines(0, y + 14, title, 'axt', 16));
    y += 6 + title.length * 16;
  }
  // Bases, small and hidden groups once, above: twenty rows would say it twenty times.
  const plain = series.filter(
    ({ base, small, hidden }) => base !== undefined && small === undefined && hidden === undefined,
  );
  const bases = plain.map(({ label, base }) => shortened(`${label} ${base}`, width - 20, measure, 's'));
  const facts = legend(
    bases.map((words) => ({ words, width: -6, sample: () => [] })),
    0,
    width,
    y,
    frame,
  );
  shapes.push(...facts.shapes);
  y += facts.height;
  for (const { label, base, small, hidden } of series) {
    const said = [small, hidden].filter((words) => words !== undefined);
    if (said.length === 0) continue;
    const name = shortened(label, 130, measure, 's b');
    const at = measure(name, 's b') + 12;
    const words = wrapped(
      [base, ...said].filter((fact) => fact !== undefined).join(' · '),
      width - at,
      measure,
      's',
      2,
    );
    shapes.push(text(0, y + 14, name, 's b'), ...lines(at, y + 14, words, 's num', 16));
    y += 3 + words.length * 16;
  }
  y += 6;
  for (const [i, group] of spec.groups.entries()) {
    if (i > 0) {
      shapes.push(line(0, y + 8, width, y + 8, 'rule'));
      y += 12;
    }
    for (const each of linesOf(group)) {
      const { row, isHead } = each;
      const begin = y;
      const label = wrapped(row.label, width, measure, isHead ? 'b' : '', 4);
      const marks: Shape[] = lines(0, y + 18, label, isHead ? 'b' : '', 17);
      y += 24 + (label.length - 1) * 17;
      for (const { k, label: name, small } of shown) {
        const cell = row.cells[k];
        if (cell === undefined) continue;
        const centre = y + 9;
        const words = wrapped(name, left - 10, measure, 's', 2);
        marks.push(...lines(0, centre + 4.5, words, 's', 15));
        if (isHidden(cell)) {
          marks.push(rect(left + 0.5, centre - 7.5, width - left - 1, 16, 'hidden filled'));
          marks.push(
            text(
              (left + width) / 2,
              centre + 4.5,
              shortened(cell.hidden, width - left - 12, measure, 's'),
              's',
              'middle',
            ),
          );
        } else {
          const place = { x, centre, height: 10, tone: toneOf(each), isHead };
          marks.push(
            ...bar({ ...cell, before: undefined, small: small ?? cell.small }, place),
            ...valueShapes(cell, x, centre + 4.5, frame),
          );
        }
        y += 18 + (words.length - 1) * 15;
      }
      shapes.push(
        item(row.key, row.detail, [
          rect(0, begin, width, y - begin, 'hit'),
          ...marks,
          line(left, begin + 24 + (label.length - 1) * 17, left, y, 'zero'),
        ]),
      );
      y += 4;
    }
  }
  return drawing(frame.layout, width, y + 4, shapes);
}
