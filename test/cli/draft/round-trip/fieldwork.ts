import { questionnaireWords } from '../../../../src/cli/questionnaire/questionnaire-words.ts';
import { random } from '../../../../src/stats/random.ts';
import { KANO_ANSWERS, type KanoAnswer, type MissingReason, type Question } from '../../../../src/survey/question.ts';
import type { Study } from '../../../../src/survey/study.ts';

/** What nobody may find in a study again. */
export const PRIVATE = 'canary';

export type Language = 'en' | 'zh-CN';

/** How far an interview came, or why it is none. */
export type Status = 'complete' | 'partial' | 'preview' | 'test' | 'spam' | 'rejected';

/** What a respondent gave: a code or a number, several codes, `skipped`, or undefined where not asked. */
export type Given = string | readonly string[] | undefined;
export const SKIPPED = '';

export interface Choice {
  readonly code: string;
  readonly label: string;
  /** It is no answer. */
  readonly missing?: MissingReason;
  /** The answer of a KANO question. */
  readonly kano?: KanoAnswer | undefined;
  /** People write beside it what they mean. */
  readonly open?: boolean;
}

/** One thing put to respondents: a question, a row of a matrix, a half of a KANO pair, or what a study has no place for. */
export interface Part {
  /** A short name, as tools with variable names have it. */
  readonly name: string;
  /** Undefined for what cannot become a question of a study. */
  readonly question: Question | undefined;
  readonly kind: 'rating' | 'nps' | 'one' | 'many' | 'number' | 'ranking' | 'date' | 'words' | 'personal';
  readonly text: string;
  /** Shared by the rows of a matrix, whose `text` is the same. */
  readonly matrix: string | undefined;
  /** Row of a matrix. */
  readonly row: string | undefined;
  readonly choices: readonly Choice[];
  readonly given: readonly Given[];
  /** What people wrote beside "other". */
  readonly written: readonly (string | undefined)[];
}

export interface Fieldwork {
  readonly language: Language;
  readonly statuses: readonly Status[];
  readonly weights: readonly string[];
  readonly parts: readonly Part[];
}

