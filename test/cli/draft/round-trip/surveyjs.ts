import { type Choice, type Fieldwork, type Given, type Part, SKIPPED } from './fieldwork.ts';
import { hasWritings, isNumbered, type Layout } from './layout.ts';

/** Answers as objects: keys are names of questions, and those without an answer are absent. */
function answers(all: Fieldwork): Buffer {
  const list = all.statuses.map((status, person) => {
    const object: Record<string, unknown> = { id: `R_${person}`, completed: status !== 'partial' };
    for (const part of all.parts) {
      const given = part.given[person];
      if (given === undefined || given === SKIPPED) continue;
      const value = valueOf(part, given);
      if (part.matrix === undefined) object[part.name] = value;
      else ((object[part.matrix] ??= {}) as Record<string, unknown>)[part.name] = value;
      if (part.written[person] !== undefined) object[`${part.name}-Comment`] = part.written[person];
    }
    return { ...object, weight: Number(all.weights[person]) };
  });
  return Buffer.from(JSON.stringify(list));
}

function valueOf({ kind, choices }: Part, given: Exclude<Given, undefined>): unknown {
  if (typeof given !== 'string') return given;
  if (choices.length === 2 && choices[0]!.code === 'yes') return given === 'yes';
  return kind === 'nps' || kind === 'number' || (kind === 'rating' && /^\d+$/.test(given)) ? Number(given) : given;
}

function definition(all: Fieldwork): Buffer {
  const seen = new Set<string>();
  const elements = all.parts.flatMap((part): object[] => {
    if (part.matrix === undefined) return [elementOf(part, all)];
    if (seen.has(part.matrix)) return [];
    seen.add(part.matrix);
    const rows = all.parts.filter(({ matrix }) => matrix === part.matrix);
    return [
      {
        type: 'matrix',
        name: part.matrix,
        title: titled(part.text),
        columns: part.choices.map(choiceOf),
        rows: rows.map(({ name, row }) => ({ value: name, text: titled(row!) })),
      },
    ];
  });
  return Buffer.from(JSON.stringify({ title: 'Guests', pages: [{ name: 'p1', elements }] }));
}

function elementOf(part: Part, { language }: Fieldwork): object {
  const { name, text, choices, kind } = part;
  const base = { name, title: titled(text) };
  const own = choices.filter(({ open }) => open !== true).map(choiceOf);
  const other = hasWritings(part)
    ? { showOtherItem: true, otherText: choices.find(({ open }) => open === true)!.label }
    : {};
  const [yes, no] = choices;
  switch (kind) {
    case 'many':
      return { ...base, type: 'checkbox', choices: own, ...other };
    case 'one':
      return choices.length === 2 && yes!.code === 'yes'
        ? { ...base, type: 'boolean', labelTrue: yes!.label, labelFalse: no!.label }
        : { ...base, type: 'radiogroup', choices: own, ...other };
    case 'nps':
      return { ...base, type: 'rating', rateMin: 0, rateMax: 10, minRateDescription: { default: 'Not at all likely' } };
    case 'rating': {
      if (!isNumbered(part)) return { ...base, type: 'radiogroup', choices: own };
      const [most, least] = [choices[0]!, choices.at(-1)!];
      return {
        ...base,
        type: 'rating',
        rateMin: Number(least.code),
        rateMax: Number(most.code),
        minRateDescription: titled(least.label),
        maxRateDescription: titled(most.label),
      };
    }
    case 'ranking':
      return { ...base, type: 'ranking', choices: own };
    case 'number':
      return { ...base, type: 'text', inputType: 'number' };
    case 'date':
      return { ...base, type: 'text', inputType: 'date' };
    case 'words':
      return { ...base, type: 'comment', placeholder: language };
    case 'personal':
      return { ...base, type: 'text', inputType: 'email' };
  }
}

function choiceOf({ code, label, kano }: Choice): object {
  return { value: kano === undefined && !/^\d+$/.test(code) ? code : Number(code), text: titled(label) };
}

function titled(text: string): object {
  return { default: text, fr: `(${text})` };
}

export const SURVEYJS: readonly Layout[] = [
  {
    name: 'SurveyJS, definition and answers',
    tool: 'surveyjs',
    marked: ['partial'],
    lost: {},
    files: (all) => ({ 'answers.json': answers(all), 'definition.json': definition(all) }),
  },
  {
    name: 'SurveyJS, definition and answers in Chinese',
    tool: 'surveyjs',
    language: 'zh-CN',
    marked: ['partial'],
    lost: {},
    files: (all) => ({ 'answers.json': answers(all), 'definition.json': definition(all) }),
  },
];
