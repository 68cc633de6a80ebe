import type { MissingReason } from '../../survey/question.ts';
import type { Tool } from '../../input/profile.ts';
import { plainLabel } from './plain-label.ts';

const NOT_APPLICABLE =
  /^(n\/?a|.*\(n\/a\)|not applicable|does not apply|doesn't apply|no basis( for evaluation| to judge)?|not relevant|have not used( it)?|haven't used( it)?|不适用|没有?使用过?|未使用过?|无法评价|没有接触过?)$/;
const DONT_KNOW =
  /^(don't know|do not know|dk|dont know|i don't know|not sure|unsure|no opinion|can't say|cannot say|不知道|不清楚|说不清楚?|不确定|没有意见|无意见|不了解)( ?\/.*)?$/;
const REFUSED =
  /^(prefer not to (say|answer|disclose)|refused?|rather not say|no answer|不愿透露|不便透露|不方便透露|拒绝回答|不想回答|保密)$/;

/** "99 = Refused", "9. Don't know" */
const NUMBERED = /^-?\d{1,4} ?[-–—.=:)、] ?(?=[\p{L}(])/u;

/** Whoever writes more than this has answered. */
const LONGEST = 200;

/** The reason why a label or a cell is no answer; undefined when it may be one. */
export function missingReason(label: string, tool: Tool): MissingReason | undefined {
  if (label.length > LONGEST || /^[\d.,]+$/.test(label)) return undefined;
  const plain = plainLabel(label).replace(NUMBERED, '');
  if (/^\(?跳过\)?$/.test(plain)) return 'not-asked';
  if (/^(iap|inapplicable|not asked)$/.test(plain)) return 'not-asked';
  if (/^\(?空\)?$/.test(plain)) return 'blank';
  if (tool === 'wjx' && plain === '-3') return 'not-asked';
  if (tool === 'wjx' && plain === '-2') return 'blank';
  if (tool === 'qualtrics' && plain === '-99') return 'blank';
  if (NOT_APPLICABLE.test(plain)) return 'not-applicable';
  if (DONT_KNOW.test(plain)) return 'dont-know';
  return REFUSED.test(plain) ? 'refused' : undefined;
}
