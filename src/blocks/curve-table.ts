import type { CurveLevel } from '../analyses/repurchase-curve.ts';
import type { Base, Estimate } from '../survey/estimate.ts';
import type { FigureData, FigureTable } from './block.ts';
import {
  type Curve,
  type CurvePart,
  type CurveView,
  isotonicRates,
  levelOf,
  levelWords,
  rateOf,
  yesNames,
} from './curve-view.ts';
import { intervalWords } from './share-words.ts';
import { tidy, type TidyRow } from './tidy.ts';

/** Levels from worst to best; with several curves one after the other. */
export function curveTable(view: CurveView): FigureTable {
  const { voice, parts, compare, origin } = view;
  const several = parts.some(({ label }) => label !== undefined);
  const weighted = origin.kind === 'respondents' && origin.weighted;
  const curves = parts.flatMap(({ curve }) => (curve === undefined ? [] : [curve]));
  const based = curves.some(({ base }) => base.n !== undefined);
  const intervals = curves.some(({ levels }) =>
    levels.groups.some((level) => level.state !== 'hidden' && level.value.rate.interval !== undefined),
  );
  const isotonic = view.fit === 'isotonic' && curves.some(({ levels }) => levels.derived.isotonic.length > 0);
  const logistic = view.fit === 'logistic' && curves.some((curve) => curve.logistic.kind === 'fit');
  const columns: { head: string; cell: (curve: Curve, code: string) => string }[] = [
    ...(based ? [{ head: voice.say('table.n'), cell: baseCell(view, ({ n }) => n) }] : []),
    ...(weighted ? [{ head: voice.say('table.effective'), cell: baseCell(view, ({ effective }) => effective) }] : []),
    {
      head: voice.say('curve.axis', { answers: yesNames(view) }),
      cell: (curve, code) => levelWords(view, levelOf(curve, code)),
    },
    ...(intervals
      ? [
          {
            head: voice.say('table.interval'),
            cell: (curve: Curve, code: string) => {
              const rate = rateOf(curve, code);
              return rate === undefined ? '' : intervalWords(voice, rate);
            },
          },
        ]
      : []),
    ...(compare === undefined
      ? []
      : [
          {
            head: voice.say('curve.published'),
            cell: (_: Curve, code: string) => levelWords(view, levelOf(compare.curve, code)),
          },
        ]),
    ...(isotonic
      ? [{ head: voice.say('curve.table.isotonic'), cell: fitCell(view, (curve) => isotonicRates(curve)) }]
      : []),
    ...(logistic ? [{ head: voice.say('curve.table.logistic'), cell: fitCell(view, predictedRates) }] : []),
  ];
  const heading = (part: CurvePart, label: string): string[] =>
    part.label === undefined
      ? [label]
      : [part.state === 'small' ? voice.say('small.label', { label: part.label }) : part.label, label];
  return {
    head: [
      ...(several ? [voice.say('table.group')] : []),
      voice.say('table.level'),
      ...columns.map(({ head }) => head),
    ],
    rows: parts.flatMap((part) =>
      view.rating.levels.map(({ code, label }) => {
        const { curve } = part;
        const level = curve && levelOf(curve, code);
        const name = voice.text(label);
        const words = level?.state === 'small' ? voice.say('small.label', { label: name }) : name;
        const cells = columns.map(({ cell }) => (curve === undefined ? voice.say('hidden.cell') : cell(curve, code)));
        return [...heading(part, words), ...cells];
      }),
    ),
  };
}

function baseCell({ voice }: CurveView, of: (base: Base) => number | undefined) {
  return (curve: Curve, code: string): string => {
    const level = levelOf(curve, code);
    if (level?.state === 'hidden') return voice.say('hidden.cell');
    const value = level && of(level.base);
    return value === undefined ? voice.say('value.unknown') : voice.number(value);
  };
}

function fitCell({ voice }: CurveView, rates: (curve: Curve) => ReadonlyMap<string, number>) {
  return (curve: Curve, code: string): string => {
    const value = rates(curve).get(code);
    return value === undefined ? voice.say('value.unknown') : voice.share(value, [0, 1]);
  };
}

function predictedRates({ logistic }: Curve): ReadonlyMap<string, number> {
  return new Map(logistic.kind === 'fit' ? Object.entries(logistic.predicted) : []);
}

/** Rate, monotone and logistic rate of every level, the steps between them, and the published rates. */
export function curveData(view: CurveView): FigureData {
  const { parts, compare, voice } = view;
  return tidy([
    ...parts.flatMap(({ label, curve, state }) =>
      curve === undefined
        ? [{ group: label, code: '', label: '', measure: '', estimate: undefined, remark: 'hidden' }]
        : curveRows(view, curve, label, state),
    ),
    ...(compare === undefined
      ? []
      : levelRows(view, compare.curve).map((row) => ({
          ...row,
          group: voice.text(compare.source),
          measure: 'published-rate',
        }))),
  ]);
}

function curveRows(view: CurveView, curve: Curve, group: string | undefined, state: CurvePart['state']): TidyRow[] {
  const remark = state === 'shown' || state === 'hidden' ? undefined : state;
  const isotonic = isotonicRates(curve);
  const predicted = predictedRates(curve);
  const { levels, overall, base } = curve;
  const plain = (value: number, of: Base): Estimate => ({ value, interval: undefined, base: of });
  const unsaid: Base = { n: undefined, weighted: undefined, effective: undefined };
  const fitted = levelRows(view, curve).flatMap((row): TidyRow[] => {
    const own = row.estimate?.base ?? unsaid;
    const [monotone, smooth] = [isotonic.get(row.code), predicted.get(row.code)];
    return [
      { ...row, group, remark: row.remark ?? remark },
      ...(monotone === undefined ? [] : [{ ...row, group, measure: 'isotonic', estimate: plain(monotone, own) }]),
      ...(smooth === undefined ? [] : [{ ...row, group, measure: 'logistic', estimate: plain(smooth, own) }]),
    ];
  });
  const steps = levels.derived.steps.map(({ of, value }): TidyRow => {
    const names = of.map((code) => view.rating.levels.find((level) => level.code === code)?.label ?? {});
    return {
      group,
      code: of.join(' → '),
      label: names.map((name) => view.voice.text(name)).join(' → '),
      measure: 'step',
      estimate: plain(value.difference, unsaid),
    };
  });
  const whole: TidyRow = { group, code: '', label: '', measure: 'rate', estimate: { ...overall, base }, remark };
  return [...fitted, whole, ...steps];
}

function levelRows({ rating, voice }: CurveView, curve: Curve): TidyRow[] {
  return rating.levels.flatMap(({ code, label }): TidyRow[] => {
    const level = levelOf(curve, code);
    if (level === undefined) return [];
    const row = { code, label: voice.text(label), measure: 'rate' };
    if (level.state === 'hidden') return [{ ...row, estimate: undefined, remark: 'hidden' }];
    const rate: CurveLevel['rate'] = level.value.rate;
    return [{ ...row, estimate: rate, ...(level.state === 'shown' ? {} : { remark: level.state }) }];
  });
}
