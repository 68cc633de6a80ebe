import { gate } from '../analyses/gate.ts';
import type { Finding, Groups } from '../survey/finding.ts';
import type { AchievedMargin } from '../tabulate/achieved-margins.ts';
import type { Fieldwork } from '../tabulate/open-study.ts';
import type { RakingReport } from '../tabulate/rake.ts';
import type { Voice } from '../i18n/speak.ts';
import type { FigureTable } from './block.ts';
import type { Desk } from './desk.ts';
import { answerName, questionName } from './notes.ts';

/** What the method page says of weights. */
export interface WeightingWords {
  readonly sentences: readonly string[];
  /** What a reader should be wary of. */
  readonly warnings: readonly string[];
  /** For each raked wave, what was reached against the targets. */
  readonly tables: readonly (FigureTable & { readonly caption: string })[];
}

interface MarginShare {
  readonly before: number;
  readonly target: number;
  readonly achieved: number;
}

interface RakedMargins extends Finding {
  readonly margins: readonly { readonly margin: string; readonly categories: Groups<MarginShare> }[];
}

/** Whoever did not answer; no option has this code. */
const UNKNOWN = '';
/** A largest weight above 5 times the mean, or a design effect above 2, is worth a warning. Source: METHODS 2. */
const WIDE = 5;
const COSTLY = 2;

/** Where weights come from, what they cost, and how near they bring the sample to its targets. */
export function weightingWords(desk: Desk, voice: Voice): WeightingWords {
  const { fieldwork } = desk.open;
  return {
    sentences: [...sourceSentences(desk, voice), ...fieldwork.flatMap((wave) => rakingSentences(desk, voice, wave))],
    warnings: fieldwork.flatMap((wave) => warnings(desk, voice, wave)),
    tables: fieldwork.flatMap(({ wave, raking }) =>
      raking === undefined ? [] : [rakedTable(desk, voice, wave, raking)],
    ),
  };
}

function sourceSentences(desk: Desk, voice: Voice): string[] {
  const { weighting } = desk.study;
  if (weighting.kind === 'none') return [voice.say('method.unweighted')];
  if (weighting.kind === 'column') return [voice.say('method.weighted', { column: weighting.column })];
  const { margins, base, trim, source } = weighting;
  const rescaled = margins.flatMap(({ question, targets }): string[] => {
    const sum = Object.values(targets).reduce((total, target) => total + target, 0);
    const percent = sum > 2 ? sum : 100 * sum;
    if (Math.abs(percent - 100) < 1e-9) return [];
    const margin = voice.quote(questionName(desk, voice, question));
    return [voice.say('weighting.rescaled', { margin, sum: voice.number(percent, 1) })];
  });
  return [
    voice.say('weighting.raked', {
      margins: voice.list(margins.map(({ question }) => voice.quote(questionName(desk, voice, question)))),
    }),
    voice.say('weighting.source', { source: voice.text(source) }),
    ...(base === undefined ? [] : [voice.say('weighting.base', { column: base })]),
    ...(trim === undefined ? [] : [voice.say('weighting.trim', { range: voice.range(trim, 2) })]),
    ...rescaled,
  ];
}

function rakingSentences(desk: Desk, voice: Voice, { wave, raking }: Fieldwork): string[] {
  if (raking === undefined) return [];
  const { passes, trimming } = raking;
  const name = waveName(desk, voice, wave);
  const clipped = trimming && { wave: name, n: trimming.clipped };
  return [
    voice.say('weighting.passes', { wave: name, n: passes }),
    ...(clipped === undefined
      ? []
      : [voice.say(trimming!.exact ? 'weighting.clipped' : 'weighting.approximate', clipped)]),
  ];
}

function warnings(desk: Desk, voice: Voice, { wave, base, weights }: Fieldwork): string[] {
  if (weights === undefined || base.n === undefined || !base.effective) return [];
  const effect = base.n / base.effective;
  const name = waveName(desk, voice, wave);
  return [
    ...(weights[1] > WIDE ? [voice.say('weighting.wide', { wave: name, times: voice.number(weights[1], 1) })] : []),
    ...(effect > COSTLY ? [voice.say('weighting.costly', { wave: name, effect: voice.number(effect, 1) })] : []),
  ];
}

/** Groups that are too small keep the target, which is no secret, and nothing else. */
function rakedTable(
  desk: Desk,
  voice: Voice,
  wave: string,
  { n, margins }: RakingReport,
): FigureTable & { readonly caption: string } {
  const finding: RakedMargins = { base: baseOf(n), margins: margins.map(marginGroups) };
  const opened = gate(finding, desk.study.privacy);
  const shown = opened.state === 'hidden' ? [] : opened.finding.margins;
  const share = (value: number) => voice.share(value, [value, value]);
  const hidden = voice.say('hidden.cell');
  return {
    caption: voice.say('weighting.table', { wave: waveName(desk, voice, wave) }),
    head: [
      voice.say('table.answer'),
      voice.say('table.n'),
      voice.say('weighting.before'),
      voice.say('weighting.target'),
      voice.say('weighting.achieved'),
    ],
    rows: shown.flatMap(({ margin, categories }, m) => [
      [questionName(desk, voice, margin)],
      ...categories.groups.map((group, i) => {
        const label =
          group.key === UNKNOWN ? voice.say('weighting.unknown') : answerName(desk, voice, margin, group.key);
        if (group.state === 'hidden') {
          const target = margins[m]!.categories[i]?.target;
          return [label, hidden, hidden, target === undefined ? hidden : voice.share(target, [0, 1]), hidden];
        }
        const { before, target, achieved } = group.value;
        const name = group.state === 'small' ? voice.say('small.label', { label }) : label;
        return [name, voice.number(group.base.n ?? 0), share(before), share(target), share(achieved)];
      }),
    ]),
  };
}

function marginGroups({ margin, categories, unknown }: AchievedMargin): RakedMargins['margins'][number] {
  const groups = categories.map(({ code, n, before, target, achieved }) => ({
    key: code,
    base: baseOf(n),
    value: { before, target, achieved },
  }));
  if (unknown !== undefined) {
    const { n, share } = unknown;
    groups.push({ key: UNKNOWN, base: baseOf(n), value: { before: share, target: share, achieved: share } });
  }
  return { margin, categories: { relation: 'partition', groups, derived: {} } };
}

function baseOf(n: number) {
  return { n, weighted: undefined, effective: undefined };
}

function waveName({ study }: Desk, voice: Voice, id: string): string {
  const wave = study.waves.find((own) => own.id === id);
  return wave === undefined ? id : voice.text(wave.label);
}
