import { en, type Messages } from './en.ts';
import { zhCN } from './zh-CN.ts';

/** A BCP 47 tag that has a message file. */
export type Language = string;

interface Spoken {
  readonly messages: Messages;
  /** The locale of its numbers, dates and lists, where it is not the tag itself. */
  readonly locale?: string;
}

/** Every language that a report can be written in. To add one: a message file, and a line here. */
const languages: Record<Language, Spoken> = {
  en: { messages: en, locale: 'en-GB' },
  'zh-CN': { messages: zhCN },
};

export function languageTags(): readonly Language[] {
  return Object.keys(languages);
}

/** @throws {RangeError} when there is no message file for the language */
export function spoken(language: Language): Required<Spoken> {
  const found = languages[language];
  if (found === undefined) throw new RangeError(`no messages in "${language}"; there are ${languageTags().join(', ')}`);
  return { locale: language, ...found };
}
