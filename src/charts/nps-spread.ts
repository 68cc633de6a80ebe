import { scaleLinear } from 'd3-scale';
import { circle, type Drawing, drawing, item, line, lines, path, rect, type Shape, text } from './drawing.ts';
import { type FigureCell, type FigureColumn, figureColumns } from './figure-columns.ts';
import type { Frame } from './frame.ts';
import { hiddenBar } from './hidden-bar.ts';
import { type LevelTone, horizontalInterval } from './marks.ts';
import { type Hidden, isHidden } from './values.ts';
import { wrapped } from './wrap.ts';

/** Neighbouring answers that are read together. */
export interface SpreadGroup {
  readonly key: string;
  /** Indices into `answers`, first and last. */
  readonly from: number;
  readonly to: number;
  readonly label: string;
  readonly text: string;
  readonly tone: LevelTone;
}

export interface ScoreRow {
  readonly key: string;
  readonly label: string;
  /** Whom the spread above is about. */
  readonly strong?: boolean | undefined;
  readonly score:
    { readonly value: number; readonly interval?: { readonly lo: number; readonly hi: number } | undefined } | Hidden;
  readonly cells: readonly FigureCell[];
  readonly note?: string | undefined;
  /** Stands with the label in narrow drawings, which have no column for it. */
  readonly base?: string | undefined;
  readonly small?: boolean | undefined;
  readonly detail?: string | undefined;
}

/** How answers spread, read together in groups, and a score with its interval for everybody and for parts of them. */
export interface NpsSpreadSpec {
  readonly answers: readonly {
    readonly key: string;
    readonly label: string;
    readonly share: number;
    readonly text: string;
  }[];
  readonly spreadTitle: string;
  /** In the order of the answers; every answer in one group. */
  readonly groups: readonly SpreadGroup[];
  /** A small base: columns turn pale. */
  readonly small?: boolean | undefined;
  readonly scoreTitle: string;
  readonly columns: readonly FigureColumn[];
  readonly tick: (value: number) => string;
  readonly rows: readonly ScoreRow[];
}

/** Columns for the answers over brackets for their groups; below them the scores on a line that holds 0. */
export function npsSpread(spec: NpsSpreadSpec, frame: Frame): Drawing {
  const spread = spreadShapes(spec, frame);
  const scores = scoreShapes(spec, spread.bottom + 18, frame);
  return drawing(frame.layout, frame.width, scores.bottom, [...spread.shapes, ...scores.shapes]);
}

interface Part {
  readonly shapes: Shape[];
  readonly bottom: number;
}

function spreadShapes({ answers, groups, spreadTitle, small }: NpsSpreadSpec, frame: Frame): Part {
  const { narrow, width, measure } = frame;
  const title = wrapped(spreadTitle, width, measure, 'axt', 2);
  const top = 12 + title.length * 16 + 10;
  const height = narrow ? 84 : 108;
  const ground = top + height;
  const step = width / answers.length;
  const longest = Math.max(...answers.map(({ share }) => share), 0.01);
  const y = scaleLinear([0, longest], [ground, top]);
  const shapes: Shape[] = [...lines(0, 12, title, 'axt', 16)];
  for (const [i, answer] of answers.entries()) {
    const group = groups.find(({ from, to }) => i >= from && i <= to);
    const centre = step * (i + 0.5);
    const half = step * (narrow ? 0.36 : 0.32);
    const fits = measure(answer.text, 'n12 num') <= step - 3;
    shapes.push(
      item(answer.key, undefined, [
        rect(
          centre - half,
          y(answer.share),
          2 * half,
          ground - y(answer.share),
          `${group?.tone ?? 'lv-mid'}${small ? ' small' : ''}`,
        ),
        ...(fits ? [text(centre, y(answer.share) - 5, answer.text, 'n12 num', 'middle')] : []),
        text(centre, ground + 16, answer.label, 'ax', 'middle'),
      ]),
    );
  }
  shapes.push(line(0, ground, width, ground, 'zero'));
  let lowest = ground;
  for (const group of groups) {
    const [left, right] = [step * group.from + 4, step * (group.to + 1) - 4];
    const under = ground + 25;
    const words = wrapped(group.label, step * (group.to - group.from + 1) - 1, measure, 's', 3);
    shapes.push(
      path('bracket', 'M', left, under - 4, 'V', under, 'H', right, 'V', under - 4),
      text((left + right) / 2, under + 19, group.text, 'b num big', 'middle'),
      ...lines((left + right) / 2, under + 36, words, 's', 15, 'middle'),
    );
    lowest = Math.max(lowest, under + 36 + (words.length - 1) * 15);
  }
  return { shapes, bottom: lowest };
}

