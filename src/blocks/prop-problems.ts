import type { z } from 'zod';
import { didYouMean, type Place, type Problem } from '../errors.ts';

/** What is wrong with props or front matter, one problem for each prop, in an author's words. */
export function propProblems(
  place: Place,
  owner: string,
  schema: z.ZodType,
  error: z.ZodError,
  given: Readonly<Record<string, unknown>>,
): Problem[] {
  const known =
    'shape' in schema && typeof schema.shape === 'object' && schema.shape !== null ? Object.keys(schema.shape) : [];
  return error.issues.flatMap((issue): Problem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        place,
        found: `"${key}" in ${owner}`,
        expected: `one of ${known.join(', ')}`,
        hint: didYouMean(key, known),
      }));
    }
    const prop = issue.path.join('.');
    const value = issue.path.reduce<unknown>(
      (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
      given,
    );
    return [
      {
        place,
        found: value === undefined ? `no "${prop}" in ${owner}` : `${prop}=${JSON.stringify(value)} in ${owner}`,
        expected: expectation(issue),
        hint:
          issue.code === 'invalid_value' && typeof value === 'string'
            ? didYouMean(value, issue.values.map(String))
            : undefined,
      },
    ];
  });
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return issue.values.length === 1
        ? JSON.stringify(issue.values[0])
        : `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return `a ${{ string: 'text', number: 'number', boolean: 'true or false', array: '[list]', object: '{ name: value }' }[String(issue.expected)] ?? String(issue.expected)}`;
    default:
      return issue.message;
  }
}
