import { expect, test } from 'vitest';
import type { DraftQuestion } from '../../../src/cli/draft/draft.ts';
import { guessQuestions } from '../../../src/cli/draft/guess-questions.ts';
import { cycled, tableOf } from './table-of.ts';

function only(draft: ReturnType<typeof guessQuestions>): DraftQuestion {
  expect(draft.questions).toHaveLength(1);
  return draft.questions[0]!;
}

test.each([
  [
    'English',
    'How satisfied are you overall?',
    ['Very satisfied', 'Satisfied', 'Neutral', 'Dissatisfied', 'Very dissatisfied'],
  ],
  ['Chinese', '您对我们的服务总体满意吗？', ['非常满意', '满意', '一般', '不满意', '非常不满意']],
])(
  'labels of a rating, %s: levels in order, each spelling with its code, direction by the words',
  (_, heading, labels) => {
    const question = only(guessQuestions(tableOf({ [heading]: cycled(labels) })));
    expect(question).toMatchObject({ type: 'scale', best: 'highest', unconfirmed: false, confidence: 0.95 });
    if (question.type !== 'scale') return;
    expect(question.levels.map(({ label }) => label)).toEqual(labels.toReversed());
    expect(question.codes[labels[0]!]).toBe('5');
  },
);

test('numbers alone: the direction is an assumption that has to be confirmed', () => {
  expect(only(guessQuestions(tableOf({ 'How do you rate our service?': cycled([1, 2, 3, 4, 5]) })))).toMatchObject({
    type: 'scale',
    unconfirmed: true,
    confidence: 0.75,
    confirm: [
      '5 counts as the best and 1 as the worst: nothing in the file says so.',
      'Answers lie between 1 and 5; is the scale really 1 to 5?',
    ],
  });
});

test.each([
  ['Rate our service (1 = very good, 5 = very poor)', 'lowest'],
  ['Rate our service (1 = very poor, 5 = very good)', 'highest'],
  ['请为我们的服务打分（1分表示非常不满意，5分表示非常满意）', 'highest'],
])('numbers whose ends the wording explains: %s', (heading, best) => {
  expect(only(guessQuestions(tableOf({ [heading]: cycled([1, 2, 3, 4, 5]) })))).toMatchObject({
    type: 'scale',
    best,
    unconfirmed: false,
    confidence: 0.9,
  });
});

test('numbers under a heading that says nothing stay out, unless somebody wants them', () => {
  const table = tableOf({ q1: cycled([1, 2, 3]) });
  expect(guessQuestions(table)).toMatchObject({
    questions: [],
    left: [
      {
        heading: 'q1',
        why: 'uncertain',
        reason: 'whole numbers from 1 to 3, but nothing says what they mean (confidence 0.50)',
      },
    ],
  });
  expect(guessQuestions(table, new Set(['q1'])).questions).toHaveLength(1);
});

test('declared labels decide on the direction, whatever the codes', () => {
  const labels = { 1: 'Very satisfied', 2: 'Satisfied', 3: 'Dissatisfied', 9: 'No answer given' };
  const table = tableOf({ q1: cycled([1, 2, 3, 9]) }, { q1: { labels, none: ['9'] } });
  expect(only(guessQuestions(table))).toMatchObject({
    type: 'scale',
    best: 'lowest',
    unconfirmed: false,
    levels: [{ code: 1 }, { code: 2 }, { code: 3 }],
    missing: { 9: 'not-applicable' },
  });
});

test('words at the ends of a scale of numbers', () => {
  const question = only(
    guessQuestions(
      tableOf({
        'How likely are you to recommend us?': cycled([
          'Not at all likely',
          1,
          2,
          3,
          4,
          5,
          6,
          7,
          8,
          9,
          'Extremely likely',
        ]),
      }),
    ),
  );
  expect(question).toMatchObject({ type: 'nps', codes: { 'Not at all likely': '0', 'Extremely likely': '10' } });
});

test.each([
  ['How likely is it that you would recommend us?', 'nps'],
  ['您有多大可能向朋友推荐我们？', 'nps'],
  ['How satisfied are you (0-10)?', 'scale'],
])('0 to 10: %s is %s', (heading, type) => {
  expect(only(guessQuestions(tableOf({ [heading]: cycled([0, 3, 5, 6, 7, 8, 9, 10]) }))).type).toBe(type);
});

