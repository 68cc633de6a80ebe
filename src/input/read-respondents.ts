import { join } from 'node:path';
import { askedProblems } from './asked.ts';
import { itemPlans } from './column-plan.ts';
import type { Column, Respondents } from './columns.ts';
import { DesignReader } from './design-reader.ts';
import { FileColumns } from './file-columns.ts';
import type { ProblemList } from './problem-list.ts';
import { readCsv } from './read-csv.ts';
import type { StudyAndPlaces } from './read-study-file.ts';
import { rowPlan } from './row-plan.ts';
import { RowReader } from './row-reader.ts';

/** A data file as it was read. */
export interface FileHash {
  readonly file: string;
  /** SHA-256 of its bytes, in hexadecimal. */
  readonly hash: string;
}

/** The folder of a study. */
export interface StudyFolder {
  readonly folder: string;
  /** Files that the study names and that are not there: already a problem, and passed over. */
  readonly absent: ReadonlySet<string>;
  /** How a file of the folder is called in messages. */
  readonly called: (file: string) => string;
}

/**
 * Read and check everyone who answered, wave by wave.
 *
 * @returns undefined when anything is wrong; what it is has gone to `problems`
 */
export async function readRespondents(
  places: StudyAndPlaces,
  { folder, absent, called }: StudyFolder,
  problems: ProblemList,
): Promise<{ readonly respondents: Respondents; readonly hashes: readonly FileHash[] } | undefined> {
  const { study } = places;
  const { items, texts } = itemPlans(study);
  const rows = new RowReader(study, rowPlan(study), problems);
  const design = new DesignReader(study.design, problems);
  const undeclared: { file: string; headings: readonly string[] }[] = [];
  const hashes: FileHash[] = [];
  let aligned = true;
  const before = problems.size;

  const files = study.waveColumn === undefined ? study.waves.map(({ file }) => file) : [study.waves[0]!.file];
  for (const [index, file] of files.entries()) {
    if (absent.has(file)) continue;
    const name = called(file);
    let sources: readonly (readonly number[] | undefined)[] = [];
    const report = reporter(problems, name);
    const hash = await readCsv(join(folder, file), name, problems, {
      heading(headings) {
        const columns = new FileColumns(headings, file, places, problems);
        rows.open(columns, name, study.waveColumn === undefined ? index : undefined);
        sources = items.map((item) => {
          const positions = item.columns.map((column) => columns.position(column));
          return positions.every((position) => position !== undefined) ? positions : undefined;
        });
        for (const text of texts) columns.position(text);
        design.open(columns, name);
        if (sources.includes(undefined)) aligned = false;
        undeclared.push({ file, headings: columns.undeclared(study.privacy.remove) });
      },
      rows(cells, numbers, ahead) {
        const kept = rows.respondents({ cells, numbers, ahead });
        design.append(kept);
        items.forEach(({ builder, columns }, item) => {
          const positions = sources[item];
          if (positions === undefined) return;
          builder.append(kept, { positions, headings: columns.map(({ heading }) => heading), report });
        });
      },
    });
    if (hash === undefined) continue;
    hashes.push({ file, hash });
    rows.close();
  }

  rows.finish();
  if (aligned) askedProblems(items, rows, problems);
  if (problems.size > before) return undefined;
  const columns = items.map(({ builder }): [string, Column] => [builder.item, builder.column(rows.count)]);
  return {
    respondents: { ...rows.result(), design: design.result(), items: new Map(columns), undeclared },
    hashes,
  };
}

function reporter(problems: ProblemList, file: string) {
  return (
    row: number,
    heading: string,
    kind: string,
    problem: { found: string; expected: string; hint?: string | undefined },
  ) => problems.add({ place: { file, row, heading }, ...problem }, kind);
}
