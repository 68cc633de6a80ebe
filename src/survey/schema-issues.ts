import { z } from 'zod';
import { didYouMean, masked, nearest } from '../errors.ts';
import type { Issue, Path } from './issue.ts';
import type { IssueParams } from './text-schema.ts';

type ZodIssue = z.core.$ZodIssue;

/** What zod found wrong, in the words of the study file. `value` is what was parsed. */
export function schemaIssues(issues: readonly ZodIssue[], value: unknown): Issue[] {
  return issues.flatMap((issue) => issueOf(issue, value, []));
}

/**
 * For `safeParse(value, { error: issueNote })`: hands on what a finished issue no longer knows.
 * That is the keys of a strict object, else the title of the schema that was not met.
 */
export function issueNote(raw: z.core.$ZodRawIssue): string {
  // Where a check failed, `inst` is the check and `schema` what it belongs to.
  const schema = (raw.schema ?? raw.inst) as z.core.$ZodType | undefined;
  if (schema === undefined) return '';
  if (raw.code === 'unrecognized_keys')
    return JSON.stringify(Object.keys((schema as z.core.$ZodObject)._zod.def.shape));
  return z.globalRegistry.get(schema)?.title ?? '';
}

function issueOf(issue: ZodIssue, top: unknown, before: Path): Issue[] {
  const path = [...before, ...(issue.path as (string | number)[])];
  const value = valueAt(top, path);
  if (issue.code === 'custom') return [{ path, ...(issue.params as unknown as IssueParams) }];
  if (issue.code === 'unrecognized_keys') {
    const known = JSON.parse(issue.message) as string[];
    const there = Object.keys(value as object);
    const open = known.filter((key) => !there.includes(key));
    return issue.keys.map((key) => ({
      path: [...path, key],
      on: 'key' as const,
      found: `the unknown key "${key}"`,
      expected: path.length === 0 ? 'a key of the study file' : `a key of "${path.at(-1)}"`,
      hint: didYouMean(key, nearest(key, open) === undefined && nearest(key, known) !== undefined ? known : open),
    }));
  }
  if (issue.code === 'invalid_key') {
    const expected = issue.issues[0]?.message || 'another key';
    return [{ path, on: 'key', found: `the key "${path.at(-1)}"`, expected }];
  }
  if (issue.code === 'invalid_union' && value !== undefined && 'errors' in issue) {
    const inner = issue.errors.filter((branch) =>
      branch.every((part) => part.path.length > 0 || part.code === 'custom'),
    );
    if (inner.length === 1) return inner[0]!.flatMap((part) => issueOf(part, top, path));
  }
  if (value === undefined && path.length > 0) {
    return [{ path, on: 'value', found: `no "${path.at(-1)}"`, expected: expectedText(issue) }];
  }
  const expected = expectedText(issue);
  if (issue.code === 'invalid_type' && issue.expected === 'never')
    return [{ path, on: 'key', found: `"${path.at(-1)}"`, expected }];
  return [{ path, on: 'value', found: foundText(value), expected, hint: hintText(issue, value) }];
}

function expectedText(issue: ZodIssue): string {
  if (issue.code === 'invalid_value') return oneOf(issue.values.map(String));
  if (issue.code === 'invalid_union' && 'options' in issue && issue.options !== undefined) {
    return oneOf((issue.options as unknown[]).map(String));
  }
  if (issue.message !== '') return issue.message;
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? issue.expected;
  if (issue.code === 'too_small') return `at least ${issue.minimum}`;
  if (issue.code === 'too_big') return `at most ${issue.maximum}`;
  return 'something else';
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'keys with values',
  record: 'keys with values',
  array: 'a list, in [square brackets] or with dashes',
  tuple: 'a list, in [square brackets] or with dashes',
};

function hintText(issue: ZodIssue, value: unknown): string | undefined {
  const options =
    issue.code === 'invalid_value'
      ? issue.values
      : issue.code === 'invalid_union' && 'options' in issue
        ? (issue.options as unknown[])
        : [];
  if (typeof value === 'string' && options.length > 0) {
    const hint = didYouMean(value, options.map(String));
    return hint?.startsWith('Did') ? hint : undefined;
  }
  if (typeof value === 'number' || typeof value === 'boolean') {
    const texts = issue.code === 'invalid_union' || (issue.code === 'invalid_type' && issue.expected === 'string');
    return texts ? `Put it in quotes: "${value}".` : undefined;
  }
  return undefined;
}

/** The value, as short as it can be recognised by. */
export function foundText(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object') return 'keys with values';
  if (typeof value !== 'string') return String(value);
  const text = masked(value);
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

function oneOf(options: readonly string[]): string {
  return options.length === 1 ? options[0]! : `one of ${options.join(', ')}`;
}

function valueAt(top: unknown, path: Path): unknown {
  let value = top;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}
