import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decidedDraft } from '../../../src/cli/draft/decided-draft.ts';
import type { Draft, LeftOut } from '../../../src/cli/draft/draft.ts';
import { mergedTable } from '../../../src/cli/draft/merged-table.ts';
import { newStudyFiles } from '../../../src/cli/draft/new-study.ts';
import { type ReadFile, readFiles } from '../../../src/cli/draft/read-files.ts';
import { writeStudyFiles } from '../../../src/cli/draft/study-files.ts';
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

/** Answers → the tool's files → a study drafted from them, which a build takes, opened. */
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
  await writeStudyFiles(root, 'guests', written);
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

  const wanted = expected(inFile, layout.lost);
  const same = wanted.map(({ is }) => is);
  const found = described(open, draft, language);
  const asked = draft.questions.filter(({ id }) => id !== 'duration');
  const sorted = found.map((one, at) =>
    same[at]?.warnings.includes('order') ? { ...one, answers: one.answers.toSorted() } : one,
  );
  expect(sorted).toEqual(same);

  const { satisfaction, repurchase, reasons } = draft.roles;
  const roles = { satisfied: satisfaction, again: repurchase?.id, leaving: reasons };
  for (const [id, role] of Object.entries(roles)) {
    if (layout.lost.out?.includes(id) === true) continue;
    // Reasons to leave are known by their wording.
    const known = id !== 'leaving' || layout.lost.choices !== true;
    const found = asked.findIndex((question) => question.id === role);
    expect(found, `the role of ${id}`).toBe(known ? wanted.findIndex(({ of }) => of === id) : -1);
  }

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

test('with our own XLSForm codes come back as they were, and so does the filter', async () => {
  const layout = LAYOUTS.find(({ name }) => name.startsWith('Kobo, XML values'))!;
  const { draft } = await trip(layout, withStatuses(fieldwork(original, 'en'), ['complete']));
  const byId = new Map(draft.questions.map((question) => [question.id, question]));
  for (const question of original.questions) {
    const found = byId.get(question.id);
    if (question.type === 'kano') continue;
    expect(found, question.id).toMatchObject({
      type: question.type,
      ...('options' in question && { options: question.options.map(({ code }) => ({ code })) }),
      ...('levels' in question && { levels: question.levels.map(({ value }) => ({ code: value })), best: 'highest' }),
      ...('items' in question && { items: question.items.map(({ column }) => ({ column })) }),
      missing: question.missing,
      ...(question.askedIf !== undefined && { askedIf: question.askedIf }),
    });
  }
  expect(draft.questions.find(({ type }) => type === 'kano')).toMatchObject({
    answers: { 1: 'like', 2: 'must-be', 3: 'neutral', 4: 'live-with', 5: 'dislike' },
    attributes: ['garden', 'wifi', 'parking', 'toys'].map((name) => ({
      functional: `${name}_functional`,
      dysfunctional: `${name}_dysfunctional`,
    })),
  });
});
