/** A wave as far as its name may be a date. */
interface Named {
  readonly id: string;
  /** First and last day, ISO dates. */
  readonly fielded?: readonly [string, string] | undefined;
}

/** Writes a day as a name, as another name writes its day; undefined where that is no name of this kind. */
type Style = (like: string) => ((day: string) => string) | undefined;

const year = (day: string) => day.slice(0, 4);
const month = (day: string) => Number(day.slice(5, 7));
const part = (day: string, months: number) => Math.ceil(month(day) / months);

const STYLES: readonly Style[] = [
  (like) => {
    const [, between, letter] = /^\d{4}([-_ /]?)([QqHh])[1-4]$/.exec(like) ?? [];
    return letter === undefined ? undefined : (day) => `${year(day)}${between}${letter}${part(day, monthsOf(letter))}`;
  },
  (like) => {
    const [, letter, between] = /^([QqHh])[1-4]([-_ /]?)\d{4}$/.exec(like) ?? [];
    return letter === undefined ? undefined : (day) => `${letter}${part(day, monthsOf(letter))}${between}${year(day)}`;
  },
  (like) => (/^\d{4}-\d\d$/.test(like) ? (day) => day.slice(0, 7) : undefined),
  (like) => (/^\d{4}年\d{1,2}月$/.test(like) ? (day) => `${year(day)}年${month(day)}月` : undefined),
  (like) =>
    /^\d{4}年第?[1-4]季度?$/.test(like)
      ? (day) => like.replace(/^\d{4}(年第?)[1-4]/, `${year(day)}$1${part(day, 3)}`)
      : undefined,
  (like) => (/^\d{4}年?$/.test(like) ? (day) => like.replace(/^\d{4}/, year(day)) : undefined),
];

function monthsOf(letter: string): number {
  return letter.toUpperCase() === 'Q' ? 3 : 6;
}

/**
 * The name of a wave that begins on a day, written as those before it: after "2026-Q2" comes "2026-Q3". Undefined where they are
 * not named by dates, or by other dates than those of their own fieldwork.
 */
export function nameLike(waves: readonly Named[], day: string): string | undefined {
  for (const style of STYLES) {
    const write = waves.length === 0 ? undefined : style(waves.at(-1)!.id);
    if (write === undefined) continue;
    const fits = waves.every(
      ({ id, fielded }) => style(id) === undefined || fielded === undefined || fielded.map(write).includes(id),
    );
    return fits ? write(day) : undefined;
  }
  return undefined;
}
