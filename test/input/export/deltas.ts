const SIZE = 32;
const PARTS = 4;

/** Parquet's DELTA_BINARY_PACKED of whole numbers: blocks of 128 in four parts, a part that holds no number without bytes. */
export function deltas(numbers: readonly (number | bigint)[]): Buffer {
  const bytes: number[] = [...varint(BigInt(SIZE * PARTS)), PARTS, ...varint(BigInt(numbers.length))];
  bytes.push(...zigzag(BigInt(numbers[0] ?? 0)));
  const differences = numbers.slice(1).map((number, i) => BigInt(number) - BigInt(numbers[i]!));
  for (let at = 0; at < differences.length; at += SIZE * PARTS) {
    const block = differences.slice(at, at + SIZE * PARTS);
    const least = block.reduce((a, b) => (b < a ? b : a));
    const parts = Array.from({ length: PARTS }, (_, part) =>
      block.slice(part * SIZE, (part + 1) * SIZE).map((difference) => difference - least),
    );
    const widths = parts.map((part) => Math.max(0, ...part.map((rest) => (rest === 0n ? 0 : rest.toString(2).length))));
    bytes.push(...zigzag(least), ...widths);
    parts.forEach((part, i) => {
      if (part.length > 0) bytes.push(...packed(part, widths[i]!));
    });
  }
  return Buffer.from(bytes);
}

function packed(numbers: readonly bigint[], width: number): number[] {
  const bits = numbers
    .map((number) =>
      number
        .toString(2)
        .padStart(width, '0')
        .slice(-width || Infinity),
    )
    .reverse();
  const all = width === 0 ? '' : bits.join('').padStart(SIZE * width, '0');
  return (all.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)).reverse();
}

function zigzag(number: bigint): number[] {
  return varint(number >= 0n ? number * 2n : -number * 2n - 1n);
}

function varint(number: bigint): number[] {
  return number < 128n ? [Number(number)] : [Number(number & 127n) | 128, ...varint(number >> 7n)];
}
