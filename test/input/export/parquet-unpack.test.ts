import zlib from 'node:zlib';
import { expect, test } from 'vitest';
import { COMPRESSORS } from '../../../src/input/export/parquet-unpack.ts';

const TEXT = Buffer.from('so la la, so la la, so la la');
const CHECKED = { params: { [zlib.constants.ZSTD_c_checksumFlag]: 1 } };

test.each([
  ['SNAPPY', Buffer.of(TEXT.length, (TEXT.length - 1) << 2, ...TEXT)],
  ['GZIP', zlib.gzipSync(TEXT)],
  ['BROTLI', zlib.brotliCompressSync(TEXT)],
  ['ZSTD', zlib.zstdCompressSync(TEXT)],
  ['ZSTD', zlib.zstdCompressSync(TEXT, CHECKED)],
] as const)('%s unpacks to the length that is said, or not at all', (codec, packed) => {
  const unpack = COMPRESSORS[codec]!;
  expect(Buffer.from(unpack(packed, TEXT.length)).toString()).toBe(TEXT.toString());
  expect(() => unpack(packed, TEXT.length - 1)).toThrow();
  expect(() => unpack(packed, TEXT.length + 1)).toThrow();
  for (let cut = 1; cut < packed.length; cut++) expect(() => unpack(packed.subarray(0, -cut), TEXT.length)).toThrow();
});

test('Zstandard says that there is a checksum, and there is none', () => {
  const packed = zlib.zstdCompressSync(TEXT);
  packed[4]! |= 4;
  expect(() => COMPRESSORS.ZSTD!(packed, TEXT.length)).toThrow();
});
