import { decimalText } from './parquet-schema.ts';

/** Refuses what is not UTF-8. */
export const UTF_8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** True for a group of columns within a column, of which only lists of plain values are read, and for bytes that are no text. */
export function isUnread(value: unknown, decimals: number | undefined): boolean {
  if (Array.isArray(value)) return value.some((one) => Array.isArray(one) || isUnread(one, decimals));
  if (value instanceof Uint8Array) return decimals === undefined && !isText(value);
  return typeof value === 'object' && value !== null && !(value instanceof Date);
}

/**
 * A value as hyparquet gives it as the text of a cell, items of a list with semicolons between them. Throws a RangeError for a moment
 * that no calendar has.
 *
 * @param decimals digits behind the point of a decimal number, which comes as it is written
 */
export function cellText(value: unknown, decimals: number | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return momentText(value);
  if (Array.isArray(value))
    return value
      .filter((one) => one !== null && one !== undefined)
      .map((one) => cellText(one, decimals))
      .join('; ');
  if (decimals !== undefined) return decimalText(value, decimals);
  if (value instanceof Uint8Array) return UTF_8.decode(value);
  return String(value as string | number | bigint | boolean);
}

/** Older writers do not say of texts that they are. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) return false;
  try {
    UTF_8.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function momentText(value: Date): string {
  if (Number.isNaN(value.getTime())) throw new RangeError('a moment that no calendar has');
  const text = value.toISOString();
  if (!/^\d{4}-/.test(text)) return String(value.getTime());
  const fraction = text.slice(19, 23).replace(/\.?0+$/, '');
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}${fraction}`;
}
