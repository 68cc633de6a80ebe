import type { Column, Respondents } from '../input/columns.ts';
import { missingCode } from '../input/columns.ts';
import { KANO_ANSWERS, type Question } from '../survey/question.ts';
import type { OpenStudy } from './open-study.ts';
import { respondentsOf } from './open-study.ts';

/** So many of so many respondents; counts only, nobody can be found by them. */
export interface Counted {
  readonly n: number;
  /** Respondents for whom it could be so. */
  readonly of: number;
}

/** What respondents' answers say about the quality of the data. Unweighted counts over all waves. */
export interface Quality {
  /** Same answer to everything as a respondent before; of those who answered at least eight items. */
  readonly duplicates: Counted;
  /** Grid id → same level on every item; of those who answered all of its items, at least four. */
  readonly straightLines: ReadonlyMap<string, Counted>;
  /** Faster than a third of the median duration; undefined where no question with the id `duration` measures it. */
  readonly speeders: (Counted & { readonly limit: number }) | undefined;
  /** Item → asked and not answered (blank); of those who were asked. */
  readonly blanks: ReadonlyMap<string, Counted>;
  /** `features.tracking` → both questions answered "like" or both "dislike"; of those who answered both. */
  readonly questionable: ReadonlyMap<string, Counted>;
  /** Question → "none of these" ticked beside something else; of those who ticked "none of these". */
  readonly noneAndMore: ReadonlyMap<string, Counted>;
  /** `rating` and `nps`: best level with 0 to 2, or worst with 9 or 10; of those who answered both. */
  readonly contradictions: ReadonlyMap<string, Counted>;
  /** Segment → answer → respondents. */
  readonly segments: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const FEWEST_ITEMS = 8;
const FEWEST_GRID_ITEMS = 4;
/** Commonly used: a third of the median (Greszki, Meyer & Schoen 2015 compare such rules). */
const SPEEDING = 1 / 3;
const BLANK = missingCode('blank');
const NOT_ASKED = missingCode('not-asked');

/** Count what is odd about a study's answers. */
export function quality(open: OpenStudy): Quality {
  const respondents = respondentsOf(open);
  const { questions, segments } = open.study;
  const { items } = respondents;
  return {
    duplicates: duplicates(respondents),
    straightLines: pick(questions, (question) =>
      question.type === 'grid' ? straightLine(question, respondents) : undefined,
    ),
    speeders: speeders(items.get('duration')),
    blanks: new Map([...items].map(([item, column]) => [item, blanks(column)])),
    questionable: new Map(
      questions.flatMap((question) =>
        question.type === 'kano'
          ? question.attributes.map(
              ({ id }) => [`${question.id}.${id}`, bothAlike(items, `${question.id}.${id}`)] as const,
            )
          : [],
      ),
    ),
    noneAndMore: pick(questions, (question) =>
      question.type === 'multi' ? noneAndMore(question, items.get(question.id)) : undefined,
    ),
    contradictions: contradictions(questions, items),
    segments: new Map(segments.map((id) => [id, sizes(items.get(id))])),
  };
}

function pick(
  questions: readonly Question[],
  count: (question: Question) => Counted | undefined,
): ReadonlyMap<string, Counted> {
  return new Map(
    questions.flatMap((question) => {
      const found = count(question);
      return found === undefined ? [] : [[question.id, found] as const];
    }),
  );
}

function duplicates({ count, items }: Respondents): Counted {
  const columns = [...items].filter(([id]) => id !== 'duration').map(([, column]) => column);
  const seen = new Set<string>();
  let n = 0;
  let of = 0;
  if (columns.length < FEWEST_ITEMS) return { n, of };
  for (let row = 0; row < count; row++) {
    let answered = 0;
    const key = columns
      .map((column) => {
        if (column.kind === 'ticks') {
          if (column.asked[row] !== 0) return '';
          answered++;
          return column.data.map((box) => box[row]).join('');
        }
        const value = column.kind === 'category' ? column.data[row]! : column.why[row] === 0 ? column.data[row]! : -1;
        if (value >= 0 || column.kind === 'number') answered++;
        return value;
      })
      .join(',');
    if (answered < FEWEST_ITEMS) continue;
    of++;
    if (seen.has(key)) n++;
    else seen.add(key);
  }
  return { n, of };
}

function straightLine(
  question: Extract<Question, { type: 'grid' }>,
  { count, items }: Respondents,
): Counted | undefined {
  if (question.items.length < FEWEST_GRID_ITEMS) return undefined;
  const columns = question.items.flatMap(({ id }) => {
    const column = items.get(`${question.id}.${id}`);
    return column?.kind === 'category' ? [column.data] : [];
  });
  if (columns.length < FEWEST_GRID_ITEMS) return undefined;
  let n = 0;
  let of = 0;
  for (let row = 0; row < count; row++) {
    if (columns.some((data) => data[row]! < 0)) continue;
    of++;
    if (columns.every((data) => data[row] === columns[0]![row])) n++;
  }
  return { n, of };
}

function speeders(column: Column | undefined): Quality['speeders'] {
  if (column?.kind !== 'number') return undefined;
  const times = [...column.data].filter((time, row) => column.why[row] === 0 && time >= 0).toSorted((a, b) => a - b);
  if (times.length < 2) return undefined;
  const middle = Math.floor(times.length / 2);
  const median = times.length % 2 === 1 ? times[middle]! : (times[middle - 1]! + times[middle]!) / 2;
  const limit = median * SPEEDING;
  return { n: times.filter((time) => time < limit).length, of: times.length, limit };
}

function blanks(column: Column): Counted {
  const why = column.kind === 'category' ? column.data : column.kind === 'ticks' ? column.asked : column.why;
  let n = 0;
  let of = 0;
  for (const code of why) {
    if (code === NOT_ASKED) continue;
    of++;
    if (code === BLANK) n++;
  }
  return { n, of };
}

function bothAlike(items: Respondents['items'], pair: string): Counted {
  const [functional, dysfunctional] = [items.get(`${pair}.functional`), items.get(`${pair}.dysfunctional`)];
  if (functional?.kind !== 'category' || dysfunctional?.kind !== 'category') return { n: 0, of: 0 };
  const [like, dislike] = [KANO_ANSWERS.indexOf('like'), KANO_ANSWERS.indexOf('dislike')];
  let n = 0;
  let of = 0;
  functional.data.forEach((own, row) => {
    const other = dysfunctional.data[row]!;
    if (own < 0 || other < 0) return;
    of++;
    if (own === other && (own === like || own === dislike)) n++;
  });
  return { n, of };
}

const NONE = /^(none|none of .*|nothing|no reason|没有|无|都没有|以上都(不|没).*)$/i;

function noneAndMore(
  { options }: Extract<Question, { type: 'multi' }>,
  column: Column | undefined,
): Counted | undefined {
  if (column?.kind !== 'ticks') return undefined;
  const none = options.findIndex(
    ({ code, label }) => NONE.test(code) || Object.values(label).some((words) => NONE.test(words)),
  );
  if (none < 0) return undefined;
  let n = 0;
  let of = 0;
  column.data[none]!.forEach((ticked, row) => {
    if (ticked !== 1) return;
    of++;
    if (column.data.some((box, option) => option !== none && box[row] === 1)) n++;
  });
  return { n, of };
}

function contradictions(questions: readonly Question[], items: Respondents['items']): ReadonlyMap<string, Counted> {
  const recommends = questions
    .filter(({ type }) => type === 'nps')
    .flatMap(({ id }) => {
      const column = items.get(id);
      return column?.kind === 'category' ? [[id, column.data] as const] : [];
    });
  const found = new Map<string, Counted>();
  for (const question of questions) {
    const column = items.get(question.id);
    if (question.type !== 'scale' || column?.kind !== 'category') continue;
    const best = column.categories.length - 1;
    for (const [id, recommend] of recommends) {
      let n = 0;
      let of = 0;
      column.data.forEach((level, row) => {
        const score = recommend[row]!;
        if (level < 0 || score < 0) return;
        of++;
        if ((level === best && score <= 2) || (level === 0 && score >= 9)) n++;
      });
      found.set(`${question.id}, ${id}`, { n, of });
    }
  }
  return found;
}

function sizes(column: Column | undefined): ReadonlyMap<string, number> {
  if (column?.kind !== 'category') return new Map();
  const counts = column.categories.map(() => 0);
  for (const code of column.data) if (code >= 0) counts[code]!++;
  return new Map(column.categories.map((code, index) => [code, counts[index]!]));
}
