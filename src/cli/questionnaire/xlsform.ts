import type { Condition } from '../../survey/question.ts';
import type { Study } from '../../survey/study.ts';
import type { Text } from '../../survey/text.ts';
import { type AskedItem, askedItems } from './asked-item.ts';
import { questionnaireWords, type QuestionnaireWords } from './questionnaire-words.ts';

/** The three sheets of an XLSForm, as rows of text, headings first. */
export interface XlsForm {
  readonly survey: readonly (readonly string[])[];
  readonly choices: readonly (readonly string[])[];
  readonly settings: readonly (readonly string[])[];
}

/** Forms know languages by codes without a country. */
const LANGUAGE_NAMES: Readonly<Record<string, string>> = { en: 'English (en)', 'zh-CN': '中文 (zh)' };
/** An answer that excludes all others. */
const NONE = /^(none\b|nothing\b|no reason|not any|没有|以上都(没有|不|非)|都没有|都不|无$)/i;

/**
 * A study's questionnaire as a form that KoboToolbox and ODK load: grids as groups, KANO pairs as two questions each, `askedIf` as
 * `relevant`.
 *
 * Source: xlsform.org, reference of columns and question types.
 */
export function xlsForm(study: Study): XlsForm {
  const { languages } = study;
  const items = askedItems(study);
  const names = languages.map((language) => LANGUAGE_NAMES[language] ?? language);
  const labels = (text: Text) => languages.map((language) => plain(text[language]!));
  const said = (words: (own: QuestionnaireWords, language: string) => string) =>
    languages.map((language) => plain(words(questionnaireWords(language), language)));
  const blank = languages.map(() => '');
  const headings = (heading: string) => names.map((name) => `${heading}::${name}`);
  const survey: string[][] = [
    [
      'type',
      'name',
      ...headings('label'),
      ...headings('hint'),
      'relevant',
      'appearance',
      'constraint',
      ...headings('constraint_message'),
    ],
  ];
  const choices: string[][] = [['list_name', 'name', ...headings('label')]];
  const lists = new Set<string>();

  for (const question of study.questions) {
    const own = items.filter((item) => item.question === question);
    if (own.length === 0) continue;
    const relevant = question.askedIf === undefined ? '' : relevance(question.askedIf, items);
    const grouped = question.type === 'grid' || question.type === 'kano';
    if (grouped) {
      const appearance = question.type === 'grid' ? 'table-list' : 'field-list';
      const group = ['begin_group', `group_${question.id}`, ...labels(question.text), ...blank];
      survey.push([...group, relevant, appearance, '', ...blank]);
    }
    for (const item of own) {
      const { constraint, message } = limits(item, question);
      survey.push([
        formType(item, question),
        item.name,
        ...labels(item.text),
        ...(item.kind === 'nps' || item.kind === 'many' ? said((words) => words[item.kind as 'nps' | 'many']) : blank),
        grouped ? '' : relevant,
        item.kind === 'nps' ? 'columns-pack' : '',
        constraint,
        ...(message === undefined ? blank : said(message)),
      ]);
      if (item.answers.length === 0 || lists.has(item.list)) continue;
      const codes = choiceNames(item);
      for (const { code, label } of item.answers) choices.push([listName(item), codes.get(code)!, ...labels(label)]);
      lists.add(item.list);
    }
    if (grouped) survey.push(['end_group', '', ...blank, ...blank, '', '', '', ...blank]);
  }
  const first = languages[0]!;
  return {
    survey,
    choices,
    settings: [
      ['form_title', 'form_id', 'version', 'default_language'],
      [plain(study.title[first]!), study.id.replace(/[^\w.-]/g, '_'), study.version ?? '1', names[0]!],
    ],
  };
}

function formType(item: AskedItem, question: Study['questions'][number]): string {
  switch (item.kind) {
    case 'one':
    case 'nps':
      return `select_one ${listName(item)}`;
    case 'many':
      return `select_multiple ${listName(item)}`;
    case 'number': {
      const whole =
        question.type === 'number' &&
        [question.min, question.max, ...question.bins].every((bound) => bound === undefined || Number.isInteger(bound));
      return whole ? 'integer' : 'decimal';
    }
    case 'text':
      return 'text';
  }
}

function listName({ list }: AskedItem): string {
  return list.replace(/[^\w.-]/g, '_');
}

/** Names of choices hold no blanks, since answers to select_multiple are separated by them. */
function choiceNames({ answers }: AskedItem): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [index, { code }] of answers.entries()) {
    const safe = /^[\w.-]+$/.test(code)
      ? code
      : code
          .normalize('NFKC')
          .replace(/[^\p{L}\p{N}_.-]+/gu, '_')
          .replace(/^_|_$/g, '');
    const taken = safe === '' || [...names.values()].includes(safe);
    names.set(code, taken ? `${safe === '' ? 'answer' : safe}_${index + 1}` : safe);
  }
  return names;
}

function relevance(condition: Condition, items: readonly AskedItem[]): string {
  return Object.entries(condition)
    .flatMap(([id, codes]) => {
      const item = items.find((one) => one.id === id);
      if (item === undefined) return [];
      const names = choiceNames(item);
      const tests = codes.map((code) => {
        const name = names.get(code) ?? code;
        return item.kind === 'many' ? `selected(\${${item.name}}, '${name}')` : `\${${item.name}} = '${name}'`;
      });
      return [tests.length === 1 ? tests[0]! : `(${tests.join(' or ')})`];
    })
    .join(' and ');
}

/** What may be answered: numbers within their bounds, "none of these" alone. */
function limits(
  item: AskedItem,
  question: Study['questions'][number],
): {
  readonly constraint: string;
  readonly message: ((words: QuestionnaireWords, language: string) => string) | undefined;
} {
  if (question.type === 'number') {
    const { min, max } = question;
    const [low, high] = [String(min ?? ''), String(max ?? '')];
    const constraint = [low === '' ? [] : [`. >= ${low}`], high === '' ? [] : [`. <= ${high}`]].flat().join(' and ');
    if (constraint === '') return { constraint, message: undefined };
    const key = low === '' ? 'most' : high === '' ? 'least' : 'between';
    return { constraint, message: (words) => words[key].replace('{min}', low).replace('{max}', high) };
  }
  const none = item.kind === 'many' ? item.answers.filter(({ label }) => Object.values(label).some(isNone)) : [];
  if (none.length === 0) return { constraint: '', message: undefined };
  const names = choiceNames(item);
  return {
    constraint: none
      .map(({ code }) => `not(selected(., '${names.get(code)!}') and count-selected(.) > 1)`)
      .join(' and '),
    message: (words, language) => words.alone.replace('{answer}', none.map(({ label }) => label[language]!).join(', ')),
  };
}

function isNone(label: string): boolean {
  return NONE.test(label.trim());
}

/** A text as a form shows it: `${…}` would be taken for the answer to a question. */
function plain(text: string): string {
  return text.replaceAll('${', '$ {');
}
