import { InputErrors, nearest, type Problem } from '../errors.ts';

/**
 * What each flag of a command is: `text` takes a value, `list` values with commas between them, `names` values that may hold commas
 * themselves, `switch` none. Lists and names that are given again add up.
 */
export type FlagKinds = Readonly<Record<string, 'text' | 'list' | 'names' | 'switch'>>;

export type Flags<K extends FlagKinds> = {
  readonly [Name in keyof K]?: K[Name] extends 'switch'
    ? true
    : K[Name] extends 'list' | 'names'
      ? readonly string[]
      : string;
};

/**
 * The words of a command line, flags and others apart: `--title "x"`, `--title=x`, `--yes`.
 *
 * @param command how the command is called in messages
 * @throws {InputErrors} for unknown flags and values that are missing or too many
 */
export function flagsOf<K extends FlagKinds>(
  words: readonly string[],
  kinds: K,
  command: string,
): { readonly flags: Flags<K>; readonly names: readonly string[] } {
  const flags: Record<string, string | readonly string[] | true> = {};
  const names: string[] = [];
  const problems: Problem[] = [];
  const place = { file: command };
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (/^-[a-zA-Z]$/.test(word)) {
      problems.push(unknownFlag(place, word, kinds));
      continue;
    }
    if (!word.startsWith('--') || word === '--') {
      if (word !== '--') names.push(word);
      continue;
    }
    const [name = '', ...rest] = word.slice(2).split('=');
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) {
      problems.push(unknownFlag(place, `--${name}`, kinds));
      continue;
    }
    if (kind === 'switch') {
      if (rest.length > 0) problems.push({ place, found: `a value of --${name}`, expected: `--${name} alone` });
      flags[name] = true;
      continue;
    }
    const next = rest.length > 0 ? rest.join('=') : words[at + 1];
    if (next === undefined || (rest.length === 0 && next.startsWith('--'))) {
      problems.push({ place, found: `--${name} without a value`, expected: `--${name} and what it shall be` });
      continue;
    }
    if (rest.length === 0) at++;
    if (kind === 'text') {
      if (flags[name] !== undefined && flags[name] !== next)
        problems.push({ place, found: `--${name} twice`, expected: `--${name} once` });
      flags[name] = next;
      continue;
    }
    const values = kind === 'names' ? [next] : next.split(',');
    const before = Array.isArray(flags[name]) ? (flags[name] as readonly string[]) : [];
    flags[name] = [...before, ...values.map((one) => one.trim()).filter((one) => one !== '')];
  }
  if (problems.length > 0) throw new InputErrors(problems);
  return { flags: flags as Flags<K>, names };
}

function unknownFlag(place: Problem['place'], flag: string, kinds: FlagKinds): Problem {
  const known = Object.keys(kinds).map((name) => `--${name}`);
  const near = nearest(flag, known);
  return {
    place,
    found: `the flag ${flag}`,
    expected: 'a flag that it has',
    hint: near === undefined ? `It has ${[...known, '--help'].join(', ')}.` : `Did you mean ${near}?`,
  };
}
