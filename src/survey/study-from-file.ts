import type { z } from 'zod';
import { satisfactionIndexFromFile } from './index-model/satisfaction-index-from-file.ts';
import type { Issue, Path } from './issue.ts';
import { questionFromFile } from './question-from-file.ts';
import { issueNote, schemaIssues } from './schema-issues.ts';
import { studyIssues } from './study-issues.ts';
import { studySchema, type StudyFile } from './study-schema.ts';
import type { Design, Study } from './study.ts';
import { themeFromFile } from './theme-from-file.ts';
import type { Weighting } from './weighting.ts';

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
  const file = parsed.success ? parsed.data : soundParts(value, refused);
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
  return languages.every((language) => typeof language === 'string') ? [...new Set(languages)] : undefined;
}

const COLLECTIONS = new Set<PropertyKey>(['questions', 'published', 'cited']);
/** Parts of a question without which the rest can still be checked. */
const DISPENSABLE = new Set<PropertyKey>([
  'number',
  'label',
  'askedIf',
  'missing',
  'codes',
  'unconfirmed',
  'groups',
  'zones',
  'measures',
  'unit',
  'wording',
]);

/** What is left when all that the schema refuses is cut out; incomplete texts may stay, since nothing else depends on them. */
function soundParts(value: unknown, refused: readonly z.core.$ZodIssue[]): Partial<StudyFile> | undefined {
  if (!isObject(value)) return undefined;
  const sound = structuredClone(value);
  const absent = new Set<PropertyKey>();
  for (const issue of refused) {
    const { path } = issue;
    if (issue.code === 'custom') continue;
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) cut(sound, [...path, key]);
    } else if (COLLECTIONS.has(path[0]!) && path.length > 1) {
      cut(sound, path.slice(0, path[0] === 'questions' && DISPENSABLE.has(path[2]!) ? 3 : 2));
    } else {
      cut(sound, path.slice(0, 1));
      absent.add(path[0]!);
    }
  }
  const parsed = studySchema(undefined).partial().safeParse(sound);
  if (!parsed.success) return undefined;
  return Object.fromEntries(Object.entries(parsed.data).filter(([key]) => !absent.has(key)));
}

function cut(from: unknown, path: readonly PropertyKey[]): void {
  const [key, ...rest] = path;
  if (typeof from !== 'object' || from === null || key === undefined) return;
  if (rest.length === 0) Reflect.deleteProperty(from, key);
  else cut((from as Record<PropertyKey, unknown>)[key], rest);
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
    theme: themeFromFile(file.theme),
    version: file.version,
    contact: file.contact,
    method: file.method,
    source: file.source,
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
    weighting: weightingOf(weight),
    design: designOf(file.design),
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
    satisfactionIndex: file.indexModel && satisfactionIndexFromFile(file.indexModel, questions),
  };
}

function weightingOf(weight: StudyFile['weight']): Weighting {
  if (weight?.rake !== undefined && weight.source !== undefined) {
    const { rake, base, trim, source } = weight;
    const margins = Object.entries(rake).map(([question, targets]) => ({ question, targets }));
    return { kind: 'raked', margins, base, trim, source };
  }
  return weight?.column === undefined ? { kind: 'none' } : { kind: 'column', column: weight.column };
}

function designOf(design: StudyFile['design']): Design | undefined {
  const [strata, clusters] = [design?.strata ?? undefined, design?.clusters ?? undefined];
  return strata === undefined && clusters === undefined ? undefined : { strata, clusters };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
