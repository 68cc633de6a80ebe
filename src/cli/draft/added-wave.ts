import { isMap, isSeq, type Node, parseDocument, stringify, type YAMLSeq } from 'yaml';
import { InputErrors } from '../../errors.ts';

/** The export that a wave's data file was made from. */
interface WaveSource {
  readonly file: string;
  readonly sha256: string;
  readonly tool: string;
  readonly charset?: string | undefined;
}

/** What a further wave adds to a study file. */
export interface AddedWave {
  readonly id: string;
  readonly file: string;
  readonly fielded: readonly [string, string] | undefined;
  readonly source: WaveSource;
}

/** The text of a study file with one more wave, every other character as it was; undefined where `waves` is written in a way that cannot be added to. */
export function withWave(text: string, { id, file, fielded, source }: AddedWave): string | undefined {
  const wave = `{ id: ${JSON.stringify(id)}, file: ${file}${fielded === undefined ? '' : `, fielded: [${fielded.join(', ')}]`} }`;
  const added = insertedInto(text, 'waves', wave);
  return added === undefined ? undefined : withSource(added, source);
}

/** What changes where a wave is exported again. */
export interface WaveAnew {
  /** Its place among the waves. */
  readonly at: number;
  readonly fielded: readonly [string, string] | undefined;
  readonly source: WaveSource;
}

/** The text of a study file whose wave comes from another export: its days and its source. Else as `withWave`. */
export function withWaveAnew(text: string, { at, fielded, source }: WaveAnew): string | undefined {
  const document = parseDocument(text);
  const [waves, sources] = [document.getIn(['waves'], true), document.getIn(['source'], true)];
  if (!isSeq(waves)) return undefined;
  const days = document.getIn(['waves', at, 'fielded'], true) as Node | undefined;
  const own = sourcesInOrder(waves, sources)?.items[at] as Node | undefined;
  const known = isSeq(days) && JSON.stringify(days) === JSON.stringify(fielded);
  const changes = [
    ...(fielded === undefined || known
      ? []
      : days?.range
        ? [{ range: days.range, words: `[${fielded.join(', ')}]` }]
        : addedDays(text, waves.items[at], fielded)),
    ...(own?.range ? [{ range: own.range, words: sourceText(source) }] : []),
  ].toSorted((a, b) => b.range[0] - a.range[0]);
  const changed = changes.reduce((after, { range: [start, end], words }) => {
    const old = after.slice(start, end).trimEnd();
    return after.slice(0, start) + words + after.slice(start + old.length);
  }, text);
  return own === undefined ? withSource(changed, source) : changed;
}

/** One source a wave: they stand in the same order. Otherwise nobody knows which is whose. */
function sourcesInOrder(waves: YAMLSeq, sources: unknown): YAMLSeq | undefined {
  return isSeq(sources) && sources.items.length === waves.items.length ? sources : undefined;
}

interface Change {
  readonly range: readonly [number, number, ...number[]];
  readonly words: string;
}

function addedDays(text: string, wave: unknown, fielded: readonly [string, string]): Change[] {
  if (!isMap(wave) || !wave.range) return [];
  const words = `fielded: [${fielded.join(', ')}]`;
  if (wave.flow === true) {
    const end = text.slice(0, wave.range[1] - 1).trimEnd().length;
    return [{ range: [end, end], words: `, ${words}` }];
  }
  const [first, last] = [wave.range[0], (wave.items.at(-1)?.value as Node | null)?.range?.[1] ?? wave.range[1]];
  const indent = ' '.repeat(first - (text.lastIndexOf('\n', first - 1) + 1));
  const lineEnd = text.indexOf('\n', text.slice(0, last).trimEnd().length);
  const end = lineEnd < 0 ? text.length : lineEnd;
  return [{ range: [end, end], words: `\n${indent}${words}` }];
}

