import type { DraftColumn, Head, Recogniser } from '../export/layout.ts';
import type { Tally } from '../export/tally.ts';
import { cleanHeading } from './clean-heading.ts';
import { groupedLayout } from './grouped-layout.ts';
import { fileHoldsLabels, holdsLabels } from './options-as-written.ts';
import { type LimeQuestion, limeQuestions } from './lime-questions.ts';
import { bracketed, limeColumn } from './limesurvey-columns.ts';

const SYSTEM =
  /^(durée (pour|totale).*|tiempo (total|de ).*|tempo (totale?|d[aeo]l? ).*|(gesamt|gruppen|fragen?)zeit.*|id|submitdate|lastpage|startlanguage|seed|token|startdate|datestamp|ipaddr|refurl|response id|date submitted|last page|start language|access code|date started|date last action|ip address|referrer url|interviewtime|group ?time.*|.*\wtime|total time|question time.*|antwort id|datum abgeschickt|letzte seite|start-?sprache|zugangscode|datum gestartet|datum letzte aktivität|ip-adresse|weiterleitungs-?url|答卷id|提交日期|最后一页|起始语言|开始日期|最后操作日期|ip地址|seed|tête de série|semilla|semente|zufallsstartwert|zufallswert|date de lancement|date de la dernière action|adresse ip|url référente|fecha de inicio|fecha de la última acción|dirección ip|url de referencia|data di inizio|data dell'ultima azione|startdatum|datum laatste actie)$/i;
const SUBMITTED =
  /^(submitdate|date submitted|datum abgeschickt|date de soumission|fecha de envío|data (di )?invio|data de envio|提交日期)$/i;

/** One row of headings: codes such as `Q03[SQ001]`, or the full texts. */
export const limesurvey: Recogniser = {
  tool: 'limesurvey',
  signature({ records }) {
    const names = (records[0] ?? []).map((name) => name.trim());
    const lower = new Set(names.map((name) => name.toLowerCase()));
    if (lower.has('submitdate') && lower.has('lastpage')) return 'columns submitdate and lastpage';
    if (
      names.some((name) => SUBMITTED.test(name)) &&
      names.some((name) => /^(last page|letzte seite|dernière page|última página|ultima pagina|最后一页)$/i.test(name))
    ) {
      return 'columns Date submitted and Last page';
    }
    const codes = new Set(names.flatMap((name) => bothIn(name)?.code.toLowerCase() ?? []));
    if (codes.has('submitdate') && codes.has('lastpage')) return 'columns submitdate and lastpage';
    if (startsAsResponses(records)) return 'first columns are id, date sent, last page and language';
    return names.some((name) => /^\w+\[SQ\d+\]/.test(name)) ? 'headings such as Q1[SQ001]' : undefined;
  },
  layout({ records }, companions) {
    const headings = (records[0] ?? []).map(cleanHeading);
    const both = headings.map(bothIn);
    const codes = both.filter(Boolean).length * 2 > headings.length ? both.map((own) => own?.code) : [];
    const questions = limeQuestions(companions);
    const names = headings.map((heading, index) => bracketed(codes[index] ?? heading, questions));
    const first = startsAsResponses(records) ? 4 : 0;
    const columns = names.map((name, index): DraftColumn => {
      const heading = headings[index]!;
      if (index < first) return { heading, role: 'system' };
      const column = describedColumn(name, names, questions);
      return codes[index] === undefined ? { ...column, heading } : worded(column, heading, both[index]!.text, names);
    });
    const named = names.findIndex((name) => SUBMITTED.test(name));
    const submitted = named < 0 && first > 0 ? 1 : named;
    return groupedLayout({
      headerRows: 1,
      columns,
      removed: (cells) => (submitted >= 0 && (cells[submitted] ?? '').trim() === '' ? 'not finished' : undefined),
      nothing: [{ code: 'N/A', label: 'Not shown or not reached' }],
      refined(drafts, tallies) {
        const hasLabels = fileHoldsLabels(drafts, tallies);
        return drafts.map((draft, index) => withSeenOptions(draft, tallies[index]!, hasLabels));
      },
    });
  },
};

/** Code and text of `Q1[SQ001]. How was it? [Price]`, as headings can hold both. */
function bothIn(heading: string): { readonly code: string; readonly text: string } | undefined {
  const found = /^([A-Za-z]\w*(?:\[\w+\]){0,2})\. ?(.*)$/.exec(heading.trim());
  return found === null ? undefined : { code: found[1]!, text: found[2]!.trim() };
}

/** What a column's code tells, with the words that stand behind it. */
function worded(column: DraftColumn, heading: string, text: string, names: readonly string[]): DraftColumn {
  if (column.role !== 'answer') return { ...column, heading, text };
  const cut = /^(.*?) ?\[([^[\]]*)\]$/.exec(text);
  if (cut !== null && (column.part !== undefined || names.filter((name) => name === column.heading).length > 1)) {
    const [, stem = '', part = ''] = cut;
    return { ...column, heading, question: column.question ?? column.heading, text: stem || part, part: part || stem };
  }
  return { ...column, heading, text: text === '' ? column.text : text };
}

/**
 * Whether the first columns are those that LimeSurvey puts there, whatever the language of their headings: a running number, the
 * date when the answers were sent or nothing, the last page seen, and a language.
 */
function startsAsResponses(records: Head['records']): boolean {
  const rows = records.slice(1);
  const every = (column: number, pattern: RegExp) => rows.every((row) => pattern.test((row[column] ?? '').trim()));
  return (
    rows.length > 0 &&
    every(0, /^\d+$/) &&
    every(1, /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)?$/) &&
    every(2, /^-?\d{0,3}$/) &&
    every(3, /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)
  );
}

/** Options as the cells have them, codes or labels, and "other" where it was chosen. */
function withSeenOptions(draft: DraftColumn, tally: Tally, hasLabels: boolean): DraftColumn {
  const { options = [] } = draft;
  if (options.length === 0) return draft;
  const labels = options.map(({ label }) => label);
  const known = new Set(options.flatMap(({ code, label }) => [code, label]));
  // Answers in another language than the questionnaire's first explain themselves.
  if (tally.share((value) => known.has(value)) === 0) return { ...draft, options: undefined };
  const worded = holdsLabels(options, tally, hasLabels);
  const other = tally.values().find(({ value }) => value === (worded ? 'Other' : '-oth-'))?.value;
  return {
    ...draft,
    options: [
      ...(worded ? options.map((option) => ({ ...option, code: option.label })) : options),
      ...(other === undefined || labels.includes('Other') ? [] : [{ code: other, label: 'Other', missing: false }]),
    ],
  };
}

function describedColumn(name: string, names: readonly string[], questions: readonly LimeQuestion[]): DraftColumn {
  const isTime =
    /^(question|group) time|^interviewtime$|time$/i.test(name) && SYSTEM.test(name) && !/[ ?]time$/i.test(name);
  const system = isTime || (SYSTEM.test(name) && !questions.some(({ code }) => code === name));
  return system ? { heading: name, role: 'system' } : limeColumn(name, names, questions);
}
