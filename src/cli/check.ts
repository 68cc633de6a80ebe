import { type Loaded, loadAll } from '../blocks/load-reports.ts';
import { problemText } from '../errors.ts';
import { draftRemarks } from './check/draft-remarks.ts';
import { personalRemarks } from './check/personal-remarks.ts';
import { qualityRemarks } from './check/quality-remarks.ts';
import type { Remark } from './check/remark.ts';
import { chosenStudies } from './chosen-studies.ts';
import { flagsOf } from './flags.ts';
import { main } from './main.ts';
import { type Terminal, terminalOf, textTable } from './terminal.ts';

const USAGE = `npm run check [-- <study> …] [--json]
What a build would refuse, what the draft of a study leaves open, personal columns, and what is odd about the data.
Without a name, of all studies.

  --json   the same for a machine`;

/** `npm run check [-- <study> …] [--json]`: everything that a build would refuse, personal columns, and what is odd about the data. */
await main(async (root, words) => {
  const { flags, names } = flagsOf(words, { json: 'switch' }, 'npm run check');
  const studies = await chosenStudies(root, names, 'npm run check');
  const checked: { study: string; respondents: Record<string, number>; remarks: readonly Remark[] }[] = [];
  for (const loaded of await loadAll(root, studies)) checked.push(await checkedStudy(root, loaded));
  if (checked.some(({ remarks }) => remarks.some(({ level }) => level === 'problem'))) process.exitCode = 1;
  if (flags.json) {
    console.log(JSON.stringify({ studies: checked }, undefined, 2));
    return;
  }
  const terminal = terminalOf(process.stdout);
  for (const { study, respondents, remarks } of checked) {
    const people = Object.entries(respondents).map(([wave, n]) => `${n} respondents in ${wave}`);
    console.log([`${study}: ${summary(remarks)}`, ...people].join('; '));
    for (const line of remarkLines(remarks, terminal)) console.log(line);
  }
}, USAGE);

async function checkedStudy(root: string, loaded: Loaded) {
  const { study } = loaded;
  if (loaded.problems !== undefined) {
    const remarks = loaded.problems.map((problem): Remark => ({
      level: 'problem',
      check: 'build',
      where: problem.place.file,
      says: problemText(problem),
    }));
    return { study, respondents: {}, remarks };
  }
  const { open } = loaded.reports[0]!;
  return {
    study,
    respondents: Object.fromEntries(open.fieldwork.map(({ wave, base }) => [wave, base.n ?? 0])),
    remarks: [
      ...(await draftRemarks(root, open.study)),
      ...(await personalRemarks(root, open)),
      ...qualityRemarks(open),
    ],
  };
}

function summary(remarks: readonly Remark[]): string {
  const count = (level: Remark['level'], one: string, several: string) => {
    const { length } = remarks.filter((remark) => remark.level === level);
    return length === 0 ? [] : [length === 1 ? `1 ${one}` : `${length} ${several}`];
  };
  const problems = count('problem', 'problem', 'problems');
  return [
    ...(problems.length === 0 ? ['no problems'] : problems),
    ...count('warning', 'warning', 'warnings'),
    ...count('note', 'note', 'notes'),
  ].join(', ');
}

function remarkLines(remarks: readonly Remark[], terminal: Terminal): string[] {
  const refused = remarks.filter(({ check }) => check === 'build').map(({ says }) => `- ${says}`);
  const others = ['problem', 'warning', 'note'].flatMap((level) =>
    remarks.filter((remark) => remark.check !== 'build' && remark.level === level),
  );
  if (others.length === 0) return refused;
  const table = textTable(
    others.map(({ level, check, where, n, of, says }) => [
      level,
      check,
      where,
      n === undefined ? '' : of === undefined ? String(n) : `${n} of ${of}`,
      says,
    ]),
    110,
  );
  const paint = { problem: terminal.bold, warning: terminal.warn, note: terminal.dim };
  return [...refused, ...table.split('\n').map((line, index) => `  ${paint[others[index]!.level](line)}`)];
}