/**
 * The text of a study file without one of its waves and its source, every other line as it was; undefined where they are written in
 * a way that lines cannot be taken from, or nobody knows which source is the wave's.
 */
export function withoutWave(text: string, at: number): string | undefined {
  const document = parseDocument(text);
  const [waves, sources] = [document.getIn(['waves'], true), document.getIn(['source'], true)];
  if (!isSeq(waves) || waves.items.length < 2) return undefined;
  const known = sourcesInOrder(waves, sources);
  if (known === undefined) return undefined;
  const cuts = [spanOf(text, waves, at), spanOf(text, known, at)];
  if (cuts.includes(undefined)) return undefined;
  return (cuts as Span[])
    .toSorted((a, b) => b[0] - a[0])
    .reduce((after, [start, end]) => after.slice(0, start) + after.slice(end), text);
}

type Span = readonly [start: number, end: number];

/** Where an entry stands: its lines, or in `[…]` what lies between it and the one before or after. */
function spanOf(text: string, list: YAMLSeq, at: number): Span | undefined {
  const ranges = list.items.map((item) => (item as Node).range);
  const own = ranges[at];
  if (!own) return undefined;
  if (list.flow === true) {
    const [before, after] = [ranges[at - 1], ranges[at + 1]];
    return before ? [before[1], own[1]] : after ? [own[0], after[0]] : undefined;
  }
  const start = text.lastIndexOf('\n', own[0] - 1) + 1;
  if (!/^\s*-\s*$/.test(text.slice(start, own[0]))) return undefined;
  const lineEnd = text.indexOf('\n', text.slice(0, own[1]).trimEnd().length - 1);
  return [start, lineEnd < 0 ? text.length : lineEnd + 1];
}

/** As a first draft writes it. */
function sourceText({ file, sha256, tool, charset }: WaveSource): string {
  const source = { file, sha256, tool, ...(charset === undefined || charset === 'utf-8' ? {} : { charset }) };
  return stringify(source, { collectionStyle: 'flow', lineWidth: 0 }).trim();
}

function withSource(text: string, source: WaveSource): string | undefined {
  const origin = sourceText(source);
  const document = parseDocument(text);
  if (isSeq(document.get('source', true))) return insertedInto(text, 'source', origin);
  const map = document.contents;
  const pair = isMap(map) ? map.items.find(({ key }) => String(key) === 'waves') : undefined;
  const at = (pair?.key as Node | undefined)?.range?.[0];
  return at === undefined ? undefined : `${text.slice(0, at)}source:\n  - ${origin}\n${text.slice(at)}`;
}

function insertedInto(text: string, key: string, item: string): string | undefined {
  const list = parseDocument(text).get(key, true) as YAMLSeq<Node> | undefined;
  if (!isSeq(list) || list.range === undefined || list.range === null) return undefined;
  if (list.flow === true) {
    const end = list.range[1] - 1;
    const before = text.slice(0, end).trimEnd();
    return `${before}${list.items.length === 0 || before.endsWith(',') ? ' ' : ', '}${item}${/\s$/.test(text.slice(0, end)) ? text.slice(before.length, end) : ' '}${text.slice(end)}`;
  }
  const [first, last] = [list.items[0]?.range, list.items.at(-1)?.range];
  if (!first || !last) return undefined;
  const lineStart = text.lastIndexOf('\n', first[0] - 1) + 1;
  const indent = /^(\s*)-/.exec(text.slice(lineStart))?.[1];
  if (indent === undefined) return undefined;
  const lineEnd = text.indexOf('\n', last[1] - 1);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return `${text.slice(0, at)}\n${indent}- ${item}${text.slice(at)}`;
}

/** The problem of a study file whose list of waves nothing can be added to. */
export function addedNothing(file: string): InputErrors {
  return new InputErrors([
    {
      place: { file },
      found: 'waves written in a way that nothing can be added to',
      expected: 'a list',
      hint: 'Write one wave a line, each with "-".',
    },
  ]);
}
