import { frame } from '../../charts/frame.ts';
import { pathDiagram, type PathDiagramSpec } from '../../charts/path-diagram.ts';
import { quadrantMap, type QuadrantMapSpec } from '../../charts/quadrant-map.ts';
import type { Voice } from '../../i18n/speak.ts';
import type { FigureDrawing } from '../block.ts';
import type { IndexView } from './index-model-parts.ts';
import { changeWords, pointsWords, withInterval } from './index-words.ts';

/** With fewer drivers a map says less than the table. */
const ENOUGH_FOR_A_MAP = 3;

export function indexDrawings(view: IndexView): FigureDrawing[] {
  const { language } = view.voice;
  const diagram = diagramSpec(view);
  const map = view.model.drivers.length < ENOUGH_FOR_A_MAP ? undefined : mapSpec(view);
  return [
    {
      key: '',
      wide: pathDiagram(diagram, frame('wide', language)),
      narrow: pathDiagram(diagram, frame('narrow', language)),
    },
    ...(map === undefined
      ? []
      : [
          {
            key: 'importance',
            wide: quadrantMap(map, frame('wide', language)),
            narrow: quadrantMap(map, frame('narrow', language)),
          },
        ]),
  ];
}

/** `.51`, as coefficients are written. */
function coefficient(voice: Voice, value: number): string {
  return voice.number(value, 2).replace(/^(\u2212?)0\./, '$1.');
}

function diagramSpec(view: IndexView): PathDiagramSpec {
  const { voice, index, model, name, indexOf, changeOf } = view;
  const own = indexOf(index.target);
  const change = changeOf(index.target);
  const label = voice.say('index.headline', {
    target: name(index.target),
    interval: own.interval === undefined ? voice.say('value.unknown') : voice.range(own.interval, 1),
  });
  return {
    headline: {
      figure: pointsWords(voice, own.index),
      words:
        change === undefined ? label : voice.say('index.headline.change', { label, change: changeWords(view, change) }),
    },
    nodes: index.model.constructs.map(({ id }) => {
      const { index: value, interval } = indexOf(id);
      const r2 = model.explained.find(({ construct }) => construct === id)?.r2;
      const points = value === undefined ? voice.say('value.unknown') : voice.number(value);
      return {
        key: id,
        label: name(id),
        value: r2 === undefined ? points : voice.say('index.node', { index: points, r2: coefficient(voice, r2) }),
        main: id === index.target,
        detail: voice.say('index.node.detail', { construct: name(id), index: withInterval(voice, value, interval, 1) }),
      };
    }),
    arrows: model.paths.map(({ from, to, coefficient: direct, interval, significant, total, totalInterval }) => ({
      from,
      to,
      label: coefficient(voice, direct),
      strength: total,
      faint: !significant,
      detail: voice.say('index.arrow.detail', {
        arrow: voice.say('index.arrow', { from: name(from), to: name(to) }),
        path: withInterval(voice, direct, interval, 2),
        total: withInterval(voice, total, totalInterval, 2),
      }),
    })),
    legend: {
      samples: [
        { strength: 0.5, words: voice.say('index.legend.total', { value: coefficient(voice, 0.5) }) },
        { strength: 0.2, words: coefficient(voice, 0.2) },
      ],
      faint: voice.say('index.legend.faint'),
      key: voice.say('index.legend.key'),
    },
  };
}

/** Performance across, importance up, cut at the means of both. */
function mapSpec({ voice, index, model, name, indexOf }: IndexView): QuadrantMapSpec {
  const points = model.drivers.map(({ construct, importance, performance }) => ({
    construct,
    importance,
    performance,
  }));
  const across = axis(
    points.map(({ performance }) => performance),
    5,
  );
  const up = axis(
    points.map(({ importance }) => importance),
    0.1,
  );
  const target = voice.quote(name(index.target));
  return {
    x: {
      ...across,
      title: voice.say('index.map.x'),
      ticks: ticks(across.domain, 5).map((value) => ({ value, text: voice.number(value) })),
    },
    y: {
      ...up,
      title: voice.say('index.map.y', { target }),
      ticks: ticks(up.domain, 0.2).map((value) => ({ value, text: voice.number(value, 1) })),
    },
    quadrants: {
      topLeft: { name: voice.say('index.map.top-left'), hue: 'worse' },
      topRight: { name: voice.say('index.map.top-right'), hue: 'accent' },
      bottomLeft: { name: voice.say('index.map.bottom-left'), hue: 'other' },
      bottomRight: { name: voice.say('index.map.bottom-right'), hue: 'other' },
    },
    kinds: [{ key: 'driver', name: voice.say('index.map.kind'), mark: 'circle', hue: 'accent' }],
    points: points.map(({ construct, importance, performance }) => ({
      key: construct,
      label: name(construct),
      x: performance,
      y: importance,
      kind: 'driver',
      detail: voice.say('index.map.detail', {
        construct: name(construct),
        index: pointsWords(voice, indexOf(construct).index),
        points: voice.number(importance, 2),
      }),
    })),
    legend: { clear: undefined, mixed: undefined, interval: undefined },
  };
}

/** Round ends with a step of air on either side, and the mean as the split. */
function axis(
  values: readonly number[],
  step: number,
): { readonly domain: readonly [number, number]; readonly split: number } {
  const low = Math.floor(Math.min(...values) / step - 1.2) * step;
  const high = Math.ceil(Math.max(...values) / step + 1.2) * step;
  return { domain: [low, high], split: values.reduce((sum, value) => sum + value, 0) / values.length };
}

function ticks([low, high]: readonly [number, number], step: number): number[] {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(6)));
}
