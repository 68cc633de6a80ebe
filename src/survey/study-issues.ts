import { didYouMean } from '../errors.ts';
import { satisfactionIndexIssues } from './index-model/satisfaction-index-from-file.ts';
import type { Issue, Path } from './issue.ts';
import type { QuestionFile } from './question-schema.ts';
import { unknownCode } from './code-issues.ts';
import { answerCodes, questionIssues } from './question-issues.ts';
import type { StudyFile } from './study-schema.ts';
import { themeIssues } from './theme-from-file.ts';
import { weightIssues } from './weight-issues.ts';

/** The sound parts of a study file. What is declared but broken is known by name only, and nothing is said against it here. */
export interface SoundParts {
  readonly file: Partial<StudyFile>;
  /** Ids of all questions, sound or broken. */
  readonly questionIds: readonly string[];
}

/** What does not agree between parts of the study file: names that nothing bears, waves that overlap, groups that split an option. */
export function studyIssues(parts: SoundParts): Issue[] {
  const { file } = parts;
  const questions = Object.entries(file.questions ?? {});
  return [
    ...languageIssues(file),
    ...waveIssues(file),
    ...contentIssues(file),
    ...privacyIssues(file),
    ...weightIssues(file, parts.questionIds),
    ...designIssues(file),
    ...themeIssues(file.theme),
    ...parts.questionIds
      .filter((id) => id === 'wave')
      .map((id): Issue => ({
        path: ['questions', id],
        on: 'key',
        found: '"wave"',
        expected: 'another id',
        hint: 'Waves go by this name.',
      })),
    ...questions.flatMap(([id, question]) => [
      ...questionIssues(question, ['questions', id]),
      ...conditionIssues(parts, id, question),
      ...columnIssues(file, id, question),
    ]),
    ...(file.segments ?? []).flatMap((id, index) => segmentIssues(parts, id, index)),
    ...Object.keys(file.published ?? {}).flatMap((id) => publishedIssues(parts, id)),
    ...(file.indexModel === undefined
      ? []
      : satisfactionIndexIssues(file.indexModel, {
          questions: file.questions ?? {},
          questionIds: parts.questionIds,
        })),
    ...Object.entries(file.cited ?? {}).flatMap(([id, { value, upTo }]): Issue[] =>
      upTo === undefined || upTo > value
        ? []
        : [
            {
              path: ['cited', id, 'upTo'],
              on: 'value',
              found: String(upTo),
              expected: `more than the value, ${value}`,
            },
          ],
    ),
  ];
}

function languageIssues({ languages = [] }: Partial<StudyFile>): Issue[] {
  return secondTime(languages, (index) => ['languages', index], 'language');
}

function waveIssues({ waves, file, waveColumn }: Partial<StudyFile>): Issue[] {
  if (waves === undefined) return [];
  const issues = secondTime(
    waves.map((wave) => wave.id),
    (index) => ['waves', index, 'id'],
    'wave id',
  );
  if ((file === undefined) !== (waveColumn === undefined)) {
    const [there, absent] = file === undefined ? ['waveColumn', 'file'] : ['file', 'waveColumn'];
    issues.push({
      path: [there],
      on: 'key',
      found: `"${there}" without "${absent}"`,
      expected: 'both, or a file for each wave',
    });
  }
  const named = waves.flatMap((wave, index) => (wave.file === undefined ? [] : [{ file: wave.file, index }]));
  if (file !== undefined && waves.length === 0) {
    issues.push({
      path: ['file'],
      on: 'key',
      found: 'a file of all waves',
      expected: '"waves", one for each value of the column',
    });
  }
  if (file === undefined) {
    issues.push(
      ...secondTime(
        named.map((wave) => wave.file),
        (index) => ['waves', named[index]!.index, 'file'],
        'file',
        'Where one file holds several waves, write `file` and `waveColumn` beside `waves`.',
      ),
    );
  }
  waves.forEach((wave, index) => {
    const at: Path = ['waves', index];
    if (wave.file === undefined && file === undefined && waveColumn === undefined) {
      issues.push({ path: [...at, 'file'], on: 'value', found: 'no "file"', expected: 'the file of the wave' });
    }
    if (wave.file !== undefined && file !== undefined) {
      issues.push({
        path: [...at, 'file'],
        on: 'key',
        found: 'a file of the wave and one of all waves',
        expected: 'one or the other',
      });
    }
    if (wave.fielded !== undefined && wave.fielded[0] > wave.fielded[1]) {
      issues.push({
        path: [...at, 'fielded', 1],
        on: 'value',
        found: `the last day ${wave.fielded[1]}`,
        expected: `no day before the first, ${wave.fielded[0]}`,
      });
    }
    if (wave.samePeople && index === 0) {
      issues.push({
        path: [...at, 'samePeople'],
        on: 'value',
        found: 'true in the first wave',
        expected: 'a wave before it',
      });
    }
  });
  return issues;
}

