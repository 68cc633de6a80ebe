import { holmAdjusted } from '../../analyses/index-model/index-differences.ts';
import { frame } from '../../charts/frame.ts';
import { intervalBars, type IntervalBarsSpec } from '../../charts/interval-bars.ts';
import type { Voice } from '../../i18n/speak.ts';
import type { Public } from '../../survey/finding.ts';
import type { SatisfactionIndex } from '../../survey/index-model/satisfaction-index.ts';
import type { FigurePanel, FigureParts, FigureTable } from '../block.ts';
import type { Desk } from '../desk.ts';
import type { IndexComparisonFinding } from './index-finding.ts';
import { constructName } from './index-names.ts';
import { indexNotes, type Shown } from './index-notes.ts';
import { pointsWords, withInterval } from './index-words.ts';

type Found = Public<IndexComparisonFinding> & {
  readonly groups: NonNullable<Public<IndexComparisonFinding>['groups']>;
};
type By = ReturnType<Desk['by']>;

interface GroupView {
  readonly key: string;
  readonly label: string;
  readonly state: 'shown' | 'small' | 'empty' | 'hidden';
  readonly n: number | undefined;
  readonly of: (construct: string) => { readonly index: number | undefined; readonly interval: Interval };
}

/** Differences that a sentence names. */
const NAMED = 4;

type Interval = readonly [number, number] | undefined;

/** Groups side by side: the target in a drawing, every construct in the table, and which differences are significant. */
export function indexComparisonParts(
  desk: Desk,
  voice: Voice,
  index: SatisfactionIndex,
  found: Found,
  by: By,
  shown: Shown,
): FigureParts {
  const name = (construct: string): string => constructName(voice, index, construct);
  const groups = found.groups.groups.map((group): GroupView => {
    const label = by.labels.find(({ code }) => code === group.key)?.label;
    const indices = group.state === 'hidden' ? [] : group.value;
    return {
      key: group.key,
      label: label === undefined ? group.key : voice.text(label),
      state: group.state,
      n: group.state === 'hidden' ? undefined : group.base.n,
      of: (construct) => {
        const own = indices.find((one) => one.construct === construct);
        return { index: own?.index, interval: own?.interval as Interval };
      },
    };
  });
  const tested = found.groups.derived.differences.some(({ value }) => value.p !== undefined);
  const differences = index.model.constructs.flatMap(({ id }) =>
    holmAdjusted(found.groups.derived.differences.filter(({ value }) => value.construct === id)),
  );
  const significant = differences.filter((one) => one.significant);
  const target = name(index.target);
  const labelOf = (key: string): string => groups.find((group) => group.key === key)?.label ?? key;
  const spec = barsSpec(voice, index, groups, name, desk.study.privacy.suppressBelow);
  const values = groups.flatMap(({ label, of }) => {
    const { index: value, interval } = of(index.target);
    return value === undefined
      ? []
      : [voice.say('index.by.value', { group: label, index: withInterval(voice, value, interval, 1) })];
  });
  const ofTarget = significant.filter(({ construct }) => construct === index.target);
  const pairWords = ofTarget.map(({ of: [earlier, later], difference }) =>
    voice.say('index.by.pair', {
      higher: voice.quote(labelOf(difference > 0 ? later : earlier)),
      lower: voice.quote(labelOf(difference > 0 ? earlier : later)),
      points: voice.number(Math.abs(difference), 1),
    }),
  );
  const by1 = by.label === undefined ? voice.say('index.by.wave') : voice.text(by.label);
  return {
    title: voice.say('index.by.title', { target, by: by1 }),
    subtitle: voice.say('index.by.subtitle'),
    drawings: [
      {
        key: '',
        wide: intervalBars(spec, frame('wide', voice.language)),
        narrow: intervalBars(spec, frame('narrow', voice.language)),
      },
    ],
    summary: [
      voice.say('index.by.summary', { target: voice.quote(target), values: voice.list(values) }),
      !tested
        ? voice.say('index.by.untested')
        : pairWords.length === 0
          ? voice.say('index.by.none', { target: voice.quote(target) })
          : voice.say(pairWords.length > NAMED ? 'index.by.significant' : 'index.by.significant.all', {
              pairs: pairWords.slice(0, NAMED).join(voice.say('note.and')),
              n: pairWords.length,
            }),
    ].join(voice.say('index.summary.space')),
    notes: indexNotes(
      desk,
      voice,
      index,
      {
        base: found.base,
        missing: [],
        method: [
          voice.say('index.method.yardstick'),
          voice.say('index.method.bootstrap', { n: found.replicates, seed: String(found.seed) }),
          ...((found.resampled?.failed ?? 0) > 0
            ? [voice.say('index.method.failed', { n: found.resampled!.failed })]
            : []),
          tested ? voice.say('index.method.holm') : voice.say('index.method.same-people'),
        ],
      },
      shown,
      groups.map(({ state }) => state),
    ),
    table: groupTable(voice, index, groups, name),
    data: {
      head: ['construct', 'group', 'index', 'low', 'high', 'n', 'state'],
      rows: index.model.constructs.flatMap(({ id }) =>
        groups.map(({ key, of, n, state }) => {
          const { index: value, interval } = of(id);
          return [id, key, value, interval?.[0], interval?.[1], n, state];
        }),
      ),
    },
    reading: voice.say('index.by.reading'),
    panels: significant.length === 0 ? [] : [differencePanel(voice, significant, name, labelOf)],
  };
}

