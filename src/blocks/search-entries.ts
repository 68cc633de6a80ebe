import { blockTerms, reportTerms } from './report-terms.ts';
import type { Report } from './report.ts';

/** Something that a reader may look for: its title as the list shows it, and what else is found under it. */
export interface SearchEntry {
  /** Address within the report. */
  readonly href: string;
  readonly title: string;
  /** Words in which it is found besides its title. */
  readonly words: string;
}

/** Everything in a report that can be found: pages and their sections, figures, questions, terms. Nothing of any respondent. */
export interface SearchEntries {
  readonly pages: readonly SearchEntry[];
  readonly figures: readonly SearchEntry[];
  readonly questions: readonly SearchEntry[];
  readonly terms: readonly SearchEntry[];
}

/** @param idOf address of a section within its page, by the page's slug and the section's title; undefined when it has none */
export function searchEntries(
  report: Report,
  idOf: (slug: string, title: string) => string | undefined = () => undefined,
): SearchEntries {
  const { pages, figures, questions, voice } = report;
  return {
    pages: pages.flatMap((page) =>
      page.sections.map(({ title, words }) => {
        const id = title === '' ? undefined : idOf(page.slug, title);
        return {
          href: `${page.slug}.html${id === undefined ? '' : `#${id}`}`,
          title: title === '' ? page.title : `${page.title} › ${title}`,
          words: [title === '' ? page.standfirst : undefined, words].filter(Boolean).join(' '),
        };
      }),
    ),
    figures: figures.map(({ id, number, page, block, title, subtitle, summary, switch: own }) => ({
      href: `${page}.html#${id}`,
      title: `${voice.say('figure.number', { number: String(number) })} ${title}`,
      words: [
        subtitle,
        summary,
        ...(own?.variants.map((variant) => variant.title) ?? []),
        blockTerms(block)
          .map((term) => voice.say(`glossary.${term}.term`))
          .join(' · '),
      ].join(' '),
    })),
    questions: questions.map(({ id, number, wording, answers }) => ({
      href: `method.html#q-${id}`,
      title: number === undefined ? wording : `${number} ${wording}`,
      words: answers.join(' · '),
    })),
    terms: reportTerms(report).map((term) => ({
      href: `glossary.html#${term}`,
      title: voice.say(`glossary.${term}.term`),
      words: voice.say(`glossary.${term}`),
    })),
  };
}

/** The file that the search box fetches: a script, since a page opened from a folder may load nothing else. */
export function searchScript({ pages, figures, questions, terms }: SearchEntries): string {
  const words = [...pages, ...figures, ...questions, ...terms].map((entry) => entry.words);
  return `globalThis.topboxSearch=${JSON.stringify(words)};\n`;
}
