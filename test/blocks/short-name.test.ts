import { expect, test } from 'vitest';
import { namedTitle, plainName, shortName } from '../../src/blocks/short-name.ts';
import { speak } from '../../src/i18n/speak.ts';

test.each([
  ['您的性别？', '性别'],
  ['您使用过哪些渠道？', '使用过哪些渠道'],
  ['您好吗', '好吗'],
  ['您向朋友推荐我们的可能性（0-10分）', '向朋友推荐我们的可能性'],
  ['How satisfied were you with...', 'How satisfied were you with'],
  ['Why did you choose another hotel? (select all)', 'Why did you choose another hotel?'],
  ['(select all)', '(select all)'],
  ['您', '您'],
])('%s is called %s', (words, name) => {
  expect(plainName(words)).toBe(name);
});

test('a long name is cut between words, a Chinese one between characters', () => {
  expect(shortName('Have you stayed at another hotel in the same city in the last 12 months?')).toBe(
    'Have you stayed at another hotel in the same city in the…',
  );
  expect(shortName('在'.repeat(31))).toBe(`${'在'.repeat(30)}…`);
  expect(shortName('在'.repeat(30))).toBe('在'.repeat(30));
});

test('a name that asks takes no colon', () => {
  const en = speak('en');
  expect(namedTitle(en, 'Why? (all)', '36% name it')).toBe('Why? 36% name it');
  expect(namedTitle(en, 'Check-in', '36% name it')).toBe('Check-in: 36% name it');
  expect(namedTitle(speak('zh-CN'), '您的性别？', '“男”占50%')).toBe('性别：“男”占50%');
});
