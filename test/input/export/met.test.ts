import { describe, expect, test } from 'vitest';
import { readExport } from '../../../src/input/export/read-export.ts';
import type { ProfiledTable } from '../../../src/input/profile.ts';
import { temporaryFile } from './temporary-file.ts';

/** Traps met in public survey exports, each imitated with invented answers. */
function read(name: string, lines: readonly string[], options = {}): Promise<ProfiledTable> {
  return readExport(temporaryFile(name, lines.join('\n')), { name, ...options });
}

function groupsOf({ profile }: ProfiledTable): (readonly [text: string | undefined, parts: string])[] {
  const questions = new Map<string, string[]>();
  for (const { question, part, text } of profile.columns) {
    if (question !== undefined && part !== undefined)
      questions.set(text ?? '', [...(questions.get(text ?? '') ?? []), part]);
  }
  return [...questions].map(([text, parts]) => [text, parts.join(', ')]);
}

describe('Alchemer', () => {
  test('without the column of ids, unfinished interviews are still left out', async () => {
    const { profile } = await read('export.csv', [
      'Time Started,Date Submitted,Status,How often do you visit us?',
      '12/21/2015 21:47,12/21/2015 21:51,Partial,',
      '12/22/2015 03:36,12/22/2015 03:51,Complete,Daily',
      '12/22/2015 04:36,12/22/2015 04:51,Complete,Weekly',
    ]);
    expect(profile).toMatchObject({ tool: 'alchemer', kept: 2, removed: [{ reason: 'not finished', rows: 1 }] });
    expect(profile.columns.map(({ role }) => role)).toEqual(['system', 'system', 'system', 'answer']);
  });
});

describe('LimeSurvey', () => {
  const French =
    '"ID de la réponse","Date de soumission","Dernière page","Langue de départ","Adresse IP","Genre [Femme]","Genre [Homme]","Durée pour la question: Q1"';

  test('in another language, unfinished interviews are left out and times are the tool’s', async () => {
    const table = await read('resultats.csv', [
      French,
      '"1","2024-03-01 10:00:00","3","fr","192.0.2.1","Oui","Non","12.5"',
      '"2","","1","fr","192.0.2.2","Oui","Non","3.1"',
      '"3","2024-03-01 11:00:00","3","fr","192.0.2.3","Non","Oui","9"',
    ]);
    expect(table.profile).toMatchObject({
      tool: 'limesurvey',
      kept: 2,
      removed: [{ reason: 'not finished', rows: 1 }],
    });
    expect(table.profile.columns.map(({ role }) => role)).toEqual([
      ...['system', 'system', 'system', 'system', 'personal'],
      ...['answer', 'answer', 'system'],
    ]);
    expect(table.profile.sets).toMatchObject([{ columns: ['Genre [Femme]', 'Genre [Homme]'], counted: 'Oui' }]);
  });

  test('in a language that nobody has listed, the first columns tell', async () => {
    const { profile } = await read('wyniki.csv', [
      '"ID odpowiedzi","Data wysłania","Ostatnia strona","Język początkowy","Czy?"',
      '"1","2024-03-01 10:00:00","3","pl","Tak"',
      '"2","","1","pl","Tak"',
    ]);
    expect(profile).toMatchObject({
      tool: 'limesurvey',
      because: 'first columns are id, date sent, last page and language',
      removed: [{ reason: 'not finished', rows: 1 }],
    });
    expect(profile.columns.map(({ role }) => role)).toEqual(['system', 'system', 'system', 'system', 'answer']);
  });

  test('headings of code and text: both are understood, and sub-questions belong together', async () => {
    const table = await read('results.csv', [
      '"id. Response ID","submitdate. Date submitted","lastpage. Last page","startlanguage. Start language","Q1[SQ001]. How was it? [Price]","Q1[SQ002]. How was it? [Staff]","Q2. Where do you live?"',
      '"1","2024-03-01 10:00:00","3","en","Good","Poor","North"',
      '"2","","1","en","Good","",""',
    ]);
    expect(table.profile).toMatchObject({
      tool: 'limesurvey',
      kept: 1,
      removed: [{ reason: 'not finished', rows: 1 }],
    });
    expect(groupsOf(table)).toEqual([['How was it?', 'Price, Staff']]);
    expect(table.profile.columns.at(-1)).toMatchObject({
      heading: 'Q2. Where do you live?',
      role: 'answer',
      text: 'Where do you live?',
    });
  });
});
