import type { ProfiledTable } from '../../input/profile.ts';
import { trimmed } from './profiled-cells.ts';

/** Columns that a respondent has to themselves: ids of the tool, tokens, e-mail addresses. Not addresses of the internet, which households share. */
const OWN =
  /^#$|^_?(uu)?id$|\b(response|respondent|submission|record|instance|user|contact)[ _-]?id\b|responseid|respondentid|_uuid|\btoken\b|e-?mail|序号|编号|用户标识|openid|邮箱/i;

/** Rows that share the id of another one. */
export interface RepeatedId {
  readonly heading: string;
  readonly rows: number;
}

/**
 * Columns of ids in which kept respondents share an id with an earlier one: the same person twice, perhaps. Ids never leave the
 * importer, so afterwards nobody can see it.
 */
export function repeatedIds({ profile, rows }: ProfiledTable): readonly RepeatedId[] {
  return profile.columns.flatMap(({ heading, index, role, filled }) => {
    if ((role !== 'system' && role !== 'personal') || !OWN.test(heading)) return [];
    const values = rows.map((row) => trimmed(row[index] ?? '')).filter((value) => value !== '');
    const repeated = values.length - new Set(values).size;
    // Where most share one, it is no id: a collector's number, "anonymous".
    return repeated === 0 || repeated > filled / 2 ? [] : [{ heading, rows: repeated }];
  });
}

export function repeatedText(heading: string, rows: number): string {
  return `${rows === 1 ? '1 row has' : `${rows} rows have`} the "${heading.replace(/\s+/g, ' ')}" of an earlier one`;
}
