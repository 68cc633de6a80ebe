import { z } from 'zod';
import type { Voice } from '../i18n/speak.ts';
import type { FactsBlock, FigureNote } from './block.ts';
import type { Desk } from './desk.ts';
import { peopleWords } from './notes.ts';

const props = z.strictObject({});

/** `<StudyFacts />`: who was asked, when and how, in a few lines. */
export const studyFacts: FactsBlock<z.infer<typeof props>> = {
  kind: 'facts',
  name: 'StudyFacts',
  props,
  view: (desk, _props, voice) => [...coverFacts(desk, voice), ...methodFacts(desk, voice)],
};

/** Client, dates, answers, version: what a cover prints. */
export function coverFacts(desk: Desk, voice: Voice): FigureNote[] {
  const { study, open } = desk;
  const fact = (key: 'client' | 'version' | 'contact', words: string | undefined): FigureNote[] =>
    words === undefined ? [] : [{ term: voice.say(`facts.${key}`), words }];
  const waves = study.waves.map(({ id, label, fielded }, i) => {
    const base = open.fieldwork[i]?.base;
    const parts = [
      ...(fielded === undefined ? [] : [voice.dates(...fielded)]),
      ...(base === undefined ? [] : [peopleWords(voice, base, study.weighting.kind !== 'none')]),
    ];
    return { id, label: voice.text(label), words: parts.join(voice.say('note.and')) };
  });
  return [
    ...fact('client', voice.text(study.client)),
    ...(waves.length === 1
      ? [{ term: voice.say('facts.fielded'), words: waves[0]!.words }]
      : waves.map(({ label, words }) => ({ term: voice.say('facts.wave', { wave: label }), words }))),
    ...(waves.length === 0 ? [{ term: voice.say('facts.answers'), words: voice.say('facts.published') }] : []),
    ...fact('version', study.version),
    ...fact('contact', study.contact),
  ];
}

/** The disclosure block: REPORT C3's items, as far as the study file holds them. */
export function methodFacts({ study }: Desk, voice: Voice): FigureNote[] {
  const { method } = study;
  const fact = (term: string, words: string | undefined): FigureNote[] =>
    words === undefined ? [] : [{ term, words }];
  const text = (given: Parameters<Voice['text']>[0] | undefined) => given && voice.text(given);
  const modes = method.mode.map((mode) => voice.say(`method.mode.${mode}`));
  return [
    ...fact(voice.say('method.strategy'), text(method.strategy)),
    ...fact(voice.say('method.population'), text(method.population)),
    ...fact(voice.say('method.sample'), voice.say(`method.sample.${method.sample.type}`)),
    ...fact(voice.say('method.frame'), text(method.sample.frame)),
    ...fact(voice.say('method.recruitment'), text(method.sample.recruitment)),
    ...fact(voice.say('method.mode'), modes.length === 0 ? undefined : voice.list(modes)),
    ...fact(voice.say('method.sponsor'), text(method.sponsor)),
    ...fact(voice.say('method.conductor'), text(method.conductor)),
    ...fact(voice.say('method.funder'), text(method.funder)),
    ...fact(voice.say('method.limitations'), text(method.limitations)),
  ];
}
