import { z } from 'zod';
import { didYouMean } from '../errors.ts';
import type { Language, Text } from './text.ts';

const words = z.string().regex(/\S/).meta({ title: 'words' });

/** Details of a custom zod issue, ready to be shown. */
export interface IssueParams {
  readonly on: 'key' | 'value';
  readonly found: string;
  readonly expected: string;
  readonly hint?: string | undefined;
}

/**
 * Words of the study in each of its languages. Where the languages are not known, because their list is broken, none is missed.
 *
 * @param kind `name`: a plain string serves every language; `text`: only in a study with one language
 */
export function textSchema(languages: readonly Language[] | undefined, kind: 'text' | 'name') {
  const all = languages?.join(', ');
  return z
    .union([words, z.record(z.string(), words)])
    .meta({
      title: kind === 'name' ? 'a name, or text for each language' : 'text for each language',
      description:
        kind === 'name'
          ? 'A name, the same in every language, or one for each language: { en: …, zh-CN: … }'
          : 'Text in each language of the study: { en: …, zh-CN: … }. A plain string where the study has one language.',
    })
    .transform((value, context): Text => {
      const problem = (path: string[], params: IssueParams) =>
        context.issues.push({ code: 'custom', input: value, path, params: { ...params } });
      if (typeof value === 'string') {
        if (languages === undefined) return {};
        if (kind === 'text' && languages.length > 1) {
          problem([], {
            on: 'value',
            found: 'one text for all languages',
            expected: `text in each of ${all}`,
            hint: `Write { ${languages.map((language) => `${language}: …`).join(', ')} }.`,
          });
        }
        return Object.fromEntries(languages.map((language) => [language, value]));
      }
      for (const language of languages === undefined ? [] : Object.keys(value)) {
        if (languages?.includes(language)) continue;
        problem([language], {
          on: 'key',
          found: `the language "${language}"`,
          expected: `a language of the study (${all})`,
          hint: didYouMean(language, languages ?? []),
        });
      }
      const absent = languages?.filter((language) => !Object.hasOwn(value, language)) ?? [];
      if (absent.length > 0) {
        problem([], { on: 'value', found: `no text in ${absent.join(', ')}`, expected: `text in each of ${all}` });
      }
      return value;
    });
}
