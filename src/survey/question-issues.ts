import { tooFew, twiceIssues, unknownCode } from './code-issues.ts';
import type { Issue, Path } from './issue.ts';
import { levelIssues, zoneIssues } from './level-issues.ts';
import { boxIssues, groupIssues, optionIssues, spreadIssues } from './option-issues.ts';
import { KANO_ANSWERS } from './question.ts';
import type { QuestionFile } from './question-schema.ts';

type Of<T extends QuestionFile['type']> = Extract<QuestionFile, { type: T }>;

/** Codes that a condition may name; undefined for types that have none. NPS answers are "0" to "10". */
export function answerCodes(question: QuestionFile): readonly string[] | undefined {
  if (question.type === 'scale' || question.type === 'grid') return Object.keys(question.scale);
  if (question.type === 'single' || question.type === 'multi') return Object.keys(question.options);
  if (question.type === 'nps') return Array.from({ length: 11 }, (_, index) => String(index));
  return undefined;
}

/** What does not agree within one question. */
export function questionIssues(question: QuestionFile, path: Path): Issue[] {
  return [...codeIssues(question, path), ...typeIssues(question, path)];
}

function typeIssues(question: QuestionFile, path: Path): Issue[] {
  switch (question.type) {
    case 'scale':
      return [...levelIssues(question, path), ...zoneIssues(question, path), ...spreadIssues(question, path)];
    case 'nps':
      return spreadIssues(question, path);
    case 'grid':
      return [
        ...(Object.keys(question.items).length === 0 ? [tooFew([...path, 'items'], 'item', 1)] : []),
        ...levelIssues(question, path),
        ...twiceIssues(
          Object.entries(question.items).map(([id, item]) => [[...path, 'items', id, 'column'], item.column]),
        ),
      ];
    case 'single':
      return [
        ...optionIssues(question, path, 2),
        ...groupIssues(question, path, 'partition'),
        ...spreadIssues(question, path),
      ];
    case 'multi':
      return [...optionIssues(question, path, 1), ...groupIssues(question, path, 'nets'), ...boxIssues(question, path)];
    case 'number':
      return numberIssues(question, path);
    case 'kano':
      return kanoIssues(question, path);
    default:
      return [];
  }
}

function codeIssues(question: QuestionFile, path: Path): Issue[] {
  const answers =
    question.type === 'kano'
      ? Object.keys(question.answers)
      : question.type === 'multi' && question.columns !== undefined && !Array.isArray(question.columns)
        ? [...(question.ticked ?? ['1']), ...(question.unticked ?? ['0'])]
        : answerCodes(question);
  if (answers === undefined) return [];
  const missing = Object.keys(question.missing);
  // What stands for an unticked box beside ticked ones may stand for no answer where every box holds it.
  const either = question.type === 'multi' && question.columns !== undefined ? (question.unticked ?? ['0']) : [];
  return [
    ...missing
      .filter((code) => answers.includes(code) && !either.includes(code))
      .map((code) => ({
        path: [...path, 'missing', code],
        on: 'key' as const,
        found: `the answer "${code}" as missing`,
        expected: 'a code that is no answer',
      })),
    ...Object.entries(question.codes)
      .filter(([, code]) => !answers.includes(code) && !missing.includes(code))
      .map(([text, code]) => unknownCode([...path, 'codes', text], code, [...answers, ...missing])),
  ];
}

function numberIssues({ min, max, bins }: Of<'number'>, path: Path): Issue[] {
  if (min !== undefined && max !== undefined && min > max) {
    return [
      {
        path: [...path, 'min'],
        on: 'value',
        found: `${min}, more than the maximum ${max}`,
        expected: `at most ${max}`,
      },
    ];
  }
  return bins.flatMap((bound, index): Issue[] => {
    const below = index === 0 ? min : bins[index - 1]!;
    if ((below === undefined || bound > below) && (max === undefined || bound <= max)) return [];
    const expected = `bounds that grow${min === undefined && max === undefined ? '' : `, within ${min ?? '…'} to ${max ?? '…'}`}`;
    return [{ path: [...path, 'bins', index], on: 'value', found: String(bound), expected }];
  });
}

function kanoIssues({ attributes, answers }: Of<'kano'>, path: Path): Issue[] {
  const reached = Object.values(answers);
  const absent = KANO_ANSWERS.filter((answer) => !reached.includes(answer));
  return [
    ...(Object.keys(attributes).length === 0 ? [tooFew([...path, 'attributes'], 'attribute', 1)] : []),
    ...(absent.length === 0
      ? []
      : [
          {
            path: [...path, 'answers'],
            on: 'key' as const,
            found: `no code of ${absent.join(', ')}`,
            expected: 'a code of each of the five answers',
          },
        ]),
    ...twiceIssues(
      Object.entries(attributes).flatMap(([id, pair]): [Path, string][] => [
        [[...path, 'attributes', id, 'functional'], pair.functional],
        [[...path, 'attributes', id, 'dysfunctional'], pair.dysfunctional],
      ]),
    ),
  ];
}
