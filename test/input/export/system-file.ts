import { deflateSync } from 'node:zlib';

export interface SystemVariable {
  /** At most eight bytes. */
  readonly name: string;
  readonly width?: number;
  readonly format?: number;
  readonly label?: string;
  /** Of a number. */
  readonly values?: readonly (readonly [value: number, label: string])[];
  readonly missing?: readonly [kind: number, ...values: number[]];
}

/**
 * A small system file, written after the PSPP description; `cases` are numbers, texts and undefined for system-missing. Texts
 * are bytes, a Latin-1 letter each: `utf8()` makes them.
 */
export function systemFile(
  variables: readonly SystemVariable[],
  cases: readonly (readonly (number | string | undefined)[])[],
  {
    little = true,
    compression = 0,
    extra = [] as readonly (readonly [number, Buffer])[],
    weight = undefined as string | undefined,
  } = {},
): Buffer {
  const int = (value: number) => {
    const bytes = Buffer.alloc(4);
    if (little) bytes.writeInt32LE(value);
    else bytes.writeInt32BE(value);
    return bytes;
  };
  const double = (value: number) => {
    const bytes = Buffer.alloc(8);
    if (little) bytes.writeDoubleLE(value);
    else bytes.writeDoubleBE(value);
    return bytes;
  };
  const long = (value: number) => {
    const bytes = Buffer.alloc(8);
    if (little) bytes.writeBigInt64LE(BigInt(value));
    else bytes.writeBigInt64BE(BigInt(value));
    return bytes;
  };
  const text = (value: string, length: number) => Buffer.from(value.padEnd(length), 'latin1').subarray(0, length);
  /** Of each variable the number of its first record, from 1. */
  let next = 1;
  const numbers = variables.map(({ width = 0 }) => {
    const own = next;
    next += Math.max(1, Math.ceil(width / 8));
    return own;
  });
  const padded = (value: string, step: number) => text(value, Math.ceil(value.length / step) * step);
  const head = [
    text(compression === 2 ? '$FL3' : '$FL2', 4),
    text('@(#) test', 60),
    int(2),
    int(variables.length),
    int(compression),
    int(weight === undefined ? 0 : numbers[variables.findIndex(({ name }) => name === weight)]!),
    int(-1),
    double(100),
    text('', 84),
  ];
  const records = variables.flatMap(({ name, width = 0, format = 5, missing = [0], label }) => [
    int(2),
    int(width),
    int(label === undefined ? 0 : 1),
    int(missing[0]),
    int(format << 16),
    int(format << 16),
    text(name, 8),
    ...(label === undefined ? [] : [int(label.length), padded(label, 4)]),
    ...missing.slice(1).map(double),
    ...Array.from({ length: Math.max(0, Math.ceil(width / 8) - 1) }, () => [
      int(2),
      int(-1),
      ...Array.from({ length: 5 }, () => int(0)).slice(0, 4),
      text('', 8),
    ]).flat(),
  ]);
  const labels = variables.flatMap(({ values = [] }, index) =>
    values.length === 0
      ? []
      : [
          int(3),
          int(values.length),
          ...values.flatMap(([value, label]) => [
            double(value),
            Buffer.from([label.length]),
            text(label, Math.ceil((label.length + 1) / 8) * 8 - 1),
          ]),
          int(4),
          int(1),
          int(numbers[index]!),
        ],
  );
  const blocks = extra.flatMap(([kind, bytes]) => [int(7), int(kind), int(1), int(bytes.length), bytes]);
  const elements = cases.flatMap((one) =>
    one.flatMap((cell, index) => {
      const width = variables[index]!.width ?? 0;
      if (width === 0) return [cell === undefined ? undefined : double(cell as number)];
      const bytes = text(String(cell), Math.ceil(width / 8) * 8);
      return Array.from({ length: bytes.length / 8 }, (_, k) => bytes.subarray(k * 8, k * 8 + 8));
    }),
  );
  const start = Buffer.concat([...head, ...records, ...labels, ...blocks, int(999), int(0)]);
  if (compression === 0)
    return Buffer.concat([start, ...elements.map((element) => element ?? double(-Number.MAX_VALUE))]);
  const codes: Buffer[] = [];
  for (let at = 0; at < elements.length; at += 8) {
    const some = elements.slice(at, at + 8);
    codes.push(
      Buffer.from(Array.from({ length: 8 }, (_, k) => (k >= some.length ? 0 : some[k] === undefined ? 255 : 253))),
    );
    for (const element of some) if (element !== undefined) codes.push(element);
  }
  const bytecode = Buffer.concat(codes);
  if (compression === 1) return Buffer.concat([start, bytecode]);
  const packed = deflateSync(bytecode);
  const at = start.length;
  return Buffer.concat([
    start,
    long(at),
    long(at + 24 + packed.length),
    long(48),
    packed,
    long(-100),
    long(0),
    int(0x3ff000),
    int(1),
    long(at),
    long(at + 24),
    int(bytecode.length),
    int(packed.length),
  ]);
}

/** The bytes of a text in UTF-8, as letters of Latin-1. */
export function utf8(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
