import { z } from 'zod';
import { gate } from '../analyses/gate.ts';
import { type Nps, nps as npsOf } from '../analyses/nps.ts';
import type { NpsPanels } from '../analyses/nps-panels.ts';
import { frame } from '../charts/frame.ts';
import { npsSpread } from '../charts/nps-spread.ts';
import type { MissingCounts } from '../survey/crosstab.ts';
import type { PublicFinding } from '../survey/finding.ts';
import type { NpsQuestion, ScaleQuestion } from '../survey/question.ts';
import { BlockProblem, type FigureBlock, type FigureParts } from './block.ts';
import type { Desk } from './desk.ts';
import { address, figureProps, idOf } from './figure-props.ts';
import { hiddenFigure } from './hidden-figure.ts';
import { baseNotes, gateNotes, questionNote } from './notes.ts';
import { shownScores } from './nps-groups.ts';
import { npsData, npsTable } from './nps-table.ts';
import { type NpsView, npsChart } from './nps-view.ts';
import { npsMethod, npsSummary, npsTitle } from './nps-words.ts';

const props = z.strictObject({ of: address, by: z.string().optional(), ...figureProps }).omit({ published: true });
type Props = z.infer<typeof props>;

interface Found {
  readonly all: PublicFinding<Nps>;
  readonly groups: PublicFinding<NpsPanels> | undefined;
  readonly missing: MissingCounts | undefined;
}

const BLOCK = 'Nps';

/** `<Nps of="nps" by="wave" />`: promoters less detractors, and how the answers spread from 0 to 10. */
export const nps: FigureBlock<Props, Found> = {
  kind: 'figure',
  name: BLOCK,
  props,
  defaultId: ({ of }) => `${idOf(of)}-score`,

  find(desk, { of, by, wave, where }) {
    npsQuestion(desk, of);
    const { privacy, waves } = desk.study;
    const shown = desk.wave(BLOCK, wave);
    const query = { of: [{ item: of }], where: desk.where(BLOCK, where) };
    const own = { ...query, wave: shown?.id };
    const parts = by === undefined ? undefined : desk.by(BLOCK, by);
    const grouped = parts && { ...(by === 'wave' ? query : own), by: [parts.id] };
    const [all, table] = desk.ask(grouped === undefined ? [own] : [own, grouped]);
    const whole = npsOf(all!);
    if (whole.kind !== 'nps') throw notNps(of, whole.categories);
    const samePeople = waves.flatMap((one) => (one.samePeople ? [one.id] : []));
    return {
      all: gate(whole, privacy),
      groups:
        table && shownScores(table, by === 'wave' ? { pairs: 'successive', samePeople } : { pairs: 'all' }, privacy),
      missing: all!.missing[0],
    };
  },

  view(desk, { of, by, wave, where }, { all, groups, missing }, voice): FigureParts {
    const question = npsQuestion(desk, of);
    const name = voice.text(question.label ?? question.text);
    if (all.state === 'hidden') return hiddenFigure(desk, voice, name, question);
    const labels = by === undefined ? [] : desk.by(BLOCK, by).labels;
    const panels = groups === undefined || groups.state === 'hidden' ? undefined : groups.finding.panels;
    const shown = desk.wave(BLOCK, wave);
    const view: NpsView = {
      voice,
      by: by === undefined ? undefined : by === 'wave' ? 'wave' : 'segment',
      found: all.finding,
      state: all.state,
      shownWave: shown?.id,
      suppressBelow: desk.study.privacy.suppressBelow,
      groups: (panels?.groups ?? []).map((group) => {
        const label = labels.find(({ code }) => code === group.key)?.label;
        return { key: group.key, label: label === undefined ? group.key : voice.text(label), group };
      }),
      differences: panels?.derived.differences ?? [],
    };
    const weighted = desk.study.weighting.kind !== 'none';
    const chart = npsChart(view);
    return {
      title: npsTitle(view, name),
      subtitle: voice.say('nps.subtitle', { question: voice.text(question.text) }),
      drawings:
        all.state === 'empty'
          ? []
          : [
              {
                key: '',
                wide: npsSpread(chart, frame('wide', voice.language)),
                narrow: npsSpread(chart, frame('narrow', voice.language)),
              },
            ],
      summary: npsSummary(view),
      notes: [
        ...baseNotes(desk, voice, {
          question,
          origin: { kind: 'respondents', weighted },
          base: all.finding.base,
          wave: shown,
          where: desk.where(BLOCK, where),
          missing,
        }),
        questionNote(voice, question),
        npsMethod(view),
        ...gateNotes(desk, voice, [all.state, ...view.groups.map(({ group }) => group.state)]),
      ],
      table: npsTable(view),
      data: npsData(view),
      reading: voice.say('nps.reading'),
    };
  },
};

/** A question answered from 0 to 10, whichever way the study file declares it. */
function npsQuestion(desk: Desk, of: string): NpsQuestion | ScaleQuestion {
  const question = desk.study.questions.find(({ id }) => id === of);
  if (question?.type !== 'scale') return desk.question(BLOCK, 'of', of, ['nps']);
  const codes = question.levels.map(({ code }) => code);
  if (codes.length === 11 && codes.every((code, i) => code === String(i))) return question;
  throw notNps(of, codes);
}

function notNps(of: string, codes: readonly string[]): BlockProblem {
  return new BlockProblem(
    `of="${of}" in <${BLOCK}>, answered from ${codes[0]} to ${codes.at(-1)}`,
    'a question answered from 0 to 10',
    'The score is defined on that scale alone. Show another one with <Distribution>.',
  );
}