/** Only where the parts in question are sound: an absent key is then really absent. */
function contentIssues(file: Partial<StudyFile>): Issue[] {
  const { waves, published, cited } = file;
  if (waves === undefined || published === undefined || cited === undefined) return [];
  if (waves.length + Object.keys(published).length + Object.keys(cited).length > 0) return [];
  return [{ path: [], on: 'value', found: 'no data', expected: '"waves", "published" or "cited"' }];
}

function designIssues({ design, waves }: Partial<StudyFile>): Issue[] {
  if (design === undefined) return [];
  const { strata = null, clusters = null } = design;
  const issue = (found: string, expected: string): Issue => ({ path: ['design'], on: 'key', found, expected });
  return [
    ...(strata === null && clusters === null
      ? [issue('a design without columns', '"strata", "clusters" or both')]
      : []),
    ...(strata !== null && strata === clusters ? [issue('strata that are the clusters', 'two columns')] : []),
    ...(waves?.length === 0 ? [issue('a design', '"waves" whose files have its columns')] : []),
  ];
}

function privacyIssues({ privacy, respondent, weight, design, waveColumn, exclude = [] }: Partial<StudyFile>): Issue[] {
  if (privacy === undefined) return [];
  const { flagBelow, suppressBelow, remove } = privacy;
  const issues: Issue[] = [];
  if (suppressBelow > flagBelow) {
    issues.push({
      path: ['privacy', 'suppressBelow'],
      on: 'value',
      found: String(suppressBelow),
      expected: `at most "flagBelow", ${flagBelow}`,
      hint: 'What is hidden is small as well. "flagBelow" is 30 and "suppressBelow" 10 where the study does not say.',
    });
  }
  const used: [Path, string | undefined, 'key' | 'value'][] = [
    [['respondent', 'column'], respondent?.column, 'value'],
    [['weight', 'column'], weight?.column, 'value'],
    [['weight', 'base'], weight?.base, 'value'],
    [['design', 'strata'], design?.strata ?? undefined, 'value'],
    [['design', 'clusters'], design?.clusters ?? undefined, 'value'],
    [['waveColumn'], waveColumn, 'value'],
    ...exclude.flatMap(({ where }, index) =>
      Object.keys(where).map((heading): [Path, string, 'key'] => [
        ['exclude', index, 'where', heading],
        heading,
        'key',
      ]),
    ),
  ];
  return [
    ...issues,
    ...used.flatMap(([path, heading, on]) =>
      heading !== undefined && remove.includes(heading) ? [removed(path, heading, on)] : [],
    ),
  ];
}

function removed(path: Path, heading: string, on: 'key' | 'value' = 'value'): Issue {
  return { path, on, found: `the column "${heading}"`, expected: 'a column that "privacy.remove" leaves in' };
}

/** Path and heading of each column that a question reads. */
export function questionColumns(
  question: QuestionFile,
): readonly (readonly [path: Path, heading: string, option?: string])[] {
  if (question.type === 'kano') {
    return Object.entries(question.attributes).flatMap(([id, pair]): [Path, string][] => [
      [['attributes', id, 'functional'], pair.functional],
      [['attributes', id, 'dysfunctional'], pair.dysfunctional],
    ]);
  }
  if (question.type === 'grid')
    return Object.entries(question.items).map(([id, { column }]) => [['items', id, 'column'], column]);
  if ('columns' in question && Array.isArray(question.columns))
    return question.columns.map((heading, index) => [['columns', index], heading]);
  if (question.type === 'multi' && question.columns !== undefined) {
    const columns = question.columns as string | Readonly<Record<string, string>>;
    return Object.keys(question.options).flatMap((code): [Path, string, string][] => {
      if (typeof columns === 'string') return [[['columns'], columns.replace('*', () => code), code]];
      const heading = Object.hasOwn(columns, code) ? columns[code] : undefined;
      return heading === undefined ? [] : [[['columns', code], heading, code]];
    });
  }
  return question.column === undefined ? [] : [[['column'], question.column]];
}