test.each([
  ['1 and blank', [1, ''], [1, ''], ['1'], ['']],
  ['1 and 0', [1, 0], [0, 1], ['1'], ['0']],
  ['Yes and No', ['Yes', 'No'], ['No', 'Yes'], ['Yes'], ['No']],
  ['Y and blank', ['Y', ''], ['', 'Y'], ['Y'], ['']],
  ['the option itself', ['Price', ''], ['', 'Service'], ['Price', 'Service'], ['']],
  ['是 and 否', ['是', '否'], ['否', '是'], ['是'], ['否']],
])('a multiple choice over columns: %s', (_, first, second, ticked, unticked) => {
  const about = { text: 'Why did you leave us?', question: 'q3' };
  const table = tableOf(
    { q3_1: cycled([...first, first[0]!]), q3_2: cycled(second) },
    { q3_1: { ...about, part: 'Price' }, q3_2: { ...about, part: 'Service' } },
  );
  const draft = guessQuestions(table);
  expect(only(draft)).toMatchObject({
    id: 'q3',
    type: 'multi',
    ticked,
    options: [
      { label: 'Price', column: 'q3_1' },
      { label: 'Service', column: 'q3_2' },
    ],
  });
  expect(only(draft)).toMatchObject({ unticked: expect.arrayContaining(unticked) as string[] });
  expect(draft.roles.reasons).toBe('q3');
});

test.each([
  [';', ['Email;Phone', 'Phone', 'Email;Chat', 'Chat']],
  [',', ['Email, Phone', 'Phone', 'Email, Chat', 'Chat']],
  ['┋', ['电话┋邮件', '邮件', '电话┋门店（含自提点）', '门店（含自提点）']],
])('a multiple choice in one cell, separated by %s', (separator, cells) => {
  expect(only(guessQuestions(tableOf({ 'Which channels did you use?': cycled(cells) })))).toMatchObject({
    type: 'multi',
    separator,
    writtenIn: undefined,
  });
});

test('a separator inside parentheses separates nothing', () => {
  const question = only(
    guessQuestions(
      tableOf({ Sources: cycled(['Books (old, new), Talks', 'Talks', 'Books (old, new)', 'Talks, Films', 'Films']) }),
    ),
  );
  expect(question).toMatchObject({
    type: 'multi',
    options: [{ code: 'Talks' }, { code: 'Books (old, new)' }, { code: 'Films' }],
  });
});

test('a comma in one of the answers that the file lists does not make a choice a multiple one', () => {
  const labels = { 'Friends, family': 'Friends, family', Web: 'Web', 'Shops, markets': 'Shops, markets' };
  const table = tableOf({ Heard: cycled(Object.keys(labels)) }, { Heard: { labels } });
  expect(only(guessQuestions(table))).toMatchObject({ type: 'single', options: [{}, {}, {}] });
});

test('where nobody gave two answers, the separator is that of the tool', () => {
  const table = tableOf(
    { 'Which?': cycled(['App', 'Shop', 'Web']) },
    { 'Which?': { declared: 'multiple', separator: '┋' } },
  );
  expect(only(guessQuestions(table))).toMatchObject({ type: 'multi', separator: '┋' });
});

test('an answer from somebody who skipped the filter is no pattern', () => {
  const again = [...cycled(['Yes', 'No'], 40), ''];
  const why = again.map((answer, row) => (answer === 'Yes' ? '' : row % 4 === 1 ? 'Far' : 'Dear'));
  const asked = (rows: number) => {
    const table = tableOf({ 'Come again?': again.slice(0, rows), 'Why not?': [...why.slice(0, rows - 1), 'Far'] });
    return guessQuestions(table).questions.find(({ text }) => text === 'Why not?')?.askedIf;
  };
  expect(asked(40)).toEqual({ 'come-again': ['No'] });
  expect(asked(41)).toBeUndefined();
});