function barsSpec(
  voice: Voice,
  { target }: SatisfactionIndex,
  groups: readonly GroupView[],
  name: (construct: string) => string,
  suppressBelow: number,
): IntervalBarsSpec {
  return {
    axis: {
      title: voice.say('index.by.axis', { target: name(target) }),
      domain: [0, 100],
      tick: (value) => voice.number(value),
    },
    columns: [{ head: voice.say('index.table.index'), narrow: true }, { head: voice.say('table.interval') }],
    legend: [{ words: voice.say('table.interval'), sample: 'interval' }],
    rows: groups.map(({ key, label, state, of, n }) => {
      const { index, interval } = of(target);
      return {
        key,
        label,
        note: state === 'small' ? voice.say('small.word') : undefined,
        small: state === 'small',
        marks:
          state === 'hidden'
            ? { hidden: voice.say('hidden.words', { n: suppressBelow }) }
            : index === undefined
              ? { hidden: voice.say('base.none') }
              : {
                  bars: [
                    {
                      value: index,
                      interval: interval === undefined ? undefined : { lo: interval[0], hi: interval[1] },
                      tone: 'bar-a' as const,
                    },
                  ],
                },
        cells: [
          { text: pointsWords(voice, index), style: 'strong' as const },
          { text: interval === undefined ? '' : voice.range(interval, 1), style: 'plain' as const },
        ],
        detail:
          index === undefined || n === undefined
            ? undefined
            : voice.say('index.by.detail', {
                group: label,
                index: withInterval(voice, index, interval, 1),
                base: voice.say('base.respondents', { n }),
              }),
      };
    }),
  };
}

function groupTable(
  voice: Voice,
  { model }: SatisfactionIndex,
  groups: readonly GroupView[],
  name: (construct: string) => string,
): FigureTable {
  return {
    head: [voice.say('index.table.construct'), ...groups.map(({ label }) => label)],
    rows: [
      ...model.constructs.map(({ id }) => [
        name(id),
        ...groups.map(({ of, state }) => {
          const { index, interval } = of(id);
          return state === 'hidden' ? voice.say('hidden.cell') : withInterval(voice, index, interval, 1);
        }),
      ]),
      [
        voice.say('table.n'),
        ...groups.map(({ n, state }) =>
          n === undefined
            ? voice.say('hidden.cell')
            : state === 'small'
              ? voice.say('small.label', { label: voice.number(n) })
              : voice.number(n),
        ),
      ],
    ],
  };
}

function differencePanel(
  voice: Voice,
  differences: ReturnType<typeof holmAdjusted>,
  name: (construct: string) => string,
  labelOf: (key: string) => string,
): FigurePanel {
  return {
    title: voice.say('index.panel.differences'),
    words: undefined,
    table: {
      head: [
        voice.say('index.table.construct'),
        voice.say('index.table.pair'),
        voice.say('index.table.difference'),
        voice.say('index.table.p'),
      ],
      rows: differences.map(({ construct, of: [earlier, later], difference, interval, adjusted }) => [
        name(construct),
        voice.say('index.pair', { later: labelOf(later), earlier: labelOf(earlier) }),
        voice.say('value.with-interval', {
          value: voice.signed(difference, 1),
          interval: interval === undefined ? voice.say('value.unknown') : voice.range(interval, 1),
        }),
        adjusted === undefined ? voice.say('value.unknown') : voice.number(adjusted, 3),
      ]),
    },
  };
}
