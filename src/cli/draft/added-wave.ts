import { isMap, isSeq, type Node, parseDocument, type YAMLSeq } from 'yaml';
import { InputErrors } from '../../errors.ts';

/** What a further wave adds to a study file. */
export interface AddedWave {
  readonly id: string;
  readonly file: string;
  readonly fielded: readonly [string, string] | undefined;
  readonly source: {
    readonly file: string;
    readonly sha256: string;
    readonly tool: string;
    readonly charset?: string | undefined;
  };
}

/** The text of a study file with one more wave, every other character as it was; undefined where `waves` is written in a way that cannot be added to. */
export function withWave(text: string, { id, file, fielded, source }: AddedWave): string | undefined {
  const wave = `{ id: ${JSON.stringify(id)}, file: ${file}${fielded === undefined ? '' : `, fielded: [${fielded.join(', ')}]`} }`;
  const charset = source.charset === undefined || source.charset === 'utf-8' ? '' : `, charset: ${source.charset}`;
  const origin = `{ file: ${JSON.stringify(source.file)}, sha256: ${JSON.stringify(source.sha256)}, tool: ${source.tool}${charset} }`;
  const added = insertedInto(text, 'waves', wave);
  if (added === undefined) return undefined;
  const document = parseDocument(added);
  if (isSeq(document.get('source', true))) return insertedInto(added, 'source', origin);
  const map = document.contents;
  const pair = isMap(map) ? map.items.find(({ key }) => String(key) === 'waves') : undefined;
  const at = (pair?.key as Node | undefined)?.range?.[0];
  return at === undefined ? undefined : `${added.slice(0, at)}source:\n  - ${origin}\n${added.slice(at)}`;
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
