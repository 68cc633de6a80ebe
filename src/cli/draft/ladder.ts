import type { MissingReason } from '../../survey/question.ts';
import type { Tool } from '../../input/profile.ts';
import { missingReason } from './missing-words.ts';
import { isYesOrNo, plainLabel } from './plain-label.ts';
import { valence } from './valence.ts';

/** Labels that are the steps of one rating. */
export interface Ladder {
  /** From worst to best; a step may be spelt in several ways. */
  readonly steps: readonly { readonly label: string; readonly spellings: readonly string[]; readonly score: number }[];
  /** Labels that are no answer. */
  readonly missing: Readonly<Record<string, MissingReason>>;
  /** What is rated; undefined when only the middle is named. */
  readonly family: string;
}

const UNCERTAIN = /^(not sure|unsure|undecided|不确定|说不清楚?|不好说)$/;

/**
 * The ladder that labels form, in English or Chinese; undefined when one of them is no step, two different ones stand equally high,
 * or nothing is left but yes and no.
 */
export function ladderOf(labels: readonly string[], tool: Tool = 'plain'): Ladder | undefined {
  const steps = new Map<string, { label: string; spellings: string[]; score: number; family: string | undefined }>();
  const missing: Record<string, MissingReason> = {};
  const uncertain: string[] = [];
  for (const label of labels) {
    const plain = plainLabel(label);
    const known = steps.get(plain);
    if (known !== undefined) {
      known.spellings.push(label);
      continue;
    }
    const reason = missingReason(label, tool);
    if (UNCERTAIN.test(plain)) uncertain.push(label);
    else if (reason !== undefined) missing[label] = reason;
    else {
      const found = valence(label);
      if (found === undefined) return undefined;
      steps.set(plain, { label, spellings: [label], ...found });
    }
  }
  const families = new Set([...steps.values()].flatMap(({ family }) => family ?? []));
  if (families.size !== 1) return undefined;
  const found = [...steps.values()];
  const side = (sign: 1 | -1) => found.filter(({ score }) => score * sign > 0).length;
  const between = uncertain.length === 1 && side(1) === side(-1) && !found.some(({ score }) => score === 0);
  for (const label of uncertain) {
    if (between) found.push({ label, spellings: [label], score: 0, family: undefined });
    else missing[label] = 'dont-know';
  }
  const ordered = found.toSorted((a, b) => a.score - b.score);
  if (ordered.length < 2 || ordered.every(({ label }) => isYesOrNo(label))) return undefined;
  if (ordered.some(({ score }, index) => index > 0 && score === ordered[index - 1]!.score)) return undefined;
  return {
    steps: ordered.map(({ label, spellings, score }) => ({ label, spellings, score })),
    missing,
    family: [...families][0]!,
  };
}

const OPPOSITES: readonly (readonly [string, string])[] = [
  ['dissatisfied', 'satisfied'],
  ['disagree', 'agree'],
  ['unlikely', 'likely'],
  ['unimportant', 'important'],
  ['unhappy', 'happy'],
];

/**
 * The steps with the mirror image of each that nobody named: where some are "very dissatisfied", "very satisfied" could be chosen.
 * A middle that nobody named is not made up.
 */
export function completedSteps(ladder: Ladder): Ladder['steps'] {
  const plains = new Set(ladder.steps.map(({ label }) => plainLabel(label)));
  const opposed = ladder.steps.some(
    ({ label, score }) => score < 0 && mirrored(label) !== undefined && !/\b(not|less)\b/i.test(label),
  );
  if (!opposed) return ladder.steps;
  const added = ladder.steps.flatMap(({ label, score }) => {
    const mirror = mirrored(label);
    if (mirror === undefined || plains.has(plainLabel(mirror))) return [];
    const found = valence(mirror);
    if (found === undefined || ladder.steps.some((step) => step.score === found.score) || score === 0) return [];
    return [{ label: mirror, spellings: [mirror], score: found.score }];
  });
  return [...ladder.steps, ...added].toSorted((a, b) => a.score - b.score);
}

function mirrored(label: string): string | undefined {
  const chinese = /^(.*?)(不)?(满意|同意|赞同|认同)$/.exec(label.trim());
  if (chinese !== null) {
    const [, before = '', not, stem = ''] = chinese;
    return /不/.test(before) ? undefined : before + (not === undefined ? '不' : '') + stem;
  }
  for (const [down, up] of OPPOSITES) {
    if (new RegExp(`\\b${down}\\b`, 'i').test(label))
      return sameCase(label.replace(new RegExp(`\\b${down}\\b`, 'i'), up), label);
    if (new RegExp(`\\b${up}\\b`, 'i').test(label))
      return sameCase(label.replace(new RegExp(`\\b${up}\\b`, 'i'), down), label);
  }
  return undefined;
}

function sameCase(text: string, like: string): string {
  return /^\p{Lu}/u.test(like) ? text[0]!.toUpperCase() + text.slice(1) : text;
}
