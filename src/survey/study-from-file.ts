import type { z } from 'zod';
import type { Issue, Path } from './issue.ts';
import { questionFromFile } from './question-from-file.ts';
import { issueNote, schemaIssues } from './schema-issues.ts';
import { studyIssues } from './study-issues.ts';
import { studySchema, type StudyFile } from './study-schema.ts';
import type { Study } from './study.ts';

/**
 * A study from the values of its file, or everything that is wrong with them.
 *
 * What the schema refuses is left out before the parts are held against each other, so both kinds of problem are found in one go.
 *
 * @param value what study.yaml holds
 * @param keysAt the keys of the mapping at a path in the author's order, which objects with whole numbers for keys forget
 */
export function studyFromFile(
  value: unknown,
  id: string,
  keysAt: (path: Path) => readonly string[],
): { readonly study: Study } | { readonly issues: readonly Issue[] } {
  const schema = studySchema(languagesOf(value));
  const parsed = schema.safeParse(value, { error: issueNote });
  const refused = parsed.success ? [] : parsed.error.issues;
  const file = parsed.success ? parsed.data : soundParts(schema, value, refused);
  const issues = [
    ...schemaIssues(refused, value),
    ...(file === undefined ? [] : studyIssues({ file, questionIds: keysAt(['questions']) })),
  ];
  if (issues.length > 0 || !parsed.success) return { issues };
  return { study: study(parsed.data, id, keysAt) };
}

/** The study's languages, needed to check its texts; undefined when the list itself is broken. */
function languagesOf(value: unknown): string[] | undefined {
  const languages = isObject(value) ? value['languages'] : undefined;
  if (!Array.isArray(languages) || languages.length === 0) return undefined;
  return languages.every((language) => typeof language === 'string') ? languages : undefined;
}

const COLLECTIONS = ['questions', 'published', 'cited'];

function soundParts(
  schema: ReturnType<typeof studySchema>,
  value: unknown,
  refused: readonly z.core.$ZodIssue[],
): Partial<StudyFile> | undefined {
  if (!isObject(value)) return undefined;
  const sound: Record<string, unknown> = { ...value };
  const absent = new Set<string>();
  for (const { path, ...issue } of refused) {
    const [part, member] = path as [string?, string?];
    if (part === undefined) {
      for (const key of issue.code === 'unrecognized_keys' ? issue.keys : []) delete sound[key];
    } else if (member !== undefined && COLLECTIONS.includes(part) && isObject(sound[part])) {
      const { [member]: _, ...rest } = sound[part];
      sound[part] = rest;
    } else if (!(member !== undefined && COLLECTIONS.includes(part))) {
      delete sound[part];
      absent.add(part);
    }
  }
  const parsed = schema.partial().safeParse(sound);
  if (!parsed.success) return undefined;
  return Object.fromEntries(Object.entries(parsed.data).filter(([key]) => !absent.has(key)));
}

function study(file: StudyFile, id: string, keysAt: (path: Path) => readonly string[]): Study {
  const { questions, published, cited, respondent, weight, waves } = file;
  return {
    id,
    title: file.title,
    subtitle: file.subtitle,
    client: file.client,
    languages: file.languages,
    confidential: file.confidential,
    notice: file.notice,
    version: file.version,
    contact: file.contact,
    method: file.method,
    respondentColumn: respondent?.column,
    exclude: file.exclude,
    waves: waves.map(({ id: wave, label, file: own, fielded, samePeople }) => ({
      id: wave,
      label: label ?? Object.fromEntries(file.languages.map((language) => [language, wave])),
      file: own ?? file.file!,
      fielded,
      samePeople,
    })),
    waveColumn: file.waveColumn,
    weightColumn: weight?.column,
    privacy: file.privacy,
    segments: file.segments,
    questions: Object.entries(questions).map(([name, question]) =>
      questionFromFile(name, question, keysAt(['questions', name, 'options'])),
    ),
    published: Object.entries(published).map(([name, { of = name, by, file: own, source, base }]) => ({
      id: name,
      of,
      by,
      file: own,
      source,
      base: base === 'unknown' ? undefined : base,
    })),
    cited: Object.entries(cited).map(([name, figure]) => ({ id: name, ...figure })),
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
