import { isWide, type Measure } from './measure.ts';

const NO_START = '，。、：；）”’》」』】！？％～·…,.;:!?)%]}';
const NO_END = '（“‘《「『【([{';
const BREAK_AFTER = '-–—/';
/** Where a Chinese date stays whole: 2026年5月3日. */
const DATE = /^(?:\d[年月日]|[年月]\d)$/;
const SPACE = /^[ \t\n\r]$/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Break a text into lines no wider than `width`, Latin between words, Chinese between characters but never before closing
 * or after opening punctuation. A word wider than the line is cut. With `atMost`, what is left over ends in "…".
 */
export function wrapped(text: string, width: number, measure: Measure, classes = '', atMost = Infinity): string[] {
  const result: string[] = [];
  let current = '';
  const fits = (line: string) => measure(line.trimEnd(), classes) <= width;
  for (const unit of unbreakable(text)) {
    if (fits(current + unit)) current += unit;
    else {
      if (current.trim()) result.push(current.trimEnd());
      current = '';
      for (const piece of fits(unit) ? [unit] : characters(unit)) {
        if (current && !fits(current + piece)) {
          result.push(current.trimEnd());
          current = '';
        }
        current += piece;
      }
    }
  }
  if (current.trim() || result.length === 0) result.push(current.trimEnd());
  if (result.length <= atMost) return result;
  return [...result.slice(0, atMost - 1), shortened(result.slice(atMost - 1).join(' '), width, measure, classes)];
}

/** As much of a text as fits on one line, with "…" if some is missing. */
export function shortened(text: string, width: number, measure: Measure, classes = ''): string {
  if (measure(text, classes) <= width) return text;
  let kept = '';
  for (const character of characters(text)) {
    if (measure(`${kept}${character}…`, classes) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

function characters(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** The pieces between which a line may break; spaces stay at the end of the piece before. */
function unbreakable(text: string): string[] {
  const units: string[] = [];
  let previous = '';
  for (const next of characters(
    text.replace(/\s+/g, (spaces) => (/^[\u00a0\u202f]+$/.test(spaces) ? spaces : ' ')).trim(),
  )) {
    if (previous && mayBreak(previous, next)) units.push(next);
    else units[Math.max(0, units.length - 1)] = (units.at(-1) ?? '') + next;
    previous = next;
  }
  return units;
}

function mayBreak(previous: string, next: string): boolean {
  if (SPACE.test(next) || NO_START.includes(next)) return false;
  if (SPACE.test(previous)) return true;
  if (NO_END.includes(previous)) return false;
  if (DATE.test(previous + next)) return false;
  if (BREAK_AFTER.includes(previous)) return /^\p{L}/u.test(next);
  return isWide(previous) || isWide(next);
}