test('neighbours that are never apart are one answer that holds the separator', () => {
  const question = only(
    guessQuestions(tableOf({ Used: cycled(['App,Phone, or text', 'Phone, or text', 'App,Shop', 'Shop']) })),
  );
  expect(question).toMatchObject({ type: 'multi', options: [{}, {}, {}] });
  expect(question.type === 'multi' && question.options.map(({ label }) => label)).toContain('Phone, or text');
  expect(question.confirm).toContainEqual(expect.stringContaining('"Phone, or text" is taken for one answer'));
});

test('what people wrote in counts as "other"', () => {
  const cells = [
    ...cycled(['Email;Phone', 'Phone', 'Email', 'Phone;Email;Chat', 'Chat']),
    'Email;my neighbour, Ms Smith',
  ];
  expect(only(guessQuestions(tableOf({ 'Which channels did you use?': cells })))).toMatchObject({
    type: 'multi',
    writtenIn: { code: 'Other', cells: 1 },
  });
});

test('free text stays out, also where people say the same', () => {
  const cells = cycled(['Great service, thank you!', 'Too slow; I waited', 'All fine', 'ok']);
  expect(guessQuestions(tableOf({ 'What could we do better?': cells }))).toMatchObject({
    questions: [],
    left: [{ why: 'text' }],
  });
});

test('a grid, and a ranking that only looks like one', () => {
  const about = { text: 'How satisfied are you with …?', question: 'q4' };
  const patches = {
    q4_1: { ...about, part: 'Price' },
    q4_2: { ...about, part: 'Speed' },
    q4_3: { ...about, part: 'Staff' },
  };
  const words = ['Satisfied', 'Very satisfied', 'Dissatisfied'];
  expect(
    only(guessQuestions(tableOf({ q4_1: cycled(words), q4_2: cycled(words), q4_3: cycled(words) }, patches))),
  ).toMatchObject({
    type: 'grid',
    items: [{ id: 'Price', label: 'Price', column: 'q4_1' }, { id: 'Speed' }, { id: 'Staff' }],
  });
  const ranked = tableOf({ q4_1: cycled([1, 2, 3]), q4_2: cycled([2, 3, 1]), q4_3: cycled([3, 1, 2]) }, patches);
  expect(guessQuestions(ranked)).toMatchObject({
    questions: [],
    left: [{ why: 'unsupported' }, { why: 'unsupported' }, { why: 'unsupported' }],
  });
});

const ENGLISH = [
  'I like it that way',
  'It must be that way',
  'I am neutral',
  'I can live with it that way',
  'I dislike it that way',
];
const CHINESE = ['我喜欢这样', '它必须这样', '我无所谓', '我能够忍受', '我讨厌这样'];

test.each([
  [
    'English',
    ENGLISH,
    ['If the app has live tracking, how do you feel?', 'If the app does not have live tracking, how do you feel?'],
  ],
  ['Chinese', CHINESE, ['如果提供实时跟踪，您觉得如何？', '如果不提供实时跟踪，您觉得如何？']],
])('a KANO pair by the wording of answers and questions, %s', (_, answers, [functional, dysfunctional]) => {
  const draft = guessQuestions(
    tableOf({ [dysfunctional!]: cycled(answers.toReversed()), [functional!]: cycled(answers) }),
  );
  expect(only(draft)).toMatchObject({
    type: 'kano',
    unconfirmed: false,
    confidence: 0.92,
    attributes: [{ functional, dysfunctional }],
    answers: {
      [answers[0]!]: 'like',
      [answers[1]!]: 'must-be',
      [answers[2]!]: 'neutral',
      [answers[3]!]: 'live-with',
      [answers[4]!]: 'dislike',
    },
  });
});

test('KANO pairs by number, under headings that say which is which; an answer that nobody gave is there all the same', () => {
  const table = tableOf({
    q6_tracking_f: cycled([1, 2, 3]),
    q6_tracking_d: cycled([5, 4]),
    q6_price_f: cycled([1]),
    q6_price_d: cycled([5]),
  });
  expect(only(guessQuestions(table))).toMatchObject({
    type: 'kano',
    unconfirmed: true,
    attributes: [
      { functional: 'q6_tracking_f', dysfunctional: 'q6_tracking_d' },
      { functional: 'q6_price_f', dysfunctional: 'q6_price_d' },
    ],
    answers: { 1: 'like', 2: 'must-be', 3: 'neutral', 4: 'live-with', 5: 'dislike' },
  });
});

