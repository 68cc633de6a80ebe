import type { DraftColumn, Recogniser } from '../export/layout.ts';
import type { Tally } from '../export/tally.ts';
import { cleanHeading } from './clean-heading.ts';
import { groupedLayout } from './grouped-layout.ts';
import { type LimeQuestion, limeQuestions } from './lime-questions.ts';

const SYSTEM =
  /^(id|submitdate|lastpage|startlanguage|seed|token|startdate|datestamp|ipaddr|refurl|response id|date submitted|last page|start language|access code|date started|date last action|ip address|referrer url|interviewtime|group ?time.*|.*\wtime|total time|question time.*|antwort id|datum abgeschickt|letzte seite|start-?sprache|zugangscode|datum gestartet|datum letzte aktivität|ip-adresse|weiterleitungs-?url|答卷id|提交日期|最后一页|起始语言|开始日期|最后操作日期|ip地址)$/i;
const SUBMITTED = /^(submitdate|date submitted|datum abgeschickt|date de soumission|fecha de envío|提交日期)$/i;

/** One row of headings: codes such as `Q03[SQ001]`, or the full texts. */
export const limesurvey: Recogniser = {
  tool: 'limesurvey',
  signature({ records }) {
    const names = (records[0] ?? []).map((name) => name.trim());
    const lower = new Set(names.map((name) => name.toLowerCase()));
    if (lower.has('submitdate') && lower.has('lastpage')) return 'columns submitdate and lastpage';
    if (
      names.some((name) => SUBMITTED.test(name)) &&
      names.some((name) => /^(last page|letzte seite|最后一页)$/i.test(name))
    ) {
      return 'columns Date submitted and Last page';
    }
    return names.some((name) => /^\w+\[SQ\d+\]/.test(name)) ? 'headings such as Q1[SQ001]' : undefined;
  },
  layout({ records }, companions) {
    const headings = (records[0] ?? []).map(cleanHeading);
    const questions = limeQuestions(companions);
    const columns = headings.map((heading) => describedColumn(heading, headings, questions));
    const submitted = headings.findIndex((heading) => SUBMITTED.test(heading));
    return groupedLayout({
      headerRows: 1,
      columns,
      removed: (cells) => (submitted >= 0 && (cells[submitted] ?? '').trim() === '' ? 'not finished' : undefined),
      nothing: [{ code: 'N/A', label: 'Not shown or not reached' }],
      refined: (drafts, tallies) => drafts.map((draft, index) => withSeenOptions(draft, tallies[index]!)),
    });
  },
};

/** Options as the cells have them, codes or labels, and "other" where it was chosen. */
function withSeenOptions(draft: DraftColumn, tally: Tally): DraftColumn {
  const { options = [] } = draft;
  if (options.length === 0) return draft;
  const share = (known: readonly string[]) => tally.share((value) => known.includes(value)) ?? 0;
  const labels = options.map(({ label }) => label);
  const worded = share(labels) > 0.5 && share(options.map(({ code }) => code)) <= 0.5;
  const other = tally.values().find(({ value }) => value === (worded ? 'Other' : '-oth-'))?.value;
  return {
    ...draft,
    options: [
      ...(worded ? options.map((option) => ({ ...option, code: option.label })) : options),
      ...(other === undefined || labels.includes('Other') ? [] : [{ code: other, label: 'Other', missing: false }]),
    ],
  };
}

function describedColumn(
  heading: string,
  headings: readonly string[],
  questions: readonly LimeQuestion[],
): DraftColumn {
  const isTime =
    /^(question|group) time|^interviewtime$|time$/i.test(heading) &&
    SYSTEM.test(heading) &&
    !/[ ?]time$/i.test(heading);
  if (isTime || (SYSTEM.test(heading) && !questions.some(({ code }) => code === heading)))
    return { heading, role: 'system' };
  const found = /^(.+?) ?\[([^\]]*)\](?: ?\[([^\]]*)\])?$/.exec(heading);
  const stem = found?.[1] ?? heading;
  const question = questions.find(({ code, texts }) => code === stem || texts.includes(stem));
  if (question?.type === 'X' || /\{INSERTANS:/.test(heading)) return { heading, role: 'system', text: question?.text };
  if (found === null) {
    if (question === undefined) return { heading, role: 'answer' };
    return { heading, role: 'answer', text: question.text, options: question.options(0), declared: question.declared };
  }
  const [, , code = '', second] = found;
  const alone = headings.filter((other) => other.startsWith(`${stem}[`) || other.startsWith(`${stem} [`)).length < 2;
  const text = question?.text ?? (/^\w+$/.test(stem) ? undefined : stem);
  if (/^other$/i.test(code) || code.endsWith('comment')) {
    return { heading, role: 'answer', text, part: 'Other', question: stem, declared: 'text' };
  }
  if (alone) return { heading, role: 'answer', text, part: question?.part(code) ?? code };
  const ranking = question?.type === 'R';
  const scale = second === undefined ? stem : `${stem}#${second}`;
  const label = ranking ? `Rank ${code.replace(/^rank /i, '')}` : (question?.part(code) ?? code);
  const options = question?.options(second === undefined ? 0 : Number(second) - 1 || 0);
  const boxes = question?.type === 'M' || question?.type === 'P';
  return {
    heading,
    role: 'answer',
    text,
    part: label,
    question: scale,
    ...(boxes || options === undefined || options.length === 0 ? {} : { options }),
  };
}
