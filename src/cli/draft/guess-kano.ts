import type { Tool } from '../../input/profile.ts';
import { KANO_ANSWERS, type KanoAnswer, type MissingReason } from '../../survey/question.ts';
import type { Guess } from './draft.ts';
import { kanoAnswers } from './kano-answer.ts';
import { missingReason } from './missing-words.ts';
import { isChinese, plainLabel } from './plain-label.ts';
import type { Cells } from './profiled-cells.ts';

/** Pairs of questions about features. */
export interface KanoPairs extends Guess {
  readonly pairs: readonly { readonly functional: Cells; readonly dysfunctional: Cells; readonly label: string }[];
  readonly answers: Readonly<Record<string, KanoAnswer>>;
  /** The five answers in the words of the file; undefined where it has numbers. */
  readonly wording: Readonly<Record<KanoAnswer, string>> | undefined;
  readonly missing: Readonly<Record<string, MissingReason>>;
  readonly unconfirmed: boolean;
  readonly confirm: readonly string[];
}

type Side = 'functional' | 'dysfunctional';

interface Half {
  readonly cells: Cells;
  readonly side: Side | undefined;
  readonly key: string;
  /** Code or cell → answer, where words say so. */
  readonly told: ReadonlyMap<string, KanoAnswer> | undefined;
  /** The words of each answer, those of the most respondents first. */
  readonly words: readonly (readonly [KanoAnswer, string])[];
}

const SUFFIX =
  /[ _.\-(（[]*(dysfunctional|functional|dys|func?|negative|positive|neg|pos|without|with|absent|present|正向|反向|正面|负面|负向|[fd])[)）\]]*$/i;
