import { InputErrors } from '../../errors.ts';
import type { Companion } from '../export/layout.ts';
import type { DeclaredOption, ProfiledColumn } from '../profile.ts';
import { cleanHeading } from './clean-heading.ts';

export interface QualtricsQuestion {
  readonly options: readonly DeclaredOption[];
  readonly multiple: boolean;
  readonly declared: ProfiledColumn['declared'];
}

/** Questions of Qualtrics survey files, by id (`QID3`) and by export tag (`Q3`). Negative recodes are "no opinion" and the like. */
export function qsfQuestions(companions: readonly Companion[]): ReadonlyMap<string, QualtricsQuestion> {
  const questions = new Map<string, QualtricsQuestion>();
  for (const { file, bytes } of companions) {
    for (const element of list(record(parsed(file, bytes))['SurveyElements'])) {
      const { Element, Payload } = record(element);
      if (Element !== 'SQ') continue;
      const payload = record(Payload);
      const matrix = payload['QuestionType'] === 'Matrix';
      const choices = record(matrix ? payload['Answers'] : payload['Choices']);
      const order = list(matrix ? payload['AnswerOrder'] : payload['ChoiceOrder']).map(String);
      const recodes = record(payload['RecodeValues']);
      const keys = order.length > 0 ? order : Object.keys(choices);
      const options = keys
        .filter((key) => key in choices)
        .map((key) => {
          const code = String(recodes[key] ?? key);
          return {
            code,
            label: cleanHeading(String(record(choices[key])['Display'] ?? key)),
            missing: code.startsWith('-'),
          };
        });
      const selector = String(payload['Selector'] ?? '');
      const multiple = selector.startsWith('MA') || payload['SubSelector'] === 'MultipleAnswer';
      const declared = matrix
        ? 'grid'
        : multiple
          ? 'multiple'
          : payload['QuestionType'] === 'MC'
            ? 'single'
            : undefined;
      const question = { options, multiple, declared } as const;
      questions.set(String(payload['QuestionID']), question);
      questions.set(String(payload['DataExportTag']), question);
    }
  }
  return questions;
}

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
