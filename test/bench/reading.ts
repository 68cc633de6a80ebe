import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What reading a large survey costs, in units of what cannot be avoided. */
export interface ReadingCost {
  readonly megabytes: number;
  /** Milliseconds for reading and validating the data file, and for papaparse alone on it; the fastest of several runs, taken in turn. */
  readonly reading: number;
  readonly papaparse: number;
  /** Peak memory above an idle process that has loaded the same modules and the study file, in sizes of the data file. */
  readonly memory: number;
}

const ROWS = 100_000;
const CELLS = 40;
const RUNS = 7;

/** Reads 100,000 respondents × 40 cells in processes of their own and prints how that compares: at most 2× and 6×. */
export async function benchReading(): Promise<readonly ReadingCost[]> {
  const costs: ReadingCost[] = [];
  for (const quoted of [false, true]) {
    const root = mkdtempSync(join(tmpdir(), 'topbox-reading-'));
    try {
      const bytes = writeStudy(root, quoted);
      const run = (what: string) => JSON.parse(child(root, what)) as { ms: number; peak: number };
      const turns = Array.from({ length: RUNS }, () => [run('reading').ms, run('papaparse').ms] as const);
      const idle = run('idle').peak;
      const cost = {
        megabytes: bytes / 1e6,
        reading: Math.min(...turns.map(([reading]) => reading)),
        papaparse: Math.min(...turns.map(([, papaparse]) => papaparse)),
        memory: (run('reading').peak - idle) / bytes,
      };
      costs.push(cost);
      console.log(
        `reading ${ROWS} × ${CELLS}${quoted ? ' with quoted comments' : ''}, ${cost.megabytes.toFixed(1)} MB: ` +
          `${cost.reading.toFixed(0)} ms, papaparse alone ${cost.papaparse.toFixed(0)} ms, ` +
          `ratio ${(cost.reading / cost.papaparse).toFixed(2)} (at most 2); memory ${cost.memory.toFixed(1)} × the file (at most 6)`,
      );
    } finally {
      rmSync(root, { recursive: true });
    }
  }
  return costs;
}

function child(root: string, what: string): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), root, what], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

async function measure(root: string, what: string): Promise<void> {
  const { default: Papa } = await import('papaparse');
  const { readStudyFile } = await import('../../src/input/read-study-file.ts');
  const { readRespondents } = await import('../../src/input/read-respondents.ts');
  const { ProblemList } = await import('../../src/input/problem-list.ts');
  const { createReadStream, readFileSync } = await import('node:fs');
  const folder = join(root, 'data/large');
  const places = readStudyFile(readFileSync(join(folder, 'study.yaml'), 'utf8'), 'study.yaml', 'large');
  if ('problems' in places) throw new Error(JSON.stringify(places.problems));
  const start = performance.now();
  if (what === 'reading') {
    const problems = new ProblemList();
    const read = await readRespondents(places, { folder, absent: new Set(), called: (file) => file }, problems);
    if (read?.respondents.count !== ROWS) throw new Error(JSON.stringify(problems.all()));
  }
  if (what === 'papaparse') {
    let rows = 0;
    await new Promise<void>((resolve, reject) => {
      Papa.parse<string[]>(createReadStream(join(folder, 'large.csv'), 'utf8'), {
        chunk: ({ data }) => void (rows += data.length),
        complete: () => resolve(),
        error: reject,
      });
    });
    if (rows !== ROWS + 1) throw new Error(`${rows} rows`);
  }
  const ms = performance.now() - start;
  console.log(JSON.stringify({ ms, peak: process.resourceUsage().maxRSS * 1024 }));
}

/** A study with 30 ratings, a multiple choice of five boxes, a segment, a number, a weight, an id and a comment. */
function writeStudy(root: string, quoted: boolean): number {
  const folder = join(root, 'data/large');
  mkdirSync(folder, { recursive: true });
  const ratings = Array.from({ length: 30 }, (_, index) => `q${index}`);
  const boxes = ['a', 'b', 'c', 'd', 'e'];
  const question = (id: string, rest: string) => `  ${id}: { text: "?", ${rest} }\n`;
  writeFileSync(
    join(folder, 'study.yaml'),
    'title: Large\nclient: Nobody\nlanguages: [en]\n' +
      'method: { strategy: "-", sponsor: "-", conductor: "-", population: "-", sample: { type: census }, mode: [other], limitations: "-" }\n' +
      'waves: [{ id: "1", file: large.csv }]\nrespondent: { column: id }\nweight: { column: weight }\nquestions:\n' +
      question('region', 'type: single, column: region, options: { north: N, south: S, east: E, west: W }') +
      question('age', 'type: number, column: age, min: 18, max: 99') +
      question('comment', 'type: text, column: comment') +
      question(
        'reasons',
        `type: multi, columns: r_*, askedIf: { q0: [1, 2] }, unticked: "", options: { ${boxes.map((box) => `${box}: x`).join(', ')} }`,
      ) +
      ratings
        .map((id) =>
          question(id, `type: scale, column: ${id}, scale: { 1: a, 2: b, 3: c, 4: d, 5: e }, missing: { 99: refused }`),
        )
        .join(''),
  );

  const random = mulberry32(20260302);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const codes = ['1', '2', '3', '4', '5', '5', '4', '', '99'];
  const comments = ['', '', 'good', '"slow, but friendly"', '"said ""no"" twice,\nthen yes"', '很好，谢谢'];
  const path = join(folder, 'large.csv');
  const file = openSync(path, 'w');
  writeSync(
    file,
    ['id', 'weight', 'region', 'age', 'comment', ...boxes.map((box) => `r_${box}`), ...ratings].join(',') + '\n',
  );
  for (let block = 0; block < ROWS; block += 1000) {
    const lines = Array.from({ length: 1000 }, (_, index) => {
      const answers = ratings.map(() => pick(codes));
      const asked = answers[0] === '1' || answers[0] === '2';
      const ticks = boxes.map(() => (asked && random() < 0.4 ? '1' : ''));
      const age = String(18 + Math.floor(random() * 80));
      const comment = quoted ? pick(comments) : 'fine';
      return [
        `R_${block + index}`,
        random().toFixed(6),
        pick(['north', 'south', 'east', 'west']),
        age,
        comment,
        ...ticks,
        ...answers,
      ].join(',');
    });
    writeSync(file, lines.join('\n') + '\n');
  }
  closeSync(file);
  return statSync(path).size;
}

/** Mulberry32: 32 bits of state, enough for a file that looks like a survey. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , root, what] = process.argv;
  if (root === undefined || what === undefined) await benchReading();
  else await measure(root, what);
}
