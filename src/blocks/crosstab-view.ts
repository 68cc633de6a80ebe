import { type ColumnLetters, columnLetters } from '../analyses/column-letters.ts';
import type { Comparison, UntestedComparison } from '../analyses/comparison.ts';
import type { CrossTable } from '../analyses/cross-table.ts';
import type { Estimate } from '../survey/estimate.ts';
import type { Derived, Public, PublicGroup } from '../survey/finding.ts';
import type { Study } from '../survey/study.ts';
import type { Voice } from '../i18n/speak.ts';
import type { CrossQuestion, NamedRow } from './crosstab-rows.ts';

/** A wave or segment of the banner. */
export interface BannerSegment {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly { readonly code: string; readonly label: string }[];
}

/** One question of a cross table, gated, with a table for each segment of the banner. */
export interface CrossPart {
  readonly question: CrossQuestion;
  readonly tables: readonly Public<CrossTable>[];
}

export interface CrossView {
  readonly voice: Voice;
  readonly banner: readonly BannerSegment[];
  /** Questions with too few answers to show any are not among them. */
  readonly parts: readonly CrossPart[];
  readonly hiddenParts: readonly CrossQuestion[];
  readonly against: CrossTable['against'];
  readonly correction: CrossTable['correction'];
  readonly family: 'question' | 'table';
  readonly weighted: boolean;
  readonly designed: boolean;
  readonly privacy: Study['privacy'];
}

export type WhyUntested = UntestedComparison['why'];

/** What the tests say of one cell. */
export interface CellMarks {
  /** Letters of columns that it is higher than. */
  readonly letters: readonly string[];
  /** Of a test against the rest. */
  readonly arrow: 'up' | 'down' | undefined;
  /** Why it was not compared with one or more of the other columns. */
  readonly untested: readonly WhyUntested[];
}

/** The letter of each column of the banner, through all its segments. */
export function bannerLetters(banner: readonly BannerSegment[]): ReadonlyMap<string, string> {
  const keys = banner.flatMap(({ id, columns }) => columns.map(({ code }) => keyOf(id, code)));
  return new Map([...columnLetters(keys, [])].map(([key, { letter }]) => [key, letter]));
}

export function keyOf(segment: string, code: string): string {
  return JSON.stringify([segment, code]);
}

/** Marks of a row's cells in one segment, by the column's code. */
export function rowMarks(view: CrossView, table: Public<CrossTable>, row: number): (code: string) => CellMarks {
  const letters = bannerLetters(view.banner);
  const own = table.columns.derived.comparisons.map(({ of, value }): Derived<Comparison> => ({
    of,
    value: value[row]!,
  }));
  const letterOf = (code: string) => letters.get(keyOf(table.by, code)) ?? '';
  const codes = table.columns.groups.map(({ key }) => key);
  const higher: ReadonlyMap<string, ColumnLetters> = columnLetters(codes, view.against === 'pairs' ? own : []);
  return (code) => {
    const mine = own.filter(({ of }) => of.includes(code));
    const untested = mine.flatMap(({ value }) => (value.state === 'untested' ? [value.why] : []));
    const [rest] = mine;
    return {
      letters: (higher.get(code)?.higherThan ?? []).map((letter) => letterOf(codes[letterIndex(letter)]!)),
      arrow:
        view.against === 'rest' && rest?.value.state === 'tested' && rest.value.significant
          ? rest.value.difference > 0
            ? 'up'
            : 'down'
          : undefined,
      untested: [...new Set(untested)],
    };
  };
}

/** A is 0, B is 1, AA is 26: the place that `columnLetters` gave. */
function letterIndex(letter: string): number {
  return [...letter].reduce((index, sign) => index * 26 + sign.charCodeAt(0) - 64, 0) - 1;
}

/** Reasons for which anything was not tested, in the order of the table: the numbers that cells refer to. */
export function whysOf(view: CrossView): readonly WhyUntested[] {
  const all = view.parts.flatMap(({ tables }) =>
    tables.flatMap(({ columns }) =>
      columns.derived.comparisons.flatMap(({ value }) =>
        value.flatMap((one) => (one.state === 'untested' ? [one.why] : [])),
      ),
    ),
  );
  return [...new Set(all)];
}

/** `15%`, `3.42`, `−21`, or a dash. */
export function cellWords(voice: Voice, { unit }: NamedRow, { value, interval }: Estimate): string {
  if (value === undefined) return voice.say('value.unknown');
  if (unit === 'share') return voice.share(value, interval);
  return voice.number(value, unit === 'mean' ? 2 : 0);
}

/** Every column of a part with its label, in the order of the banner. */
export function columnsOf(
  { banner }: CrossView,
  { tables }: CrossPart,
): readonly {
  readonly segment: BannerSegment;
  readonly label: string;
  readonly code: string;
  readonly table: Public<CrossTable>;
  readonly group: PublicGroup<readonly Estimate[]>;
}[] {
  return banner.flatMap((segment, i) =>
    segment.columns.map(({ code, label }) => {
      const table = tables[i]!;
      return { segment, label, code, table, group: table.columns.groups.find(({ key }) => key === code)! };
    }),
  );
}
