/** Parquet's runs of one number and groups of packed bits: each array is written as one of them. */
export function hybrid(runs: readonly (readonly number[])[], width: number): Buffer {
  return Buffer.concat(
    runs.map((numbers) => {
      if (new Set(numbers).size === 1) {
        const room = Array.from({ length: Math.ceil(width / 8) }, (_, byte) => (numbers[0]! >> (byte * 8)) & 255);
        return Buffer.from([...varint(numbers.length * 2), ...room]);
      }
      const groups = Math.ceil(numbers.length / 8);
      const packed = Buffer.alloc(groups * width);
      numbers.forEach((number, i) => {
        for (let bit = 0; bit < width; bit++)
          if ((number >> bit) & 1) packed[(i * width + bit) >> 3]! |= 1 << ((i * width + bit) & 7);
      });
      return Buffer.from([...varint(groups * 2 + 1), ...packed]);
    }),
  );
}

export function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
}
