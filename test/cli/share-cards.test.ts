import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CardReport, shareCardSvg } from '../../src/blocks/share-card.ts';
import { fontCharacters } from '../../src/cli/font-characters.ts';
import { openTypeFromWoff } from '../../src/cli/opentype-from-woff.ts';
import { drawShareCards } from '../../src/cli/share-cards.ts';
import { speak } from '../../src/i18n/speak.ts';
import type { Study } from '../../src/survey/study.ts';
import { openOf, studyOf } from '../blocks/study-fixture.ts';

const FONTS = join(import.meta.dirname, '../../src/theme/fonts');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'topbox-cards-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A report without pages. */
function cards(parts: Partial<Study> = {}): CardReport[] {
  const title = { en: 'Why “good” is not enough', 'zh-CN': '“好”还不够' };
  const open = openOf(studyOf({ title, client: { en: 'Northwind', 'zh-CN': '北风速运' }, ...parts }));
  return ['en', 'zh-CN'].map((language) => ({ open, voice: speak(language), figures: [] }));
}

function wordsOf(report: CardReport | undefined, writes: (text: string) => boolean = () => true): string[] {
  return [...shareCardSvg(report!, 'F', writes).matchAll(/<text[^>]*>([^<]*)</g)].map((match) => match[1]!);
}

/** A report with one figure whose generated title is this. */
function withFinding(report: CardReport | undefined, ...generated: readonly string[]): CardReport {
  return { ...report!, figures: generated.map((words) => ({ generated: words })) };
}

test('the bytes of a card are these, on any machine and in both languages', async () => {
  const kept = join(folder, 'kept');
  await drawShareCards(join(folder, 'a'), cards(), kept);
  const digest = async (site: string, language: string) => {
    const bytes = await readFile(join(folder, site, 'study', language, 'card.png'));
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    return createHash('sha256').update(bytes).digest('hex');
  };
  expect(await digest('a', 'en')).toMatchInlineSnapshot(
    `"b32969e7fdcd26c8d3ec83603ebb5da01c51817c8b0f0046396e4c2198c2b9b9"`,
  );
  expect(await digest('a', 'zh-CN')).toMatchInlineSnapshot(
    `"e38476d7ddc7023e0edc75a11257a9c947abb1403648c69c5ab3fa3c24e5f165"`,
  );
  expect(await readdir(kept)).toHaveLength(2);
  await drawShareCards(join(folder, 'b'), cards(), kept);
  expect(await digest('b', 'zh-CN')).toBe(await digest('a', 'zh-CN'));
  expect(await readdir(kept)).toHaveLength(2);
});

test('a card says client, title, the first finding with a share, and who was asked', () => {
  const report = withFinding(cards()[0], 'Numbers of 2026', '71% say “good”', '12% left');
  expect(wordsOf(report)).toEqual([
    'Northwind',
    'Why "good" is not enough',
    '71% say "good"',
    'Published figures, no respondents',
  ]);
  expect(wordsOf(withFinding(cards()[1], '71%的人说“好”'))).toEqual([
    '北风速运',
    '“好”还不够',
    '71%的人说“好”',
    '已发表数据，无受访者明细',
  ]);
});

test('a confidential study’s card has no number on it', () => {
  const [first] = cards({ confidential: true });
  const wave = { id: '2026', label: {}, file: 'x', fielded: ['2026-03-02', '2026-03-20'] as const, samePeople: false };
  const [open] = cards({ waves: [wave] });
  expect(wordsOf(open).join(' ')).toMatch(/20 March 2026/);
  const [secret] = cards({ confidential: true, waves: [wave] });
  expect(wordsOf(withFinding(secret, '71% say “good”')).join(' ')).not.toMatch(/\d/);
  expect(wordsOf(first)).toContain('Confidential');
});

test('a line that the font cannot write is left out, not filled with boxes', () => {
  const [report] = cards({ client: { en: 'Ελληνικά', 'zh-CN': '甲' } });
  expect(wordsOf(report, (text) => !/\p{sc=Greek}/u.test(text))[0]).toBe('Why "good" is not enough');
});

test('the fonts of the project are read: a WOFF is the OpenType font that it packs', async () => {
  const woff = await readFile(join(FONTS, 'noto-sans-sc-latin-700-normal.woff'));
  const font = openTypeFromWoff(woff);
  // WOFF 1.0, 3: totalSfntSize is at byte 16.
  expect(font.length).toBe(woff.readUInt32BE(16));
  const characters = fontCharacters(font);
  for (const letter of 'Aé%“”–…') expect(characters, letter).toContain(letter.codePointAt(0));
  expect(characters).not.toContain('满'.codePointAt(0));
  const chinese = fontCharacters(
    openTypeFromWoff(await readFile(join(FONTS, 'noto-sans-sc-chinese-simplified-700-normal.woff'))),
  );
  for (const letter of '满意度，。') expect(chinese, letter).toContain(letter.codePointAt(0));
  expect(() => openTypeFromWoff(font)).toThrow(RangeError);
});
