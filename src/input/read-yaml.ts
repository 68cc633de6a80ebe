import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Place, Problem } from '../errors.ts';
import type { Path } from '../survey/issue.ts';

/** A YAML file: what it holds, where each part of it stands, and what is wrong with it as YAML. */
export interface Yaml {
  /** Undefined when the syntax is broken: then only `problems` is of use. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** Keys of the mapping at a path, in the author's order; none where there is no mapping. */
  keysAt(path: Path): readonly string[];
  /** Where the key or the value at a path stands; of what is absent, where the nearest part around it stands. */
  placeOf(path: Path, on: 'key' | 'value'): Place;
}

/** More values than any study needs; an alias of an alias of an alias gets there fast. */
const MOST_VALUES = 200_000;

/**
 * Read YAML 1.2. Keys keep their spelling (`01` is not `1`), and so do values that only look like a number or a boolean
 * (`007`, `TRUE`), because codes in data files are text.
 */
export function readYaml(text: string, file: string): Yaml {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    merge: false,
    resolveKnownTags: false,
  });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };

  const problems = [...document.errors, ...document.warnings]
    .toSorted((a, b) => a.pos[0] - b.pos[0])
    .map((error): Problem => {
      if (error.code === 'DUPLICATE_KEY') {
        const key = text
          .slice(error.pos[0], error.pos[1])
          .split(/[:\r\n]/)[0]!
          .trim();
        return { place: at(error.pos[0]), found: `the key "${key}" a second time`, expected: 'each key once' };
      }
      if (error.code === 'TAG_RESOLVE_FAILED') {
        return {
          place: at(error.pos[0]),
          found: 'a tag',
          expected: 'plain YAML',
          hint: 'A text that begins with ! needs quotes.',
        };
      }
      const found = `YAML that cannot be read (${error.message.split('\n')[0]!.replace(/\.$/, '')})`;
      return { place: at(error.pos[0]), found, expected: 'well-formed YAML', hint: SYNTAX_HINTS[error.code] };
    });
  const broken = document.errors.some(({ code }) => code !== 'DUPLICATE_KEY' && code !== 'TAG_RESOLVE_FAILED');

  let values = 0;
  const open = new Set<Node>();
  function plain(node: unknown): unknown {
    if (++values > MOST_VALUES) return undefined;
    const target = resolved(node);
    if (isAlias(node) && target === undefined) {
      problems.push({
        place: at(node.range?.[0] ?? 0),
        found: `the alias *${node.source}`,
        expected: `an anchor &${node.source} above it`,
        hint: 'A text that begins with * needs quotes.',
      });
    }
    if (isScalar(target)) return scalarValue(target.value, target.source);
    if (!isMap(target) && !isSeq(target)) return null;
    if (open.has(target)) {
      problems.push({
        place: at(target.range?.[0] ?? 0),
        found: 'an alias of itself',
        expected: 'an alias of something else',
      });
      return null;
    }
    open.add(target);
    const proto = isMap(target) ? target.items.find((pair) => keyText(pair.key) === '__proto__') : undefined;
    if (proto !== undefined) {
      problems.push({
        place: at((proto.key as Node).range?.[0] ?? 0),
        found: 'the key "__proto__"',
        expected: 'another name',
      });
    }
    const value = isSeq(target)
      ? target.items.map(plain)
      : Object.fromEntries(target.items.map((pair) => [keyText(pair.key), plain(pair.value)]));
    open.delete(target);
    return value;
  }
  // To resolve an alias the library walks the whole document: once for each is enough.
  const targets = new Map<unknown, unknown>();
  function resolved(node: unknown): unknown {
    if (!isAlias(node)) return node;
    if (!targets.has(node)) targets.set(node, node.resolve(document));
    return targets.get(node);
  }

  function pairAt(map: YAMLMap, key: string | number) {
    return map.items.findLast((pair) => keyText(pair.key) === String(key));
  }
  function nodeAt(path: Path): unknown {
    let node = resolved(document.contents);
    for (const key of path) {
      node = resolved(isMap(node) ? pairAt(node, key)?.value : isSeq(node) ? node.items[Number(key)] : undefined);
    }
    return node;
  }
  function offsetOf(path: Path, on: 'key' | 'value'): number {
    if (path.length === 0) return isMap(document.contents) ? (document.contents.range?.[0] ?? 0) : 0;
    const around = nodeAt(path.slice(0, -1));
    if (isMap(around)) {
      const pair = pairAt(around, path.at(-1)!);
      const value = (pair?.value as Node | undefined)?.range;
      const key = (pair?.key as Node | undefined)?.range;
      if (on === 'value' && value && !(value[0] === value[1])) return value[0];
      if (key) return key[0];
    }
    const item = isSeq(around) ? (around.items[Number(path.at(-1))] as Node | undefined)?.range : undefined;
    return item ? item[0] : offsetOf(path.slice(0, -1), isScalar(around) ? 'value' : 'key');
  }

  const value = broken ? undefined : plain(document.contents);
  if (values > MOST_VALUES) {
    problems.push({
      place: { file },
      found: 'aliases that unfold without end',
      expected: `at most ${MOST_VALUES} values`,
    });
  }
  return {
    value,
    problems,
    keysAt(path) {
      const node = nodeAt(path);
      return isMap(node) ? node.items.map((pair) => keyText(pair.key)) : [];
    },
    placeOf: (path, on) => at(offsetOf(path, on)),
  };
}

const SYNTAX_HINTS: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'Indent with spaces.',
  BLOCK_AS_IMPLICIT_KEY: 'A text with ": " in it needs quotes.',
  MISSING_CHAR: 'A quote or bracket is opened and not closed, or the other way round.',
  UNEXPECTED_TOKEN: 'A text that begins with a bracket, a quote, @ or ` needs quotes.',
};

function keyText(key: unknown): string {
  return isScalar(key) ? (key.source ?? String(key.value)) : isAlias(key) ? `*${key.source}` : String(key);
}

function scalarValue(value: unknown, source: string | undefined): unknown {
  if (typeof value === 'bigint') return source;
  if (typeof value === 'boolean' && source !== String(value)) return source;
  if (typeof value === 'number' && source !== undefined && !/^-?(0|[1-9]\d*)(\.\d+)?$/.test(source)) return source;
  return value;
}
