import { writeFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { decidedDraft } from '../../../src/cli/draft/decided-draft.ts';
import type { Draft, LeftOut } from '../../../src/cli/draft/draft.ts';
import { mergedTable } from '../../../src/cli/draft/merged-table.ts';
import { newStudyFiles } from '../../../src/cli/draft/new-study.ts';
import { type ReadFile, readFiles } from '../../../src/cli/draft/read-files.ts';
import { terminalOf } from '../../../src/cli/terminal.ts';
import { openStudy, type OpenStudy } from '../../../src/tabulate/open-study.ts';
import { projectFolder } from '../run-command.ts';
import { described } from './round-trip/described.ts';
import { expected } from './round-trip/expected.ts';
import { fieldwork, type Fieldwork, type Part, PRIVATE, withStatuses } from './round-trip/fieldwork.ts';
import type { Layout } from './round-trip/layout.ts';
import { LAYOUTS } from './round-trip/layouts.ts';
import { originalStudy } from './round-trip/study.ts';

const original = originalStudy();

interface Trip {
  readonly file: ReadFile;
  readonly draft: Draft;
  readonly written: ReadonlyMap<string, string>;
  readonly open: OpenStudy;
}

/** Answers → the tool's files → a study drafted from them, opened. */
async function trip(layout: Layout, all: Fieldwork): Promise<Trip> {
  const root = projectFolder();
  const paths = Object.entries(await layout.files(all)).map(([name, content]) => {
    const path = join(root, name);
    writeFileSync(path, content);
    return path;
  });
  const files = await readFiles(paths, {}, terminalOf({ write: () => true }));
  const draft = decidedDraft(mergedTable(files.map(({ table }) => table)), {});
  const written = newStudyFiles(files, draft, {
    id: 'guests',
    title: 'Guests',
    client: 'Café',
    languages: [layout.language ?? 'en'],
  });
  for (const [path, content] of written) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  if (process.env['TRIP_OUT']) {
    for (const [path, content] of written) {
      const to = join(process.env['TRIP_OUT'], layout.name.replaceAll(/\W+/g, '-'), path);
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, content);
    }
  }
  return { file: files[0]!, draft, written, open: await openStudy(root, 'guests') };
}

/** Why a part that no study can hold must stay out. */
const WHY: Readonly<Partial<Record<Part['kind'], LeftOut['why']>>> = {
  ranking: 'unsupported',
  date: 'date',
  words: 'text',
  personal: 'personal',
};

test.each(LAYOUTS)('questionnaire → answers → $name → the same study', async (layout) => {
  const language = layout.language ?? 'en';
  const everybody = fieldwork(original, language);
  const inFile = withStatuses(
    { ...everybody, parts: everybody.parts.filter(({ name }) => layout.without?.includes(name) !== true) },
    ['complete', ...layout.marked],
  );
  const { file, draft, written, open } = await trip(layout, inFile);

  expect(file.table.profile.tool).toBe(layout.tool);
  const marked = inFile.statuses.filter((status) => status !== 'complete').length;
  expect(file.table.profile.removed.reduce((sum, { rows }) => sum + rows, 0)).toBe(marked);

  const same = expected(inFile, layout.lost);
  const found = described(open, draft, language);
  const sorted = found.map((one, at) =>
    same[at]?.warnings.includes('order') ? { ...one, answers: one.answers.toSorted() } : one,
  );
  expect(sorted).toEqual(same);

  for (const id of layout.lost.out ?? []) {
    const why = whyLeft(inFile.parts.find(({ question }) => question?.id === id)!);
    expect(
      why.filter((one) => one !== 'text'),
      id,
    ).toEqual(['uncertain']);
  }
  const planted = inFile.parts.filter(({ question }) => question === undefined);
  for (const part of planted) expect(whyLeft(part), part.name).toEqual([WHY[part.kind]]);
  expect([...written.values()].join('\n')).not.toContain(PRIVATE);

  /** Why the columns of a part did not become a question. */
  function whyLeft({ kind, text, name, choices }: Part): string[] {
    const labels = choices.map(({ label }) => label);
    const own = file.table.profile.columns.filter((one) =>
      [one.text ?? '', one.heading].some(
        (words) => words.includes(text) || words.startsWith(name) || (kind === 'ranking' && labels.includes(words)),
      ),
    );
    const left = draft.left.filter(({ heading }) => own.some((one) => one.heading === heading));
    expect(left).toHaveLength(own.length);
    return [...new Set(left.map(({ why }) => why))];
  }
});
