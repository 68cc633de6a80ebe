import { didYouMean } from '../errors.ts';
import { unknownCode } from './code-issues.ts';
import type { Issue, Path } from './issue.ts';
import { answerCodes } from './question-issues.ts';
import type { StudyFile } from './study-schema.ts';

/**
 * What is wrong with `weight` as far as the study file says: keys that exclude each other, margins that are no questions, targets
 * that do not add up. What respondents contradict is found when they are raked.
 */
export function weightIssues(file: Partial<StudyFile>, questionIds: readonly string[]): Issue[] {
  const { weight } = file;
  if (weight === undefined) return [];
  const { column, rake, base, trim, source } = weight;
  const issue = (key: string, on: Issue['on'], found: string, expected: string, hint?: string): Issue => ({
    path: ['weight', key],
    on,
    found,
    expected,
    hint,
  });
  if (rake === undefined) {
    if (column === undefined) return [{ ...issue('', 'key', 'neither', '"column" or "rake"'), path: ['weight'] }];
    return Object.entries({ base, trim, source }).flatMap(([key, value]) =>
      value === undefined ? [] : [issue(key, 'key', `"${key}" without "rake"`, '"column" alone, or "rake"')],
    );
  }
  const margins = Object.entries(rake);
  return [
    ...(column === undefined
      ? []
      : [
          issue(
            'column',
            'key',
            '"column" beside "rake"',
            'one of the two',
            'Weights to start raking from are the column "base".',
          ),
        ]),
    ...(source === undefined
      ? [issue('rake', 'key', 'targets without "source"', '"source": where they are from, a text')]
      : []),
    ...(trim === undefined || (trim[0] < 1 && trim[1] > 1)
      ? []
      : [issue('trim', 'value', `${trim[0]} and ${trim[1]}`, 'bounds below and above 1, the mean weight')]),
    ...(margins.length === 0 ? [issue('rake', 'value', 'no margin', 'at least one question with its targets')] : []),
    ...margins.flatMap(([id, targets]) => marginIssues(file, questionIds, id, targets)),
  ];
}

function marginIssues(
  { questions }: Partial<StudyFile>,
  questionIds: readonly string[],
  id: string,
  targets: Readonly<Record<string, number>>,
): Issue[] {
  const path: Path = ['weight', 'rake', id];
  const question = questions?.[id];
  if (!questionIds.includes(id)) {
    const hint = didYouMean(id, questionIds);
    return [{ path, on: 'key', found: `the unknown question "${id}"`, expected: 'the id of a question', hint }];
  }
  const sum = Object.values(targets).reduce((total, target) => total + target, 0);
  const adds = Math.abs(sum - 1) <= 0.005 + 1e-12 || Math.abs(sum - 100) <= 0.5 + 1e-9;
  const sums: Issue[] = adds
    ? []
    : [
        {
          path,
          on: 'value',
          found: `targets that add to ${Number(sum.toPrecision(6))}`,
          expected: '1 or 100, give or take half a percentage point',
        },
      ];
  if (question === undefined) return sums;
  if (question.type !== 'single') {
    const found = `"${id}", which is of type ${question.type}`;
    return [{ path, on: 'key', found, expected: 'a question of type single' }];
  }
  if (question.column === undefined) {
    const found = `"${id}", which has no column`;
    return [{ path, on: 'key', found, expected: 'a question that respondents answered' }];
  }
  const known = answerCodes(question) ?? [];
  return [
    ...sums,
    ...Object.keys(targets).flatMap((code) =>
      known.includes(code) ? [] : [unknownCode([...path, code], code, known, id, 'key')],
    ),
  ];
}
