import type { Study } from '../../survey/study.ts';
import type { OpenStudy } from '../../tabulate/open-study.ts';
import { type Counted, quality } from '../../tabulate/quality.ts';
import type { Remark } from './remark.ts';

/** Shares from which a count is noted, and from which it is a warning. */
const LIMITS = {
  duplicates: { note: 0, warning: 0.01 },
  straightLines: { note: 0, warning: 0.1 },
  speeders: { note: 0, warning: 0.05 },
  blanks: { note: 0.05, warning: 0.2 },
  /** METHODS 4: above 2 to 6 % the wording was misread. */
  questionable: { note: 0.02, warning: 0.06 },
  contradictions: { note: 0, warning: 0.02 },
} as const;

/** Weights this many times the mean, or that cost more than this share of the base, are too wide. */
const WIDEST_WEIGHT = 5;
const LEAST_EFFECTIVE = 0.6;

/** What is odd about a study's data, worst first within each check. */
export function qualityRemarks(open: OpenStudy): readonly Remark[] {
  const { study, fieldwork, undeclared } = open;
  const found = fieldwork.length === 0 ? undefined : quality(open);
  const remarks: Remark[] = [];
  const count = (
    check: Remark['check'],
    where: string,
    counted: Counted,
    limit: { note: number; warning: number },
    says: string,
  ) => {
    const share = counted.of === 0 ? 0 : counted.n / counted.of;
    if (counted.n === 0 || share <= limit.note) return;
    remarks.push({
      level: share > limit.warning ? 'warning' : 'note',
      check,
      where,
      n: counted.n,
      of: counted.of,
      says,
    });
  };

  if (found !== undefined) {
    count('duplicates', study.id, found.duplicates, LIMITS.duplicates, 'answered everything as another respondent did');
    for (const [grid, counted] of found.straightLines)
      count('straight-lining', grid, counted, LIMITS.straightLines, 'gave every item the same level');
    if (found.speeders !== undefined) {
      count(
        'speeders',
        'duration',
        found.speeders,
        LIMITS.speeders,
        `took less than a third of the median time (${Math.round(found.speeders.limit)})`,
      );
    }
    for (const [item, counted] of found.blanks)
      count('non-response', named(study, item), counted, LIMITS.blanks, 'were asked and left it blank');
    for (const [pair, counted] of found.questionable) {
      count(
        'kano',
        named(study, pair),
        counted,
        LIMITS.questionable,
        'like it both ways or dislike it both ways; was the wording misread?',
      );
    }
    for (const [question, counted] of found.noneAndMore)
      count('contradictions', question, counted, LIMITS.contradictions, 'ticked "none" and something else');
    for (const [pair, counted] of found.contradictions) {
      count(
        'contradictions',
        pair,
        counted,
        LIMITS.contradictions,
        'best rating and would not recommend, or worst and would; was a scale read upside down?',
      );
    }
    for (const [segment, answers] of found.segments) {
      for (const [code, n] of answers) {
        const { flagBelow, suppressBelow } = study.privacy;
        if (n >= flagBelow) continue;
        const says =
          n < suppressBelow
            ? `fewer than ${suppressBelow}: hidden in every figure`
            : `fewer than ${flagBelow}: marked as small`;
        remarks.push({ level: 'note', check: 'segments', where: `${segment}: ${code}`, n, says });
      }
    }
  }
  for (const { wave, base, weights } of fieldwork) {
    if (weights === undefined) continue;
    const [smallest, largest] = weights;
    const share = base.n === undefined || base.effective === undefined || base.n === 0 ? 1 : base.effective / base.n;
    if (largest <= WIDEST_WEIGHT && share >= LEAST_EFFECTIVE) continue;
    remarks.push({
      level: 'warning',
      check: 'weights',
      where: wave,
      says: `weights from ${smallest.toFixed(2)} to ${largest.toFixed(2)} times the mean; ${base.n ?? 0} respondents count like ${Math.round(base.effective ?? 0)}`,
    });
  }
  for (const { id, unconfirmed } of study.questions) {
    if (unconfirmed)
      remarks.push({
        level: 'warning',
        check: 'unconfirmed',
        where: id,
        says: 'nobody has confirmed the direction of the scale',
      });
  }
  for (const { file, headings } of undeclared) {
    if (headings.length === 0) continue;
    const known = headings.slice(0, 20).join(', ');
    const more = headings.length > 20 ? `, and ${headings.length - 20} more` : '';
    const columns =
      headings.length === 1
        ? '1 column that no question declares'
        : `${headings.length} columns that no question declares`;
    remarks.push({ level: 'note', check: 'columns', where: file, says: `${columns}: ${known}${more}` });
  }
  return remarks;
}

/** An item as the study file names it, and as people read it: `features.feature-3 (Free delivery)`. */
function named({ questions, languages }: Study, id: string): string {
  const dot = id.indexOf('.');
  const question = questions.find((one) => one.id === (dot < 0 ? id : id.slice(0, dot)));
  const parts = question?.type === 'kano' ? question.attributes : question?.type === 'grid' ? question.items : [];
  const label = parts.find((part) => `${question!.id}.${part.id}` === id)?.label[languages[0]!];
  return label === undefined || label === id ? id : `${id} (${label})`;
}