/** Respondents with every status, from a generator with a seed; what they gave is the same in both languages. */
export function fieldwork({ questions }: Study, language: Language): Fieldwork {
  const next = random(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  const statuses: Status[] = [
    ...Array.from({ length: 180 }, (): Status => 'complete'),
    ...(['partial', 'preview', 'test', 'spam', 'rejected'] as const).flatMap((one) => [one, one, one]),
  ].toSorted(() => next() - 0.5);
  const people = statuses.length;
  const words = questionnaireWords(language);
  const label = (text: Readonly<Record<string, string>>) => text[language]!;
  const everybody = Array.from({ length: people }, () => true);
  const answers = new Map<string, readonly Given[]>();

  /** One code each; some skip, and some give an answer that is none. */
  function one(codes: readonly string[], none: readonly string[], asked = everybody, most?: string): Given[] {
    return asked.map((was) => {
      const chance = next();
      if (!was) return undefined;
      if (chance < 0.04) return SKIPPED;
      if (chance < 0.09 && none.length > 0) return pick(none);
      return most !== undefined && chance < 0.4 ? most : pick(codes);
    });
  }

  function askedOf({ askedIf }: Question): boolean[] {
    return everybody.map((_, person) =>
      Object.entries(askedIf ?? {}).every(([id, codes]) => codes.includes(String(answers.get(id)?.[person] ?? ''))),
    );
  }

  const missing = (question: Question): Choice[] =>
    Object.entries(question.missing).map(([code, reason]) => ({
      code,
      label: words[reason as 'dont-know' | 'not-applicable' | 'refused'],
      missing: reason,
    }));
  const noWords = everybody.map(() => undefined);

  const parts = questions.flatMap((question): Part[] => {
    const base = { question, name: question.id, text: label(question.text), matrix: undefined, row: undefined };
    const asked = askedOf(question);
    const none = missing(question);
    const noCodes = none.map(({ code }) => code);
    switch (question.type) {
      case 'nps': {
        const choices = Array.from({ length: 11 }, (_, score) => ({ code: String(score), label: String(score) }));
        return [
          {
            ...base,
            kind: 'nps',
            choices,
            written: noWords,
            given: one(
              choices.map(({ code }) => code),
              [],
              asked,
            ),
          },
        ];
      }
      case 'scale': {
        const choices = question.levels.toReversed().map((level) => ({ code: level.code, label: label(level.label) }));
        const given = one(
          choices.map(({ code }) => code),
          noCodes,
          asked,
        );
        answers.set(question.id, given);
        return [{ ...base, kind: 'rating', choices: [...choices, ...none], given, written: noWords }];
      }
      case 'single': {
        const choices = optionsOf(question, language);
        const given = one(
          choices.map(({ code }) => code),
          noCodes,
          asked,
          choices[1]!.code,
        );
        answers.set(question.id, given);
        return [{ ...base, kind: 'one', choices: [...choices, ...none], given, written: writtenBy(given) }];
      }
      case 'multi': {
        const choices = optionsOf(question, language);
        const given = asked.map((was): Given => {
          const chance = next();
          const named = choices.filter(() => next() < 0.4).map(({ code }) => code);
          if (!was) return undefined;
          return chance < 0.05 ? SKIPPED : named.length === 0 ? [pick(choices).code] : named;
        });
        return [{ ...base, kind: 'many', choices, given, written: writtenBy(given) }];
      }
      case 'grid': {
        const choices = question.levels.toReversed().map((level) => ({ code: level.code, label: label(level.label) }));
        return question.items.map((item) => ({
          ...base,
          kind: 'rating',
          name: item.column,
          matrix: question.id,
          row: label(item.label),
          choices: [...choices, ...none],
          given: one(
            choices.map(({ code }) => code),
            noCodes,
            asked,
          ),
          written: noWords,
        }));
      }
      case 'kano': {
        const choices = KANO_ANSWERS.map((kano, index) => ({ code: String(index + 1), label: words[kano], kano }));
        const half = (at: number, side: 'functional' | 'dysfunctional'): Part => {
          const attribute = question.attributes[at]!;
          const feature = label(attribute.label);
          return {
            ...base,
            kind: 'rating',
            name: attribute[side],
            // The first two are questions of their own, the others rows of two matrices.
            ...(at < 2
              ? { text: words[side].replace('{feature}', feature) }
              : { text: MATRICES[side][language], matrix: `features_${side}`, row: feature }),
            choices,
            given: one(
              choices.map(({ code }) => code),
              [],
            ),
            written: noWords,
          };
        };
        const sides = ['functional', 'dysfunctional'] as const;
        return [
          ...[0, 1].flatMap((at) => sides.map((side) => half(at, side))),
          ...sides.flatMap((side) => [2, 3].map((at) => half(at, side))),
        ];
      }
      case 'number': {
        const given = everybody.map(() => (next() < 0.05 ? SKIPPED : String(Math.floor(next() ** 2 * 30))));
        return [{ ...base, kind: 'number', choices: [], given, written: noWords }];
      }
      case 'text':
        return [];
    }
  });

  const beside = { question: undefined, matrix: undefined, row: undefined, choices: [], written: noWords };
  const places = ['price', 'taste', 'speed'] as const;
  const others: Part[] = [
    {
      ...beside,
      kind: 'ranking',
      name: 'rank',
      text: { en: 'Rank what matters to you', 'zh-CN': '请按重要程度排序' }[language],
      choices: places.map((code) => ({
        code,
        label: {
          price: { en: 'Price', 'zh-CN': '价格' },
          taste: { en: 'Taste', 'zh-CN': '口味' },
          speed: { en: 'Speed', 'zh-CN': '速度' },
        }[code][language],
      })),
      given: everybody.map(() => places.toSorted(() => next() - 0.5)),
    },
    {
      ...beside,
      kind: 'date',
      name: 'last_visit',
      text: { en: 'When did you last visit us?', 'zh-CN': '您上次光临是什么时候？' }[language],
      given: everybody.map(() => `2026-02-${String(1 + Math.floor(next() * 28)).padStart(2, '0')}`),
    },
    {
      ...beside,
      kind: 'words',
      name: 'comment',
      text: { en: 'What could we do better?', 'zh-CN': '您对我们有什么建议？' }[language],
      given: everybody.map((_, person) =>
        next() < 0.3 ? SKIPPED : `${pick(COMMENTS[language])} ${PRIVATE} ${person}`,
      ),
    },
    {
      ...beside,
      kind: 'personal',
      name: 'email',
      text: { en: 'E-mail', 'zh-CN': '邮箱' }[language],
      given: everybody.map((_, person) => (next() < 0.2 ? SKIPPED : `${PRIVATE}${person}@example.com`)),
    },
  ];
  const whole: Fieldwork = {
    language,
    statuses,
    weights: everybody.map(() => pick(['0.5', '0.8', '1.25', '1.6'])),
    parts: [...parts, ...others],
  };
  return withPartials(whole);

  function writtenBy(given: readonly Given[]): (string | undefined)[] {
    return given.map((answer, person) =>
      answer === 'other' || (Array.isArray(answer) && answer.includes('other'))
        ? `${PRIVATE} no. ${person}`
        : undefined,
    );
  }
}

/** Only those with one of these statuses, as a tool's file holds them. */
export function withStatuses(all: Fieldwork, statuses: readonly Status[]): Fieldwork {
  const stays = <T>(_: T, person: number) => statuses.includes(all.statuses[person]!);
  return {
    ...all,
    statuses: all.statuses.filter(stays),
    weights: all.weights.filter(stays),
    parts: all.parts.map((part) => ({
      ...part,
      given: part.given.filter(stays),
      written: part.written.filter(stays),
    })),
  };
}

const COMMENTS = {
  en: ['So, so – crème brûlée', '=1+1', 'He said "no"; twice', 'Two\nlines'],
  'zh-CN': ['服务，很好', '=1+1', '他说“不”；两次', '两\n行'],
} as const;

const MATRICES = {
  functional: {
    en: 'How would you feel if we had the following?',
    'zh-CN': '如果我们提供以下各项，您觉得如何？',
  },
  dysfunctional: {
    en: 'How would you feel if we did not have the following?',
    'zh-CN': '如果我们不提供以下各项，您觉得如何？',
  },
} as const;

function optionsOf({ options }: Extract<Question, { type: 'single' | 'multi' }>, language: Language): Choice[] {
  return options.map(({ code, label }) => ({ code, label: label[language]!, open: code === 'other' }));
}

/** Whoever broke off reached the first questions alone. */
function withPartials({ parts, statuses, ...rest }: Fieldwork): Fieldwork {
  const reached = (part: number, person: number) => part < 6 || statuses[person] !== 'partial';
  return {
    ...rest,
    statuses,
    parts: parts.map((part, at) => ({
      ...part,
      given: part.given.map((given, person) => (reached(at, person) ? given : undefined)),
      written: part.written.map((written, person) => (reached(at, person) ? written : undefined)),
    })),
  };
}
