import { describe, expect, test } from 'vitest';
import { decidedDraft } from '../../../src/cli/draft/decided-draft.ts';
import { guessQuestions } from '../../../src/cli/draft/guess-questions.ts';
import { cycled, tableOf } from './table-of.ts';

/** Columns met in public survey exports that were taken for something they are not. */
function leftOut(columns: Parameters<typeof tableOf>[0], ...rest: [Parameters<typeof tableOf>[1]?, 'spss'?]) {
  const draft = guessQuestions(tableOf(columns, ...rest));
  expect(draft.questions).toEqual([]);
  return draft.left.map(({ why, reason }) => [why, reason]);
}

describe('columns that are no question', () => {
  const many = Array.from({ length: 30 }, (_, index) => 940_000 + index * 7);

  test.each(['SbjNum', 'IDnum', 'response_id', 'amount'])('another number in every row: %s', (heading) => {
    expect(leftOut({ [heading]: many }, { [heading]: { declared: 'number' } }, 'spss')).toEqual([
      ['personal', 'another value in every row: an identifier'],
    ]);
  });

  test('but numbers that come again are none', () => {
    const users = Array.from({ length: 30 }, (_, index) => 940_000 + (index % 20));
    expect(leftOut({ SbjNum: users }, { SbjNum: { declared: 'text' } })[0]![0]).toBe('text');
  });

  test('but ages that happen to differ are ages', () => {
    const ages = Array.from({ length: 30 }, (_, index) => 20 + index);
    expect(guessQuestions(tableOf({ 'How old are you? (age in years)': ages })).questions).toMatchObject([
      { type: 'number' },
    ]);
  });

  test('a column without a heading', () => {
    expect(
      guessQuestions(
        tableOf({ 'Are you well?': cycled(['Yes', 'No']), 'Column 2': cycled(['Important', 'Not important']) }),
      ),
    ).toMatchObject({ questions: [{ type: 'single' }], left: [{ reason: 'a column without a heading' }] });
  });

  test('a text for each of several things is no place in a ranking', () => {
    const texts = (name: string) => Array.from({ length: 30 }, (_, index) => `${name} was number ${index} for me`);
    const about = { question: 'Q46', declared: 'text' } as const;
    expect(
      leftOut({ a: texts('a'), b: texts('b'), c: texts('c') }, { a: about, b: about, c: about }).map(([why]) => why),
    ).toEqual(['text', 'text', 'text']);
  });

  test('records within a cell', () => {
    const cells = cycled(["[{'GPI/kind': 'CARE', 'GPI/sort': 'Lux'}]", "[{'GPI/kind': 'FOOD', 'GPI/sort': 'Royco'}]"]);
    expect(leftOut({ GPI: cells })).toEqual([['unsupported', 'records within a cell']]);
  });

  test('consent to the survey itself', () => {
    const heading = 'If you wish to participate in the research, please select agree.';
    expect(leftOut({ [heading]: cycled(['Agree', 'Agree', 'Disagree']) })).toEqual([
      ['uncertain', 'asks whether people take part'],
    ]);
  });

  test('letters of a printed list say no more than numbers', () => {
    expect(leftOut({ Care: cycled(['a', 'b', 'c']) })[0]![1]).toContain('3 codes without labels');
    expect(guessQuestions(tableOf({ Sex: cycled(['F', 'M']) })).questions).toHaveLength(1);
  });

  test('how much somebody likes a thing is no amount', () => {
    expect(leftOut({ 'How much do you like each type of teaching?': cycled([1, 2, 3, 4, 5]) })[0]![0]).toBe(
      'uncertain',
    );
    expect(leftOut({ in_city_over_5_years: cycled([0, 1]) })[0]![0]).toBe('uncertain');
  });

  test('numbers with "NA" among them are numbers', () => {
    expect(leftOut({ Q22: cycled([12, 'NA', 15, 77, 31, 44, 58, 63, 71, 18, 19, 21, 22, 24]) })).toEqual([
      ['uncertain', 'numbers that nothing explains'],
    ]);
  });
});