test('KANO pairs whose columns only follow each other have to be confirmed', () => {
  const draft = guessQuestions(tableOf({ 'Live tracking': cycled(ENGLISH), Tracking: cycled(ENGLISH.toReversed()) }));
  expect(only(draft)).toMatchObject({ type: 'kano', unconfirmed: true, confidence: 0.65 });
});

test('roles: satisfaction, buying again, reasons, segments, weight', () => {
  const again = cycled(['Yes', 'Yes', 'No']);
  const table = tableOf({
    'How satisfied are you overall?': cycled(['Satisfied', 'Very satisfied', 'Dissatisfied', 'Very dissatisfied']),
    'Will you buy from us again?': again,
    'Why will you not buy again?': again
      .map((answer) => (answer === 'No' ? 'Too dear' : ''))
      .map((cell, index) => (cell !== '' && index % 2 === 0 ? 'Bad service' : cell)),
    'What is your region?': cycled(['North', 'South', 'East']),
    weight: cycled([0.8, 1.2, 1.05, 0.95]),
  });
  const draft = guessQuestions(table);
  expect(draft.roles).toEqual({
    satisfaction: 'satisfied',
    repurchase: { id: 'buy-again', yes: ['Yes'] },
    reasons: expect.stringMatching(/^buy-again|not-buy/) as string,
    segments: ['region'],
  });
  expect(draft.weight).toMatchObject({ column: 'weight', confidence: 0.85 });
  expect(draft.questions.find(({ id }) => id === 'buy-again')?.measures).toBe('intention');
  expect(draft.questions.find(({ id }) => id === draft.roles.reasons)?.askedIf).toEqual({ 'buy-again': ['No'] });
});

test('personal and system columns stay out, and say why', () => {
  const table = tableOf(
    {
      email: cycled(['a@example.com', 'b@example.com']),
      id: cycled([1, 2, 3]),
      when: cycled(['2026-03-02 10:11', '2026-03-03 11:12']),
      empty: cycled(['']),
    },
    { email: { role: 'personal' }, id: { role: 'system' } },
  );
  expect(guessQuestions(table).left.map(({ heading, why }) => `${heading}: ${why}`)).toEqual([
    'email: personal',
    'id: system',
    'when: date',
    'empty: empty',
  ]);
});

test('codes without labels are no options', () => {
  for (const cells of [cycled(['A1', 'A2', 'A3']), cycled([1, 2]), cycled([10, 20, 30])]) {
    expect(guessQuestions(tableOf({ q7: cells })).questions).toEqual([]);
  }
});

test('yes and no as 1 and 0, where the wording asks for it', () => {
  expect(only(guessQuestions(tableOf({ 'Would you buy again?': cycled([1, 0, 1]) })))).toMatchObject({
    type: 'single',
    options: [
      { code: '1', label: 'Yes' },
      { code: '0', label: 'No' },
    ],
  });
});

test('askedIf needs five who were left out and nobody who contradicts', () => {
  const asked = (left: number, contradictions: number) => {
    const filter = [...Array.from({ length: 40 }, () => 'No'), ...Array.from({ length: left }, () => 'Yes')];
    const then = filter.map((answer, index) =>
      answer === 'No' || index - 40 < contradictions ? ['Price', 'Staff'][index % 2]! : '',
    );
    const { questions } = guessQuestions(tableOf({ again: filter, reason: then }));
    return questions.find(({ id }) => id === 'reason')?.askedIf;
  };
  expect(asked(5, 0)).toEqual({ again: ['No'] });
  expect(asked(4, 0)).toBeUndefined();
  expect(asked(12, 1)).toBeUndefined();
});

test('numbers with a decimal comma are no multiple choice', () => {
  const table = tableOf({ 'Wr.Hnd': cycled(['1,5', '1', '2', '2,5', '5', '1,5', '2,5']) });
  expect(guessQuestions(table, new Set(['Wr.Hnd']))).toMatchObject({
    questions: [],
    left: [{ why: 'uncertain', reason: 'numbers that nothing explains' }],
  });
});

