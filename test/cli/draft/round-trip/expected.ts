import type { Condition, MissingReason, Question } from '../../../../src/survey/question.ts';
import { counted, CUTS, type Described, type Table, type Warning } from './described.ts';
import { type Choice, type Fieldwork, type Given, type Part, SKIPPED } from './fieldwork.ts';

/** What a layout cannot carry, each a fact about the tool's file; everything else must come back. */
export interface Lost {
  /** Options of these types stand in no order: the file holds only the labels that were chosen. */
  readonly order?: readonly ('single' | 'multi')[];
  /** Words at the ends of number scales: the file holds numbers. */
  readonly ends?: true;
  /**
   * Whether somebody who ticked nothing skipped the question: such boxes are blank, as those that were not ticked, or marked as
   * not ticked.
   */
  readonly nothingTicked?: 'blank' | 'marked';
  /** Wordings of questions and rows: the file has names of variables. */
  readonly names?: true;
  /** Labels of options: the file has codes, and a column for each option of a multiple choice. */
  readonly labels?: true;
  /** The word of "other", where the tool puts its own or what was written in its place. */
  readonly other?: string;
  /** Which half of a pair is which, where rows of two matrices have the same heading. */
  readonly sides?: true;
  /** The question above the rows of a matrix: each row stands alone. */
  readonly matrices?: true;
  /** Pairs whose halves have a column for each option: no pair can name them, and each half is a question of its own. */
  readonly pairs?: true;
  /** Wordings of multiple choices: there are columns of options alone. */
  readonly choices?: true;
  /** Nothing is lost of who was not asked, though the filter is left out: the file has a value for it. */
  readonly unasked?: 'marked';
  /** The file has no weights. */
  readonly weights?: true;
  /** Questions of which the file says too little: they must be left out, not guessed. */
  readonly out?: readonly string[];
}

/** Question by question, what the study must say that is drafted from a file which loses so much on the way. */
export function expected(all: Fieldwork, lost: Lost): { readonly of: string; readonly is: Described }[] {
  const questions = [...new Set(all.parts.flatMap(({ question }) => question ?? []))];
  return questions
    .filter(({ id }) => lost.out?.includes(id) !== true)
    .flatMap((question) => {
      const parts = all.parts.filter((part) => part.question === question);
      if (question.type === 'grid' && lost.matrices === true) return parts.map((part) => [part]);
      if (question.type !== 'kano' || lost.pairs !== true) return [parts];
      const own = parts.filter(({ matrix }) => matrix === undefined);
      return [...own.map((part) => [part]), parts.filter((part) => !own.includes(part))];
    })
    .map((parts) => {
      const question = parts[0]!.question!;
      const alone = question.type === 'grid' && lost.matrices === true;
      const half = question.type === 'kano' && parts.length === 1;
      if (half) return { of: question.id, is: halfOf(parts[0]!, all, lost) };
      const is: Described = {
        type: alone ? 'scale' : question.type,
        text: alone ? parts[0]!.row! : textOf(question, parts[0]!, lost),
        askedIf: condition(question, all, lost),
        answers: answersOf(question, parts[0]!, lost),
        unconfirmed: unconfirmed(question, lost),
        tables: Object.fromEntries(
          parts.map((part) => [alone ? '' : tableName(part, all, lost), tableOf(part, all, lost)]),
        ),
        warnings: warningsOf(question, lost),
      };
      return { of: question.id, is };
    });
}

/** Half of a pair as a choice of its own. */
function halfOf(part: Part, all: Fieldwork, lost: Lost): Described {
  const { text, choices } = part;
  const labels = choices.map((choice) => ({ ...choice, kano: undefined }));
  return {
    type: 'single',
    text,
    askedIf: {},
    answers: labels.map(({ label }) => label),
    unconfirmed: false,
    tables: { '': tableOf({ ...part, choices: labels }, all, lost) },
    warnings: ['pairs'],
  };
}

/** Pairs have no wording in common; the importer gives them one. */
const KANO_TEXT = {
  en: 'How do you feel if it is there, and how if it is not?',
  'zh-CN': '如果有／没有以下功能，您的感受是？',
};

