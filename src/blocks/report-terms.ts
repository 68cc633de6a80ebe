import { type GlossaryTerm, glossaryTerms } from './glossary.ts';
import type { Report } from './report.ts';

/** On the method page of every report. */
const ALWAYS: readonly GlossaryTerm[] = ['base', 'interval', 'significant', 'holm', 'not-tested', 'small-base'];
const WEIGHTED: readonly GlossaryTerm[] = ['effective-base', 'weighting', 'design-effect'];
const INDEX: readonly GlossaryTerm[] = ['satisfaction-index', 'reliability', 'explained-variance', 'bootstrap'];

/** What the figures of a block speak of, whatever they show. */
const OF_BLOCK: Readonly<Record<string, readonly GlossaryTerm[]>> = {
  Crosstab: ['top-2-box'],
  Distribution: ['top-box', 'top-2-box', 'bottom-box', 'midpoint'],
  ImportancePerformance: ['driver', 'bootstrap'],
  IndexComparison: INDEX,
  IndexModel: INDEX,
  KanoQuadrant: ['must-be', 'one-dimensional', 'attractive', 'indifferent', 'reverse', 'questionable', 'better-worse'],
  KeyDrivers: ['driver', 'explained-variance', 'bootstrap'],
  Nps: ['nps'],
  PenaltyReward: ['driver', 'penalty-reward', 'bootstrap'],
  RepurchaseCurve: ['repurchase-curve'],
  ServiceQuality: ['gap', 'reliability'],
};

/** What a reader may look for who looks for a block's figures. */
export function blockTerms(block: string): readonly GlossaryTerm[] {
  return OF_BLOCK[block] ?? [];
}

/** The terms of the glossary that occur on a report's pages, in the glossary's order. */
export function reportTerms({ open, voice, pages, figures }: Report): GlossaryTerm[] {
  const { study } = open;
  const heads = new Set(figures.flatMap(({ table }) => table.head));
  const asked = (test: (question: (typeof study.questions)[number]) => boolean) => study.questions.some(test);
  const linked = pages.flatMap(({ printed }) =>
    [...printed.values()].flatMap((one) => (one.kind === 'prose' && 'term' in one.parts ? [one.parts.term] : [])),
  );
  const used = new Set<unknown>([
    ...ALWAYS,
    ...linked,
    ...figures.flatMap(({ block }) => blockTerms(block)),
    ...(study.weighting.kind === 'none' && study.design === undefined ? [] : WEIGHTED),
    ...(asked(({ measures }) => measures === 'intention') ? ['intention'] : []),
    ...(asked(({ type }) => type === 'nps') ? ['nps'] : []),
    ...(asked((question) => 'groups' in question && question.groups.length > 0) ? ['net'] : []),
    ...(heads.has(voice.say('curve.table.isotonic')) ? ['isotonic'] : []),
    ...(heads.has(voice.say('reasons.axis.responses')) || heads.has(voice.say('answers.axis.responses'))
      ? ['of-cases', 'of-responses']
      : []),
  ]);
  return glossaryTerms.filter((term) => used.has(term));
}
