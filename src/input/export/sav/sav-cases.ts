import { inflateSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import type { SavDictionary } from './sav-dictionary.ts';

/** Elements of eight bytes; more than this in a file is no survey. */
const MOST_ELEMENTS = 150_000_000;
const MOST_BLOCK = 64 * 1024 * 1024;

/**
 * The cases of a system file, each as the bytes of all its elements in the file's byte order; valid until the next is asked for.
 *
 * @throws {InputErrors} when the data break off or are damaged
 */
export function* savCases(file: string, bytes: Buffer, dictionary: SavDictionary): Generator<Buffer, void> {
  const { compression, data, little } = dictionary;
  const size = dictionary.records.length * 8;
  const reader = new ByteReader(file, bytes, little, data);
  if (size === 0) throw reader.damaged('has no variables');
  let cases = 0;
  const source =
    compression === 'none' ? plainCases(reader, size) : packedCases(reader, dictionary, pieces(reader, compression));
  for (const one of source) {
    cases++;
    if (cases * dictionary.records.length > MOST_ELEMENTS) throw reader.damaged('unpacks to more than can be read');
    yield one;
    if (cases === dictionary.cases) return;
  }
  if (dictionary.cases !== undefined && cases < dictionary.cases) {
    throw reader.damaged(`breaks off after ${cases} of ${dictionary.cases} cases`);
  }
}

function* plainCases(reader: ByteReader, size: number): Generator<Buffer, void> {
  while (reader.left > 0) yield reader.take(size);
}

/** Pieces of bytecode: the rest of the file, or its zlib blocks one by one. */
function* pieces(reader: ByteReader, compression: 'bytes' | 'zlib'): Generator<Buffer, void> {
  if (compression === 'bytes') {
    yield reader.take(reader.left);
    return;
  }
  reader.long();
  const trailer = new ByteReader('', reader.bytes, reader.little, 0);
  trailer.at = reader.long();
  if (trailer.at < 0 || trailer.at + 24 > reader.bytes.length) throw reader.damaged('breaks off');
  trailer.take(20);
  const count = trailer.int();
  if (count < 0 || trailer.left < count * 24) throw reader.damaged('breaks off');
  for (let block = 0; block < count; block++) {
    trailer.take(8);
    const at = trailer.long();
    const unpacked = trailer.int();
    const packed = trailer.int();
    if (at < 0 || packed < 0 || at + packed > reader.bytes.length || unpacked < 0 || unpacked > MOST_BLOCK)
      throw reader.damaged('is damaged');
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
  let filled = 0;
  let rest: Buffer = Buffer.alloc(0);
  let at = 0;
  const next = (): Buffer | undefined => {
    while (rest.length - at < 8) {
      const { value, done } = source.next();
      if (done === true) return undefined;
      rest = at === rest.length ? value : Buffer.concat([rest.subarray(at), value]);
      at = 0;
    }
    at += 8;
    return rest.subarray(at - 8, at);
  };
  for (let commands = next(); commands !== undefined; commands = next()) {
    for (const command of Buffer.from(commands)) {
      if (command === 0) continue;
      if (command === 252) {
        if (filled > 0) throw reader.damaged('breaks off within a case');
        return;
      }
      if (command === 253) {
        const element = next();
        if (element === undefined) throw reader.damaged('breaks off within a case');
        element.copy(one, filled);
      } else if (command === 254) {
        one.fill(0x20, filled, filled + 8);
      } else {
        const value = command === 255 ? extensions.systemMissing : command - bias;
        if (little) one.writeDoubleLE(value, filled);
        else one.writeDoubleBE(value, filled);
      }
      filled += 8;
      if (filled < one.length) continue;
      yield one;
      filled = 0;
    }
  }
  if (filled > 0) throw reader.damaged('breaks off within a case');
}
