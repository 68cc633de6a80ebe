import { DAMAGE } from './damage.ts';
import type { Mutation } from './mutation.ts';

/** Something done to the footer alone, or to the pages alone. */
function within(which: 'footer' | 'pages', change: Mutation): Mutation {
  return (bytes, random) => {
    const length = bytes.length < 12 ? 0 : bytes.readUInt32LE(bytes.length - 8);
    const at = bytes.length - 8 - length;
    if (length === 0 || at < 4) return bytes;
    const [pages, footer, end] = [bytes.subarray(4, at), bytes.subarray(at, -8), bytes.subarray(-8)];
    const changed = change(which === 'footer' ? footer : pages, random);
    return which === 'footer'
      ? Buffer.concat([bytes.subarray(0, 4), pages, changed, end])
      : Buffer.concat([bytes.subarray(0, 4), changed, footer, end]);
  };
}

/** Parquet tables with damage in one place. */
export const PARQUET_DAMAGE: Readonly<Record<string, Mutation>> = {
  'a bit of the footer flipped': within('footer', DAMAGE['a bit flipped']!),
  'bytes of the footer flipped': within('footer', DAMAGE['bytes flipped']!),
  'a bit of the pages flipped': within('pages', DAMAGE['a bit flipped']!),
  'bytes of the pages flipped': within('pages', DAMAGE['bytes flipped']!),
  'a piece of the pages blank': within('pages', DAMAGE['a piece of blanks']!),
  'a piece of the pages moved': within('pages', DAMAGE['a piece moved']!),
};
