import type { DraftColumn, Head, Recogniser } from '../export/layout.ts';
import { cleanHeading } from './clean-heading.ts';
import { groupedLayout, otherPart } from './grouped-layout.ts';
import { withOwnLabelRuns } from './own-label-runs.ts';
import { stemOf } from './stem-and-part.ts';

const SYSTEM =
  /^(respondent ?id|collector ?id|start date|end date|date created|date modified|ip address|email address|first name|last name)$/i;
const ANSWER = /^(response|open-ended response)$/i;

/** Two rows of headings: question over its first column, then "Response", "Open-Ended Response", option or row. */
export const surveymonkey: Recogniser = {
  tool: 'surveymonkey',
  signature({ records }) {
    const first = records[0]?.[0]?.trim() ?? '';
    if (/^respondent ?id$/i.test(first)) return 'first column is the respondent id';
    if (secondRow(records)) return 'a second row of headings with "Response"';
    return undefined;
  },
  layout({ records }) {
    return secondRow(records) ? twoRows(records) : joinedRow(records[0] ?? []);
  },
};

function secondRow(records: Head['records']): boolean {
  const cells = (records[1] ?? []).map((cell) => cell.trim());
  return (
    cells.some((cell) => ANSWER.test(cell)) ||
    (/^respondent ?id$/i.test(records[0]?.[0]?.trim() ?? '') && cells[0] === '')
  );
}

function twoRows([top = [], below = []]: Head['records']) {
  let question = '';
  const spans: { readonly question: string; readonly part: string; readonly first: number }[] = [];
  let first = 0;
  const width = Math.max(top.length, below.length);
  for (let index = 0; index < width; index++) {
    const heading = cleanHeading(top[index] ?? '');
    if (heading !== '' || index === 0) {
      question = heading;
      first = index;
    }
    spans.push({ question, part: cleanHeading(below[index] ?? ''), first });
  }
  const columns = spans.map(({ question, part, first }): DraftColumn => {
    if (SYSTEM.test(question) || (part === '' && /^custom data \d+$/i.test(question))) {
      return { heading: question, role: /^custom/i.test(question) ? 'answer' : 'system' };
    }
    const wide = spans.filter((span) => span.first === first).length > 1;
    if (/^open-ended response$/i.test(part)) return { heading: question, role: 'answer', declared: 'text' };
    if (part === '' || ANSWER.test(part)) {
      return { heading: question, role: 'answer', ...(wide ? { question: `${first}`, declared: 'single' } : {}) };
    }
    const single = spans.some((span) => span.first === first && ANSWER.test(span.part));
    const text = single && (otherPart(part) || wide);
    return {
      heading: `${question} - ${part}`,
      role: 'answer',
      text: question,
      part,
      question: `${first}`,
      ...(text || /why|comment|tell us|explain/i.test(part) ? { declared: 'text' } : {}),
    };
  });
  return groupedLayout({ headerRows: 2, columns });
}

/** One row in which a spreadsheet user has joined the two: "question - option". */
function joinedRow(top: readonly string[]) {
  const headings = top.map(cleanHeading);
  const stems = headings.map((heading) => stemOf([heading], [' - ']));
  const counts = new Map<string, number>();
  for (const stem of stems) if (stem !== undefined) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const seen = new Set<string>();
  const columns = headings.map((heading, index): DraftColumn => {
    if (SYSTEM.test(heading)) return { heading, role: 'system' };
    const stem = stems[index];
    const again = seen.has(heading);
    seen.add(heading);
    if (stem === undefined) return { heading, role: 'answer' };
    const part = heading.slice(stem.length + 3);
    const text = otherPart(part) && (again || headings.includes(stem));
    if (text) return { heading, role: 'answer', text: stem, part, question: stem, declared: 'text' };
    return counts.get(stem)! > 1
      ? { heading, role: 'answer', text: stem, part, question: stem }
      : { heading, role: 'answer' };
  });
  return groupedLayout({ headerRows: 1, columns, refined: withOwnLabelRuns });
}
