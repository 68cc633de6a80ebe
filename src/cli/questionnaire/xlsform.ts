import type { Condition } from '../../survey/question.ts';
import type { Study } from '../../survey/study.ts';
import type { Text } from '../../survey/text.ts';
import { type AskedItem, askedItems } from './asked-item.ts';

/** The three sheets of an XLSForm, as rows of text, headings first. */
export interface XlsForm {
  readonly survey: readonly (readonly string[])[];
  readonly choices: readonly (readonly string[])[];
  readonly settings: readonly (readonly string[])[];
}

const LANGUAGE_NAMES: Readonly<Record<string, string>> = { en: 'English (en)', 'zh-CN': '中文 (zh-CN)' };

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
  const labels = (text: Text) => languages.map((language) => text[language]!);
  const blank = languages.map(() => '');
  const survey: string[][] = [
    ['type', 'name', ...names.map((name) => `label::${name}`), 'relevant', 'appearance', 'constraint'],
  ];
  const choices: string[][] = [['list_name', 'name', ...names.map((name) => `label::${name}`)]];
  const lists = new Set<string>();

  for (const question of study.questions) {
    const own = items.filter((item) => item.question === question);
    if (own.length === 0) continue;
    const relevant = question.askedIf === undefined ? '' : relevance(question.askedIf, items);
    const grouped = question.type === 'grid' || question.type === 'kano';
    if (grouped) {
      survey.push([
        'begin_group',
        `group_${question.id}`,
        ...labels(question.text),
        relevant,
        question.type === 'grid' ? 'table-list' : 'field-list',
        '',
      ]);
    }
    for (const item of own) {
      const constraint = question.type === 'number' ? range(question.min, question.max) : '';
      survey.push([
        formType(item, question),
        item.name,
        ...labels(item.text),
        grouped ? '' : relevant,
        item.kind === 'nps' ? 'likert' : '',
        constraint,
      ]);
      if (item.answers.length === 0 || lists.has(item.list)) continue;
      const codes = choiceNames(item);
      for (const { code, label } of item.answers) choices.push([listName(item), codes.get(code)!, ...labels(label)]);
      lists.add(item.list);
    }
    if (grouped) survey.push(['end_group', '', ...blank, '', '', '']);
  }
  const first = languages[0]!;
  return {
    survey,
    choices,
    settings: [
      ['form_title', 'form_id', 'default_language'],
      [study.title[first]!, study.id.replace(/[^\w.-]/g, '_'), names[0]!],
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

function range(min: number | undefined, max: number | undefined): string {
  return [min === undefined ? [] : [`. >= ${min}`], max === undefined ? [] : [`. <= ${max}`]].flat().join(' and ');
}
