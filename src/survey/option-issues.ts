import { memberIssues, tooFew, twiceIssues, unknownCode } from './code-issues.ts';
import type { Issue, Path } from './issue.ts';
import type { QuestionFile } from './question-schema.ts';

type Of<T extends QuestionFile['type']> = Extract<QuestionFile, { type: T }>;
type Group = { readonly members: readonly string[] };

/** Too few options. */
export function optionIssues(question: Of<'single'> | Of<'multi'>, path: Path, least: number): Issue[] {
  return Object.keys(question.options).length < least ? [tooFew([...path, 'options'], 'option', least)] : [];
}

/** Groups that name unknown options or, where they are a partition, split or leave out an option. */
export function groupIssues(question: Of<'single'> | Of<'multi'>, path: Path, kind: 'partition' | 'nets'): Issue[] {
  const groups: [string, Group][] = Object.entries(question.groups ?? {});
  if (groups.length === 0) return [];
  const options = Object.keys(question.options);
  const issues: Issue[] = [];
  const groupOf = new Map<string, string>();
  for (const [id, { members }] of groups) {
    const at = [...path, 'groups', id];
    if (options.includes(id)) {
      issues.push({
        path: at,
        on: 'key',
        found: `the group "${id}", which is an option too`,
        expected: 'a name that is no option',
      });
    }
    issues.push(...memberIssues(members, options, [...at, 'members']));
    members.forEach((code, index) => {
      const other = groupOf.get(code);
      if (other !== undefined && (kind === 'partition' || other === id)) {
        issues.push({
          path: [...at, 'members', index],
          on: 'value',
          found: other === id ? `"${code}" a second time` : `"${code}", which is in group "${other}" too`,
          expected: other === id ? 'each option once' : 'each option in one group, since a respondent gives one answer',
        });
      }
      groupOf.set(code, id);
    });
  }
  const left = options.filter((code) => !groupOf.has(code));
  if (kind === 'partition' && left.length > 0) {
    issues.push({
      path: [...path, 'groups'],
      on: 'key',
      found: `${left.map((code) => `"${code}"`).join(', ')} in no group`,
      expected: 'every option in one group, since a respondent gives one answer',
    });
  }
  return issues;
}

/** Where the one answer stands: in a column, or in one of several. */
export function spreadIssues({ column, columns }: Pick<Of<'single'>, 'column' | 'columns'>, path: Path): Issue[] {
  if (columns === undefined) return [];
  if (column !== undefined)
    return [{ path: [...path, 'column'], on: 'key', found: '"column" and "columns"', expected: 'one of them' }];
  return twiceIssues(columns.map((heading, index) => [[...path, 'columns', index], heading]));
}

/** Where the answers to a multiple choice stand: a column for each option, one with a separator, or several with an answer each. */
export function boxIssues(question: Of<'multi'>, path: Path): Issue[] {
  const { columns, column, separator, ticked = ['1'], unticked = ['0'] } = question;
  const options = Object.keys(question.options);
  if (columns !== undefined && (column !== undefined || separator !== undefined)) {
    return [
      {
        path: [...path, column === undefined ? 'separator' : 'column'],
        on: 'key',
        found: `"columns" and "${column === undefined ? 'separator' : 'column'}"`,
        expected: 'either "columns", or "column" with "separator"',
      },
    ];
  }
  if ((column === undefined) !== (separator === undefined)) {
    const [there, absent] = column === undefined ? ['separator', 'column'] : ['column', 'separator'];
    return [{ path: [...path, there], on: 'key', found: `"${there}" without "${absent}"`, expected: 'both' }];
  }
  if (columns === undefined || Array.isArray(columns)) {
    const [found, expected] =
      columns === undefined
        ? ['without "columns"', '"columns"']
        : ['beside a list of columns', 'a column for each option: { better: q3_1, … }'];
    return [
      ...(['ticked', 'unticked'] as const)
        .filter((key) => question[key] !== undefined)
        .map((key): Issue => ({ path: [...path, key], on: 'key', found: `"${key}" ${found}`, expected })),
      ...twiceIssues((columns ?? []).map((heading, index) => [[...path, 'columns', index], heading])),
    ];
  }
  const both = ticked.find((code) => unticked.includes(code));
  const issues: Issue[] =
    both === undefined
      ? []
      : [
          {
            path: [...path, question.ticked === undefined ? 'unticked' : 'ticked'],
            on: 'value',
            found: `"${both}" both ticked and unticked`,
            expected: 'one or the other',
          },
        ];
  if (typeof columns === 'string') {
    if (columns.split('*').length === 2) return issues;
    const expected = 'one *, which stands for the option, as in q3_*';
    return [...issues, { path: [...path, 'columns'], on: 'value', found: `"${columns}"`, expected }];
  }
  const without = options.filter((code) => !Object.hasOwn(columns, code));
  if (without.length > 0) {
    issues.push({
      path: [...path, 'columns'],
      on: 'key',
      found: `no column of ${without.map((code) => `"${code}"`).join(', ')}`,
      expected: 'a column of every option',
    });
  }
  return [
    ...issues,
    ...Object.keys(columns)
      .filter((code) => !options.includes(code))
      .map((code) => unknownCode([...path, 'columns', code], code, options, undefined, 'key')),
    ...twiceIssues(Object.entries(columns).map(([code, heading]) => [[...path, 'columns', code], heading])),
  ];
}