describe('what the report is about', () => {
  const levels = cycled(['Very good', 'Good', 'Poor', 'Very poor']);
  const places = cycled(['North', 'South', 'North']);

  test.each([
    ['What are your reasons for choosing your preferred channel?', undefined],
    ['What are your reasons for not buying again?', 'reasons-not-buying'],
    ['Why did you cancel?', 'cancel'],
  ])('reasons to leave: %s', (heading, id) => {
    const cells = cycled(['Price;Staff', 'Staff', 'Price', 'Price;Delay', 'Delay']);
    expect(guessQuestions(tableOf({ [heading]: cells })).roles.reasons).toBe(id);
  });

  test.each([
    ['When do you plan to start applying?', []],
    ['Which pack size would you buy?', []],
    ['Please state whether you know him', []],
    ['What is your plan?', ['plan']],
    ['How large is your company? (company size)', ['large-company-company']],
    ['您的文化程度', ['q1']],
  ])('segments: %s', (heading, ids) => {
    expect(guessQuestions(tableOf({ [heading]: places })).roles.segments).toEqual(ids);
  });

  test('a rating that only ends in the letters of "star", or has two levels, is no satisfaction', () => {
    expect(guessQuestions(tableOf({ mundomstar: levels })).roles.satisfaction).toBeUndefined();
    expect(guessQuestions(tableOf({ 'How would you rate us?': levels })).roles.satisfaction).toBe('rate');
  });
});

describe('an answer that one person alone gave', () => {
  const options = (draft: ReturnType<typeof guessQuestions>) =>
    draft.questions.map((question) => (question.type === 'single' ? question.options.map(({ label }) => label) : []));

  test('is an option where other columns of the question hold it', () => {
    const about = { text: 'How often?', question: 'q' };
    const often = [...cycled(['Manchmal', 'Selten'], 59), 'Oft'];
    const draft = guessQuestions(
      tableOf(
        { a: often, b: cycled(['Oft', 'Selten', 'Manchmal']) },
        { a: { ...about, part: 'Bus' }, b: { ...about, part: 'Train' } },
      ),
    );
    expect(options(draft)).toEqual([
      ['Manchmal', 'Selten', 'Oft'],
      ['Manchmal', 'Oft', 'Selten'],
    ]);
  });

  test('is an option where all answers are ranges', () => {
    const ages = [...cycled(['24 years old or less', '25 to 34 years old'], 59), '65 years old or more'];
    expect(options(guessQuestions(tableOf({ 'How old are you?': ages })))).toEqual([
      ['24 years old or less', '25 to 34 years old', '65 years old or more'],
    ]);
  });

  test('and may be somebody’s own words beside ranges', () => {
    const ages = [...cycled(['18 to 24', '25 to 34'], 59), 'I feel 12 with my cats'];
    expect(options(guessQuestions(tableOf({ 'How old are you?': ages })))).toEqual([['18 to 24', '25 to 34', 'Other']]);
  });

  test.each([
    ['Other government agency', 'Other'],
    ['Other (please specify)', 'Other (please specify)'],
    ['Others', 'Others'],
    ['其他（学生、军人等）', '其他（学生、军人等）'],
    ['其他银行', '其他'],
  ])('counts as other; beside "%s" that is "%s"', (option, other) => {
    const cells = [...cycled(['University', 'School', option], 59), 'my own start-up'];
    const [question] = guessQuestions(tableOf({ 'Where do you work?': cells })).questions;
    expect(question).toMatchObject({ type: 'single', writtenIn: { code: other, cells: 1 } });
  });

  test('and may be somebody’s own words elsewhere', () => {
    const reasons = [...cycled(['Price', 'Staff'], 59), 'I moved to 12 Elm Street'];
    expect(options(guessQuestions(tableOf({ 'What matters most?': reasons })))).toEqual([['Price', 'Staff', 'Other']]);
  });
});

describe('names', () => {
  test('a question without Latin letters goes by its number, not by its place in the file', () => {
    const draft = guessQuestions(
      tableOf({ 序号: cycled([1, 2]), '1、您的性别': cycled(['男', '女']), '2、您的收入': cycled(['高薪', '低薪']) }),
    );
    expect(draft.questions.map(({ id }) => id)).toEqual(['q1', 'q2']);
  });

  test('boxes of one field go by the field', () => {
    const about = { question: 'scr_ex_cond', text: 'scr_ex_cond', declared: 'multiple' as const };
    const table = tableOf(
      { scr_ex_cond___1: cycled([1, 0]), scr_ex_cond___2: cycled([0, 0, 1]) },
      { scr_ex_cond___1: { ...about, part: '1' }, scr_ex_cond___2: { ...about, part: '2' } },
      'redcap',
    );
    expect(guessQuestions(table).questions).toMatchObject([{ id: 'scr_ex_cond', type: 'multi' }]);
  });
});

