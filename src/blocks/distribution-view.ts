import type { Distribution } from '../analyses/distribution.ts';
import type { Voice } from '../i18n/speak.ts';
import type { Public, PublicGroup } from '../survey/finding.ts';
import type { Rating } from './desk.ts';

export type ShownDistribution = Public<Distribution>;

/** A wave or segment with its name. */
export interface Named {
  readonly group: PublicGroup<Distribution>;
  readonly label: string;
}

/** A level or group before its share; quoted where it begins or ends with a digit, so that no number runs into another. */
export function nameBeforeShare(voice: Voice, name: string): string {
  return /^\d|\d$/.test(name) ? voice.quote(name) : name;
}

/** Whether a scale is one of satisfaction or of praise, by its words; undefined for intentions, behaviour and all others. */
export function scaleOfFavour(voice: Voice, { question, levels }: Rating): 'satisfied' | 'favourable' | undefined {
  if (question.measures !== undefined) return undefined;
  const labels = levels.map(({ label }) => voice.text(label)).join(' ');
  const about = [question.text, question.label ?? {}].map((text) => voice.text(text)).join(' ');
  if (/satisf|满意/i.test(labels) || (/satisf|满意/i.test(about) && !/\b(good|poor)\b|[好差]/i.test(labels)))
    return 'satisfied';
  return /\b(good|poor|excellent)\b|[好差]/i.test(labels) ? 'favourable' : undefined;
}

/** `good or very good`; only "top 3 levels" when the names would be too long. */
export function favourableWords(voice: Voice, labels: readonly string[], top: number): string {
  const names = labels.slice(-top);
  return names.join('').length > 40 || top > 3
    ? voice.say('distribution.top.unnamed', { k: top })
    : voice.either(names.map((name) => voice.quote(name)));
}
