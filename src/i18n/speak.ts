import type { MessageKey, Messages } from './en.ts';
import { type Language, spoken } from './languages.ts';

type Text = Readonly<Record<Language, string>>;
type Params = Readonly<Record<string, string | number>>;

/** How a report speaks: the interface's words, the study's own words, numbers, dates and lists, all in one language. */
export interface Voice {
  readonly language: Language;
  /** A message with its `{gaps}` filled; a number in a gap is formatted and decides the plural. */
  say(key: MessageKey, params?: Params): string;
  /** The study's own words. */
  text(text: Text): string;
  /** `1,250`; with decimals `1.94`. */
  number(value: number, decimals?: number): string;
  /** `+3`, `−3`, `0`. */
  signed(value: number, decimals?: number): string;
  /** A share of 1 as `15%`: one decimal when the interval is narrower than a point, or the figure was published so; `<1%` for less than half a point. */
  share(value: number, interval?: Interval): string;
  /** The same without the sign, for use inside bars and tables under a heading that names the unit. */
  bareShare(value: number, interval?: Interval): string;
  /** `14–17%`, with as many decimals as the share. */
  interval(interval: Interval): string;
  /** `14–17`. */
  bareInterval(interval: Interval): string;
  /** An interval of something that is no share: `1.9–2.0`; with more decimals where an end would be printed as 0 and hide its side. */
  range(interval: Interval, decimals: number): string;
  /** The same with signs: `+9 to +15`. */
  signedRange(interval: Interval, decimals: number): string;
  /** A difference of two shares in percentage points, without the unit: `+3`. */
  points(difference: number): string;
  /** `2 March 2026`. */
  date(iso: string): string;
  /** `2–20 March 2026`. */
  dates(from: string, to: string): string;
  /** `A, B and C`. */
  list(items: readonly string[]): string;
  /** `A, B or C`. */
  either(items: readonly string[]): string;
  /** A quotation in the language's own marks. */
  quote(words: string): string;
  compare(a: string, b: string): number;
}

type Interval = readonly [low: number, high: number];

const MINUS = '\u2212';

/** @throws {RangeError} when there is no message file for the language */
export function speak(language: Language): Voice {
  const known = voices.get(language) ?? voiceOf(language);
  voices.set(language, known);
  return known;
}

/** Formats of `Intl` take milliseconds to make, and every report of a language shares them. */
const voices = new Map<Language, Voice>();

