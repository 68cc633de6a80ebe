import { expect, test } from 'vitest';
import { startLanguages } from '../../src/pages/_start-languages.ts';

test('studies in one language have start pages in that one alone', () => {
  expect(startLanguages([['zh-CN'], ['zh-CN']])).toEqual({ offered: ['zh-CN'], main: 'zh-CN' });
  expect(startLanguages([['en']])).toEqual({ offered: ['en'], main: 'en' });
});

test('the first page is in the language that most studies have as their first', () => {
  expect(startLanguages([['zh-CN', 'en'], ['en'], ['zh-CN']])).toEqual({ offered: ['en', 'zh-CN'], main: 'zh-CN' });
  expect(startLanguages([['en', 'zh-CN'], ['zh-CN']]).main).toBe('en');
});

test('a site without a study starts in English', () => {
  expect(startLanguages([])).toEqual({ offered: ['en'], main: 'en' });
});
