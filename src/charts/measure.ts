import type { Layout } from './frame.ts';

/** What a text is for; it decides the size. `name` 13 px, `note` and `axis` 12 px (narrow 14 and 13), `big` 17 px. */
export type TextRole = 'name' | 'note' | 'axis' | 'big';

/** Width of a line of text in pixels. */
export type Measure = (text: string, role: TextRole, bold?: boolean) => number;

/** Font size in pixels. Narrow drawings set their text one pixel larger, because phones show them smaller. */
export function textSize(role: TextRole, layout: Layout): number {
  if (role === 'big') return 17;
  return (role === 'name' ? 13 : 12) + (layout === 'narrow' ? 1 : 0);
}

const FROM_SPACE = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
  556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
  722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
  556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
  260, 334, 584,
];
const OTHERS: Readonly<Record<string, number>> = {
  '–': 556,
  '—': 1000,
  '−': 584,
  '…': 1000,
  '“': 333,
  '”': 333,
  '‘': 222,
  '’': 222,
  '×': 584,
  '·': 278,
  '²': 333,
  '▲': 990,
  '▼': 990,
  '→': 1000,
  '↑': 1000,
  '←': 1000,
  '↓': 1000,
  '≥': 549,
  '≤': 549,
  '\u00a0': 278,
  '\u202f': 200,
  '\u2009': 200,
};
const FULL_WIDTH_IN_CHINESE = '“”‘’…·—→↑←↓▲▼²';
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]$/u;
const EMOJI = /^\p{Extended_Pictographic}$|^\p{Regional_Indicator}$/u;
const BOLD = 1.07;

/**
 * A ruler without a browser: Helvetica and Arial advance widths for Latin, one em for Chinese, and the wider of the two
 * where the font is not known. Against Chromium −6 … +7 % with Liberation Sans; leave 8 px where two texts meet.
 */
export function measurer(layout: Layout, lang: string): Measure {
  const chinese = lang.startsWith('zh');
  return (text, role, bold = false) => {
    let thousandths = 0;
    for (const character of text) thousandths += advance(character, chinese, bold);
    return (thousandths * textSize(role, layout)) / 1000;
  };
}

function advance(character: string, chinese: boolean, bold: boolean): number {
  if (INVISIBLE.test(character)) return 0;
  if (isWide(character) || (chinese && FULL_WIDTH_IN_CHINESE.includes(character))) return 1000;
  if (EMOJI.test(character)) return 1320;
  const latin = FROM_SPACE[character.codePointAt(0)! - 32] ?? OTHERS[character] ?? 640;
  return latin * (bold ? BOLD : 1) * (chinese ? 1.04 : 1);
}

/** One em wide in every font: Chinese, Japanese, Korean and full-width forms. */
export function isWide(character: string): boolean {
  return character >= '\u2e80' && !(character >= '\ud800' && character <= '\uf8ff') && character < '\ufe00'
    ? true
    : /^[\u{ff01}-\u{ff60}\u{20000}-\u{3ffff}]$/u.test(character);
}
