import { z } from 'zod';
import { type CrossTable, crossTables } from '../analyses/cross-table.ts';
import { gate } from '../analyses/gate.ts';
import type { PublicFinding } from '../survey/finding.ts';
import type { Voice } from '../i18n/speak.ts';
import { BlockProblem, type FigureBlock, type FigureNote, type FigureParts } from './block.ts';
import { type CrossQuestion, crossQuestion } from './crosstab-rows.ts';
import { crossData, crossFigureTable } from './crosstab-table.ts';
import { type CrossView } from './crosstab-view.ts';
import { crossRowNote, crossSummary, crossTestNotes } from './crosstab-words.ts';
import type { Desk } from './desk.ts';
import { address, figureProps, idOf } from './figure-props.ts';
import { hiddenFigure } from './hidden-figure.ts';
import { baseNotes, gateNotes, questionNote } from './notes.ts';

const oneOrMore = <T extends z.ZodType>(one: T) => z.union([one.transform((value) => [value]), z.array(one).min(1)]);
const row = z.enum(['answers', 'nets', 'means']);
const { published: _published, ...shared } = figureProps;

const props = z.strictObject({
  of: oneOrMore(address),
  by: oneOrMore(z.string()),
  show: oneOrMore(row).default(['answers', 'nets', 'means']),
  letters: z.enum(['pairs', 'rest']).default('pairs'),
  correction: z.enum(['holm', 'benjamini-hochberg', 'none']).default('holm'),
  family: z.enum(['question', 'table']).default('question'),
  ...shared,
});
type Props = z.infer<typeof props>;

/** A table for each question and segment, by `question segment`. */
type Found = Readonly<Record<string, PublicFinding<CrossTable>>>;

const BLOCK = 'Crosstab';

/** `<Crosstab of="overall" by={["region", "tenure"]} />`: questions by segments, with bases, nets and letters for what differs. */
export const crosstab: FigureBlock<Props, Found> = {
  kind: 'figure',
  name: BLOCK,
  props,
  defaultId: ({ of }) => `${of.map(idOf).join('-')}-table`,

  find(desk, given) {
    const { by, letters, correction, family, wave, where } = given;
    checkLists(given);
    const questions = questionsOf(desk, given);
    const segments = by.map((id) => desk.by(BLOCK, id).id);
    const query = { where: desk.where(BLOCK, where), wave: desk.wave(BLOCK, wave, by[0])?.id };
    const tables = desk.ask(
      questions.flatMap(({ term }) => [
        { ...query, of: [term] },
        ...segments.map((id) => ({ ...query, of: [term], by: [id] })),
      ]),
    );
    const width = segments.length + 1;
    const inputs = questions.flatMap(({ rows }, q) =>
      segments.map((_, s) => ({ total: tables[q * width]!, columns: tables[q * width + 1 + s]!, rows })),
    );
    const samePeople = by[0] === 'wave' && desk.study.waves.some((one) => one.samePeople);
    const found = crossTables(inputs, { against: letters, correction, family, samePeople });
    return Object.fromEntries(
      found.map((table, i) => {
        const [q, s] = [Math.floor(i / segments.length), i % segments.length];
        return [nameOf(questions[q]!.item, segments[s]!), gate(table, desk.study.privacy)];
      }),
    );
  },

  view(desk, given, found, voice): FigureParts {
    const view = viewOf(desk, given, found, voice);
    const questions = questionsOf(desk, given);
    const names = voice.list(questions.map((question) => question.name(voice)));
    const [first] = questions;
    if (view.parts.length === 0) return hiddenFigure(desk, voice, names, first!.question);
    const states = view.parts.flatMap(({ tables }) =>
      tables.flatMap(({ columns }) => columns.groups.map(({ state }) => state)),
    );
    return {
      title: voice.say('crosstab.title', {
        questions: names,
        segments: voice.list(view.banner.map(({ label }) => label)),
      }),
      subtitle: voice.say('crosstab.subtitle'),
      drawings: [],
      open: true,
      summary: crossSummary(view),
      notes: [
        ...baseLines(desk, given, view),
        ...dedup(view.parts.map(({ question }) => questionNote(voice, question.question))),
        ...crossRowNote(view),
        ...crossTestNotes(view),
        ...gateNotes(desk, voice, states),
      ],
      table: crossFigureTable(view),
      data: crossData(view),
      reading: voice.say(given.letters === 'pairs' ? 'crosstab.reading.pairs' : 'crosstab.reading.rest'),
    };
  },
};

function nameOf(item: string, segment: string): string {
  return `${item} ${segment}`;
}

function questionsOf(desk: Desk, { of, show }: Props): CrossQuestion[] {
  const questions = of.map((item) => crossQuestion(desk, BLOCK, item, show));
  const bare = questions.find(({ rows }) => rows.length === 0);
  if (bare === undefined) return questions;
  throw new BlockProblem(
    `show=${JSON.stringify(show)} in <${BLOCK}> of "${bare.item}", a ${bare.question.type} question`,
    'rows that the question has',
    'A scale has answers, nets and means; a choice answers and, where it has groups, nets; an nps question nets and means.',
  );
}

function checkLists({ of, by }: Props): void {
  for (const [prop, list] of Object.entries({ of, by })) {
    const twice = list.find((id, i) => list.indexOf(id) < i);
    if (twice !== undefined) throw new BlockProblem(`${prop}: "${twice}" twice in <${BLOCK}>`, 'each once');
  }
  if (by.length > 1 && by.includes('wave')) {
    throw new BlockProblem(
      `by: "wave" beside segments in <${BLOCK}>`,
      '"wave" alone, or segments of one wave',
      'Make two tables, or add switch="wave".',
    );
  }
}

function viewOf(desk: Desk, given: Props, found: Found, voice: Voice): CrossView {
  const banner = given.by.map((id) => {
    const { labels, label } = desk.by(BLOCK, id);
    return {
      id,
      label: label === undefined ? voice.say('method.wave') : voice.text(label),
      columns: labels.map((one) => ({ code: one.code, label: voice.text(one.label) })),
    };
  });
  const questions = questionsOf(desk, given).map((question) => {
    const tables = given.by.map((id) => found[nameOf(question.item, id)]!);
    return { question, tables: tables.flatMap((table) => (table.state === 'hidden' ? [] : [table.finding])) };
  });
  return {
    voice,
    banner,
    parts: questions.filter(({ tables }) => tables.length === banner.length),
    hiddenParts: questions.flatMap(({ question, tables }) => (tables.length === banner.length ? [] : [question])),
    against: given.letters,
    correction: given.correction,
    family: given.family,
    weighted: desk.study.weighting.kind !== 'none',
    designed: desk.study.design !== undefined,
    privacy: desk.study.privacy,
  };
}

function baseLines(desk: Desk, { wave, where, by }: Props, { voice, parts, weighted }: CrossView): FigureNote[] {
  const [only] = parts;
  return baseNotes(desk, voice, {
    question: only!.question.question,
    origin: { kind: 'respondents', weighted },
    base: parts.length === 1 ? only!.tables[0]!.base : undefined,
    wave: desk.wave(BLOCK, wave, by[0]),
    where: desk.where(BLOCK, where),
    missing: parts.length === 1 ? only!.tables[0]!.missing : undefined,
  });
}

/** Items of a grid share one wording. */
function dedup(notes: readonly FigureNote[]): FigureNote[] {
  return notes.filter(({ words }, i) => notes.findIndex((other) => other.words === words) === i);
}
