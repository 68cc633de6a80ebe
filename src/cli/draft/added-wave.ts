import { isMap, isSeq, type Node, parseDocument, type YAMLSeq } from 'yaml';
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

/** The text of a study file whose wave comes from another export: its days, where they stand there, and its source. Else as `withWave`. */
export function withWaveAnew(text: string, { at, fielded, source }: WaveAnew): string | undefined {
  const document = parseDocument(text);
  const [waves, sources] = [document.getIn(['waves'], true), document.getIn(['source'], true)];
  if (!isSeq(waves)) return undefined;
  const days = document.getIn(['waves', at, 'fielded'], true) as Node | undefined;
  // One source a wave: they stand in the same order. Otherwise nobody knows which is whose, and the new one is added.
  const own = isSeq(sources) && sources.items.length === waves.items.length ? (sources.items[at] as Node) : undefined;
  const known = isSeq(days) && JSON.stringify(days) === JSON.stringify(fielded);
  const changes = [
    ...(days?.range && fielded !== undefined && !known
      ? [{ range: days.range, words: `[${fielded.join(', ')}]` }]
      : []),
    ...(own?.range ? [{ range: own.range, words: sourceText(source) }] : []),
  ].toSorted((a, b) => b.range[0] - a.range[0]);
  const changed = changes.reduce((after, { range: [start, end], words }) => {
    const old = after.slice(start, end).trimEnd();
    return after.slice(0, start) + words + after.slice(start + old.length);
  }, text);
  return own === undefined ? withSource(changed, source) : changed;
}

function sourceText({ file, sha256, tool, charset }: WaveSource): string {
  const encoding = charset === undefined || charset === 'utf-8' ? '' : `, charset: ${charset}`;
  return `{ file: ${JSON.stringify(file)}, sha256: ${JSON.stringify(sha256)}, tool: ${tool}${encoding} }`;
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
