import type { TestedComparison } from '../analyses/comparison.ts';
import type { FigureNote } from './block.ts';
import type { NamedRow } from './crosstab-rows.ts';
import { untestedMark } from './crosstab-table.ts';
import { type BannerSegment, cellWords, type CrossPart, type CrossView, whysOf } from './crosstab-view.ts';

interface Difference {
  readonly part: CrossPart;
  readonly row: NamedRow;
  readonly segment: BannerSegment;
  /** Codes; the second is absent where the first is held against the rest. */
  readonly of: readonly string[];
  readonly at: number;
  readonly table: number;
  readonly result: TestedComparison;
}

function differences({ banner, parts }: CrossView): readonly Difference[] {
  return parts.flatMap((part) =>
    part.tables.flatMap(({ columns }, table) =>
      columns.derived.comparisons.flatMap(({ of, value }) =>
        value.flatMap((result, at) =>
          result.state === 'tested'
            ? [{ part, row: part.question.rows[at]!, segment: banner[table]!, of, at, table, result }]
            : [],
        ),
      ),
    ),
  );
}

/** How many differences are significant, and the largest of the shares. */
export function crossSummary(view: CrossView): string {
  const { voice, hiddenParts, privacy } = view;
  const tested = differences(view);
  const found = tested.filter(({ result }) => result.significant);
  const shares = found.filter(({ row }) => row.unit === 'share');
  const size = ({ result }: Difference) => Math.round(Math.abs(result.difference) * 1e12);
  const largest = shares.reduce<Difference | undefined>(
    (best, one) => (best === undefined || size(one) > size(best) ? one : best),
    undefined,
  );
  const count = { n: tested.length, found: voice.number(found.length) };
  return [
    tested.length === 0
      ? voice.say('crosstab.summary.untested')
      : found.length === 0
        ? voice.say('crosstab.summary.none', { n: tested.length })
        : voice.say('crosstab.summary.some', count),
    ...(largest === undefined ? [] : [largestWords(view, largest)]),
    ...hiddenParts.map((question) =>
      voice.say('crosstab.summary.hidden', { n: privacy.suppressBelow, question: question.name(voice) }),
    ),
  ].join(voice.say('sentence.gap'));
}

function largestWords({ voice }: CrossView, { part, row, segment, of, at, table }: Difference): string {
  const valueOf = (code: string): string => {
    const group = part.tables[table]!.columns.groups.find(({ key }) => key === code)!;
    return group.state === 'hidden' ? '' : cellWords(voice, row, group.value[at]!);
  };
  const [first, second] = of.map((code) => segment.columns.find((column) => column.code === code)?.label ?? code);
  const words = { question: part.question.name(voice), row: row.words(voice), first: first!, a: valueOf(of[0]!) };
  if (second === undefined) return voice.say('crosstab.summary.largest.rest', words);
  return voice.say('crosstab.summary.largest', { ...words, second, b: valueOf(of[1]!) });
}

/** Level, test, what is compared with what, correction, and what was not tested. */
export function crossTestNotes(view: CrossView): FigureNote[] {
  const { voice, against, correction, family, weighted, designed, parts } = view;
  const rows = parts.flatMap(({ question }) => question.rows);
  const families = parts.flatMap(({ tables }) => tables.map(({ family }) => family)).filter((n) => n > 0);
  const whys = whysOf(view);
  const unweighted = weighted || designed ? 'weighted' : 'unweighted';
  const tests = [
    ...(rows.some(({ unit }) => unit === 'share') ? [voice.say(`crosstab.test.shares.${unweighted}`)] : []),
    ...(rows.some(({ unit }) => unit !== 'share')
      ? [voice.say(designed ? 'crosstab.test.means.design' : 'crosstab.test.means')]
      : []),
  ];
  const untested = whys.map((why) => `${untestedMark(view, why)} ${voice.say(`crosstab.why.${why}`)}`);
  if (parts.some(isPartlyTested)) untested.push(voice.say('crosstab.untested.partly'));
  const sentence = (words: readonly string[]) =>
    voice.say('note.sentence', { words: words.join(voice.say('note.and')) });
  if (families.length === 0) {
    return untested.length === 0 ? [] : [{ term: voice.say('note.test'), words: sentence(untested) }];
  }
  const [low, high] = [Math.min(...families), Math.max(...families)];
  const count = low === high ? voice.number(low) : voice.range([low, high], 0);
  return [
    {
      term: voice.say('note.test'),
      words: sentence([
        voice.say(`crosstab.legend.${against}`),
        voice.say('crosstab.level'),
        ...tests,
        ...(correction === 'none'
          ? []
          : [
              voice.say(`crosstab.correction.${correction}`, {
                family: voice.say(`crosstab.family.${family}`, { count }),
              }),
            ]),
        voice.say('crosstab.unmarked'),
        voice.say('crosstab.never'),
      ]),
    },
    ...(untested.length === 0 ? [] : [{ term: voice.say('crosstab.untested'), words: sentence(untested) }]),
  ];
}

/** Whether a cell was tested against some other columns, and against others not. */
function isPartlyTested({ question, tables }: CrossPart): boolean {
  return tables.some(({ columns: { groups, derived } }) =>
    groups.some(({ key }) => {
      const own = derived.comparisons.filter(({ of }) => of.includes(key));
      return question.rows.some((_, at) => new Set(own.map(({ value }) => value[at]!.state)).size > 1);
    }),
  );
}

/** Which rows add up to what. */
export function crossRowNote({ voice, parts }: CrossView): FigureNote[] {
  const types = new Set(parts.map(({ question }) => question.question.type));
  const words = [
    voice.say('crosstab.rows.columns'),
    ...(types.has('multi') ? [voice.say('crosstab.rows.multi')] : []),
    ...(parts.some(({ question }) => question.rows.some(({ kind }) => kind === 'nets'))
      ? [voice.say('crosstab.rows.nets')]
      : []),
  ];
  return [
    {
      term: voice.say('crosstab.rows'),
      words: voice.say('note.sentence', { words: words.join(voice.say('note.and')) }),
    },
  ];
}
