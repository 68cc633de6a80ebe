import { didYouMean } from '../errors.ts';
import type { Issue, Path } from './issue.ts';
import { KANO_ANSWERS } from './question.ts';
import type { QuestionFile } from './question-schema.ts';

type Of<T extends QuestionFile['type']> = Extract<QuestionFile, { type: T }>;
type Group = { readonly members: readonly string[] };

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
      return [...levelIssues(question, path), ...zoneIssues(question, path)];
    case 'grid':
      return [
        ...(Object.keys(question.items).length === 0 ? [tooFew([...path, 'items'], 'item', 1)] : []),
        ...levelIssues(question, path),
        ...twiceIssues(
          Object.entries(question.items).map(([id, item]) => [[...path, 'items', id, 'column'], item.column]),
        ),
      ];
    case 'single':
      return [...optionIssues(question, path, 2), ...groupIssues(question, path, 'partition')];
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
      : question.type === 'multi' && question.columns !== undefined
        ? [...(question.ticked ?? ['1']), ...(question.unticked ?? ['0'])]
        : answerCodes(question);
  if (answers === undefined) return [];
  const missing = Object.keys(question.missing);
  return [
    ...missing
      .filter((code) => answers.includes(code))
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

function levelIssues(question: Of<'scale'> | Of<'grid'>, path: Path): Issue[] {
  const codes = Object.keys(question.scale);
  if (codes.length < 2) return [tooFew([...path, 'scale'], 'level', 2)];
  const ordered = orderedLevels(question);
  const issues = memberIssues(question.midpoint ?? [], codes, [...path, 'midpoint']);
  const top = question.top ?? defaultTop(codes.length);
  if (top >= codes.length) {
    return [
      ...issues,
      {
        path: [...path, 'top'],
        on: 'value',
        found: `${top} favourable levels of ${codes.length}`,
        expected: `1 to ${codes.length - 1}`,
      },
    ];
  }
  const best = ordered.slice(-top);
  const both = (question.midpoint ?? defaultMidpoint(ordered)).find((code) => best.includes(code));
  if (both !== undefined) {
    issues.push({
      path: [...path, question.top === undefined ? 'midpoint' : 'top'],
      on: 'value',
      found: `level ${both} both favourable and in the middle`,
      expected: 'favourable levels above the midpoint',
      hint: `The best ${top === 1 ? 'level counts' : `${top} levels count`} as favourable; set "top" or "midpoint".`,
    });
  }
  return issues;
}

/** Codes of a scale from worst to best. */
export function orderedLevels(question: {
  readonly scale: Readonly<Record<string, unknown>>;
  readonly best: string;
}): string[] {
  const ascending = Object.keys(question.scale).sort((a, b) => Number(a) - Number(b));
  return question.best === 'lowest' ? ascending.reverse() : ascending;
}

/** How many of the best levels are favourable where the study does not say. */
export function defaultTop(levels: number): number {
  return levels <= 3 ? 1 : 2;
}

/** The middle one of an odd number of levels, none of an even number. */
export function defaultMidpoint(ordered: readonly string[]): readonly string[] {
  return ordered.length % 2 === 1 ? [ordered[(ordered.length - 1) / 2]!] : [];
}

function zoneIssues(question: Of<'scale'>, path: Path): Issue[] {
  if (question.zones === undefined) return [];
  const ordered = orderedLevels(question);
  const { defection, indifference, affection } = question.zones;
  const unknown = Object.entries(question.zones).flatMap(([zone, codes]) =>
    memberIssues(codes, ordered, [...path, 'zones', zone]),
  );
  if (unknown.length > 0) return unknown;
  const named = [defection, indifference, affection].flatMap((zone) =>
    zone.toSorted((a, b) => ordered.indexOf(a) - ordered.indexOf(b)),
  );
  if (named.length === ordered.length && named.every((code, index) => code === ordered[index])) return [];
  return [
    {
      path: [...path, 'zones'],
      on: 'value',
      found: `zones of levels ${[defection, indifference, affection].map((zone) => zone.join(' ')).join(' | ')}`,
      expected: `every level once, each zone without gaps, from the worst level (${ordered[0]}) to the best (${ordered.at(-1)})`,
    },
  ];
}

function optionIssues(question: Of<'single'> | Of<'multi'>, path: Path, least: number): Issue[] {
  return Object.keys(question.options).length < least ? [tooFew([...path, 'options'], 'option', least)] : [];
}

function groupIssues(question: Of<'single'> | Of<'multi'>, path: Path, kind: 'partition' | 'nets'): Issue[] {
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

function boxIssues(question: Of<'multi'>, path: Path): Issue[] {
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
  if (columns === undefined) {
    return (['ticked', 'unticked'] as const)
      .filter((key) => question[key] !== undefined)
      .map((key) => ({ path: [...path, key], on: 'key', found: `"${key}" without "columns"`, expected: '"columns"' }));
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

function twiceIssues(columns: readonly (readonly [Path, string])[]): Issue[] {
  return columns
    .filter(([, heading], index) => columns.findIndex(([, other]) => other === heading) < index)
    .map(([path, heading]) => ({
      path,
      on: 'value',
      found: `the column "${heading}" a second time`,
      expected: 'a column of its own',
    }));
}

function memberIssues(codes: readonly string[], known: readonly string[], path: Path): Issue[] {
  return codes.flatMap((code, index) => (known.includes(code) ? [] : [unknownCode([...path, index], code, known)]));
}

/** A code that the question does not have. */
export function unknownCode(
  path: Path,
  code: string,
  known: readonly string[],
  of = String(path[1]),
  on: 'key' | 'value' = 'value',
): Issue {
  return {
    path,
    on,
    found: `the unknown code "${code}"`,
    expected: `a code of "${of}"`,
    hint: didYouMean(code, known),
  };
}

function tooFew(path: Path, what: string, least: number): Issue {
  return { path, on: 'key', found: `too few ${what}s`, expected: `at least ${least}` };
}