/** Names of features: "no-show fee" says nothing about the side. */
const QUOTED = /[“"「『《][^”"」』》]*[”"」』》]/g;
const DYSFUNCTIONAL =
  /dysfunctional|negative|\bneg\b|\babsent\b|\bwithout\b|\bnot\b|\bno\b|n't\b|\black|cannot|反向|负向|负面|没有|不具备|不提供|不能|无法|不支持|(?:如果|若|假如).{0,12}(?:不|无(?!线)|没)/i;
const FUNCTIONAL =
  /functional|positive|\bpos\b|\bpresent\b|\bwith\b|\bif\b|正向|正面|具备|提供|支持|如果|若|假如|能够/i;

/**
 * KANO pairs among columns: by the wording of the five answers, or by numbers 1 to 5 under headings that say
 * "functional" and "dysfunctional".
 */
export function kanoPairsIn(columns: readonly Cells[], tool: Tool): KanoPairs | undefined {
  const missing: Record<string, MissingReason> = {};
  const halves = columns.flatMap((cells): Half[] => {
    const half = halfOf(cells, tool, missing);
    return half === undefined ? [] : [half];
  });
  const worded = halves.filter(({ told }) => told !== undefined);
  const { pairs: found, how } = paired(
    worded.length > 0 ? worded : halves.filter(({ side }) => side !== undefined),
    worded.length > 0,
  );
  const pairs = worded.length > 0 ? found : found.filter(answersDiffer);
  if (pairs.length === 0) return undefined;
  const answers: Record<string, KanoAnswer> = {};
  if (worded.length > 0) {
    for (const { told } of pairs.flat()) for (const [code, answer] of told!) answers[code] = answer;
    const chinese = Object.keys(answers).some(isChinese);
    for (const answer of KANO_ANSWERS) {
      if (!Object.values(answers).includes(answer)) answers[WORDS[answer][chinese ? 1 : 0]] = answer;
    }
  } else KANO_ANSWERS.forEach((answer, index) => (answers[String(index + 1)] = answer));
  const numeric = worded.length === 0;
  const words = pairs.flat().flatMap((half) => half.words);
  const chinese = words.some(([, label]) => isChinese(label));
  const said = (answer: KanoAnswer) => words.find(([own]) => own === answer)?.[1];
  const unsaid = KANO_ANSWERS.filter((answer) => said(answer) === undefined);
  return {
    pairs: pairs.map(([functional, dysfunctional]) => ({
      functional: functional.cells,
      dysfunctional: dysfunctional.cells,
      label: featureOf(functional.cells, dysfunctional.cells),
    })),
    answers,
    wording: numeric
      ? undefined
      : (Object.fromEntries(
          KANO_ANSWERS.map((answer) => [answer, said(answer) ?? WORDS[answer][chinese ? 1 : 0]]),
        ) as Record<KanoAnswer, string>),
    missing: Object.fromEntries(Object.entries(missing).filter(([code]) => !(code in answers))),
    unconfirmed: numeric || how === 'order',
    confirm: [
      ...(numeric ? ['1 counts as "I like it" and 5 as "I dislike it": nothing in the file says so.'] : []),
      ...(how === 'order'
        ? ['The first column of each pair counts as "feature present": nothing in the file says so.']
        : []),
      ...(numeric ? [] : ['which of the five answers each wording is, best read once in "answers".']),
      ...(numeric || unsaid.length === 0
        ? []
        : [
            `nobody gave ${unsaid.map((answer) => `"${answer}"`).join(', ')}; write the questionnaire's words into "wording".`,
          ]),
    ],
    confidence: numeric ? 0.7 : how === 'order' ? 0.65 : 0.92,
    reason: numeric
      ? 'columns come in pairs of "functional" and "dysfunctional" with answers 1 to 5'
      : how === 'order'
        ? 'the answers are those of KANO questions, and columns follow each other in pairs'
        : 'the answers are those of KANO questions, asked with and without each feature',
  };
}

/** The five answers as METHODS 4 and questionnaires word them. */
const WORDS: Readonly<Record<KanoAnswer, readonly [string, string]>> = {
  like: ['I like it that way', '我喜欢这样'],
  'must-be': ['It must be that way', '它必须这样'],
  neutral: ['I am neutral', '我无所谓'],
  'live-with': ['I can live with it that way', '我能够忍受'],
  dislike: ['I dislike it that way', '我讨厌这样'],
};

/** Five answers, some of them missing, in several wordings. */
const MOST_ANSWERS = 60;
/** Letters of a wording that are looked at. */
const LONGEST = 1000;

function halfOf(cells: Cells, tool: Tool, missing: Record<string, MissingReason>): Half | undefined {
  const { column, distinct } = cells;
  if (distinct.length > MOST_ANSWERS || (distinct.length === 0 && column.options.length === 0)) return undefined;
  const labels = new Map<string, string>(
    column.options.length > 0
      ? column.options.filter((option) => !option.missing).map(({ code, label }) => [code, label])
      : distinct.map(({ value }) => [value, value]),
  );
  const none: Record<string, MissingReason> = {};
  for (const value of [...labels.keys(), ...distinct.map((one) => one.value)]) {
    const reason = missingReason(labels.get(value) ?? value, tool);
    if (reason === undefined || (reason === 'dont-know' && column.options.length === 0)) continue;
    none[value] = reason;
    labels.delete(value);
  }
  for (const option of column.options)
    if (option.missing) none[option.code] = missingReason(option.label, tool) ?? 'not-applicable';
  const about = [column.text, column.part, column.heading]
    .filter((text) => text !== undefined)
    .map((text) => text.slice(0, LONGEST))
    .join(' ')
    .replace(QUOTED, ' ');
  const suffix = SUFFIX.exec(column.heading.slice(-LONGEST))?.[1]?.toLowerCase();
  const side: Side | undefined =
    suffix !== undefined
      ? /^(dys|neg|without|absent|d$|反|负)/.test(suffix)
        ? 'dysfunctional'
        : 'functional'
      : DYSFUNCTIONAL.test(about)
        ? 'dysfunctional'
        : FUNCTIONAL.test(about)
          ? 'functional'
          : undefined;
  const answers = kanoAnswers([...labels.values()]);
  const few = answers === undefined && labels.size > 0 && labels.size < 3 && column.question !== undefined;
  const numeric = distinct.every(({ value }) => /^[1-5]$/.test(value) || value in none);
  if (answers === undefined && !few && !(numeric && side !== undefined && column.options.length === 0))
    return undefined;
  if (few && !numeric) return undefined;
  const told =
    answers === undefined ? undefined : new Map([...labels].map(([code, label]) => [code, answers.get(label)!]));
  if (told === undefined && (suffix === undefined || !numeric) && !/\bif\b|如果|若|假如/i.test(about)) return undefined;
  Object.assign(missing, none);
  const words =
    told === undefined ? [] : [...told].map(([code, answer]) => [answer, labels.get(code)!.trim()] as const);
  return { cells, side, key: keyOf(cells), told, words };
}

function keyOf({ column }: Cells): string {
  if (column.part !== undefined && column.question !== undefined)
    return plainLabel(column.part).slice(-LONGEST).replace(SUFFIX, '');
  const heading = column.heading.slice(-LONGEST);
  if (SUFFIX.test(heading)) return plainLabel(heading.replace(SUFFIX, ''));
  return plainLabel(column.text ?? column.heading)
    .replace(
      /\b(does not|do not|doesn't|don't|is not|isn't|not|no|without|with|has|have|had|is|does|do|there|was|were|did|offers?|offered|provides?|provided)\b/g,
      ' ',
    )
    .replace(/没有|不具备|具备|不提供|提供|不支持|支持|不能够?|能够?|如果|无法|有|不/g, '')
    .replace(/[\s,，、。?？]+/g, ' ')
    .trim();
}

/** Pairs by the same key; what is left, by neighbours. */
function paired(halves: readonly Half[], worded: boolean): { pairs: [Half, Half][]; how: 'words' | 'order' } {
  const pairs: [Half, Half][] = [];
  const used = new Set<Half>();
  for (const half of halves) {
    if (half.side !== 'functional' || used.has(half)) continue;
    const other = halves.find((one) => one.side === 'dysfunctional' && one.key === half.key && !used.has(one));
    if (other === undefined) continue;
    pairs.push([half, other]);
    used.add(half).add(other);
  }
  let how: 'words' | 'order' = 'words';
  for (const half of halves) {
    if (half.side !== undefined || used.has(half)) continue;
    const same = halves.filter((one) => one.side === undefined && one.key === half.key && !used.has(one));
    if (same.length !== 2) continue;
    pairs.push([same[0]!, same[1]!]);
    for (const one of same) used.add(one);
    how = 'order';
  }
  const left = halves.filter((half) => !used.has(half));
  const neighbours: [Half, Half][] = [];
  for (let at = 0; at + 1 < left.length; at++) {
    const [first, second] = [left[at]!, left[at + 1]!];
    if (first.side === 'functional' && second.side === 'dysfunctional') {
      neighbours.push([first, second]);
      at++;
    } else if (
      worded &&
      first.side === second.side &&
      shareName(first.key, second.key) &&
      left.length % 2 === 0 &&
      at % 2 === 0 &&
      !left.some(({ side }) => side === 'dysfunctional')
    ) {
      neighbours.push([first, second]);
      how = 'order';
      at++;
    }
  }
  return {
    pairs: [...pairs, ...neighbours].toSorted((a, b) => a[0].cells.column.index - b[0].cells.column.index),
    how,
  };
}

/** Boxes of a multiple choice hold one number alone. */
function answersDiffer([functional, dysfunctional]: readonly [Half, Half]): boolean {
  const given = [...functional.cells.distinct, ...dysfunctional.cells.distinct].map(({ value }) => value);
  return new Set(given).size > 1;
}

/** Whether two names can be those of one feature: `q5a` and `q5b`, "live tracking" and "tracking", but not "parking" and "toys". */
function shareName(a: string, b: string): boolean {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  if (length * 2 >= Math.min(a.length, b.length)) return true;
  const words = (key: string): readonly string[] => key.match(/\p{Script=Han}{2}|(?!\p{Script=Han})\p{L}{3,}/gu) ?? [];
  return words(a).some((word) => words(b).includes(word));
}

/** What the pair is about, from the words that both questions or the item have. */
function featureOf({ column }: Cells, other: Cells): string {
  if (column.part !== undefined && column.part === other.column.part) return column.part;
  const text = column.text ?? column.part ?? (/\s|\p{Script=Han}/u.test(column.heading) ? column.heading : undefined);
  if (text === undefined) return column.heading.replace(SUFFIX, '') || column.heading;
  const feature = text
    .replace(/(?<=\S)[,:]?\s+(how (do|would|will) you feel.*|what do you think.*)$/i, '')
    .replace(/^.*?how (do|would|will) you feel (if|about|when)\s*/i, '')
    .replace(/^if\s+/i, '')
    .replace(
      /^(it (is|was|were) there|there (is|are|was|were)|(the \w+|it|we|you|they) (had|has|have|offers?|offered|provides?|provided|could))\b[:：]?\s*/i,
      '',
    )
    .replace(/[，,]\s*(您|你)(的)?(感觉|感受|评价|觉得|会)?.*$/, '')
    .replace(/^(如果|若|假如)/, '')
    .replace(/^(提供|具备|支持|能够?|可以|有)/, '')
    .replace(/^[“"]|[”"]$/g, '')
    .replace(SUFFIX, '')
    .replace(/[?？.。:：\s-]+$/, '')
    .trim();
  return feature === '' ? text : feature;
}
