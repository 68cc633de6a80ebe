import { InputErrors } from '../../errors.ts';
import type { Companion } from '../export/layout.ts';
import type { DeclaredOption, ProfiledColumn } from '../profile.ts';
import { cleanHeading } from './clean-heading.ts';

export interface QualtricsQuestion {
  readonly text: string;
  /** None where a number is no answer from a list: sliders, sums, ranks. */
  readonly options: readonly DeclaredOption[];
  readonly multiple: boolean;
  readonly declared: ProfiledColumn['declared'];
}

/**
 * Questions of Qualtrics survey files, by id (`QID3`) and by export tag (`Q3`); each column of a side-by-side question is one of its
 * own (`QID3#1`). Negative recodes are "no opinion" and the like.
 */
export function qsfQuestions(companions: readonly Companion[]): ReadonlyMap<string, QualtricsQuestion> {
  const questions = new Map<string, QualtricsQuestion>();
  for (const { file, bytes } of companions) {
    for (const element of list(record(parsed(file, bytes))['SurveyElements'])) {
      const { Element, Payload } = record(element);
      if (Element !== 'SQ') continue;
      const whole = record(Payload);
      const text = cleanHeading(String(whole['QuestionText'] ?? ''));
      for (const part of [whole, ...Object.values(record(whole['AdditionalQuestions'])).map(record)]) {
        const question = { text, ...answersOf(part) };
        questions.set(String(part['QuestionID']), question);
        questions.set(String(part['DataExportTag']), question);
      }
    }
  }
  return questions;
}

function answersOf(payload: Readonly<Record<string, unknown>>): Omit<QualtricsQuestion, 'text'> {
  const { QuestionType: type, SubSelector: sub } = payload;
  const selector = String(payload['Selector'] ?? '');
  const matrix = type === 'Matrix' && selector !== 'TE' && sub !== 'DND' && !SUMS_AND_RANKS.has(selector);
  const multiple = selector.startsWith('MA') || sub === 'MultipleAnswer';
  if (!matrix && type !== 'MC') return { options: [], multiple, declared: declaredAs(payload, selector) };
  const choices = record(matrix ? payload['Answers'] : payload['Choices']);
  const order = list(matrix ? payload['AnswerOrder'] : payload['ChoiceOrder']).map(String);
  const recodes = record(payload['RecodeValues']);
  const options = (order.length > 0 ? order : Object.keys(choices))
    .filter((key) => key in choices)
    .map((key) => {
      const code = String(recodes[key] ?? key);
      return {
        code,
        label: cleanHeading(String(record(choices[key])['Display'] ?? key)),
        missing: code.startsWith('-'),
      };
    });
  return { options, multiple, declared: matrix ? 'grid' : multiple ? 'multiple' : 'single' };
}

function declaredAs(
  { QuestionType: type, Validation: validation }: Readonly<Record<string, unknown>>,
  selector: string,
): ProfiledColumn['declared'] {
  const kind = type === 'Matrix' ? selector : type;
  if (kind === 'TE' && record(record(validation)['Settings'])['ContentType'] === 'ValidNumber') return 'number';
  if (kind === 'Slider' || kind === 'CS') return 'number';
  if (kind === 'RO' || kind === 'PGR') return 'ranking';
  return kind === 'TE' ? 'text' : undefined;
}

/** Selectors of a matrix whose numbers are shares of a sum or places of a ranking. */
const SUMS_AND_RANKS: ReadonlySet<string> = new Set(['CS', 'RO']);

function parsed(file: string, bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw new InputErrors([
      { place: { file }, found: 'JSON that breaks off or is damaged', expected: 'a Qualtrics survey file (.qsf)' },
    ]);
  }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
