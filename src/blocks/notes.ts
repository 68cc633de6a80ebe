import type { Origin, MissingCounts } from '../survey/crosstab.ts';
import type { Base } from '../survey/estimate.ts';
import type { Condition, Question } from '../survey/question.ts';
import type { Wave } from '../survey/study.ts';
import type { Voice } from '../i18n/speak.ts';
import type { FigureNote } from './block.ts';
import type { Desk } from './desk.ts';
import { plainName } from './short-name.ts';

/** Who a figure is about, as far as it needs saying. */
export interface About {
  readonly question: Question;
  readonly origin: Origin;
  readonly base: Base | undefined;
  /** Says how many where `base` cannot. */
  readonly who?: string | undefined;
  /** The wave shown; undefined when all are. */
  readonly wave: Wave | undefined;
  readonly where: Condition;
  readonly missing?: MissingCounts | undefined;
}

/** `1,250 respondents, weighted (effective base 1,138)`. */
export function peopleWords(voice: Voice, base: Base, weighted: boolean): string {
  const who = voice.say('base.respondents', { n: base.n ?? 0 });
  if (!weighted || base.effective === undefined) return who;
  return voice.say('base.weighted', { who, effective: voice.number(base.effective) });
}

/** The line that starts with "Base:", or with "Source:" when the figure was published elsewhere. */
export function baseNotes(
  desk: Desk,
  voice: Voice,
  { question, origin, base, who, wave, where, missing }: About,
): FigureNote[] {
  if (origin.kind === 'published') {
    const known =
      base?.n === undefined ? voice.say('base.published.unknown') : voice.say('base.published.stated', { n: base.n });
    return [
      { term: voice.say('note.source'), words: voice.say('note.sentence', { words: voice.text(origin.source) }) },
      { term: voice.say('note.base'), words: voice.say('note.sentence', { words: known }) },
    ];
  }
  const parts = [
    who ?? (base === undefined ? voice.say('base.each') : peopleWords(voice, base, origin.weighted)),
    ...selectionWords(desk, voice, wave, where),
    ...(question.askedIf === undefined ? [] : [askedIfWords(desk, voice, question.askedIf)]),
    ...missingWords(voice, missing ?? {}),
  ];
  return [
    { term: voice.say('note.base'), words: voice.say('note.sentence', { words: parts.join(voice.say('note.and')) }) },
  ];
}

/** Wave and filter of a figure. */
export function selectionWords(desk: Desk, voice: Voice, wave: Wave | undefined, where: Condition): string[] {
  const parts = Object.entries(where).map(([id, codes]) =>
    voice.say('base.where', { question: questionName(desk, voice, id), answers: answerNames(desk, voice, id, codes) }),
  );
  if (desk.study.waves.length > 1) {
    parts.unshift(
      wave === undefined ? voice.say('base.all-waves') : voice.say('base.wave', { wave: voice.text(wave.label) }),
    );
  }
  return parts;
}

/** Number, wording and kind of answer. */
export function questionNote(voice: Voice, question: Question, extra: readonly string[] = []): FigureNote {
  const text = voice.text(question.text);
  const wording =
    question.number === undefined
      ? voice.say('question.unnumbered', { text })
      : voice.say('question.wording', { number: question.number, text });
  const measured = question.measures === undefined ? [] : [voice.say(`question.${question.measures}`)];
  const assumed = question.unconfirmed ? [voice.say('question.unconfirmed')] : [];
  const parts = [wording, answerKind(voice, question), ...measured, ...extra, ...assumed];
  return {
    term: voice.say('note.question'),
    words: voice.say('note.sentence', { words: parts.join(voice.say('note.and')) }),
  };
}

/** Whom a share in a title is of: everybody, or `the 129 asked`. */
export function whoWords(voice: Voice, { question, base, missing = {} }: Pick<About, 'question' | 'base' | 'missing'>) {
  if (question.askedIf === undefined || base?.n === undefined) return voice.say('who.all');
  const silent = Object.keys(missing).some((reason) => reason !== 'not-asked');
  return voice.say(silent ? 'who.answered' : 'who.asked', { n: base.n });
}

/** Says that groups were marked or hidden, when any were. */
export function gateNotes(desk: Desk, voice: Voice, states: readonly string[]): FigureNote[] {
  if (!states.includes('small') && !states.includes('hidden')) return [];
  const { flagBelow, suppressBelow } = desk.study.privacy;
  return [
    {
      term: voice.say('note.small'),
      words: voice.say('small.note', { flag: voice.number(flagBelow), suppress: voice.number(suppressBelow) }),
    },
  ];
}

/** A question's short name. */
export function questionName(desk: Desk, voice: Voice, id: string): string {
  const question = desk.study.questions.find((candidate) => candidate.id === id);
  return question === undefined ? id : plainName(voice.text(question.label ?? question.text));
}

/** “no”, or “no” or “not sure”. */
export function answerNames(desk: Desk, voice: Voice, id: string, codes: readonly string[]): string {
  return voice.either(codes.map((code) => voice.quote(answerName(desk, voice, id, code))));
}

/** An answer's label. */
export function answerName(desk: Desk, voice: Voice, id: string, own: string): string {
  const question = desk.study.questions.find((candidate) => candidate.id === id);
  const options =
    question?.type === 'single' || question?.type === 'multi'
      ? question.options
      : question?.type === 'scale'
        ? question.levels
        : [];
  const label = options.find(({ code }) => code === own)?.label;
  return label === undefined ? own : voice.text(label);
}

function askedIfWords(desk: Desk, voice: Voice, condition: Condition): string {
  const asked = Object.entries(condition).map(([id, codes]) =>
    voice.say('base.asked-if', {
      question: questionName(desk, voice, id),
      answers: answerNames(desk, voice, id, codes),
    }),
  );
  return voice.list(asked);
}

function missingWords(voice: Voice, missing: MissingCounts): string[] {
  const reasons = Object.entries(missing).filter(([reason]) => reason !== 'not-asked');
  if (reasons.length === 0) return [];
  const words = reasons.map(([reason, { n }]) => voice.say(`missing.${reason as keyof MissingCounts}`, { n }));
  return [voice.say('base.missing', { reasons: voice.list(words) })];
}

function answerKind(voice: Voice, question: Question): string {
  switch (question.type) {
    case 'multi':
      return voice.say('question.many-answers');
    case 'kano':
      return voice.say('question.kano');
    case 'scale':
    case 'grid':
      return voice.say('question.scale', { n: question.levels.length });
    case 'nps':
      return voice.say('question.nps');
    case 'number':
      return voice.say('question.number');
    case 'text':
      return voice.say('question.text');
    case 'single':
      return voice.say('question.one-answer');
  }
}
