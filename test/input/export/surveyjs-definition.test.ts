import { expect, test } from 'vitest';
import { guessQuestions } from '../../../src/cli/draft/guess-questions.ts';
import { readExport } from '../../../src/input/export/read-export.ts';
import { temporaryFile } from './temporary-file.ts';

/** Answers to the one question of a definition, a value for each respondent, as the profile and the draft have them. */
async function read(element: Readonly<Record<string, unknown>>, answers: readonly unknown[]) {
  const key = String(element['valueName'] ?? element['name']);
  const { profile, rows } = await readExport(
    temporaryFile('answers.json', JSON.stringify(answers.map((answer) => ({ [key]: answer })))),
    { name: 'answers.json', companions: [temporaryFile('definition.json', JSON.stringify({ elements: [element] }))] },
  );
  const labels = profile.columns.map(({ options }) => options.map(({ code, label }) => `${code} ${label}`));
  return { labels, profile, draft: guessQuestions({ profile, rows }) };
}

const often = <T>(values: readonly T[]): readonly T[] =>
  Array.from({ length: 20 }, (_, n) => values[n % values.length]!);

test('who refuses or does not know has not written in another answer', async () => {
  const { draft } = await read(
    { type: 'radiogroup', name: 'shop', choices: ['North', 'South'], showRefuseItem: true, showDontKnowItem: true },
    often(['North', 'South', 'North', 'refused', 'dontknow']),
  );
  expect(draft.questions).toMatchObject([
    {
      type: 'single',
      options: [{ label: 'North' }, { label: 'South' }, { code: 'dontknow', label: "Don't know" }],
      missing: { refused: 'refused' },
      writtenIn: undefined,
    },
  ]);
});

test.each([
  ['rateCount', { rateCount: 7 }, ['1', '2', '3', '4', '5', '6', '7']],
  ['rateStep', { rateMin: 0, rateMax: 100, rateStep: 25 }, ['0', '25', '50', '75', '100']],
  ['nothing said', {}, ['1', '2', '3', '4', '5']],
])('steps of a rating follow %s', async (_, said, steps) => {
  const { labels } = await read({ type: 'rating', name: 'rate', ...said }, often(steps.map(Number)));
  expect(labels).toEqual([steps.map((step) => `${step} ${step}`)]);
});

test('a yes-or-no question may have values of its own', async () => {
  const { labels } = await read(
    { type: 'boolean', name: 'member', valueTrue: 0, valueFalse: 'guest', labelTrue: 'Member', labelFalse: 'Guest' },
    often([0, 'guest']),
  );
  expect(labels).toEqual([['0 Member', 'guest Guest']]);
});

test('the two ends of a range are no choices', async () => {
  const { profile, draft } = await read(
    { type: 'slider', sliderType: 'range', name: 'price' },
    often([
      [10, 20],
      [10, 30],
      [20, 30],
    ]),
  ).catch((error: Error) => ({ profile: error.message, draft: { questions: [] } }));
  expect(profile).toContain('answers within answers');
  expect(draft.questions).toEqual([]);
});

test('several texts have their own wordings, and are amounts or free text, never steps of a rating', async () => {
  const { draft } = await read(
    {
      type: 'multipletext',
      name: 'rate',
      title: 'Rate by numbers',
      items: [
        { name: 'i1', title: 'Adults', inputType: 'number' },
        { name: 'i2', title: 'Children', inputType: 'number' },
        { name: 'i3', title: 'Town' },
      ],
    },
    often([1, 2, 3, 4].map((n) => ({ i1: n, i2: 5 - n, i3: n % 2 === 0 ? 'Rome' : 'Bonn' }))),
  );
  expect(draft.questions).toMatchObject([
    { type: 'number', text: 'Rate by numbers – Adults' },
    { type: 'number', text: 'Rate by numbers – Children' },
  ]);
  expect(draft.left).toEqual([{ heading: 'rate/i3', why: 'text', reason: 'free text' }]);
});

test('a ranking of some items only is a ranking', async () => {
  const { draft } = await read(
    { type: 'ranking', name: 'rate', title: 'Rate these', choices: ['a', 'b', 'c', 'd'], selectToRankEnabled: true },
    often([['a', 'b'], ['c', 'b', 'a'], ['b']]),
  );
  expect(draft.questions).toEqual([]);
  expect(new Set(draft.left.map(({ reason }) => reason))).toEqual(new Set(['one place of a ranking']));
});

test('answers stand under the name of their value', async () => {
  const { labels } = await read(
    {
      type: 'dropdown',
      name: 'asked',
      valueName: 'kept',
      choices: [
        { value: 0, text: 'Never' },
        { value: 1, text: 'Often' },
      ],
    },
    often([0, 1]),
  );
  expect(labels).toEqual([['0 Never', '1 Often']]);
});

test('a code that no choice has is shown as it is, and not as something written in', async () => {
  const { draft } = await read(
    {
      type: 'dropdown',
      name: 'shop',
      choices: [
        { value: 1, text: 'North' },
        { value: 2, text: 'South' },
      ],
    },
    often([1, 2, 1, 2, 3]),
  );
  expect(draft.questions).toMatchObject([
    {
      options: [{ label: 'North' }, { label: 'South' }, { code: '3', label: '3' }],
      writtenIn: undefined,
      confirm: ['What do these codes mean, which the questionnaire does not list: "3"?'],
    },
  ]);
});