function textOf({ type, id }: Question, { text, choices: options }: Part, lost: Lost): string {
  const { names, choices, pairs } = lost;
  if (type === 'kano' && pairs === true) return text;
  if (type === 'multi' && choices === true) {
    const labels = options.map(({ label, open }) => (open === true ? 'Other' : label));
    return [...labels.slice(0, 3), '…'].join(' / ');
  }
  return type === 'kano'
    ? KANO_TEXT[/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en']
    : names === true
      ? id[0]!.toUpperCase() + id.slice(1)
      : text;
}

function condition({ askedIf }: Question, { parts }: Fieldwork, lost: Lost): Described['askedIf'] {
  return Object.fromEntries(
    stillThere(askedIf, lost).map(([id, codes]) => {
      const filter = parts.find((part) => part.question?.id === id)!;
      return [textOf(filter.question!, filter, lost), codes.map((code) => labelOf(filter, code))];
    }),
  );
}

function stillThere(askedIf: Condition = {}, { out = [] }: Lost): [string, readonly string[]][] {
  return Object.entries(askedIf).filter(([id]) => !out.includes(id));
}

function answersOf(question: Question, { choices }: Part, lost: Lost): readonly string[] {
  const labels = choices.filter(({ missing }) => missing === undefined).map((choice) => shown(choice, question, lost));
  if (question.type === 'kano' || question.type === 'nps' || question.type === 'number') return [];
  if (question.type === 'scale' || question.type === 'grid') return labels.toReversed();
  return ordered(question, lost) ? labels : labels.toSorted();
}

/** Yes stands before no, whatever the file says; all else in the order of the questionnaire, where the file has one. */
export function ordered({ type, ...question }: Question, { order = [] }: Lost): boolean {
  return !order.some((one) => one === type) || ('options' in question && question.options.length === 2);
}

/** Scales whose levels are numbers between two words. */
function isNumbered({ type, ...question }: Question): boolean {
  return type === 'scale' && 'levels' in question && question.levels.length > 5;
}

function shown({ label, code, open }: Choice, question: Question, { ends, labels, other }: Lost): string {
  if (open === true && other !== undefined) return other;
  return (ends === true && isNumbered(question)) || labels === true ? code : label;
}

function unconfirmed(question: Question, { ends, labels, sides }: Lost): boolean {
  if (question.type === 'kano' && sides === true) return true;
  return (
    (ends === true && isNumbered(question)) || (labels === true && ['scale', 'grid', 'kano'].includes(question.type))
  );
}

function warningsOf(question: Question, lost: Lost): Warning[] {
  return [
    ...(ordered(question, lost) ? [] : (['order'] as const)),
    ...(question.type === 'multi' && lost.nothingTicked === 'blank' && question.askedIf === undefined
      ? (['nothing ticked'] as const)
      : []),
    ...(unconfirmed(question, lost) ? (['direction'] as const) : []),
    ...(question.type === 'kano' && lost.sides === true ? (['sides'] as const) : []),
    ...((question.type === 'grid' && lost.matrices === true) || (question.type === 'multi' && lost.choices === true)
      ? (['wording'] as const)
      : []),
  ];
}

function tableName({ question, row, name }: Part, { language }: Fieldwork, { names }: Lost): string {
  if (question!.type === 'kano') {
    const attribute = question!.attributes.find(
      ({ functional, dysfunctional }) => functional === name || dysfunctional === name,
    )!;
    return `${names === true ? attribute.id : attribute.label[language]!} ${attribute.functional === name ? 'functional' : 'dysfunctional'}`;
  }
  return row === undefined ? '' : names === true ? name.slice(question!.id.length + 1) : row;
}

function labelOf({ choices }: Part, code: string): string {
  return choices.find((choice) => choice.code === code)!.label;
}

function tableOf(part: Part, { statuses, weights }: Fieldwork, lost: Lost): Table {
  const { question, choices } = part;
  const answers = new Map<string, Sum>(
    question!.type === 'number'
      ? CUTS.map((cut) => [`${cut} or more`, new Sum()])
      : choices
          .filter(({ missing }) => missing === undefined)
          .map((choice) => [choice.kano ?? shown(choice, question!, lost), new Sum()]),
  );
  const base = new Sum();
  const missing = new Map<MissingReason, Sum>();
  part.given.forEach((given, person) => {
    if (statuses[person] !== 'complete') return;
    const weight = lost.weights === true ? 1 : Number(weights[person]);
    const reason = reasonOf(part, given, lost);
    if (reason !== undefined) {
      missing.set(reason, (missing.get(reason) ?? new Sum()).add(weight));
      return;
    }
    base.add(weight);
    if (question!.type === 'number') {
      for (const cut of CUTS) if (Number(given) >= cut) answers.get(`${cut} or more`)!.add(weight);
      return;
    }
    for (const code of listOf(given)) {
      const choice = choices.find((one) => one.code === code)!;
      answers.get(choice.kano ?? shown(choice, question!, lost))!.add(weight);
    }
  });
  const texts = (sums: ReadonlyMap<string, Sum>) => Object.fromEntries([...sums].map(([key, sum]) => [key, sum.text]));
  return { answers: texts(answers), base: base.text, missing: texts(missing) };
}

class Sum {
  n = 0;
  w = 0;

  add(weight: number): this {
    this.n++;
    this.w += weight;
    return this;
  }

  get text(): string {
    return counted(this);
  }
}

function listOf(given: Given): readonly string[] {
  return given === undefined || given === SKIPPED ? [] : typeof given === 'string' ? [given] : given;
}

function reasonOf({ choices, kind, question }: Part, given: Given, lost: Lost): MissingReason | undefined {
  const { nothingTicked, unasked } = lost;
  if (given === undefined)
    return unasked === 'marked' || stillThere(question!.askedIf, lost).length > 0 ? 'not-asked' : 'blank';
  if (given === SKIPPED) return kind === 'many' && nothingTicked !== undefined ? undefined : 'blank';
  return typeof given === 'string' ? choices.find(({ code }) => code === given)?.missing : undefined;
}