function voiceOf(language: Language): Voice {
  const { messages, locale } = spoken(language);
  const numbers = new Map<string, Intl.NumberFormat>();
  const plural = new Intl.PluralRules(locale);
  const day = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  });
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' });
  const disjunction = new Intl.ListFormat(locale, { type: 'disjunction' });
  const collator = new Intl.Collator(locale);

  const format = (value: number, decimals: number, style: 'decimal' | 'percent'): string => {
    const key = `${style}${decimals}`;
    let formatter = numbers.get(key);
    if (formatter === undefined) {
      formatter = new Intl.NumberFormat(locale, {
        style,
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        signDisplay: 'negative',
      });
      numbers.set(key, formatter);
    }
    return formatter.format(value).replace('-', MINUS);
  };

  const say: Voice['say'] = (key, params = {}) => {
    const message: Messages[MessageKey] = messages[key];
    const amount = Object.values(params).find((value) => typeof value === 'number');
    const words =
      typeof message === 'string'
        ? message
        : ((plural.select(amount ?? 0) === 'one' ? message.one : undefined) ?? message.other);
    return words.replace(/\{(\w+)\}([:：,，]?)/g, (_, name: string, mark: string) => {
      const value = params[name];
      if (value === undefined) throw new RangeError(`message "${key}" needs {${name}}`);
      if (typeof value === 'number') return format(value, Number.isInteger(value) ? 0 : 1, 'decimal') + mark;
      // A question that ends as one takes no further mark.
      return /[?？]$/.test(value) ? value : value + mark;
    });
  };

  const join = (low: string, high: string, negative: boolean): string =>
    negative ? say('number.range.negative', { low, high }) : say('number.range', { low, high });

  return {
    language,
    say,
    text: (text) => text[language] ?? Object.values(text)[0] ?? '',
    number: (value, decimals = 0) => format(value, decimals, 'decimal'),
    signed: (value, decimals = 0) => signed(value, decimals, (size) => format(size, decimals, 'decimal')),
    share: (value, interval) => {
      const decimals = shareDecimals(value, interval);
      return isLost(value * 100, decimals)
        ? say('bound.less', { value: format(10 ** -decimals / 100, decimals, 'percent') })
        : format(value, decimals, 'percent');
    },
    bareShare: (value, interval) => {
      const decimals = shareDecimals(value, interval);
      return isLost(value * 100, decimals)
        ? say('bound.less', { value: format(10 ** -decimals, decimals, 'decimal') })
        : format(value * 100, decimals, 'decimal');
    },
    interval: (interval) => {
      const decimals = intervalDecimals(interval);
      return join(
        format(interval[0] * 100, decimals, 'decimal'),
        format(interval[1], decimals, 'percent'),
        interval[0] < 0,
      );
    },
    bareInterval: (interval) => {
      const decimals = intervalDecimals(interval);
      const [low, high] = interval.map((end) => format(end * 100, decimals, 'decimal')) as [string, string];
      return join(low, high, interval[0] < 0);
    },
    range: (interval, wanted) => {
      const decimals = rangeDecimals(interval, wanted);
      const [low, high] = interval;
      return join(format(low, decimals, 'decimal'), format(high, decimals, 'decimal'), low < 0 || high < 0);
    },
    signedRange: (interval, wanted) => {
      const decimals = rangeDecimals(interval, wanted);
      const [low, high] = interval.map((end) => signed(end, decimals, (size) => format(size, decimals, 'decimal')));
      return say('number.range.negative', { low: low!, high: high! });
    },
    points: (difference) => signed(difference * 100, 0, (size) => format(size, 0, 'decimal')),
    date: (iso) => day.format(new Date(`${iso}T00:00:00Z`)),
    dates: (from, to) => {
      const [first, last] = [from, to].map((iso) => new Date(`${iso}T00:00:00Z`)) as [Date, Date];
      const range = day.formatRange(first, last).replace(/\u2009/g, '');
      // Some languages have no long form of a range, and Intl falls back to numbers with strokes.
      return range.includes('/') ? say('date.range', { from: day.format(first), to: day.format(last) }) : range;
    },
    list: (items) => conjunction.format(items),
    either: (items) => disjunction.format(items),
    quote: (words) => say('quote', { words }),
    compare: collator.compare,
  };
}

/** Percentages are whole unless their interval is narrower than one point; a published 0.5 % keeps its decimal. */
function shareDecimals(value: number, interval: Interval | undefined): 0 | 1 {
  if (interval === undefined) return Math.abs(value * 100 - Math.round(value * 100)) < 1e-9 || value >= 0.1 ? 0 : 1;
  return interval[1] - interval[0] < 0.01 ? 1 : 0;
}

/** As the share has them, so that the numbers of a figure have one precision. */
function intervalDecimals([low, high]: Interval): 0 | 1 {
  return high - low < 0.01 ? 1 : 0;
}

/** Whether a number that is not 0 would be printed as 0. */
function isLost(value: number, decimals: number): boolean {
  return value !== 0 && Math.abs(value) * 10 ** decimals < 0.5;
}

/** As many decimals as wanted, or more where an end that is not 0 would be printed so. */
function rangeDecimals(interval: Interval, wanted: number): number {
  const enough = Array.from({ length: MORE_DECIMALS }, (_, more) => wanted + more).find((decimals) =>
    interval.every((end) => !isLost(end, decimals)),
  );
  return enough ?? wanted + MORE_DECIMALS;
}

/** How many decimals an interval may gain before one of its ends is printed as 0. */
const MORE_DECIMALS = 2;

function signed(value: number, decimals: number, size: (value: number) => string): string {
  const text = size(Math.abs(value));
  if (Math.abs(value) < 0.5 * 10 ** -decimals) return size(0);
  return (value > 0 ? '+' : MINUS) + text;
}
