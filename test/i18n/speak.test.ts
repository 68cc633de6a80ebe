import { expect, test } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { languageTags } from '../../src/i18n/languages.ts';
import { speak } from '../../src/i18n/speak.ts';
import { zhCN } from '../../src/i18n/zh-CN.ts';

const [english, chinese] = [speak('en'), speak('zh-CN')];

test('a percentage is whole unless its interval is narrower than a point', () => {
  expect(english.share(0.1512, [0.13, 0.17])).toBe('15%');
  expect(english.share(0.0046, [0.002, 0.009])).toBe('0.5%');
  expect(english.share(0.15)).toBe('15%');
  expect(english.share(0.005)).toBe('0.5%');
  expect(chinese.share(0.1512, [0.13, 0.17])).toBe('15%');
});

test('an interval of a share has the decimals of the share', () => {
  expect(english.interval([0.1361, 0.1664])).toBe('14–17%');
  expect(english.interval([0.67, 0.7299])).toBe('67–73%');
  expect(english.interval([0.2101, 0.2182])).toBe('21.0–21.8%');
  expect(chinese.interval([0.1361, 0.1664])).toBe('14～17%');
  expect(chinese.bareInterval([0.024, 0.063])).toBe('2～6');
});

test('one person among many is no 0%, and nobody is', () => {
  const wide = [0, 0.02] as const;
  expect([0.0024, 0, 0.006].map((share) => english.share(share, wide))).toEqual(['<1%', '0%', '1%']);
  expect(chinese.share(0.0024, wide)).toBe('<1%');
  expect(english.bareShare(0.0024, wide)).toBe('<1');
  expect(english.share(0.0004, [0.0002, 0.0008])).toBe('<0.1%');
  expect(english.share(0.0004)).toBe('<0.1%');
});

test('an end of an interval keeps its side of zero', () => {
  expect(english.range([-24, -18], 0)).toBe('−24 to −18');
  expect(chinese.range([-24, -18], 0)).toBe('−24～−18');
  expect(chinese.range([-19.3, -0.3], 0)).toBe('−19.3～−0.3');
  expect(english.range([0.3, 12.1], 0)).toBe('0.3–12.1');
  expect(english.range([0, 12.1], 0)).toBe('0–12');
  expect(chinese.signedRange([-19.3, -0.3], 0)).toBe('−19.3～−0.3');
  expect(english.signedRange([-4, 12.4], 0)).toBe('−4 to +12');
  expect(english.range([-0.004, 0.2], 2)).toBe('−0.004 to 0.200');
});

test('differences carry a true minus, and one that rounds to nothing carries no sign', () => {
  expect(english.points(0.03)).toBe('+3');
  expect(english.points(-0.03)).toBe('−3');
  expect(english.points(-0.004)).toBe('0');
  expect(english.signed(0.126, 2)).toBe('+0.13');
});

test('numbers, dates and lists are the language’s own', () => {
  expect(english.number(12500)).toBe('12,500');
  expect(english.dates('2026-03-02', '2026-03-20')).toBe('2–20 March 2026');
  expect(chinese.dates('2026-03-02', '2026-03-20')).toBe('2026年3月2日至2026年3月20日');
  expect(english.list(['a', 'b', 'c'])).toBe('a, b and c');
  expect(chinese.list(['甲', '乙', '丙'])).toBe('甲、乙和丙');
  expect(english.either(['a', 'b'])).toBe('a or b');
  expect(chinese.either(['甲', '乙'])).toBe('甲或乙');
});

test('one respondent, two respondents', () => {
  expect(english.say('base.respondents', { n: 1 })).toBe('1 respondent');
  expect(english.say('base.respondents', { n: 1250 })).toBe('1,250 respondents');
  expect(chinese.say('base.respondents', { n: 1 })).toBe('1 名受访者');
});

test('a gap that nobody fills is an error, not a hole in the report', () => {
  expect(() => english.say('base.respondents')).toThrow('message "base.respondents" needs {n}');
  expect(() => speak('xx')).toThrow('no messages in "xx"');
});

/** The gaps of a message, in any of its forms. */
function gaps(message: string | { readonly one?: string; readonly other: string }): string[] {
  const forms = typeof message === 'string' ? [message] : Object.values(message);
  return [...new Set(forms.flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)))].sort();
}

test('no message asks for a gap that its English form does not fill', () => {
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    const known = gaps(en[key]);
    expect([key, gaps(zhCN[key]).filter((gap) => !known.includes(gap))]).toEqual([key, []]);
  }
});

test('no message of the Chinese interface is left in English', () => {
  const left = (Object.keys(en) as (keyof typeof en)[]).filter((key) => {
    const words = typeof zhCN[key] === 'string' ? zhCN[key] : zhCN[key].other;
    const letters = words
      .replace(/\{\w+\}/g, '')
      .replace(/CSV|SVG|PNG|JSON|Topbox|SHA-256|Holm|Better|Worse|Wilson|Cronbach|Fornell|Larcker|HTMT/g, '');
    return /[A-Za-z]{4,}/.test(letters) && !/\p{Script=Han}/u.test(words);
  });
  expect(left).toEqual([]);
});

test('the languages of the project', () => {
  expect(languageTags()).toEqual(['en', 'zh-CN']);
});

test('a question that ends as one takes no colon or comma behind it', () => {
  expect(english.say('measure.share', { question: 'Will you come again?', answer: 'Yes' })).toBe(
    'Will you come again? Yes',
  );
  expect(english.say('measure.share', { question: 'Again', answer: 'Yes' })).toBe('Again: Yes');
  expect(chinese.say('measure.share', { question: '会再来吗？', answer: '会' })).toBe('会再来吗？会');
});
