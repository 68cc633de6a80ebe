import type { FigureData, FigurePanel, FigureTable } from '../block.ts';
import type { IndexView } from './index-model-parts.ts';
import { pointsWords, withInterval } from './index-words.ts';

/** Coefficients are printed with two decimals. */
const COEFFICIENT = 2;

/** Every arrow: the table twin of the diagram. */
export function pathTable({ voice, model, name }: IndexView): FigureTable {
  return {
    head: ['index.table.arrow', 'index.table.path', 'index.table.total', 'index.table.f2', 'index.table.vif'].map(
      (key) => voice.say(key as 'index.table.arrow'),
    ),
    rows: model.paths.map(({ from, to, coefficient, interval, total, totalInterval, f2, vif }) => [
      voice.say('index.arrow', { from: name(from), to: name(to) }),
      withInterval(voice, coefficient, interval, COEFFICIENT),
      withInterval(voice, total, totalInterval, COEFFICIENT),
      f2 === undefined ? voice.say('value.unknown') : voice.number(f2, COEFFICIENT),
      voice.number(vif, COEFFICIENT),
    ]),
  };
}

/** Index, change, variance explained and items of each construct. */
export function constructPanel(view: IndexView): FigurePanel {
  const { voice, index, model, name, indexOf, changeOf, before } = view;
  const changed = before !== undefined;
  return {
    title: voice.say('index.panel.constructs'),
    words: undefined,
    table: {
      head: [
        voice.say('index.table.construct'),
        voice.say('index.table.index'),
        voice.say('table.interval'),
        ...(changed ? [voice.say('index.table.change', { wave: before })] : []),
        voice.say('index.table.r2'),
        voice.say('index.table.items'),
      ],
      rows: index.model.constructs.map(({ id, items }) => {
        const { index: value, interval } = indexOf(id);
        const change = changeOf(id);
        const r2 = model.explained.find(({ construct }) => construct === id)?.r2;
        const signed = change && voice.signed(change.difference, 1);
        const mark = change?.significant === true ? (change.difference > 0 ? '▲ ' : '▼ ') : '';
        return [
          name(id),
          pointsWords(voice, value),
          interval === undefined ? '' : voice.range(interval, 1),
          ...(changed ? [signed === undefined ? '' : `${mark}${signed}`] : []),
          r2 === undefined ? '' : voice.number(r2, COEFFICIENT),
          voice.number(items.length),
        ];
      }),
    },
  };
}

/** What goes with the target: points for each point, and how well each driver stands. */
export function driverPanel({ voice, index, model, name, indexOf }: IndexView): FigurePanel | undefined {
  if (model.drivers.length === 0) return undefined;
  const target = voice.quote(name(index.target));
  return {
    title: voice.say('index.panel.drivers', { target }),
    words: voice.say('index.panel.drivers.words', { target }),
    table: {
      head: [
        voice.say('index.table.construct'),
        voice.say('index.table.points', { target }),
        voice.say('index.table.index'),
      ],
      rows: model.drivers.map(({ construct, importance }) => [
        name(construct),
        voice.signed(importance, COEFFICIENT),
        pointsWords(voice, indexOf(construct).index),
      ]),
    },
  };
}

/** Reliability and separation of the constructs, beside the usual guides. */
export function qualityPanel({ voice, index, model, name }: IndexView): FigurePanel {
  const number = (value: number | undefined): string =>
    value === undefined ? voice.say('value.unknown') : voice.number(value, COEFFICIENT);
  return {
    title: voice.say('index.panel.quality'),
    words: voice.say('index.panel.quality.words'),
    table: {
      head: [
        voice.say('index.table.construct'),
        voice.say('index.table.alpha'),
        voice.say('index.table.rho-a'),
        voice.say('index.table.rho-c'),
        voice.say('index.table.ave'),
        voice.say('index.table.loading'),
        voice.say('index.table.htmt'),
        voice.say('index.table.fornell'),
      ],
      rows: [
        [
          voice.say('index.table.guide'),
          ...[0.7, 0.7, 0.7, 0.5, 0.7].map((least) =>
            voice.say('index.guide.least', { value: voice.number(least, 1) }),
          ),
          voice.say('index.guide.most', { value: voice.number(0.9, 1) }),
          voice.say('index.fornell.yes'),
        ],
        ...index.model.constructs.map(({ id, items }) => {
          const own = model.reliability.find(({ construct }) => construct === id)!;
          const loadings = model.items.filter(({ construct }) => construct === id).map(({ loading }) => loading);
          const pairs = model.discrimination.filter(({ a, b }) => a === id || b === id);
          const nearest = pairs.flatMap(({ htmt }) => (htmt === undefined ? [] : [htmt]));
          const single = items.length === 1;
          return [
            name(id),
            number(own.alpha),
            number(own.rhoA),
            number(own.rhoC),
            number(single ? undefined : own.ave),
            number(single ? undefined : Math.min(...loadings)),
            number(nearest.length === 0 ? undefined : Math.max(...nearest)),
            voice.say(pairs.every(({ fornellLarcker }) => fornellLarcker) ? 'index.fornell.yes' : 'index.fornell.no'),
          ];
        }),
      ],
    },
  };
}

/** All numbers in long form: what, of what, estimate, interval. */
export function modelData({ model, index, indexOf, changeOf }: IndexView, n: number | undefined): FigureData {
  type Row = FigureData['rows'][number];
  const row = (what: string, of: string, value: number | undefined, interval?: readonly [number, number]): Row => [
    what,
    of,
    value,
    interval?.[0],
    interval?.[1],
    n,
  ];
  const ids = index.model.constructs.map(({ id }) => id);
  return {
    head: ['what', 'of', 'estimate', 'low', 'high', 'n'],
    rows: [
      ...ids.map((id) => row('index', id, indexOf(id).index, indexOf(id).interval)),
      ...ids.flatMap((id) => {
        const change = changeOf(id);
        return change === undefined ? [] : [row('change', id, change.difference, change.interval)];
      }),
      ...model.paths.map(({ from, to, coefficient, interval }) =>
        row('path', `${from} > ${to}`, coefficient, interval),
      ),
      ...model.paths.map(({ from, to, total, totalInterval }) =>
        row('total effect', `${from} > ${to}`, total, totalInterval),
      ),
      ...model.explained.map(({ construct, r2, interval }) => row('r2', construct, r2, interval)),
      ...model.drivers.map(({ construct, importance }) => row('importance', construct, importance)),
      ...model.items.map(({ item, loading }) => row('loading', item, loading)),
      ...model.items.map(({ item, weight }) => row('weight', item, weight)),
      ...model.reliability.flatMap(({ construct, alpha, rhoA, rhoC, ave }) => [
        row('alpha', construct, alpha),
        row('rho_A', construct, rhoA),
        row('rho_C', construct, rhoC),
        row('AVE', construct, ave),
      ]),
      ...model.discrimination.map(({ a, b, htmt }) => row('HTMT', `${a} ~ ${b}`, htmt)),
    ],
  };
}