function columnIssues(file: Partial<StudyFile>, id: string, question: QuestionFile): Issue[] {
  const columns = questionColumns(question);
  const { waves, published, privacy } = file;
  if (columns.length > 0) {
    if (waves?.length === 0) {
      const path = ['questions', id, ...columns[0]![0]];
      return [
        {
          path,
          on: 'key',
          found: 'a column',
          expected: '"waves" whose files have it',
          hint: 'A study of published tables alone has no columns.',
        },
      ];
    }
    return columns.flatMap(([path, heading]) =>
      privacy?.remove.includes(heading) ? [removed(['questions', id, ...path], heading)] : [],
    );
  }
  if (published === undefined || waves === undefined) return [];
  const tabled = Object.entries(published).some(([table, { of, by }]) => (of ?? table) === id || by === id);
  if (tabled || waves.length === 0) return [];
  const key = question.type === 'multi' ? 'columns' : 'column';
  return [
    {
      path: ['questions', id, key],
      on: 'value',
      found: `no "${key}"`,
      expected: 'a column, or a published table of the question',
    },
  ];
}

function conditionIssues(parts: SoundParts, id: string, question: QuestionFile): Issue[] {
  return Object.entries(question.askedIf ?? {}).flatMap(([name, codes]): Issue[] => {
    const path: Path = ['questions', id, 'askedIf', name];
    const of = name.split('.')[0]!;
    if (of === id) return [{ path, on: 'key', found: `the question itself`, expected: 'another question' }];
    if (!parts.questionIds.includes(of)) return [unknownQuestion(path, name, parts, 'key')];
    const other = parts.file.questions?.[of];
    if (other === undefined) return [];
    const items = other.type === 'grid' ? Object.keys(other.items).map((item) => `${of}.${item}`) : [of];
    if (!items.includes(name)) {
      return [
        {
          path,
          on: 'key',
          found: `the unknown item "${name}"`,
          expected: `an item of "${of}"`,
          hint: didYouMean(name, items),
        },
      ];
    }
    const known = answerCodes(other);
    if (known === undefined) {
      const expected = 'a question of type scale, single, multi, nps or grid';
      return [{ path, on: 'key', found: `"${name}", which is of type ${other.type}`, expected }];
    }
    if (questionColumns(other).length === 0 && questionColumns(question).length > 0) {
      return [
        { path, on: 'key', found: `"${name}", which has no column`, expected: 'a question that respondents answered' },
      ];
    }
    return codes.flatMap((code, index) =>
      known.includes(code) ? [] : [unknownCode([...path, index], code, known, name)],
    );
  });
}

function segmentIssues(parts: SoundParts, id: string, index: number): Issue[] {
  const path: Path = ['segments', index];
  if (!parts.questionIds.includes(id)) return [unknownQuestion(path, id, parts)];
  if (parts.file.segments!.indexOf(id) < index)
    return [{ path, on: 'value', found: `"${id}" a second time`, expected: 'each segment once' }];
  const question = parts.file.questions?.[id];
  if (question === undefined || question.type === 'single') return [];
  return [
    { path, on: 'value', found: `"${id}", which is of type ${question.type}`, expected: 'a question of type single' },
  ];
}

function publishedIssues(parts: SoundParts, id: string): Issue[] {
  const table = parts.file.published![id]!;
  const axes: [Path, string, readonly string[]][] = [
    [['published', id, 'of'], table.of ?? id, ['scale', 'single', 'multi', 'nps']],
    ...(table.by === undefined
      ? []
      : [[['published', id, 'by'], table.by, ['scale', 'single', 'nps']] as [Path, string, string[]]]),
  ];
  const issues = axes.flatMap(([path, name, types]): Issue[] => {
    const absent = path[2] === 'of' && table.of === undefined;
    const at = absent ? (['published', id] as const) : path;
    const on = absent ? 'key' : 'value';
    if (!parts.questionIds.includes(name)) return [unknownQuestion(at, name, parts, on)];
    const question = parts.file.questions?.[name];
    if (question === undefined || types.includes(question.type)) return [];
    const expected = `a question of type ${types.slice(0, -1).join(', ')} or ${types.at(-1)}`;
    return [{ path: at, on, found: `"${name}", which is of type ${question.type}`, expected }];
  });
  if (table.by !== undefined && table.by === (table.of ?? id)) {
    issues.push({
      path: ['published', id, 'by'],
      on: 'value',
      found: `"${table.by}" by itself`,
      expected: 'another question',
    });
  }
  return issues;
}

function unknownQuestion(path: Path, name: string, { questionIds }: SoundParts, on: 'key' | 'value' = 'value'): Issue {
  return {
    path,
    on,
    found: `the unknown question "${name}"`,
    expected: 'the id of a question',
    hint: didYouMean(name, questionIds),
  };
}

function secondTime(values: readonly string[], path: (index: number) => Path, what: string, hint?: string): Issue[] {
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? [
          {
            path: path(index),
            on: 'value' as const,
            found: `the ${what} "${value}" a second time`,
            expected: `each ${what} once`,
            hint,
          },
        ]
      : [],
  );
}
