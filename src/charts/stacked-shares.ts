import { type Drawing, drawing, item, line, lines, rect, type Shape, text } from './drawing.ts';
import type { Frame } from './frame.ts';
import { legend } from './legend.ts';
import { type Hue, mark, type MarkShape } from './marks.ts';
import { segments, type SegmentStyle } from './segments.ts';
import { shortened, wrapped } from './wrap.ts';

export interface Segment {
  readonly key: string;
  readonly name: string;
  /** A Kano hue, or a level's tone from `levelTones`. */
  readonly hue: Hue;
  readonly mark?: MarkShape | undefined;
}

export interface StackedRow {
  readonly key: string;
  readonly label: string;
  readonly mark?: { readonly shape: MarkShape; readonly hue: Hue; readonly hollow: boolean } | undefined;
  /** `n = 476`, under or beside the label. */
  readonly base?: string | undefined;
  /** One share for each segment, 0 to 1, together 1; or why they may not be shown. */
  readonly shares: readonly number[] | { readonly hidden: string };
  /** Indexes of the segments drawn full while the others are pale; all are full if left out. */
  readonly leading?: readonly number[] | undefined;
  /** What stands at the right end: a value ("18%") or a flag ("mixed O, M"). */
  readonly aside?: string | undefined;
  readonly small?: string | undefined;
  readonly detail?: string | undefined;
}

/** One bar of shares for each row. Up to eleven segments. */
export interface StackedSharesSpec {
  readonly segments: readonly Segment[];
  /** A hairline stands between groups. */
  readonly groups: readonly (readonly StackedRow[])[];
  readonly asideHead?: string | undefined;
  /** `aside` are figures (bold, one column) or words (notes). */
  readonly asideKind: 'figure' | 'words';
  /** Prints a share inside its segment, without unit. */
  readonly number: (share: number) => string;
}

const ICON = 20;

/** Stacked bars under each other, the largest segments full, the others pale. */
export function stackedShares(spec: StackedSharesSpec, frame: Frame): Drawing {
  return frame.narrow ? narrowShares(spec, frame) : wideShares(spec, frame);
}

function stylesOf(spec: StackedSharesSpec, row: StackedRow): SegmentStyle[] {
  return spec.segments.map(({ hue }, i) => {
    const leads = row.leading === undefined || row.leading.includes(i);
    return { hue, pale: !leads, bold: row.leading !== undefined && leads };
  });
}

function keyOf(spec: StackedSharesSpec, left: number, frame: Frame) {
  const entries = spec.segments.map(({ name, hue, mark: shape }) => ({
    words: shortened(name, frame.width - left - 24, frame.measure, 's'),
    width: 12,
    sample: (x: number, y: number) => [shape ? mark(shape, x + 6, y, 5, hue) : rect(x + 1.5, y - 4.5, 9, 9, hue)],
  }));
  return legend(entries, left, frame.width, 0, frame);
}

function iconOf(row: StackedRow, y: number): Shape[] {
  return row.mark ? [mark(row.mark.shape, 6, y, 5, `${row.mark.hue}${row.mark.hollow ? ' hollow' : ''}`)] : [];
}

function hasIcons(spec: StackedSharesSpec): boolean {
  return spec.groups.some((rows) => rows.some((row) => row.mark !== undefined));
}

function noteOf({ base, small }: StackedRow): string | undefined {
  const words = [base, small].filter((part) => part !== undefined);
  return words.length ? words.join(' · ') : undefined;
}

function isHiddenRow(shares: StackedRow['shares']): shares is { readonly hidden: string } {
  return 'hidden' in shares;
}

