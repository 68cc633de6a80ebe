import { crc32, inflateRawSync } from 'node:zlib';
import { InputErrors } from '../../errors.ts';

const MOST_ENTRIES = 10_000;
const MOST_BYTES = 256 * 1024 * 1024;
/** Spreadsheets shrink to a tenth, at times to a fiftieth; a thousandth is a bomb. */
const MOST_RATIO = 400;
const SMALL = 4 * 1024 * 1024;

/** Files of a zip archive, unpacked when asked for and never beyond 256 MiB in all. */
export interface ZipEntries {
  readonly names: readonly string[];
  /** Undefined when there is no such file. */
  bytes(name: string): Buffer | undefined;
}

interface Entry {
  /** Where its own header begins. */
  readonly at: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly sum: number;
  readonly method: number;
  readonly locked: boolean;
}

/** @throws {InputErrors} when the archive breaks off, is damaged (sizes and check sums count) or locked, or unpacks to more than a table of answers could */
export function zipEntries(file: string, archive: Buffer): ZipEntries {
  const entries = new Map<string, Entry>();
  let left = MOST_BYTES;
  const damaged = () =>
    new InputErrors([
      {
        place: { file },
        found: 'a zip file that is damaged or breaks off',
        expected: 'a whole workbook',
        hint: 'Export it again.',
      },
    ]);
  const tail = archive.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (tail < 0 || tail + 22 > archive.length) throw damaged();
  const count = archive.readUInt16LE(tail + 10);
  let at = archive.readUInt32LE(tail + 16);
  const end = at + archive.readUInt32LE(tail + 12);
  if (count > MOST_ENTRIES) throw damaged();
  for (let n = 0; n < count; n++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== 0x02014b50) throw damaged();
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = archive
      .toString('utf8', at + 46, at + 46 + nameLength)
      .replaceAll('\\', '/')
      .replace(/^\//, '');
    if (entries.has(name)) throw damaged();
    entries.set(name, {
      at: archive.readUInt32LE(at + 42),
      packed: archive.readUInt32LE(at + 20),
      unpacked: archive.readUInt32LE(at + 24),
      sum: archive.readUInt32LE(at + 16),
      method: archive.readUInt16LE(at + 10),
      locked: (archive.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + nameLength + extraLength + noteLength;
  }
  if (at !== end || at > tail) throw damaged();

  return {
    names: [...entries.keys()],
    bytes(name) {
      const entry =
        entries.get(name) ?? [...entries].find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
      if (entry === undefined) return undefined;
      if (entry.locked) {
        throw new InputErrors([
          {
            place: { file },
            found: 'a file that is protected by a password',
            expected: 'one that is not',
            hint: 'Save it without a password.',
          },
        ]);
      }
      if (entry.at + 30 > archive.length || archive.readUInt32LE(entry.at) !== 0x04034b50) throw damaged();
      if (!sameEntry(archive, entry)) throw damaged();
      const start = entry.at + 30 + archive.readUInt16LE(entry.at + 26) + archive.readUInt16LE(entry.at + 28);
      if (start + entry.packed > archive.length) throw damaged();
      const packed = archive.subarray(start, start + entry.packed);
      const most = Math.min(left, Math.max(SMALL, packed.length * MOST_RATIO));
      const bytes = unpacked(entry.method, packed, most);
      if (bytes === 'damaged') throw damaged();
      if (bytes === 'too large') {
        throw new InputErrors([
          {
            place: { file },
            found: `a part (${name}) that unpacks to more than ${Math.round(most / 1024 / 1024)} MB`,
            expected: 'a workbook of answers',
            hint: 'Save the sheet as CSV if it is really that large.',
          },
        ]);
      }
      if (bytes.length !== entry.unpacked || crc32(bytes) !== entry.sum) throw damaged();
      left -= bytes.length;
      return bytes;
    },
  };
}

/** True when a file's own header says what the list at the end of the archive says; where sizes follow behind, it has none. */
function sameEntry(archive: Buffer, { at, packed, unpacked: size, sum, method }: Entry): boolean {
  const behind = (archive.readUInt16LE(at + 6) & 8) !== 0;
  if (archive.readUInt16LE(at + 8) !== method) return false;
  const told = [14, 18, 22].map((offset) => archive.readUInt32LE(at + offset));
  return [sum, packed, size].every((value, index) => told[index] === value || (behind && told[index] === 0));
}

function unpacked(method: number, packed: Buffer, most: number): Buffer | 'damaged' | 'too large' {
  if (method === 0) return packed.length > most ? 'too large' : packed;
  if (method !== 8) return 'damaged';
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    return error instanceof RangeError ? 'too large' : 'damaged';
  }
}
