import { expect } from 'vitest';

/** A Parquet file with other bytes in its footer, where some are found first; the footer's length is said anew. */
export function editedFooter(file: Buffer, before: string, after: string): Buffer {
  const start = file.length - 8 - file.readUInt32LE(file.length - 8);
  const footer = file.subarray(start, -8).toString('latin1');
  expect(footer).toContain(before);
  const changed = Buffer.from(
    footer.replace(before, () => after),
    'latin1',
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(changed.length);
  return Buffer.concat([file.subarray(0, start), changed, length, file.subarray(-4)]);
}
