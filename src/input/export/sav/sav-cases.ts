import { inflateSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import type { SavDictionary } from './sav-dictionary.ts';

/** Elements of eight bytes, a case counted as twelve more; more than this in a file is no survey. */
const MOST_ELEMENTS = 60_000_000;
const MOST_BLOCK = 64 * 1024 * 1024;
const MOST_UNPACKED = 1024 * 1024 * 1024;
/** Answers do not pack better than this; what says so, and is large, is made to fill memory. */
const MOST_PACKED = { times: 300, from: 16 * 1024 * 1024 } as const;

/**
 * The cases of a system file, each as the bytes of all its elements in the file's byte order; valid until the next is asked for.
 *
 * @throws {InputErrors} when the data break off, are damaged, or hold more cases than are declared
 */
export function* savCases(file: string, bytes: Buffer, dictionary: SavDictionary): Generator<Buffer, void> {
  const { compression, data, little } = dictionary;
  const size = dictionary.records.length * 8;
  const reader = new ByteReader(file, bytes, little, data);
  if (size === 0) throw reader.damaged('has no variables');
  const most = MOST_ELEMENTS / (dictionary.records.length + 12);
  const told = compression === 'bytes' ? (packedElements(bytes, data) * 8) / size : 0;
  if (told > most) throw reader.damaged('unpacks to more than can be read');
  const source =
    compression === 'none' ? plainCases(reader, size) : packedCases(reader, dictionary, pieces(reader, dictionary));
  let cases = 0;
  while (cases !== dictionary.cases) {
    const { value, done } = source.next();
    if (done === true) break;
    cases++;
    if (cases > most) throw reader.damaged('unpacks to more than can be read');
    yield value;
  }
  if (dictionary.cases === undefined) return;
  if (cases < dictionary.cases) throw reader.damaged(`breaks off after ${cases} of ${dictionary.cases} cases`);
  if (goesOn(source)) throw reader.damaged(`holds more than the ${cases} cases that it declares`);
}

/** True when there is more: another case, or a part of one. */
function goesOn(source: Generator<Buffer, void>): boolean {
  try {
    return source.next().done !== true;
  } catch {
    return true;
  }
}

function* plainCases(reader: ByteReader, size: number): Generator<Buffer, void> {
  while (reader.left > 0) yield reader.take(size);
}

/**
 * Pieces of bytecode: the rest of the file, or its zlib blocks one by one. What the list of blocks says twice has to agree, or
 * a lost block would be lost cases.
 */
function* pieces(reader: ByteReader, { compression, bias }: SavDictionary): Generator<Buffer, void> {
  if (compression === 'bytes') {
    yield reader.take(reader.left);
    return;
  }
  const start = reader.at;
  const own = reader.long();
  const end = reader.long();
  const length = reader.long();
  if (!(end >= start && end + 24 <= reader.bytes.length)) throw reader.damaged('breaks off');
  const trailer = new ByteReader('', reader.bytes, reader.little, end);
  const negativeBias = trailer.long();
  trailer.take(8);
  const size = trailer.int();
  const count = trailer.int();
  if (
    own !== start ||
    negativeBias !== -bias ||
    count < 0 ||
    length !== 24 + 24 * count ||
    size < 0 ||
    size > MOST_BLOCK
  )
    throw reader.damaged('is damaged at its end');
  if (trailer.left < count * 24) throw reader.damaged('breaks off');
  const blocks: { readonly at: number; readonly packed: number; readonly unpacked: number }[] = [];
  let packedAt = start + 24;
  let unpackedAt = start;
  for (let block = 0; block < count; block++) {
    const toldAt = trailer.long();
    const at = trailer.long();
    const unpacked = trailer.int();
    const packed = trailer.int();
    if (
      toldAt !== unpackedAt ||
      at !== packedAt ||
      packed < 0 ||
      unpacked < 0 ||
      unpacked > size ||
      (unpacked === 0 && count > 1)
    )
      throw reader.damaged('is damaged at its end');
    packedAt += packed;
    unpackedAt += unpacked;
    blocks.push({ at, packed, unpacked });
  }
  if (packedAt !== end) throw reader.damaged('is damaged at its end');
  const unpacked = unpackedAt - start;
  if (unpacked > MOST_UNPACKED || (unpacked > MOST_PACKED.from && unpacked > MOST_PACKED.times * (end - start)))
    throw reader.damaged('unpacks to more than can be read');
  for (const { at, packed, unpacked } of blocks) {
    let piece: Buffer;
    try {
      piece = inflateSync(reader.bytes.subarray(at, at + packed), { maxOutputLength: unpacked + 1 });
    } catch {
      throw reader.damaged('is damaged in its data');
    }
    if (piece.length !== unpacked) throw reader.damaged('is damaged in its data');
    yield piece;
  }
}

/** How many elements the bytecode asks for that begins there. */
function packedElements(bytes: Buffer, start: number): number {
  let elements = 0;
  let at = start;
  while (at + 8 <= bytes.length) {
    const commands = at;
    at += 8;
    for (let place = commands; place < commands + 8; place++) {
      const command = bytes[place]!;
      if (command === 252) return elements;
      if (command !== 0) elements++;
      if (command === 253) at += 8;
    }
  }
  return elements;
}

/**
 * Bytecode: eight commands, then the elements that they ask for. 1 to 251 a small number, 252 the end, 253 eight bytes as they
 * are, 254 blanks, 255 system-missing.
 */
function* packedCases(
  reader: ByteReader,
  { records, bias, little, extensions }: SavDictionary,
  source: Generator<Buffer, void>,
): Generator<Buffer, void> {
  const one = Buffer.alloc(records.length * 8);
  const view = new DataView(one.buffer, one.byteOffset, one.length);
  const commands = new Uint8Array(8);
  let filled = 0;
  let rest: Buffer = Buffer.alloc(0);
  let at = 0;
  for (;;) {
    if (rest.length - at < 8) {
      const longer = withElement(rest.subarray(at), source);
      if (longer === undefined) break;
      [rest, at] = [longer, 0];
    }
    for (let place = 0; place < 8; place++) commands[place] = rest[at++]!;
    for (const command of commands) {
      if (command === 0) continue;
      if (command === 252) {
        if (filled > 0) throw reader.damaged('breaks off within a case');
        return;
      }
      if (command === 253) {
        if (rest.length - at < 8) {
          const longer = withElement(rest.subarray(at), source);
          if (longer === undefined) throw reader.damaged('breaks off within a case');
          [rest, at] = [longer, 0];
        }
        rest.copy(one, filled, at, at + 8);
        at += 8;
      } else if (command === 254) {
        one.fill(0x20, filled, filled + 8);
      } else view.setFloat64(filled, command === 255 ? extensions.systemMissing : command - bias, little);
      filled += 8;
      if (filled < one.length) continue;
      yield one;
      filled = 0;
    }
  }
  if (filled > 0) throw reader.damaged('breaks off within a case');
  if (at < rest.length) throw reader.damaged('goes on behind its last case');
}

/** What is left of one piece with so many that follow that there are eight bytes; undefined where they end before. */
function withElement(left: Buffer, source: Generator<Buffer, void>): Buffer | undefined {
  let whole = left;
  while (whole.length < 8) {
    const { value, done } = source.next();
    if (done === true) return undefined;
    whole = whole.length === 0 ? value : Buffer.concat([whole, value]);
  }
  return whole;
}