describe('boxes', () => {
  const about = { text: 'Which tools?', question: 'q3', declared: 'multiple' as const };

  test('an "other" that is always empty beside boxes that speak is no option', () => {
    const table = tableOf(
      { a: cycled(['Yes', 'No', 'N/A']), b: cycled(['No', 'Yes', 'N/A']), c: cycled(['']) },
      { a: { ...about, part: 'Bower' }, b: { ...about, part: 'npm' }, c: { ...about, part: 'Other' } },
      'limesurvey',
    );
    expect(guessQuestions(table)).toMatchObject({
      questions: [{ options: [{ label: 'Bower' }, { label: 'npm' }], unticked: ['No'] }],
      left: [{ heading: 'c', why: 'empty' }],
    });
  });

  test('a part without words goes by the question', () => {
    const table = tableOf(
      { a: cycled(['Good', 'Poor', 'Fair']), b: cycled(['Poor', 'Good', 'Fair']) },
      { a: { text: 'How was it?', question: 'q', part: '' }, b: { text: 'How was it?', question: 'q', part: 'Price' } },
    );
    expect(guessQuestions(table).questions).toMatchObject([{ items: [{ label: 'How was it?' }, { label: 'Price' }] }]);
  });
});

describe('weights', () => {
  const heavy = cycled([0.5, 1.25, 0.75, 1.5], 60);

  test.each(['Factor', 'ponderador', 'pweight'])('%s with a mean of one is a weight', (heading) => {
    const draft = guessQuestions(tableOf({ 'Happy?': cycled(['Yes', 'No']), [heading]: heavy }));
    expect(draft).toMatchObject({ weight: { column: heading }, questions: [{ type: 'single' }] });
  });

  test.each([
    [1, true],
    [2.5, true],
    [78, false],
    [400.1, false],
    [1200.1, true],
  ])('"weight" with a mean of %s: %s', (mean, taken) => {
    const weight = heavy.map((value) => value * mean);
    const draft = guessQuestions(tableOf({ 'Happy?': cycled(['Yes', 'No']), weight }));
    expect(draft.weight !== undefined).toBe(taken);
    expect(draft.left.some(({ why, reason }) => why === 'uncertain' && /what something weighs/.test(reason))).toBe(
      !taken,
    );
    expect(draft.questions).toHaveLength(1);
  });

  test('which the file declares is one of any size', () => {
    const weight = heavy.map((value) => value * 78);
    expect(guessQuestions(tableOf({ weight }, { weight: { role: 'weight' } })).weight).toMatchObject({
      confidence: 0.98,
    });
  });

  test('a factor of another size is none', () => {
    expect(guessQuestions(tableOf({ Factor: heavy.map((weight) => weight * 40) })).weight).toBeUndefined();
  });
});

test('numbers with a stray word among them are no choice', () => {
  expect(leftOut({ total: [...cycled([3, 2, 4, 1], 59), 'PART A'] })[0]![0]).not.toBe('empty');
});

test.each([
  ['12 - How satisfied are you?', 'How satisfied are you?'],
  ['Q3. What is your role?', 'What is your role?'],
  ['7a1. Writing software', 'Writing software'],
  ['7、您的性别', '您的性别'],
  ['3 or more visits?', '3 or more visits?'],
  ['24/7 service?', '24/7 service?'],
])('the wording of "%s" is "%s"', (heading, text) => {
  expect(guessQuestions(tableOf({ [heading]: cycled(['Yes', 'No']) })).questions[0]!.text).toBe(text);
});

describe('ladders', () => {
  test.each([
    [
      'favourable',
      [
        'Very unfavorably',
        'Somewhat unfavorably',
        'Neither favorably nor unfavorably (neutral)',
        'Somewhat favorably',
        'Very favorably',
      ],
    ],
    ['important', ['Not important', 'Less Important', 'Neutral', 'Somewhat Important', 'Very Important']],
  ])('%s', (_, labels) => {
    const [question] = guessQuestions(
      tableOf({ 'Han Solo': cycled([...labels, 'Unfamiliar (N/A)', 'IAP']) }),
    ).questions;
    expect(question).toMatchObject({
      type: 'scale',
      levels: labels.map((label, index) => ({ code: index + 1, label })),
      missing: { 'Unfamiliar (N/A)': 'not-applicable', IAP: 'not-asked' },
    });
  });
});

test('a weight that was not sure is one when it is named, and no longer among what was left out', () => {
  const table = tableOf({ 'Happy?': cycled(['Yes', 'No']), weight: cycled([61.5, 72.25, 80]) });
  const { weight, left } = decidedDraft(table, { weight: 'weight' });
  expect({ weight, left }).toMatchObject({ weight: { column: 'weight', reason: 'named by you' }, left: [] });
});
