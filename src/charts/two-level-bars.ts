import { barPanels } from './bar-panels.ts';
import { bar, type BarTone, barLegend, barScale, isShown } from './bars.ts';
import { type Drawing, drawing, item, line, lines, rect, type Shape, text } from './drawing.ts';
import type { Frame } from './frame.ts';
import { hiddenBar } from './hidden-bar.ts';
import { triangle } from './marks.ts';
import { type Change, type Estimated, type Hidden, isHidden, type ValueAxis } from './values.ts';
import { shortened, wrapped } from './wrap.ts';

/** One bar: a value, the same measure before, and what the comparison says. */
export interface BarCell extends Estimated {
  readonly before?: { readonly value: number; readonly text: string } | undefined;
  readonly change?: Change | undefined;
  /** A word for a small base; the bar turns pale. */
  readonly small?: string | undefined;
}

export interface BarRow {
  /** Stable id, for hover details and tests. */
  readonly key: string;
  readonly label: string;
  /** One cell for each of `series`, or exactly one without series. */
  readonly cells: readonly (BarCell | Hidden)[];
  /** One sentence with everything that the row says; shown on hover and focus. */
  readonly detail?: string | undefined;
}

export interface BarGroup {
  /** The net that stands over its members; leave out for a flat list. */
  readonly head?: BarRow | undefined;
  readonly rows: readonly BarRow[];
  /** The group that the finding is about is drawn in the accent colour, the others in slate. */
  readonly emphasis: boolean;
}

export interface TwoLevelBarsSpec {
  /** Values as shares 0 to 1, or in any other unit that `axis` names. */
  readonly axis: ValueAxis;
  /** Headings of the columns of figures; a column without heading is not set. */
  readonly columns: {
    readonly value: string;
    readonly interval?: string | undefined;
    readonly change?: string | undefined;
  };
  /** Words of the legend, each drawn only if given. */
  readonly legend: {
    readonly now?: string | undefined;
    readonly before?: string | undefined;
    readonly significant?: string | undefined;
    readonly bound?: string | undefined;
  };
  /** Two to six groups of people side by side; leave out for one. */
  readonly series?: readonly BarSeries[] | undefined;
  readonly groups: readonly BarGroup[];
}

export interface BarSeries {
  readonly key: string;
  readonly label: string;
  /** `n = 476`. */
  readonly base?: string | undefined;
  /** Why nothing of this series may be shown. */
  readonly hidden?: string | undefined;
  /** A word for a small base; all bars of the series turn pale. */
  readonly small?: string | undefined;
}

/**
 * Groups with their members as bars from zero, each with interval, value, and change. With `series` the bars of several
 * groups of people stand side by side (wide) or below each other (narrow) on one scale.
 */
export function twoLevelBars(spec: TwoLevelBarsSpec, frame: Frame): Drawing {
  if (spec.series !== undefined) return barPanels(spec, spec.series, frame);
  return frame.narrow ? narrowBars(spec, frame) : wideBars(spec, frame);
}

interface PlacedRow {
  readonly row: BarRow;
  readonly cell: BarCell | Hidden;
  readonly isHead: boolean;
  readonly indent: number;
  readonly tone: BarTone;
  readonly height: number;
}

function rowsOf(group: BarGroup, narrow: boolean): PlacedRow[] {
  const place = (row: BarRow, isHead: boolean): PlacedRow => ({
    row,
    cell: row.cells[0] ?? { hidden: '' },
    isHead,
    indent: isHead || !group.head || narrow ? 0 : 16,
    tone: `bar-${group.emphasis ? 'a' : 'n'}${isHead || !group.head ? '' : '-soft'}`,
    height: narrow ? (isHead ? 14 : 10) : isHead ? 18 : group.head ? 12 : 14,
  });
  return [...(group.head ? [place(group.head, true)] : []), ...group.rows.map((row) => place(row, false))];
}

