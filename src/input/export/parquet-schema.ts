import type { SchemaElement } from 'hyparquet';

/**
 * The schema with which hyparquet keeps decimals as the whole numbers that they are written as, which it would multiply with a power
 * of ten and so lose digits of, and with which it knows a type that has only its newer name.
 */
export function readableSchema(schema: readonly SchemaElement[]): SchemaElement[] {
  return schema.map((element) => {
    const { converted_type: converted, logical_type: logical } = element;
    const plain: SchemaElement = { ...element };
    if (decimalsOf(element) !== undefined) {
      delete plain.converted_type;
      delete plain.logical_type;
    } else if (converted === undefined && logical?.type === 'DATE') plain.converted_type = 'DATE';
    return plain;
  });
}

/** Digits behind the point of a decimal number; undefined for what is none. */
export function decimalsOf({
  converted_type: converted,
  logical_type: logical,
  scale,
}: SchemaElement): number | undefined {
  if (logical?.type === 'DECIMAL') return logical.scale;
  return converted === 'DECIMAL' ? (scale ?? 0) : undefined;
}

/** A decimal number from the whole number that it is written as: bytes have the highest first, and the sign. */
export function decimalText(written: unknown, decimals: number): string {
  const whole =
    written instanceof Uint8Array
      ? BigInt.asIntN(
          written.length * 8,
          written.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n),
        )
      : BigInt(written as number | bigint);
  const digits = String(whole < 0n ? -whole : whole).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const fraction = digits.slice(point).replace(/0+$/, '');
  return (whole < 0n ? '-' : '') + digits.slice(0, point) + (fraction === '' ? '' : `.${fraction}`);
}
