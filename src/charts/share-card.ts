import type { Element } from 'hast';
import { s } from 'hastscript';
import { measurer } from './measure.ts';
import { wrapped } from './wrap.ts';

/** What a share card says: finished words. An empty line is left out. */
export interface ShareCardWords {
  readonly lang: string;
  readonly client: string;
  readonly title: string;
  /** One finding, in a sentence. */
  readonly headline: string;
  /** Who, when: one line at the foot. */
  readonly facts: string;
}

/** Colours of a card; it has no dark side. */
export interface ShareCardColours {
  readonly paper: string;
  readonly ink: string;
  readonly accent: string;
}

/** Pixels, as those who show cards ask for. */
export const CARD = { width: 1200, height: 630 } as const;

const MARGIN = 80;
/** Size at which `measurer` measures. */
const MEASURED = 13;
/** The card's font runs wider than the one measured. */
const SLACK = 1.1;

/** A card of 1200 × 630 for those who are sent a link: client, title, one finding, facts, and the mark. `family` is its font. */
export function shareCard(words: ShareCardWords, colours: ShareCardColours, family: string): Element {
  const measure = measurer('wide', words.lang);
  const lines = (text: string, size: number, atMost: number): string[] =>
    text === '' ? [] : wrapped(text, ((CARD.width - 2 * MARGIN) * MEASURED) / size / SLACK, measure, 'b', atMost);
  const title = lines(words.title, 68, 3);
  const headline = lines(words.headline, 34, title.length > 2 ? 2 : 3);
  const texts = [
    ...placed(lines(words.client, 30, 1), 132, 30, colours.accent),
    ...placed(title, 226, 68, colours.ink),
    ...placed(headline, 226 + title.length * 82 + 22, 34, colours.ink, 0.75),
    ...placed(lines(words.facts, 26, 1), CARD.height - 58, 26, colours.ink, 0.75),
  ];
  return s(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${CARD.width} ${CARD.height}`,
      ...CARD,
      fontFamily: family,
    },
    [
      s('rect', { ...CARD, fill: colours.paper }),
      s('rect', { width: CARD.width, height: 16, fill: colours.accent }),
      mark(colours),
      ...texts,
    ],
  );
}

function placed(lines: readonly string[], y: number, size: number, fill: string, opacity = 1): Element[] {
  return lines.map((line, i) =>
    s('text', { x: MARGIN, y: y + i * Math.round(size * 1.2), fontSize: size, fill, fillOpacity: opacity }, [line]),
  );
}

/** The top box, filled, over two that are not. */
function mark({ accent, ink }: ShareCardColours): Element {
  const box = (y: number, filled: boolean): Element =>
    s('rect', {
      x: CARD.width - MARGIN - 62,
      y,
      width: 62,
      height: 22,
      fill: filled ? accent : 'none',
      stroke: filled ? accent : ink,
      strokeWidth: 3,
    });
  return s('g', [box(72, true), box(101, false), box(130, false)]);
}
