import { below, oneOf } from '../random-numbers.ts';
import type { Mutation } from './mutation.ts';

/** One match of a pattern replaced. */
function replacedOnce(pattern: RegExp, replacement: (found: string, random: () => number) => string): Mutation {
  return (bytes, random) => {
    const text = bytes.toString('utf8');
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) return bytes;
    const one = oneOf(found, random);
    return Buffer.from(text.slice(0, one.index) + replacement(one[0], random) + text.slice(one.index + one[0].length));
  };
}

const VALUES = [
  'null', 'true', '{}', '[]', '[[1]]', '{"a":{"b":1}}', '[{"a":1}]', '["a","a"]', '[null]', '[""]', '"a; b"', '""',
  '-0', '1e400', '-1e400', '1e21', '0.1000000000000000055', '12345678901234567890', '9007199254740993', '1.0', '1E2',
  '"\\u0000"', '"\\ud800"', '["other",{"a":1}]',
]; // prettier-ignore
const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', '', 'completed', 'id', 'a/b', '0'];

/** Answers in JSON that are JSON still, but other than expected. */
export const JSON_DAMAGE: Readonly<Record<string, Mutation>> = {
  'a value of another kind': replacedOnce(/(?<=":\s?)("[^"]*"|\d+|\[[^[\]{}]*\]|\{[^{}]*\})/g, (_, random) =>
    oneOf(VALUES, random),
  ),
  'an element of another kind': replacedOnce(/(?<=[[,]\s*)"[^"]*"(?=\s*[,\]])/g, (_, random) => oneOf(VALUES, random)),
  'a key of another name': replacedOnce(/"[^"]*"(?=:)/g, (_, random) => JSON.stringify(oneOf(KEYS, random))),
  'a key doubled': replacedOnce(/"[^"]*":\s?("[^"]*"|\d+)/g, (found) => `${found},${found.replace(/\d+$/, '7')}`),
  'respondents that are none': replacedOnce(
    /\{(?=\s*")/g,
    (found, random) => `${oneOf(['null,', '[],', '1,', '{},'], random)}${found}`,
  ),
  'wrapped in an object': (bytes, random) =>
    Buffer.from(`{"${oneOf(['results', 'data', 'responses', 'Data', 'other'], random)}":${bytes.toString('utf8')}}`),
  'an answer taken out': replacedOnce(/"[^"]*":\s?("[^"]*"|\d+),/g, () => ''),
  'many options': replacedOnce(/(?<=[[])"[^"]*"(?=\s*[,\]])/g, (found, random) =>
    [found, ...Array.from({ length: below(1500, random) }, (_, index) => `"option ${index}"`)].join(','),
  ),
};
