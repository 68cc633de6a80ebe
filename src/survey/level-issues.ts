import { memberIssues, tooFew } from './code-issues.ts';
import type { Issue, Path } from './issue.ts';
import type { QuestionFile } from './question-schema.ts';

type Of<T extends QuestionFile['type']> = Extract<QuestionFile, { type: T }>;

/** Levels, midpoint and favourable levels of a rating that do not agree. */
export function levelIssues(question: Of<'scale'> | Of<'grid'>, path: Path): Issue[] {
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

/** Zones of the repurchase curve that leave a level out, name one twice or have gaps. */
export function zoneIssues(question: Of<'scale'>, path: Path): Issue[] {
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
