/** Seconds from 1582-10-14, where SPSS begins to count, to 1970. */
const TO_1970 = 12_219_379_200;
const DATES: ReadonlySet<number> = new Set([20, 23, 24, 28, 29, 30, 38, 39]);
const MOMENTS: ReadonlySet<number> = new Set([22, 41]);
const TIMES: ReadonlySet<number> = new Set([21, 25, 40]);

/** What a print format shows: a date, a moment, a length of time, or a number. */
export function savKind(format: number): 'date' | 'moment' | 'time' | 'number' {
  if (DATES.has(format)) return 'date';
  if (MOMENTS.has(format)) return 'moment';
  return TIMES.has(format) ? 'time' : 'number';
}

/**
 * A value as text: `4`, `0.25`, `2014-09-22`, `2014-09-22 12:11:10`, `36:11:10.09`. A date beyond the year 9999 stays the number of
 * seconds that the file holds.
 */
export function savNumber(value: number, format: number): string {
  const kind = savKind(format);
  if (kind === 'number') return String(value === 0 ? 0 : value);
  if (kind === 'time') return timeText(value);
  const date = new Date(Math.round((value - TO_1970) * 1000));
  const year = date.getUTCFullYear();
  if (!(year >= 1500 && year <= 9999)) return String(value);
  const text = date.toISOString();
  if (kind === 'date') return text.slice(0, 10);
  const fraction = text.slice(19, 23).replace(/\.?0+$/, '');
  return `${text.slice(0, 10)} ${text.slice(11, 19)}${fraction}`;
}

function timeText(seconds: number): string {
  if (!(Math.abs(seconds) < 1e12)) return String(seconds);
  const thousandths = Math.round(Math.abs(seconds) * 1000);
  const two = (value: number) => String(value).padStart(2, '0');
  const whole = Math.floor(thousandths / 1000);
  const fraction =
    thousandths % 1000 === 0
      ? ''
      : `.${String(thousandths % 1000)
          .padStart(3, '0')
          .replace(/0+$/, '')}`;
  const sign = seconds < 0 && thousandths > 0 ? '-' : '';
  return `${sign}${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}${fraction}`;
}