test('what is no answer alone but stands beside answers in a cell is an answer, and says so', () => {
  const cells = cycled(['By hand', 'nbgrader', 'N/A', 'By hand;nbgrader', 'By hand', 'N/A;By hand']);
  const question = only(guessQuestions(tableOf({ 'How do you grade?': cells })));
  expect(question).toMatchObject({ type: 'multi', separator: ';', missing: {} });
  expect(question.type === 'multi' && question.options.map(({ code }) => code)).toContain('N/A');
  expect(question.confirm).toContain('"N/A" stands beside other answers in some cells, so it counts as an answer.');
});

test('boxes that say "Not selected" beside an option’s own words', () => {
  const table = tableOf({
    q4_1: cycled(['Not selected', 'Friends', 'Not selected']),
    q4_2: cycled(['Family', 'Not selected', 'Not selected', 'Family']),
  });
  expect(only(guessQuestions(table))).toMatchObject({
    type: 'multi',
    ticked: ['Friends', 'Family'],
    unticked: ['Not selected'],
    options: [{ label: 'Friends' }, { label: 'Family' }],
  });
});

test('what is no answer alone but stands beside answered boxes is an unticked box there', () => {
  const about = { text: 'Which tools?', question: 'q3', declared: 'multiple' as const };
  const table = tableOf(
    { q3_1: cycled(['Yes', 'No', 'N/A']), q3_2: cycled(['N/A', 'Yes', 'N/A']) },
    { q3_1: { ...about, part: 'Bower' }, q3_2: { ...about, part: 'npm' } },
    'limesurvey',
  );
  const question = only(guessQuestions(table));
  expect(question).toMatchObject({ type: 'multi', unticked: ['No', 'N/A'], missing: { 'N/A': 'not-asked' } });
  expect(question.confirm).toContain(
    '"N/A" beside answered boxes counts as not ticked, and as no answer in all of them.',
  );
});

test('columns that are one question by their names alone have to be confirmed', () => {
  const table = tableOf({ has_car: cycled([1, 0]), has_dog: cycled([0, 1, 1]), has_boat: cycled([0, 0, 1]) });
  expect(only(guessQuestions(table)).confirm).toContain(
    'These columns are taken for one question by their names alone; are they?',
  );
  expect(guessQuestions({ ...table, profile: { ...table.profile, tool: 'redcap' } }).questions).toEqual([]);
});

test.each([
  ['household_income', 'Household income'],
  ['region', 'Region'],
  ['q1', 'q1'],
  ['Which region?', 'Which region?'],
])('a name of a column is written as a reader would have it: %s', (heading, text) => {
  expect(only(guessQuestions(tableOf({ [heading]: cycled(['North', 'South']) }))).text).toBe(text);
});

test('columns named alike whose codes mean different things are no grid: each keeps its own labels', () => {
  const labels = { 1: 'Very good', 2: 'Good', 3: 'Poor', 4: 'Very poor' };
  const turned = { 1: 'Very poor', 2: 'Poor', 3: 'Good', 4: 'Very good' };
  const { questions } = guessQuestions(
    tableOf({ q7_1: cycled([1, 2, 3, 4]), q7_2: cycled([4, 3, 2, 1]) }, { q7_1: { labels }, q7_2: { labels: turned } }),
  );
  expect(questions).toMatchObject([
    { type: 'scale', column: 'q7_1', best: 'lowest' },
    { type: 'scale', column: 'q7_2', best: 'highest' },
  ]);
});

test('a wording that speaks of its item is no wording of the item alone', () => {
  const said = { text: 'Did Price and Rooms suit you?', question: 'q1' };
  const columns = {
    q1_1: cycled(['Yes', 'No']),
    q1_2: cycled(['No', 'Yes', 'Yes']),
    q1_3: cycled(['No', 'No', 'Yes']),
  };
  const { questions } = guessQuestions(
    tableOf(columns, {
      q1_1: { ...said, part: 'Price', declared: 'grid' },
      q1_2: { ...said, part: 'Rooms', declared: 'grid' },
      q1_3: { text: 'Did it suit you? [Staff]', question: 'q1', part: 'Staff', declared: 'grid' },
    }),
  );
  expect(questions.map(({ text }) => text)).toEqual([
    'Did Price and Rooms suit you? – Price',
    'Did Price and Rooms suit you? – Rooms',
    'Did it suit you? [Staff]',
  ]);
});
