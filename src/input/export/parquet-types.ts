import type { Struct } from './thrift-compact.ts';

const BOOLEAN = 0;
const INT32 = 1;
const INT64 = 2;
const BYTES = 6;
const FIXED = 7;
/** Digits that a decimal number may have at most in a whole number of so many bits. */
const DIGITS: Readonly<Record<number, number>> = { [INT32]: 9, [INT64]: 18 };

/** Types for which a `ConvertedType` is, in the order of their numbers; an empty list is for groups. */
const CONVERTED: readonly (readonly number[])[] = Object.values({
  UTF8: [BYTES],
  MAP: [],
  MAP_KEY_VALUE: [],
  LIST: [],
  ENUM: [BYTES],
  DECIMAL: [INT32, INT64, BYTES, FIXED],
  DATE: [INT32],
  TIME_MILLIS: [INT32],
  TIME_MICROS: [INT64],
  TIMESTAMP_MILLIS: [INT64],
  TIMESTAMP_MICROS: [INT64],
  UINT_8: [INT32],
  UINT_16: [INT32],
  UINT_32: [INT32],
  UINT_64: [INT64],
  INT_8: [INT32],
  INT_16: [INT32],
  INT_32: [INT32],
  INT_64: [INT64],
  JSON: [BYTES],
  BSON: [BYTES],
  INTERVAL: [FIXED],
});
const DECIMAL = 5;

/** The same for the kinds of `LogicalType`; kinds that are not here may be for any. */
const LOGICAL: Readonly<Record<number, readonly number[]>> = {
  1: [BYTES],
  2: [],
  3: [],
  4: [BYTES],
  [DECIMAL]: [INT32, INT64, BYTES, FIXED],
  6: [INT32],
  7: [INT32, INT64],
  8: [INT64],
  10: [INT32, INT64],
  12: [BYTES],
  13: [BYTES],
  14: [FIXED],
  15: [FIXED],
};

const TIME = 7;
const TIMESTAMP = 8;
const INTEGER = 10;
const NANOS = 3;
const OLDER: Readonly<Record<number, readonly number[]>> = {
  1: [0],
  2: [1, 2],
  3: [3],
  4: [4],
  [DECIMAL]: [5],
  6: [6],
  12: [19],
  13: [20],
};

/**
 * True when what a column's values are said to be is for the type that they are written in, and the older and the newer name say the
 * same. hyparquet reads them as they are said, and goes by the older name first.
 *
 * Source: https://github.com/apache/parquet-format/blob/master/LogicalTypes.md
 *
 * @param element one of the footer's `SchemaElement`
 */
export function isTypeWhole({ 1: type, 2: size, 6: converted, 7: scale, 8: precision, 10: logical }: Struct): boolean {
  const isColumn = typeof type === 'number';
  if (isColumn && !(type >= BOOLEAN && type <= FIXED && (type !== FIXED || Number(size) > 0))) return false;
  if (typeof converted === 'number' && !isFor(CONVERTED[converted], type)) return false;
  if (isColumn && converted === DECIMAL && !isDecimal(type, precision, scale)) return false;
  if (logical === undefined) return true;
  const [kind, ...more] = Object.entries(logical);
  if (kind === undefined || more.length > 0) return false;
  const types = LOGICAL[Number(kind[0])];
  if (types !== undefined && !isFor(types, type)) return false;
  const said = kind[1] as Struct;
  if (typeof converted === 'number' && olderNames(Number(kind[0]), said)?.includes(converted) === false) return false;
  return !isColumn || Number(kind[0]) !== DECIMAL || isDecimal(type, said[2], said[1]);
}

/** Numbers of the `ConvertedType` that say the same as a kind of `LogicalType`; undefined where any may stand beside it. */
function olderNames(kind: number, said: Struct): readonly number[] | undefined {
  if (kind === TIME || kind === TIMESTAMP) {
    const unit = Number(Object.keys(said[2] ?? {})[0]);
    return unit === NANOS ? [] : [(kind === TIME ? 7 : 9) + unit - 1];
  }
  if (kind === INTEGER) return [(said[2] === true ? 15 : 11) + Math.log2(Number(said[1]) / 8)];
  return OLDER[kind];
}

function isFor(types: readonly number[] | undefined, type: Struct[number]): boolean {
  return types !== undefined && (type === undefined ? types.length === 0 : types.includes(type as number));
}

function isDecimal(type: number, precision: Struct[number], scale: Struct[number] = 0): boolean {
  return (
    typeof precision === 'number' &&
    typeof scale === 'number' &&
    precision > 0 &&
    precision <= (DIGITS[type] ?? Infinity) &&
    scale >= 0 &&
    scale <= precision
  );
}
