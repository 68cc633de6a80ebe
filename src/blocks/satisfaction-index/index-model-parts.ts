import type { IndexModelEstimates } from '../../analyses/index-model/index-estimates.ts';
import type { Public } from '../../survey/finding.ts';
import type { SatisfactionIndex } from '../../survey/index-model/satisfaction-index.ts';
import type { Voice } from '../../i18n/speak.ts';
import type { FigureParts } from '../block.ts';
import type { Desk } from '../desk.ts';
import { indexDrawings } from './index-drawings.ts';
import type { IndexModelFinding } from './index-finding.ts';
import { constructName } from './index-names.ts';
import { indexNotes, type Shown } from './index-notes.ts';
import { constructPanel, driverPanel, modelData, pathTable, qualityPanel } from './index-tables.ts';
import { changeWords, indexSummary, pointsWords } from './index-words.ts';

/** An index model that may be shown, and how it is spoken of. */
export interface IndexView {
  readonly voice: Voice;
  readonly index: SatisfactionIndex;
  readonly model: IndexModelEstimates;
  /** Name of a construct. */
  readonly name: (construct: string) => string;
  /** Index of a construct, by the yardstick of all waves where there is one. */
  readonly indexOf: (construct: string) => ShownIndex;
  /** Change of a construct's index since the wave before; undefined where there is none, or where it may not be shown. */
  readonly changeOf: (construct: string) => Change | undefined;
  /** Name of the wave before, where changes are shown. */
  readonly before: string | undefined;
}

export interface ShownIndex {
  readonly index: number | undefined;
  readonly interval: readonly [number, number] | undefined;
}

export interface Change {
  readonly difference: number;
  readonly interval: readonly [number, number] | undefined;
  /** Undefined where it was not tested. */
  readonly significant: boolean | undefined;
}

type Found = Public<IndexModelFinding> & { readonly model: IndexModelEstimates };

export function indexModelParts(
  desk: Desk,
  voice: Voice,
  index: SatisfactionIndex,
  found: Found,
  shown: Shown,
  state: string,
): FigureParts {
  const view = indexView(desk, voice, index, found, shown);
  const { model } = found;
  const target = view.name(index.target);
  const own = view.indexOf(index.target);
  const change = view.changeOf(index.target);
  return {
    title: [
      voice.say('index.title', { target, index: pointsWords(voice, own.index) }),
      ...(change === undefined ? [] : [voice.say('index.title.change', { change: changeWords(view, change) })]),
    ].join(''),
    subtitle: voice.say(index.preset === undefined ? 'index.subtitle.own' : `index.subtitle.${index.preset}`),
    drawings: indexDrawings(view),
    summary: indexSummary(view),
    notes: indexNotes(
      desk,
      voice,
      index,
      {
        base: found.base,
        missing: found.missing,
        warnings: model.warnings,
        method: [
          ...(found.waves === undefined ? [] : [voice.say('index.method.pooled')]),
          voice.say('index.method.bootstrap', { n: found.replicates, seed: String(found.seed) }),
          ...(model.replicates.failed > 0 ? [voice.say('index.method.failed', { n: model.replicates.failed })] : []),
          ...(found.waves !== undefined && shown.wave?.samePeople ? [voice.say('index.method.same-people')] : []),
        ],
      },
      shown,
      [state, ...(found.waves?.groups.map((group) => group.state) ?? [])],
    ),
    table: pathTable(view),
    data: modelData(view, found.base.n),
    reading: voice.say('index.reading'),
    panels: [constructPanel(view), driverPanel(view), qualityPanel(view)].filter((panel) => panel !== undefined),
  };
}

function indexView(
  desk: Desk,
  voice: Voice,
  index: SatisfactionIndex,
  { model, waves }: Found,
  { wave }: Shown,
): IndexView {
  const own = waves?.groups.find(({ key }) => key === wave?.id);
  const indices = own === undefined || own.state === 'hidden' ? model.indices : own.value;
  const before = desk.study.waves.find(({ id }) => id === waves?.derived.differences[0]?.of[0]);
  return {
    voice,
    index,
    model,
    name: (construct) => constructName(voice, index, construct),
    indexOf: (construct) => {
      const found = indices.find((one) => one.construct === construct);
      return { index: found?.index, interval: found?.interval as ShownIndex['interval'] };
    },
    changeOf: (construct) => {
      const found = waves?.derived.differences.find(({ value }) => value.construct === construct)?.value;
      if (found === undefined) return undefined;
      const { difference, interval } = found;
      const significant = interval === undefined ? undefined : interval[0] > 0 || interval[1] < 0;
      return { difference, interval: interval as Change['interval'], significant };
    },
    before: before && voice.text(before.label),
  };
}
