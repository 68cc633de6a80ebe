import { KANO_ANSWERS, type Condition, type MissingReason, type Question } from '../../survey/question.ts';
import type { Study } from '../../survey/study.ts';
import type { Text } from '../../survey/text.ts';
import { questionnaireWords } from './questionnaire-words.ts';

/** An answer that can be ticked. */
export interface AskedAnswer {
  readonly code: string;
  readonly label: Text;
}

/** One thing that is put to respondents: a question, an item of a grid, one half of a KANO pair. */
export interface AskedItem {
  /** Its name in a form: the heading of its column where a form takes it, else made from the ids. */
  readonly name: string;
  /** Id in the study, as `askedIf` has it. */
  readonly id: string;
  readonly kind: 'one' | 'many' | 'nps' | 'number' | 'text';
  readonly text: Text;
  readonly answers: readonly AskedAnswer[];
  /** Items with the same list of answers share it. */
  readonly list: string;
  readonly question: Question;
  readonly askedIf: Condition | undefined;
}

/** Names that forms and their exports keep for themselves. */
const RESERVED =
  /^(data|meta|instanceid|instancename|start|end|today|audit|deviceid|subscriberid|simserial|phonenumber|username|email|key|submissiondate|group_.*)$/i;

/** Everything that a study asks, in its order; what is measured and not asked (the interview's duration) is left out. */
export function askedItems(study: Study): readonly AskedItem[] {
  const names = new Set<string>();
  const named = (column: string | undefined, otherwise: string) => {
    const fits = column !== undefined && /^[A-Za-z][\w.-]*$/.test(column) && !RESERVED.test(column);
    const own = otherwise.replaceAll('.', '_');
    const plain = RESERVED.test(own) ? `q_${own}` : own;
    let name = fits && !names.has(column.toLowerCase()) ? column : plain;
    for (let n = 2; names.has(name.toLowerCase()); n++) name = `${plain}_${n}`;
    names.add(name.toLowerCase());
    return name;
  };
  return study.questions.flatMap((question): AskedItem[] => {
    const { id, text, askedIf } = question;
    const base = { id, text, question, askedIf, list: id };
    switch (question.type) {
      case 'scale':
        return [
          {
            ...base,
            name: named(question.column, id),
            kind: 'one',
            answers: [...question.levels.toReversed(), ...missingAnswers(study, question)],
          },
        ];
      case 'single':
        return [
          {
            ...base,
            name: named(question.column, id),
            kind: 'one',
            answers: [...question.options, ...missingAnswers(study, question)],
          },
        ];
      case 'multi': {
        const column = question.source?.kind === 'separated' ? question.source.column : undefined;
        return [{ ...base, name: named(column, id), kind: 'many', answers: question.options }];
      }
      case 'nps':
        return [
          {
            ...base,
            name: named(question.column, id),
            kind: 'nps',
            answers: [...npsAnswers(study), ...missingAnswers(study, question)],
          },
        ];
      case 'number':
        return id === 'duration' ? [] : [{ ...base, name: named(question.column, id), kind: 'number', answers: [] }];
      case 'text':
        return [{ ...base, name: named(question.column, id), kind: 'text', answers: [] }];
      case 'grid':
        return question.items.map((item) => ({
          ...base,
          id: `${id}.${item.id}`,
          text: item.label,
          name: named(item.column, `${id}.${item.id}`),
          kind: 'one' as const,
          answers: [...question.levels.toReversed(), ...missingAnswers(study, question)],
        }));
      case 'kano': {
        const answers = KANO_ANSWERS.map((answer) => ({
          code: Object.entries(question.answers).find(([, own]) => own === answer)![0],
          label: question.wording?.[answer] ?? textOf(study, (language) => questionnaireWords(language)[answer]),
        }));
        return question.attributes.flatMap((attribute) =>
          (['functional', 'dysfunctional'] as const).map((side) => ({
            ...base,
            id: `${id}.${attribute.id}.${side}`,
            name: named(attribute[side], `${id}.${attribute.id}.${side}`),
            kind: 'one' as const,
            text: textOf(study, (language) =>
              questionnaireWords(language)[side].replace('{feature}', attribute.label[language]!),
            ),
            answers: [...answers, ...missingAnswers(study, question)],
          })),
        );
      }
    }
  });
}

const GIVEN: readonly MissingReason[] = ['dont-know', 'not-applicable', 'refused'];

/** "Don't know" and its kind can be ticked as well. */
function missingAnswers(study: Study, { missing }: Question): AskedAnswer[] {
  return Object.entries(missing).flatMap(([code, reason]) =>
    GIVEN.includes(reason) && code.trim() !== ''
      ? [{ code, label: textOf(study, (language) => questionnaireWords(language)[reason as 'dont-know']) }]
      : [],
  );
}

function npsAnswers(study: Study): AskedAnswer[] {
  return Array.from({ length: 11 }, (_, score) => ({ code: String(score), label: textOf(study, () => String(score)) }));
}

function textOf({ languages }: Study, words: (language: string) => string): Text {
  return Object.fromEntries(languages.map((language) => [language, words(language)]));
}
