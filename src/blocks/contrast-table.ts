import type { Estimate } from '../survey/estimate.ts';
import type { Voice } from '../i18n/speak.ts';
import type { FigureData, FigureTable } from './block.ts';
import { type ContrastView, contrastWords, shownAttributes } from './contrast-view.ts';
import { tidy, type TidyRow } from './tidy.ts';

export function contrastTable(view: ContrastView): FigureTable {
  const { voice, attributes, low, high } = view;
  const head = [
    voice.say('drivers.table.driver'),
    voice.say('contrast.table.class'),
    voice.say('contrast.head.low', { level: low }),
    voice.say('table.interval'),
    voice.say('contrast.table.p'),
    voice.say('contrast.head.high', { level: high }),
    voice.say('table.interval'),
    voice.say('contrast.table.p'),
    voice.say('contrast.table.low'),
    voice.say('contrast.table.high'),
  ];
  return {
    head,
    rows: [
      ...shownAttributes(view).map(({ label, state, value: { reward, penalty, class: own } }) => [
        state === 'small' ? voice.say('small.label', { label }) : label,
        own === undefined ? voice.say('value.unknown') : voice.say(`contrast.class.${own}`),
        ...contrastCells(voice, penalty),
        ...contrastCells(voice, reward),
        voice.number(Math.round(penalty.cases)),
        voice.number(Math.round(reward.cases)),
      ]),
      ...attributes
        .filter(({ group }) => group.state === 'hidden')
        .map(({ label }) => [label, ...Array<string>(head.length - 1).fill(voice.say('hidden.cell'))]),
    ],
  };
}

function contrastCells(voice: Voice, contrast: Estimate & { readonly p: number | undefined }): string[] {
  const { interval, p } = contrast;
  return [
    contrastWords(voice, contrast),
    interval === undefined ? '' : voice.range(interval, 2),
    p === undefined
      ? voice.say('value.unknown')
      : p < 0.001
        ? voice.say('p.below', { p: voice.number(0.001, 3) })
        : voice.number(p, 3),
  ];
}

/** Contrasts are in points of the outcome; the class stands under `remark`. */
export function contrastData(view: ContrastView): FigureData {
  const { found, attributes } = view;
  const plain = (value: number | undefined, base: Estimate['base']): Estimate => ({ value, interval: undefined, base });
  const whole = (measure: string, value: number): TidyRow => ({
    code: '',
    label: '',
    measure,
    estimate: plain(value, found.base),
  });
  return tidy([
    whole('intercept', found.intercept),
    whole('r2', found.r2),
    whole('adjusted-r2', found.adjustedR2),
    ...shownAttributes(view).flatMap(({ key, label, state, value }): TidyRow[] => {
      const remark = state === 'shown' ? undefined : state;
      const row = (measure: string, estimate: Estimate | undefined, own = remark): TidyRow => ({
        code: key,
        label,
        measure,
        estimate,
        ...(own === undefined ? {} : { remark: own }),
      });
      const { reward, penalty, range, asymmetry } = value;
      return [
        { ...row('class', undefined), remark: value.class ?? remark },
        row('penalty', penalty),
        row('reward', reward),
        ...[['penalty', penalty] as const, ['reward', reward] as const].flatMap(([name, one]) => [
          row(`${name}-se`, plain(one.se, found.base)),
          row(`${name}-p`, plain(one.p, found.base)),
          row(`${name}-cases`, plain(one.cases, found.base)),
        ]),
        row('range', plain(range, found.base)),
        row('asymmetry', plain(asymmetry, found.base)),
      ];
    }),
    ...attributes
      .filter(({ group }) => group.state === 'hidden')
      .map(({ key, label }): TidyRow => ({ code: key, label, measure: '', estimate: undefined, remark: 'hidden' })),
  ]);
}
