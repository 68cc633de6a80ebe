import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foundRanges } from '../../src/layouts/search-match.ts';

function hits(text: string, query: string): string[] | undefined {
  return foundRanges(text, query)?.map(([from, to]) => text.slice(from, to));
}

test('words are found by their beginnings, whatever their case and accents', () => {
  expect(hits('Poor service, poorly served', 'POOR')).toEqual(['Poor', 'poor']);
  expect(hits('Café Åland', 'cafe')).toEqual(['Café']);
  expect(hits('Cafe\u0301 north', 'café')).toEqual(['Cafe\u0301']);
  expect(hits('cafe', 'CAFÉ')).toEqual(['cafe']);
  expect(hits('reservice', 'service')).toBeUndefined();
  expect(hits('KANO正反问题', 'kano')).toEqual(['KANO']);
  expect(hits('正反KANO', 'kano')).toEqual(['KANO']);
});

test('Chinese characters are found wherever they stand', () => {
  expect(hits('客户满意度调查', '满意')).toEqual(['满意']);
  expect(hits('2026年满意度', '2026满意')).toEqual(['2026', '满意']);
  expect(hits('客户满意度', '意满')).toBeUndefined();
});

test('every word must be there, in any order', () => {
  expect(hits('price for what you get', 'get price')).toEqual(['price', 'get']);
  expect(hits('price for what you get', 'get costs')).toBeUndefined();
  expect(hits('anything', ' – ')).toEqual([]);
});

test('places are those of the text, after characters that fold into several', () => {
  expect(hits('ﬁne 𝒳 ½ über', 'uber')).toEqual(['über']);
  expect(hits('aaa', 'a aa')).toEqual(['aa']);
});

test('any text is found in itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const ranges = foundRanges(text, text);
      expect(ranges).toBeDefined();
      for (const [from, to] of ranges!) expect(from).toBeLessThan(to);
    }),
  );
});
