import type { Tool } from '../../../src/input/profile.ts';
import { random } from '../../../src/stats/random.ts';

/**
 * A file in the layout of a real one whose licence keeps it out of the project, with invented answers, and what was put into it.
 * `tables` has the answers of kept respondents by heading; blank cells are in none.
 */
export interface InventedExport {
  readonly name: string;
  readonly text: string;
  readonly tool: Tool;
  readonly columns: number;
  readonly kept: number;
  readonly removed: Readonly<Record<string, number>>;
  readonly tables: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

type Row = readonly string[];

function tablesOf(headings: Row, kept: readonly Row[], wanted: readonly number[]): InventedExport['tables'] {
  return Object.fromEntries(
    wanted.map((column) => {
      const table: Record<string, number> = {};
      for (const row of kept) if (row[column] !== '') table[row[column]!] = (table[row[column]!] ?? 0) + 1;
      return [headings[column]!, table];
    }),
  );
}

function generator(seed: number) {
  const next = random(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    chance: (share: number) => next() < share,
    one: <T>(of: readonly T[]): T => of[below(of.length)]!,
    hex: (length: number) => Array.from({ length }, () => below(16).toString(16)).join(''),
  };
}

const everyCellQuoted = (rows: readonly Row[]) =>
  rows.map((row) => `${row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')}\r\n`).join('');

const two = (value: number) => String(value).padStart(2, '0');

/** Labels as headings, groups and system columns behind them, blank ids, an HXL row; three submissions were not approved. */
export function koboWithLabels(seed: number): InventedExport {
  const { one, hex, below } = generator(seed);
  const headings = [
    'Name of the canteen',
    'Did you enjoy your meal?',
    '_id',
    '_uuid',
    '_submission_time',
    '_validation_status',
    '_index',
  ];
  const rows = Array.from({ length: 40 }, (_, index) => [
    one(['Mensa Süd', 'The "Old" Mill', 'Fish; Chips', '食堂']),
    one(['Yes', 'Yes', 'No', '']),
    '',
    hex(32),
    `2026-04-${two(1 + below(28))} 19:57:45.306805`,
    index % 13 === 5 ? 'Not approved' : one(['Approved', '']),
    String(index + 1),
  ]);
  const tags = ['#loc +name', '#indicator', '', '', '#date', '', ''];
  const kept = rows.filter((row) => row[5] !== 'Not approved');
  return {
    name: 'canteens.csv',
    text: everyCellQuoted([headings, tags, ...rows]),
    tool: 'kobo',
    columns: 7,
    kept: kept.length,
    removed: { 'not approved': rows.length - kept.length },
    tables: tablesOf(headings, kept, [0, 1, 5]),
  };
}

/** Values instead of labels: `or_other` of a single and of a multiple choice, whose summary stands beside its 1/0 columns. */
export function koboOrOther(seed: number): InventedExport {
  const { one, chance } = generator(seed);
  const boxes = ['tram', 'bus', 'ferry', 'other'];
  const headings = [
    'best_way',
    'best_way_other',
    'ways',
    ...boxes.map((box) => `ways/${box}`),
    'ways_other',
    '_id',
    '_uuid',
    '_submission_time',
    '_validation_status',
    '_index',
  ];
  const rows = Array.from({ length: 60 }, (_, index) => {
    const best = one(['tram', 'bus', 'other']);
    const asked = index % 10 !== 0;
    const ticked = boxes.filter((box) => box === 'tram' || chance(0.4));
    const cells = asked ? boxes.map((box) => (ticked.includes(box) ? '1' : '0')) : boxes.map(() => '');
    return [
      best,
      best === 'other' ? one(['Zeppelin', 'on foot; slowly', 'my "own" car']) : '',
      asked ? ticked.join(' ') : '',
      ...cells,
      asked && ticked.includes('other') ? one(['Cable car', '缆车']) : '',
      '',
      '',
      '',
      '',
      String(index + 1),
    ];
  });
  return {
    name: 'ways.csv',
    text: everyCellQuoted([headings, ...rows]),
    tool: 'kobo',
    columns: 13,
    kept: 60,
    removed: {},
    tables: tablesOf(headings, rows, [0, 1, 3, 4, 5, 6, 7]),
  };
}

/** Three rows of headings, the third with doubled quotes, and no question at all: what Qualtrics knows about respondents. */
export function qualtricsMetadata(seed: number): InventedExport {
  const { one, below, hex, chance } = generator(seed);
  const columns: readonly (readonly [tag: string, wording: string, id: string])[] = [
    ['StartDate', 'Start Date', 'startDate'],
    ['EndDate', 'End Date', 'endDate'],
    ['Status', 'Response Type', 'status'],
    ['IPAddress', 'IP Address', 'ipAddress'],
    ['Progress', 'Progress', 'progress'],
    ['Duration (in seconds)', 'Duration (in seconds)', 'duration'],
    ['Finished', 'Finished', 'finished'],
    ['RecordedDate', 'Recorded Date', 'recordedDate'],
    ['ResponseId', 'Response ID', '_recordId'],
    ['LocationLatitude', 'Location Latitude', 'locationLatitude'],
    ['LocationLongitude', 'Location Longitude', 'locationLongitude'],
    ['UserLanguage', 'User Language', 'userLanguage'],
    ['Browser', 'Browser Meta Info - Browser', 'QID3_BROWSER'],
    ['Version', 'Browser Meta Info - Version', 'QID3_VERSION'],
    ['Operating System', 'Browser Meta Info - Operating System', 'QID3_OS'],
    ['Resolution', 'Browser Meta Info - Resolution', 'QID3_RESOLUTION'],
  ];
  const rows = Array.from({ length: 80 }, (_, index) => {
    const preview = index < 3;
    const finished = index % 9 !== 4;
    const at = `2026-12-${two(1 + (index % 20))} 12:${two(below(60))}:${two(below(60))}`;
    const placed = !preview && chance(0.95);
    const seen = finished || chance(0.5);
    return [
      at,
      at,
      preview ? 'Survey Preview' : 'IP Address',
      preview ? '' : `192.0.2.${1 + below(12)}`,
      finished ? '100' : one(['99', '1', '13']),
      String(54 + below(600)),
      finished ? 'TRUE' : 'FALSE',
      at,
      `R_${hex(15)}`,
      placed ? `${20 + below(30)}.${below(10)}` : '',
      placed ? `-${70 + below(50)}.${below(10)}` : '',
      one(['EN', 'EN', 'DE']),
      seen ? one(['Chrome', 'Firefox', 'Edge', 'Chrome iPhone']) : '',
      seen ? one(['87.0.4280.88', '87.0.4280.88', '84.0', '83.0']) : '',
      seen ? one(['Windows NT 10.0', 'Macintosh', 'CrOS x86_64 13505.63.0']) : '',
      seen ? one(['1366x768', '1920x1080']) : '',
    ];
  });
  const ids = columns.map(([, , id]) =>
    id.endsWith('Date') ? `{"ImportId":"${id}","timeZone":"America/Chicago"}` : `{"ImportId":"${id}"}`,
  );
  const headings = columns.map(([tag]) => tag);
  const lines = [
    headings.join(','),
    columns.map(([, wording]) => wording).join(','),
    ids.map((id) => `"${id.replaceAll('"', '""')}"`).join(','),
    ...rows.map((row) => row.join(',')),
  ];
  const kept = rows.filter((row) => row[2] === 'IP Address' && row[6] === 'TRUE');
  const previews = rows.filter((row) => row[2] === 'Survey Preview').length;
  return {
    name: 'metadata.csv',
    text: `${lines.join('\n')}\n`,
    tool: 'qualtrics',
    columns: 16,
    kept: kept.length,
    removed: { 'survey preview': previews, 'not finished': rows.length - kept.length - previews },
    tables: tablesOf(headings, kept, [2, 6, 11, 12, 15]),
  };
}

/**
 * A multiple choice is a run of columns headed by their options, closed by "Other": four such columns, two "None", one of them
 * never ticked; cells with blanks at both ends; questions that hardly anybody was asked; quotes only where a blank is.
 */
export function typeformRuns(seed: number): InventedExport {
  const { one, chance, below, hex } = generator(seed);
  const events = ['meetups', 'hackathons', 'Startup Weekend', 'Women Who Code', 'None'];
  const courses = ['EdX', 'Code School (Pluralsight)', 'The Odin Project', 'DevTips'];
  const podcasts = ['Code Newbie', 'The Changelog', 'None'];
  const headings = [
    '#',
    'Are you already working as a developer?',
    'Would you prefer to...',
    'Which one of these roles are you most interested in?',
    'Other',
    ...events,
    'Other',
    ...courses,
    'Other',
    ...podcasts,
    'Other',
    'About how many hours do you spend learning each week?',
    'Have you attended a full-time bootcamp?',
    'Which one?',
    'Would you recommend this bootcamp to your friends?',
    'Start Date (UTC)',
    'Submit Date (UTC)',
    'Network ID',
  ];
  const rows = Array.from({ length: 120 }, (_, index) => {
    const working = chance(0.2);
    const bootcamp = index % 20 === 7;
    const ticks = (options: readonly string[], share: number) =>
      options.map((option) => (option !== 'None' && chance(share) ? option : ''));
    const listens = ticks(podcasts, 0.2);
    const minute = `2026-03-29 21:${two(below(60))}`;
    return [
      hex(32),
      working ? '1' : '0',
      working ? '' : one(['work for a startup', 'freelance ', 'start your own business']),
      working ? '' : one(['Full-Stack Web Developer', '  Front-End Web Developer', '']),
      !working && chance(0.05) ? 'Software architect' : '',
      ...ticks(events, 0.3),
      one(['', '', 'None', 'none', 'bootcamp prep course']),
      ...ticks(courses, 0.5),
      one(['', 'Team Treehouse', 'Youtube']),
      ...(listens.every((cell) => cell === '') ? ['', '', 'None'] : listens),
      one(['', '', '', 'from python import, talk python to me']),
      one(['5', '10', '20', '']),
      bootcamp ? '1' : '0',
      bootcamp ? one(['Alpha Academy', 'Beta Foundry']) : '',
      bootcamp ? one(['1', '0']) : '',
      `${minute}:10`,
      `${minute}:55`,
      hex(10),
    ];
  });
  const line = (row: Row) => row.map((cell) => (/[ ,]/.test(cell) ? `"${cell}"` : cell)).join(',');
  // headings as the study file can name them: repeated ones are numbered
  const named = headings.map((heading, index) => {
    const before = headings.slice(0, index).filter((other) => other === heading).length;
    return before === 0 ? heading : `${heading} (${before + 1})`;
  });
  return {
    name: 'learners.csv',
    text: `${[headings, ...rows].map(line).join('\n')}\n`,
    tool: 'typeform',
    columns: headings.length,
    kept: 120,
    removed: {},
    tables: tablesOf(
      named,
      rows,
      headings.flatMap((heading, index) => (/^#$|UTC|Network/.test(heading) ? [] : [index])),
    ),
  };
}
