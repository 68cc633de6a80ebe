import type { ModelWarning } from '../../analyses/index-model/problems.ts';
import type { Voice } from '../../i18n/speak.ts';
import type { Base } from '../../survey/estimate.ts';
import type { SatisfactionIndex } from '../../survey/index-model/satisfaction-index.ts';
import type { Condition } from '../../survey/question.ts';
import type { Wave } from '../../survey/study.ts';
import type { FigureNote } from '../block.ts';
import type { Desk } from '../desk.ts';
import { baseNotes, gateNotes, peopleWords, questionNote } from '../notes.ts';
import { constructName, itemName, itemQuestions } from './index-names.ts';

/** Above this share of missing answers an item is named (METHODS 11). */
const MUCH_MISSING = 0.05;

export interface NotedIndex {
  readonly base: Base;
  readonly missing: readonly { readonly item: string; readonly share: number }[];
  readonly warnings?: readonly ModelWarning[] | undefined;
  /** More to say of the method. */
  readonly method?: readonly string[] | undefined;
}

export interface Shown {
  readonly wave: Wave | undefined;
  readonly where: Condition;
}

/** Base, questions, method, and what to be wary of. */
export function indexNotes(
  desk: Desk,
  voice: Voice,
  index: SatisfactionIndex,
  { base, missing, warnings = [], method = [] }: NotedIndex,
  { wave, where }: Shown,
  states: readonly string[],
): FigureNote[] {
  const questions = itemQuestions(desk, index);
  const weighted = base.effective !== undefined && base.n !== base.effective;
  const wary = [...warnings.map((one) => warningWords(desk, voice, index, one)), ...missingWords(desk, voice, missing)];
  const sentence = (parts: readonly string[]) =>
    voice.say('note.sentence', { words: parts.join(voice.say('note.and')) });
  return [
    ...baseNotes(desk, voice, {
      question: questions[0]!,
      origin: { kind: 'respondents', weighted },
      base,
      who: peopleWords(voice, base, weighted),
      wave,
      where,
    }),
    ...questions.map((question) => questionNote(voice, question)),
    {
      term: voice.say('note.method'),
      words: sentence([
        voice.say('index.method.pls', {
          scheme: voice.say(`index.scheme.${index.model.scheme}`),
          metric: voice.say(`index.metric.${index.model.metric}`),
        }),
        voice.say(`index.missing.${index.missing}`),
        ...method,
        voice.say('index.method.association'),
      ]),
    },
    ...(wary.length === 0 ? [] : [{ term: voice.say('index.note.caution'), words: sentence(wary) }]),
    ...gateNotes(desk, voice, states),
  ];
}

function warningWords(desk: Desk, voice: Voice, index: SatisfactionIndex, warning: ModelWarning): string {
  const construct = voice.quote(constructName(voice, index, warning.construct));
  switch (warning.kind) {
    case 'small-sample':
      return voice.say('index.warning.small', {
        n: warning.n,
        arrows: voice.number(warning.arrows),
        needed: voice.number(warning.needed),
        construct,
      });
    case 'negative-weight':
      return voice.say('index.warning.negative', { item: voice.quote(itemName(desk, voice, warning.item)), construct });
  }
}

function missingWords(desk: Desk, voice: Voice, missing: NotedIndex['missing']): string[] {
  const much = missing.filter(({ share }) => share > MUCH_MISSING);
  if (much.length === 0) return [];
  const items = much.map(({ item, share }) =>
    voice.say('index.warning.missing.item', {
      item: voice.quote(itemName(desk, voice, item)),
      share: voice.share(share),
    }),
  );
  return [voice.say('index.warning.missing', { items: voice.list(items) })];
}