/** Widths of the columns of figures, from the widest text in each. */
function columnsOf(spec: TwoLevelBarsSpec, { measure, narrow }: Frame) {
  const cells = spec.groups.flatMap((group) => rowsOf(group, narrow).map(({ cell }) => cell)).filter(isShown);
  const widest = (words: readonly (string | undefined)[], classes: string) =>
    Math.max(0, ...words.map((word) => (word ? measure(word, classes) : 0)));
  const heading = (words: string | undefined) => (words && !narrow ? wrapped(words, 104, measure, 'h', 3) : []);
  const heads = {
    value: heading(spec.columns.value),
    interval: heading(spec.columns.interval),
    change: heading(spec.columns.change),
  };
  const changes = cells.map(({ change }) => change);
  const isTested = (change: Change | undefined) => change?.verdict === 'up' || change?.verdict === 'down';
  const testedWidth = widest(
    changes.filter(isTested).map((change) => change?.text),
    'b num',
  );
  const changeWidth = widest(
    changes.map((change) => change?.text),
    'b num',
  );
  return {
    heads,
    value: Math.max(
      widest(
        cells.map(({ text: words }) => words),
        'b num',
      ),
      widest(heads.value, 'h'),
    ),
    interval:
      spec.columns.interval === undefined
        ? 0
        : Math.max(
            widest(
              cells.map(({ interval }) => interval?.text),
              's num',
            ),
            widest(heads.interval, 'h'),
          ),
    change: Math.max(changeWidth, testedWidth > 0 ? testedWidth + 20 : 0, widest(heads.change, 'h')),
    changeText: testedWidth,
    hang: changes.some((change) => change?.verdict === 'untested') ? 4 : 0,
  };
}

function changeShapes(
  change: Change | undefined,
  right: number,
  baseline: number,
  textWidth: number,
  hang: number,
): Shape[] {
  if (change === undefined) return [];
  if (change.verdict === 'up' || change.verdict === 'down') {
    const mark = triangle(right - textWidth - 13, baseline - 4.5, change.verdict === 'up');
    return [mark, text(right, baseline, change.text, 'b num', 'end')];
  }
  return [text(right + (change.verdict === 'untested' ? hang : 0), baseline, change.text, 's num', 'end')];
}

function wideBars(spec: TwoLevelBarsSpec, frame: Frame): Drawing {
  const { measure, width } = frame;
  const columns = columnsOf(spec, frame);
  const gap = 26;
  const change = width - columns.hang;
  const interval = change - (columns.change ? columns.change + gap : 0);
  const value = interval - (columns.interval ? columns.interval + gap : 0);
  const all = spec.groups.flatMap((group) => rowsOf(group, false));
  const labels = all.map(({ row, isHead, indent }) => measure(row.label, isHead ? 'b' : '') + indent);
  const left = Math.min(Math.max(110, Math.max(0, ...labels) + 20), 246);
  const right = value - columns.value - 32;
  const { x, ticks } = barScale(
    all.map(({ cell }) => cell),
    spec.axis,
    left,
    right,
  );
  const lane = all.some(({ cell }) => isShown(cell) && cell.before !== undefined);

  const key = barLegend(spec.legend, frame, 0, width, 0);
  const headLines = Math.max(1, ...Object.values(columns.heads).map((head) => head.length));
  const title =
    spec.axis.title === undefined
      ? []
      : [shortened(spec.axis.title, value - columns.value - 12 - left, measure, 'axt')];
  let y = key.height + (key.height ? 18 : 0) + 12 + Math.max((headLines - 1) * 15, title.length * 17);
  const shapes: Shape[] = [...key.shapes];
  const column = (head: readonly string[], at: number) => lines(at, y - (head.length - 1) * 15, head, 'h', 15, 'end');
  shapes.push(...lines(left, y - 17, title, 'axt', 15), ...column(columns.heads.value, value));
  if (columns.interval) shapes.push(...column(columns.heads.interval, interval));
  if (columns.change) shapes.push(...column(columns.heads.change, width));
  for (const tick of ticks) shapes.push(text(x(tick.value), y, tick.text, 'ax', 'middle'));
  const top = y + 8;
  y += 12;

  for (const [i, group] of spec.groups.entries()) {
    if (i > 0) {
      shapes.push(line(0, y + 9, width, y + 9, 'rule'));
      y += 18;
    }
    for (const { row, cell, isHead, indent, tone, height } of rowsOf(group, false)) {
      const style = isHead ? 'b' : '';
      const label = wrapped(row.label, left - 14 - indent, measure, style, 4);
      const note = isShown(cell) && cell.small ? wrapped(cell.small, left - 14 - indent, measure, 's', 2) : [];
      const count = label.length + note.length;
      const rowHeight = Math.max((isHead ? 32 : 27) + (lane ? 7 : 0), count * 16 + 12);
      const centre = y + rowHeight / 2 - (lane ? 3 : 0);
      const baseline = centre + 4.5;
      const first = baseline - (count - 1) * 8;
      const marks: Shape[] = [
        rect(0, y, width, rowHeight, 'hit'),
        ...lines(indent, first, label, style, 16),
        ...lines(indent, first + label.length * 16, note, 's', 16),
      ];
      if (isHidden(cell)) marks.push(...hiddenBar(cell.hidden, left, width, centre, frame));
      else {
        marks.push(...bar(cell, { x, centre, height, tone, isHead }), text(value, baseline, cell.text, 'b num', 'end'));
        if (columns.interval && cell.interval) marks.push(text(interval, baseline, cell.interval.text, 's num', 'end'));
        marks.push(...changeShapes(cell.change, change, baseline, columns.changeText, columns.hang));
      }
      shapes.push(item(row.key, row.detail, marks));
      y += rowHeight;
    }
  }
  const grid = ticks.map((tick) => line(x(tick.value), top, x(tick.value), y + 2, tick.value === 0 ? 'zero' : 'grid'));
  return drawing(frame.layout, width, y + 8, [...grid, ...shapes]);
}