function wideShares(spec: StackedSharesSpec, frame: Frame): Drawing {
  const { measure, width } = frame;
  const rows = spec.groups.flat();
  const indent = hasIcons(spec) ? ICON : 0;
  const figure = spec.asideKind === 'figure';
  const aside = figure ? 'b num' : 's';
  const head = spec.asideHead === undefined ? [] : wrapped(spec.asideHead, 96, measure, 'h', 3);
  const asides = [
    ...rows.map((row) => (row.aside ? measure(row.aside, aside) : 0)),
    ...head.map((words) => measure(words, 'h')),
  ];
  const right = Math.min(Math.max(0, ...asides), 140);
  const labels = rows.map((row) => Math.max(measure(row.label), measure(noteOf(row) ?? '', 's')));
  const left = Math.min(Math.max(90, Math.max(0, ...labels) + indent + 18), 232);
  const end = width - (right > 0 ? right + 16 : 0);
  const x = (share: number) => left + share * (end - left);

  const key = keyOf(spec, Math.min(left, 120), frame);
  const shapes: Shape[] = [...key.shapes];
  let y = key.height + 8;
  if (head.length) {
    shapes.push(...lines(width, y + 10, head, 'h', 15, 'end'));
    y += head.length * 15 + 2;
  }
  for (const [i, group] of spec.groups.entries()) {
    if (i > 0) {
      shapes.push(line(0, y + 5, width, y + 5, 'rule'));
      y += 10;
    }
    for (const row of group) {
      const label = wrapped(row.label, left - indent - 14, measure, '', 4);
      const note = noteOf(row) === undefined ? [] : wrapped(noteOf(row)!, left - indent - 14, measure, 's', 2);
      const count = label.length + note.length;
      const height = Math.max(26, count * 16 + 8);
      const centre = y + height / 2;
      const first = centre + 4.5 - (count - 1) * 8;
      const marks: Shape[] = [
        rect(0, y, width, height, 'hit'),
        ...iconOf(row, first - 4.5),
        ...lines(indent, first, label, '', 16),
        ...lines(indent, first + label.length * 16, note, 's num', 16),
      ];
      if (isHiddenRow(row.shares)) {
        const words = shortened(row.shares.hidden, end - left - 12, measure, 's');
        marks.push(rect(left + 0.5, centre - 9.5, end - left - 1, 19, 'hidden'));
        marks.push(text((left + end) / 2, centre + 4, words, 's', 'middle'));
      } else {
        const place = { x, top: centre - 9, height: 18, small: row.small !== undefined };
        marks.push(...segments(row.shares, stylesOf(spec, row), place, spec.number, frame));
      }
      if (row.aside) {
        const words = figure
          ? [shortened(row.aside, right, measure, aside)]
          : wrapped(row.aside, right, measure, aside, 2);
        marks.push(...lines(width, centre + 4.5 - (words.length - 1) * 7, words, aside, 14, 'end'));
      }
      shapes.push(item(row.key, row.detail, marks));
      y += height;
    }
  }
  return drawing(frame.layout, width, y + 4, shapes);
}

function narrowShares(spec: StackedSharesSpec, frame: Frame): Drawing {
  const { measure, width } = frame;
  const indent = hasIcons(spec) ? ICON : 0;
  const aside = spec.asideKind === 'figure' ? 'b num' : 's';
  const x = (share: number) => share * width;
  const key = keyOf(spec, 0, frame);
  const shapes: Shape[] = [...key.shapes];
  let y = key.height + 4;
  if (spec.asideHead !== undefined) {
    shapes.push(text(width, y + 12, shortened(spec.asideHead, width, measure, 'h'), 'h', 'end'));
    y += 16;
  }
  for (const [i, group] of spec.groups.entries()) {
    if (i > 0) {
      shapes.push(line(0, y + 6, width, y + 6, 'rule'));
      y += 8;
    }
    for (const row of group) {
      const start = y;
      const words = row.aside === undefined ? '' : shortened(row.aside, width * 0.45, measure, aside);
      const room = width - indent - (words ? measure(words, aside) + 12 : 0);
      const label = wrapped(row.label, room, measure, '', 4);
      const note = noteOf(row) === undefined ? [] : wrapped(noteOf(row)!, room, measure, 's', 2);
      y += 19;
      const marks: Shape[] = [
        ...iconOf(row, y - 4.5),
        ...lines(indent, y, label, '', 17),
        ...lines(indent, y + label.length * 17, note, 's num', 17),
      ];
      if (words) marks.push(text(width, y, words, aside, 'end'));
      y += (label.length + note.length - 1) * 17 + 6;
      if (isHiddenRow(row.shares)) {
        marks.push(rect(0.5, y + 0.5, width - 1, 20, 'hidden'));
        marks.push(text(width / 2, y + 15, shortened(row.shares.hidden, width - 12, measure, 's'), 's', 'middle'));
        y += 25;
      } else {
        const place = { x, top: y, height: 16, small: row.small !== undefined };
        marks.push(...segments(row.shares, stylesOf(spec, row), place, spec.number, frame));
        y += 20;
      }
      shapes.push(item(row.key, row.detail, [rect(0, start, width, y - start, 'hit'), ...marks]));
    }
  }
  return drawing(frame.layout, width, y + 4, shapes);
}