/** Round numbers on both sides of 0, as far as any interval goes. */
function scoreDomain(rows: readonly ScoreRow[]): readonly [number, number] {
  const ends = rows.flatMap(({ score }) =>
    isHidden(score) ? [] : [score.value, score.interval?.lo ?? score.value, score.interval?.hi ?? score.value],
  );
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  return [Math.max(-100, 10 * Math.floor(low / 10)), Math.min(100, 10 * Math.ceil(Math.max(high, low + 10) / 10))];
}

function scoreShapes(spec: NpsSpreadSpec, top: number, frame: Frame): Part {
  const { narrow, width, measure } = frame;
  const columns = figureColumns(
    spec.columns,
    spec.rows.map(({ cells }) => cells),
    frame,
  );
  const names = spec.rows.flatMap(({ label, note }) => [measure(label, 'b'), note ? measure(note, 's') : 0]);
  const left = narrow ? 0 : Math.min(Math.max(90, ...names.map((name) => name + 20)), 220);
  const right = narrow ? width : columns.left - 26;
  const x = scaleLinear(scoreDomain(spec.rows), [left + 8, right - 8]);
  const title = wrapped(spec.scoreTitle, narrow ? columns.left - 14 : columns.left - 14 - left, measure, 'axt', 2);
  const values = x.ticks(right - left < 300 ? 4 : 6);
  let y = top + 12 + (Math.max(title.length, columns.headLines, 1) - 1) * 16;
  const shapes: Shape[] = [...lines(left, y - (title.length - 1) * 16, title, 'axt', 16), ...columns.heads(y)];
  if (!narrow) y += 18;
  const ticks = values.filter((value, i) => {
    const half = measure(spec.tick(value), 'ax') / 2;
    const before = values[i - 1];
    return before === undefined || x(value) - half > x(before) + half + 6;
  });
  const axis = (baseline: number): Shape[] =>
    ticks.map((value) => {
      const half = measure(spec.tick(value), 'ax') / 2;
      const at = Math.min(Math.max(x(value), left + half), right - half);
      return text(at, baseline, spec.tick(value), 'ax', 'middle');
    });
  if (!narrow) shapes.push(...axis(y));
  const begin = y + 6;
  const lanes: (readonly [top: number, bottom: number])[] = [];
  y += narrow ? 2 : 8;
  for (const row of spec.rows) {
    const style = row.strong ? 'b' : '';
    const room = narrow ? (isHidden(row.score) ? width : columns.left) - 12 : left - 14;
    const label = wrapped(row.label, room, measure, `${style} halo`, 3);
    const facts = [narrow ? row.base : undefined, row.note].filter((words) => words !== undefined).join(' · ');
    const note = facts === '' ? [] : wrapped(facts, room, measure, 's halo', 2);
    const count = label.length + note.length;
    const start = y;
    const height = narrow ? 20 + count * 17 + 12 : Math.max(30, count * 16 + 12);
    const first = narrow ? y + 18 : y + height / 2 + 4.5 - (count - 1) * 8;
    const centre = narrow ? y + 12 + count * 17 + 4 : y + height / 2;
    const step = narrow ? 17 : 16;
    if (narrow && !isHidden(row.score)) lanes.push([centre - 9, centre + 9]);
    const shown = isHidden(row.score)
      ? hiddenBar(row.score.hidden, left, width, centre, frame)
      : [
          ...(row.score.interval
            ? horizontalInterval(x(row.score.interval.lo), x(row.score.interval.hi), centre, 3.5)
            : []),
          circle(
            x(row.score.value),
            centre,
            5.5,
            `${row.strong ? 'accent' : 'other'} ring${row.small ? ' small' : ''}`,
          ),
          ...columns.cells(row.cells, narrow ? first : centre + 4.5),
        ];
    shapes.push(
      item(row.key, row.detail, [
        rect(0, start, width, height, 'hit'),
        ...lines(0, first, label, `${style} halo`, step),
        ...lines(0, first + label.length * step, note, 's halo', step),
        ...shown,
      ]),
    );
    y += height;
  }
  if (!narrow) lanes.push([begin, y]);
  const grid = lanes.flatMap(([from, to]) =>
    values.map((value) => line(x(value), from, x(value), to, value === 0 ? 'zero' : 'grid')),
  );
  if (!narrow || lanes.length === 0) return { shapes: [...grid, ...shapes], bottom: y + 8 };
  // Between the heading and the values, numbers of the axis would be taken for values.
  return { shapes: [...grid, ...shapes, ...axis(y + 6)], bottom: y + 12 };
}
