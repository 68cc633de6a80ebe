import type { FigureData, FigureTable } from './block.ts';
import { type ImportanceView, pointInterval, pointWords } from './importance-view.ts';
import { tidy, type TidyRow } from './tidy.ts';

export function importanceTable({ voice, items }: ImportanceView): FigureTable {
  const head = [
    voice.say('importance.table.item'),
    voice.say('importance.table.importance'),
    voice.say('table.interval'),
    voice.say('importance.table.performance'),
    voice.say('table.interval'),
    voice.say('importance.table.quadrant'),
    voice.say('table.n'),
  ];
  return {
    head,
    rows: items.map(({ label, group }) => {
      if (group.state === 'hidden') return [label, ...Array<string>(head.length - 1).fill(voice.say('hidden.cell'))];
      const { importance, performance, quadrant, undecided } = group.value;
      const name = quadrant === undefined ? voice.say('value.unknown') : voice.say(`importance.${quadrant}`);
      return [
        group.state === 'small' ? voice.say('small.label', { label }) : label,
        pointWords(voice, importance),
        pointInterval(voice, importance),
        pointWords(voice, performance),
        pointInterval(voice, performance),
        undecided ? voice.say('importance.table.undecided', { quadrant: name }) : name,
        voice.number(group.base.n ?? 0),
      ];
    }),
  };
}

/** Quadrants stand under `remark`; `undecided` is 1 where an interval spans a line. The lines have no code. */
export function importanceData({ items, found }: ImportanceView): FigureData {
  const none = { n: undefined, weighted: undefined, effective: undefined };
  const line = (measure: string, value: number): TidyRow => ({
    code: '',
    label: '',
    measure,
    estimate: { value, interval: undefined, base: none },
  });
  const { crosshair } = found;
  return tidy([
    ...(crosshair === undefined
      ? []
      : [line('crosshair-importance', crosshair.importance), line('crosshair-performance', crosshair.performance)]),
    ...items.flatMap(({ key, label, group }): TidyRow[] => {
      if (group.state === 'hidden') {
        return [{ code: key, label, measure: '', estimate: undefined, remark: 'hidden' }];
      }
      const { importance, performance, quadrant, undecided } = group.value;
      const remark = group.state === 'shown' ? undefined : group.state;
      return [
        { code: key, label, measure: 'importance', estimate: importance, remark },
        { code: key, label, measure: 'performance', estimate: performance, remark },
        { code: key, label, measure: 'quadrant', estimate: undefined, remark: quadrant ?? remark },
        {
          code: key,
          label,
          measure: 'undecided',
          estimate: { value: Number(undecided), interval: undefined, base: group.base },
          remark,
        },
      ];
    }),
  ]);
}
