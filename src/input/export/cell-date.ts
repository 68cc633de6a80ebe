const DAY = 86_400_000;
/** 1899-12-30: day 0 of spreadsheets, whose 1900 has a 29th of February that never was. */
const EPOCH = Date.UTC(1899, 11, 30);
const LAST = 2_958_466;
/** Spreadsheets allow 255 characters. */
const LONGEST_CODE = 1000;

/** Numbers of the built-in formats that show a date or a time. */
function builtIn(format: number): boolean {
  return (
    (format >= 14 && format <= 22) ||
    (format >= 27 && format <= 36) ||
    (format >= 45 && format <= 47) ||
    (format >= 50 && format <= 58)
  );
}

/** True for a number format that shows a date or a time. */
export function showsDate(format: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn(format);
  const bare = code.slice(0, LONGEST_CODE).replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_./gi, '');
  return /[ymdhs年月日时分秒]/i.test(bare) && !/general|[#?]|0\.0*%/i.test(bare);
}

/** Wall time of a spreadsheet's serial number: `2024-03-05`, `2024-03-05 17:06:09`, `17:06:09`; undefined when it is no date. */
export function cellDate(serial: number, from1904: boolean): string | undefined {
  const days = from1904 ? serial + 1462 : serial;
  if (!(days >= 0 && days < LAST)) return undefined;
  const whole = days < 60 && !from1904 && days >= 1 ? days + 1 : days;
  const text = new Date(EPOCH + Math.round((whole * DAY) / 1000) * 1000).toISOString();
  const time = text.slice(11, 19);
  if (days < 1) return time;
  return time === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`;
}
