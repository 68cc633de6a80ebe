import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { type Cell, NOTHING, type OurTable, rowDifference } from './table.ts';

/** True when pspp-convert is at hand. */
export function hasPspp(): boolean {
  return spawnSync('pspp-convert', ['--version']).status === 0;
}

/** Headings and cells of an SPSS file as GNU PSPP writes them; undefined when it refuses the file. */
export function psppTable(path: string): string[][] | undefined {
  const target = `${path}.pspp.csv`;
  const { status } = spawnSync('pspp-convert', ['-O', 'csv', path, target], { timeout: 30_000, stdio: 'ignore' });
  try {
    return status === 0 ? parse(readFileSync(target), { relax_column_count: true }) : undefined;
  } catch {
    return undefined;
  } finally {
    rmSync(target, { force: true });
  }
}

/** First difference between our table and that of PSPP, which rounds times to seconds and shows half a character as `?`. */
export function psppDifference(
  { profile, rows, numbers }: OurTable,
  [headings = [], ...cases]: readonly (readonly string[])[],
): string | undefined {
  const removed = profile.removed.reduce((sum, { rows: some }) => sum + some, 0);
  if (cases.length !== rows.length + removed)
    return `${rows.length} kept and ${removed} removed, PSPP ${cases.length} cases`;
  if (headings.length !== profile.columns.length) return `${profile.columns.length} columns, PSPP ${headings.length}`;
  for (const [index, number] of numbers.entries()) {
    const wrong = rowDifference(rows[index]!, cases[number - 2]!.map(psppCell));
    if (wrong !== undefined) return `PSPP, case ${number - 1}, ${wrong}`;
  }
  return undefined;
}

/** LOWEST and HIGHEST, which are the ends of ranges and no answers. */
const LIMIT = 1.797_693_134_862_315e308;

function psppCell(theirs: string): Cell {
  if (Math.abs(Number(theirs)) >= LIMIT || /^-?nan$/.test(theirs.trim())) return NOTHING;
  const says = (ours: string) =>
    ours.trimEnd() === theirs.trimEnd() ||
    plainly(ours) === plainly(theirs) ||
    (theirs.endsWith('?') && ours === theirs.slice(0, -1)) ||
    closeNumbers(ours, theirs) ||
    (theirs.trim() === '' && isBefore(ours)) ||
    sameMoment(ours, theirs);
  return { says, shown: JSON.stringify(theirs.slice(0, 80)), blank: theirs.trim() === '' };
}

/** Without what stands for bytes that are no characters: `?` of PSPP, and at times nothing. */
function plainly(text: string): string {
  return text.replaceAll(/[\uFFFD?]/g, '').trim();
}

/** A moment before 1582-10-15, where the calendar of PSPP begins; before 1500 ours are seconds. */
function isBefore(ours: string): boolean {
  return /^\d{4}-\d\d-\d\d/.test(ours) ? ours < '1582-10-15' : ours !== '' && Number(ours) < -2_500_000_000;
}

function closeNumbers(ours: string, theirs: string): boolean {
  const [a, b] = [Number(ours), Number(theirs)];
  return ours.trim() !== '' && theirs.trim() !== '' && Math.abs(a - b) <= Math.abs(a) * 1e-14;
}

/** Seconds from 1582-10-14 to 1970. */
const TO_1970 = 12_219_379_200;

/** Beyond the year 9999 ours are the seconds that the file holds. */
function sameMoment(ours: string, theirs: string): boolean {
  const turned = ours.replace(/^(\d{4})-(\d\d)-(\d\d)/, '$2/$3/$1');
  const far = /^(\d\d)\/(\d\d)\/(\d{5,6})(?: (\d\d):(\d\d):(\d\d))?$/.exec(theirs);
  if (far !== null) {
    const [month, day, year, ...time] = far.slice(1).map((part) => Number(part ?? 0)) as [
      number,
      number,
      number,
      number,
    ];
    const moment = Date.UTC(year, month - 1, day, ...(time as [number]));
    return Math.abs(moment / 1000 + TO_1970 - Number(ours)) < 86_400;
  }
  return turned.slice(0, theirs.length) === theirs || `${turned} 00:00:00` === theirs;
}
