import { shareCard } from '../charts/share-card.ts';
import { svgText } from '../charts/svg.ts';
import { OWN_COLOURS } from '../survey/theme.ts';
import type { Figure, Report } from './report.ts';

/** What of a report its card needs. */
export type CardReport = Pick<Report, 'open' | 'voice'> & { readonly figures: readonly Pick<Figure, 'generated'>[] };

/**
 * The picture that a link to a report is shown with, as SVG. A confidential study's card says its client and title and no number.
 *
 * The font's curly quotation marks are as wide as a Chinese character, so other languages get straight ones.
 *
 * @param writes whether the card's font can write a text; a line that it cannot is left out
 */
export function shareCardSvg(
  { open, voice, figures }: CardReport,
  family: string,
  writes: (text: string) => boolean,
): string {
  const { study, fieldwork } = open;
  const dates = study.waves.flatMap(({ fielded }) => (fielded === undefined ? [] : [...fielded])).sort();
  const asked = fieldwork.reduce((sum, { base }) => sum + (base.n ?? 0), 0);
  const finding = figures.find(({ generated }) => /\p{Number}\s?%/u.test(generated))?.generated ?? '';
  const facts = study.confidential
    ? [voice.say('facts.confidential')]
    : [
        ...(dates.length === 0 ? [] : [voice.dates(dates[0]!, dates.at(-1)!)]),
        asked > 0 ? voice.say('facts.respondents', { n: asked }) : voice.say('facts.published'),
      ];
  const line = (text: string): string => {
    const plain = voice.language.startsWith('zh') ? text : text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
    return writes(plain) ? plain : '';
  };
  const words = {
    lang: voice.language,
    client: line(voice.text(study.client)),
    title: line(voice.text(study.title)),
    headline: study.confidential ? '' : line(finding),
    facts: line(facts.join(' · ')),
  };
  const { paper, ink, accent } = study.theme ?? OWN_COLOURS;
  return svgText(shareCard(words, { paper: paper.light, ink: ink.light, accent: accent.light }, family));
}
