import type { Estimate } from '../survey/estimate.ts';
import type { FigureData, FigureTable } from './block.ts';
import { type DriverMethod, measureInterval, measureWords } from './driver-measure.ts';
import { driverMeasure } from './driver-measure.ts';
import type { DriverView, RankedDriver } from './driver-view.ts';
import { favourableWords } from './favourable-words.ts';
import { shareWords } from './share-words.ts';
import { tidy, type TidyRow } from './tidy.ts';

/** The chosen measure with its interval, then correlation, slope, inflation, mean and favourable share. */
export function driverTable({ voice, method, drivers, items }: DriverView): FigureTable {
  const others = (['johnson', 'lmg', 'beta', 'correlation'] as const).filter((other) => other !== method);
  const known = others.filter((other) =>
    drivers.some(({ driver }) => driverMeasure(other, driver).value !== undefined),
  );
  return {
    head: [
      voice.say('drivers.table.driver'),
      voice.say(`drivers.table.${method}`),
      voice.say('table.interval'),
      ...known.map((other) => voice.say(`drivers.table.${other}`)),
      voice.say('drivers.table.vif'),
      voice.say('table.mean'),
      voice.say('drivers.head.favourable', { levels: favourableWords(voice, items) }),
      voice.say('table.n'),
    ],
    rows: drivers.map(({ label, driver, measure, favourable }) => [
      label,
      measureWords(voice, method, measure),
      measureInterval(voice, method, measure),
      ...known.map((other) => measureWords(voice, other, driverMeasure(other, driver))),
      voice.number(driver.vif, 1),
      voice.number(driver.mean, 2),
      shareWords(voice, favourable),
      voice.number(measure.base.n ?? 0),
    ]),
  };
}

/** Every measure of every driver; `r2` and `adjusted-r2` without a code. */
export function driverData({ drivers, model }: DriverView, state: 'shown' | 'small' | 'empty'): FigureData {
  const remark = state === 'shown' ? undefined : state;
  const plain = (value: number): Estimate => ({ value, interval: undefined, base: model.base });
  const row = ({ id, label }: Pick<RankedDriver, 'id' | 'label'>, measure: string, estimate: Estimate): TidyRow => ({
    code: id,
    label,
    measure,
    estimate,
    remark,
  });
  const all = { id: '', label: '' };
  const measures: readonly (readonly [string, DriverMethod])[] = [
    ['correlation', 'correlation'],
    ['beta', 'beta'],
    ['johnson-share', 'johnson'],
    ['lmg-share', 'lmg'],
  ];
  return tidy([
    row(all, 'r2', model.r2),
    row(all, 'adjusted-r2', plain(model.adjustedR2)),
    ...drivers.flatMap((one) => [
      ...measures.map(([name, method]) => row(one, name, driverMeasure(method, one.driver))),
      row(one, 'johnson', one.driver.johnson),
      ...(one.driver.lmg === undefined ? [] : [row(one, 'lmg', one.driver.lmg)]),
      row(one, 'slope', plain(one.driver.b)),
      row(one, 'vif', plain(one.driver.vif)),
      row(one, 'mean', plain(one.driver.mean)),
      row(one, 'favourable', one.favourable),
    ]),
  ]);
}
