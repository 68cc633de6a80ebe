import { languageTags } from '../i18n/languages.ts';

/** Of the pages that a reader may start from. */
export interface StartLanguages {
  /** Those that a study speaks. */
  readonly offered: readonly string[];
  /** That of `/`. */
  readonly main: string;
}

/**
 * A language is offered only if some report is in it; `/` is in the one that most studies have as their first. Without a
 * study there is English.
 *
 * @param studies languages of each study, its first one first
 */
export function startLanguages(studies: readonly (readonly string[])[]): StartLanguages {
  const offered = languageTags().filter((tag) => studies.some((languages) => languages.includes(tag)));
  const firsts = (tag: string) => studies.filter(([first]) => first === tag).length;
  const [main = 'en'] = offered.toSorted((a, b) => firsts(b) - firsts(a));
  return { offered: offered.length === 0 ? [main] : offered, main };
}
