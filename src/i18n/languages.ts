import { en, type Messages } from './en.ts';
import { zhCN } from './zh-CN.ts';

type Language = string;

/** Every language that a report can be written in. To add one: a message file, and a line here. */
const languages: Readonly<Record<Language, Messages>> = { en, 'zh-CN': zhCN };

export const languageTags: readonly Language[] = Object.keys(languages);

/** @throws {RangeError} when there is no message file for the language */
export function messagesOf(language: Language): Messages {
  const messages = languages[language];
  if (messages === undefined)
    throw new RangeError(`no messages in "${language}"; there are ${languageTags.join(', ')}`);
  return messages;
}