function narrowBars(spec: TwoLevelBarsSpec, frame: Frame): Drawing {
  const { measure, width } = frame;
  const columns = columnsOf(spec, frame);
  const change = width - columns.hang;
  const value = change - (columns.change ? columns.change + 14 : 0);
  const all = spec.groups.flatMap((group) => rowsOf(group, true));
  const cells = all.map(({ cell }) => cell);
  const ringAtZero = cells.some(
    (cell) => isShown(cell) && cell.before !== undefined && cell.before.value < 0.02 * (spec.axis.domain?.[1] ?? 1),
  );
  const { x } = barScale(cells, spec.axis, ringAtZero ? 5 : 0, width);
  const key = barLegend(spec.legend, frame, 0, width, 0);
  const shapes: Shape[] = [...key.shapes];
  let y = key.height + 6;
  if (spec.axis.title !== undefined) {
    const title = wrapped(spec.axis.title, width, measure, 'axt', 2);
    shapes.push(...lines(0, y + 12, title, 'axt', 16));
    y += 4 + title.length * 16;
  }
  for (const [i, group] of spec.groups.entries()) {
    if (i > 0) {
      shapes.push(line(0, y + 8, width, y + 8, 'rule'));
      y += 12;
    }
    for (const { row, cell, isHead, tone, height } of rowsOf(group, true)) {
      const style = isHead ? 'b' : '';
      const room = isHidden(cell) ? width : value - columns.value - 12;
      const label = wrapped(row.label, room, measure, style, 4);
      const note = isShown(cell) && cell.small ? wrapped(cell.small, room, measure, 's', 2) : [];
      const start = y;
      y += isHead ? 20 : 18;
      const marks: Shape[] = [...lines(0, y, label, style, 17), ...lines(0, y + label.length * 17, note, 's', 17)];
      const below = y + (label.length + note.length - 1) * 17;
      if (isHidden(cell)) {
        marks.push(...hiddenBar(cell.hidden, 0, width, below + 18, frame));
        y = below + 32;
      } else {
        const centre = below + 7 + height / 2;
        marks.push(text(value, y, cell.text, 'b num', 'end'));
        marks.push(...changeShapes(cell.change, change, y, columns.changeText, columns.hang));
        marks.push(...bar(cell, { x, centre, height, tone, isHead }));
        y = centre + height / 2 + (cell.before === undefined ? 5 : 12);
      }
      shapes.push(item(row.key, row.detail, [rect(0, start, width, y - start, 'hit'), ...marks]));
    }
  }
  return drawing(frame.layout, width, y + 4, shapes);
}
