import { describe, expect, test } from 'vitest';
import { guessQuestions } from '../../../src/cli/draft/guess-questions.ts';
import { cycled, tableOf } from './table-of.ts';

describe('what the wording says about numbers', () => {
  test.each([
    ['How likely are you to stay again? (1 = very unlikely, 5 = very likely)', '1 (very unlikely)', '5 (very likely)'],
    ['请为配送速度打分：1分表示非常不满意，5分表示非常满意', '1（非常不满意）', '5（非常满意）'],
  ])('%s names the ends', (heading, first, last) => {
    const [question] = guessQuestions(tableOf({ [heading]: cycled([1, 2, 3, 4, 5]) })).questions;
    expect(question).toMatchObject({ type: 'scale', best: 'highest', unconfirmed: false });
    const labels = 'levels' in question! ? question.levels.map(({ label }) => label) : [];
    expect([labels[0], labels[2], labels[4]]).toEqual([first, '3', last]);
  });

  test.each([
    ['3、您的性别', '3'],
    ['Q12. What is your role?', 'Q12'],
    ['7) Your region', '7'],
    ['3.5 stars or more?', undefined],
  ])('the number in the questionnaire of "%s" is %s', (heading, number) => {
    expect(guessQuestions(tableOf({ [heading]: cycled(['Yes', 'No']) })).questions[0]!.number).toBe(number);
  });
});

describe('roles', () => {
  const about = (headings: Readonly<Record<string, readonly (string | number)[]>>) =>
    guessQuestions(tableOf(headings)).roles;

  test.each(['Hotel', 'Type of stay', '自定义字段'])('%s is a segment', (heading) => {
    expect(about({ [heading]: cycled(['Lisbon', 'Porto', 'Faro']) }).segments).toHaveLength(1);
  });

  test.each(['Did you stay with us?', 'Reason for your stay with us', 'What_we_did', '您是否再来'])(
    '%s is none',
    (heading) => {
      expect(about({ [heading]: cycled(['Lisbon', 'Porto', 'Faro']) }).segments).toEqual([]);
    },
  );

  test.each(['Why did you choose another hotel? (select all)', '您为什么会换到别家购买？', '为何改用其他品牌'])(
    '%s asks for reasons',
    (heading) => {
      expect(about({ [heading]: cycled(['Price; Staff', 'Price', 'Room; Staff', 'Room']) }).reasons).toBeDefined();
    },
  );

  test('why somebody chose us is no reason to leave', () => {
    expect(about({ 'Why did you choose us?': cycled(['Price; Staff', 'Price', 'Room; Staff', 'Room']) }).reasons).toBe(
      undefined,
    );
  });

  test('会 with 说不准 in the middle is a rating', () => {
    const again = cycled(['肯定会', '可能会', '说不准', '可能不会', '肯定不会'], 50);
    const { questions, roles } = guessQuestions(tableOf({ 未来半年您再次购买的可能性: again }));
    expect(questions).toMatchObject([{ type: 'scale', measures: 'intention' }]);
    expect(roles.repurchase?.yes).toEqual(['4', '5']);
  });
});

test('who was not asked is asked about', () => {
  const table = tableOf({ '8、为什么离开？': cycled(['价格', '配送', '(跳过)', '价格']) }, {}, 'wjx');
  const [question] = guessQuestions(table).questions;
  expect(question!.confirm.at(-1)).toMatch(/^\d+ of \d+ were not asked, and no answer tells who/);
});

test.each([
  [cycled(['357秒', '1069秒', '42秒']), '秒'],
  [cycled(['357', '1069', '42']), undefined],
])('a duration may carry its unit', (cells, unit) => {
  const table = tableOf({ 所用时间: cells, 满意吗: cycled(['是', '否']) }, { 所用时间: { role: 'system' } }, 'wjx');
  expect(guessQuestions(table).questions[0]).toMatchObject({ id: 'duration', type: 'number', unit });
});

test('a duration in two units is left out', () => {
  const table = tableOf({ 所用时间: cycled(['357秒', '10分', '42秒']) }, { 所用时间: { role: 'system' } }, 'wjx');
  expect(guessQuestions(table).questions).toEqual([]);
});
