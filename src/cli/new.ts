import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { didYouMean, InputErrors, nearest, problemText } from '../errors.ts';
import { languageTags } from '../i18n/languages.ts';
import { TOOLS, type Tool } from '../input/profile.ts';
import { authorAt } from './draft/ask-author.ts';
import { askedDraft } from './draft/asked-draft.ts';
import { howToBeginAgain } from './draft/begin-again.ts';
import { decidedDraft } from './draft/decided-draft.ts';
import type { Draft } from './draft/draft.ts';
import { exportProblems } from './draft/export-problems.ts';
import { refuseMissing } from './draft/files-there.ts';
import { DRAFT_FLAGS, NEW_FLAGS, NEW_USAGE, notWithUpdate } from './draft/flags-of-new.ts';
import { foundInFile, foundQuestions, previewOf } from './draft/found-in-file.ts';
import { mergedTable } from './draft/merged-table.ts';
import { newStudyFiles } from './draft/new-study.ts';
import { isChinese } from './draft/plain-label.ts';
import { readFiles } from './draft/read-files.ts';
import { keepOriginal, writeStudyFiles } from './draft/study-files.ts';
import { readLikeBefore, updatedStudy } from './draft/updated-study.ts';
import { flagsOf } from './flags.ts';
import { stopsCalmly } from './stopped.ts';
import { main } from './main.ts';
import { terminalOf } from './terminal.ts';

const COMMAND = 'npm run new';

/** Problems of a draft that are told. */
const MOST_PROBLEMS = 10;

/** Respondents so many that looking at them takes seconds. */
const LONG = 20_000;

/** `npm run new -- <study> <file …>`: from an export to a study with a first report, or a further wave with `--update`. */
await main(async (root, words) => {
  const writing = stopsCalmly();
  const { flags, names } = flagsOf(words, NEW_FLAGS, COMMAND);
  const [study, ...paths] = names;
  if (study === undefined || paths.length === 0) throw usage();
  if (!/^[a-z0-9][a-z0-9-]*$/.test(study)) {
    throw refusal(
      `the name "${study}"`,
      'small letters, digits and "-"',
      'The name becomes a folder and part of every address: guests-2026.',
    );
  }
  const tool = toolNamed(flags.tool);
  const languages = languagesNamed(flags.languages);
  const [before, pages] = await Promise.all([
    readFile(join(root, 'data', study, 'study.yaml'), 'utf8').catch(() => undefined),
    readdir(join(root, 'content', study)).catch(() => []),
  ]);
  if (before === undefined && flags.update) {
    throw refusal(`no data/${study}/study.yaml`, 'a study to update', 'Leave --update out to make a new study.');
  }
  if (flags.replace !== undefined && !flags.update) {
    throw refusal('--replace without --update', 'both', 'A wave is replaced in a study that is there.');
  }
  if (!flags.update && (before !== undefined || pages.length > 0)) {
    throw refusal(
      before === undefined ? `pages in content/${study}/` : `data/${study}/study.yaml`,
      'a name that is not taken: what a hand has written is never overwritten',
      `Add --update to add a wave to the study, or choose another name. ${await howToBeginAgain(root, study)}`,
    );
  }
  const unused = flags.update ? DRAFT_FLAGS.filter((name) => flags[name] !== undefined) : [];
  if (unused.length > 0) throw notWithUpdate(unused, study, await howToBeginAgain(root, study));
  await refuseMissing([...paths, ...(flags.questionnaire ?? [])]);

  const terminal = terminalOf(process.stdout);
  const reading = {
    tool,
    charset: flags.charset,
    delimiter: flags.delimiter,
    sheet: flags.sheet,
    questionnaires: flags.questionnaire,
  };
  const told = terminalOf(process.stderr);
  const files =
    before === undefined
      ? await readFiles(paths, reading, told)
      : await readLikeBefore(before, study, (tool) => readFiles(paths, { ...reading, before: tool }, told));
  for (const { table } of files) {
    console.log(foundInFile(table, terminal));
    const preview = previewOf(table, terminal);
    if (preview !== '') console.log(`\n${preview}\n`);
  }

  if (before !== undefined) {
    const updated = updatedStudy(before, study, files, {
      waves: flags.wave,
      replace: flags.replace,
      others: flags['new-wave'],
      dataOf: (file) => textOf(join(root, 'data', study, file)),
    });
    const folders = [`data/${study}`, `content/${study}`];
    if (updated.files.size > 0) {
      await writeStudyFiles(root, study, updated.files, folders, writing, updated.gone).catch((error: unknown) => {
        if (!(error instanceof InputErrors)) throw error;
        throw new InputErrors(exportProblems(error.problems, updated.from, updated.study));
      });
    }
    console.log(updated.report);
  } else {
    const table = mergedTable(files.map((file) => file.table));
    if (table.rows.length > LONG) told.progress('looking for questions');
    const decisions = { ...flags, leaveOut: flags['leave-out'] };
    let draft = decidedDraft(table, decisions);
    told.progress('');
    console.log(foundQuestions(draft, terminal));
    const guessed = naming(study, draft, paths[0]!);
    let { title, client } = { title: flags.title ?? guessed.title, client: flags.client ?? guessed.client };
    if (!flags.yes && process.stdin.isTTY === true && terminal.interactive) {
      const author = authorAt(process.stdin, process.stdout);
      try {
        title = flags.title ?? (await author.words('Title of the report:', title));
        client = flags.client ?? (await author.words('Client:', client));
        draft = await askedDraft(author, draft, decisions, (more) => decidedDraft(table, more));
      } finally {
        author.close();
      }
    }
    if (draft.questions.filter(({ id }) => id !== 'duration').length === 0) {
      throw refusal(
        `no question in ${files.map(({ path }) => basename(path)).join(', ')} that can be told for sure`,
        'at least one',
        'Name columns with --include "heading, heading", or a questionnaire with --questionnaire <file>.',
      );
    }
    const written = newStudyFiles(files, draft, {
      id: study,
      title,
      client,
      languages: languages ?? guessed.languages,
      waves: flags.wave,
      others: flags['new-wave'],
    });
    if (table.rows.length > LONG) told.progress('trying whether the study builds');
    await writeStudyFiles(root, study, written, [], writing).catch((error: unknown) => {
      if (!(error instanceof InputErrors)) throw error;
      const shown = error.problems.slice(0, MOST_PROBLEMS).map((problem) => `- ${problemText(problem)}`);
      const more = error.problems.length - shown.length;
      const list = [...shown, ...(more > 0 ? [`- … and ${more} more`] : [])].join('\n');
      throw refusal(
        'a draft that does not build, so nothing was written',
        'one that does',
        `Leave the columns in question out with --leave-out:\n${list}`,
      );
    });
    told.progress('');
    console.log(`\nWritten:\n${[...written.keys()].map((path) => `  ${path}`).join('\n')}`);
    const open = (written.get(`data/${study}/study.yaml`)?.match(/CONFIRM:/g) ?? []).length;
    console.log(
      `\n${open} lines of data/${study}/study.yaml begin with CONFIRM: look at them. Then:\n  npm run build -- ${study}\n  npm run check -- ${study}`,
    );
  }
  if (flags['keep-original']) {
    for (const { path } of files) console.log(`kept: ${await keepOriginal(root, study, path, basename(path))}`);
  }
}, NEW_USAGE);

function naming(
  study: string,
  draft: Draft,
  path: string,
): { title: string; client: string; languages: readonly string[] } {
  const words = study.split('-').join(' ');
  const chinese = draft.questions.filter(({ text }) => isChinese(text)).length * 2 > draft.questions.length;
  const own = basename(path, extname(path));
  const title =
    chinese && isChinese(own)
      ? own
          .replace(/^\d+_|_?按[^_]*|_\d+/g, '')
          .replaceAll('_', ' ')
          .trim() || words
      : words;
  return {
    title: title[0]!.toUpperCase() + title.slice(1),
    client: chinese ? '（客户名称）' : 'Client',
    languages: [chinese ? 'zh-CN' : 'en'],
  };
}

function toolNamed(name: string | undefined): Tool | undefined {
  if (name === undefined) return undefined;
  const tool = TOOLS.find((known) => known === name);
  if (tool !== undefined) return tool;
  throw new InputErrors([
    {
      place: { file: '--tool' },
      found: `"${name}"`,
      expected: 'a tool that Topbox knows',
      hint: didYouMean(name, TOOLS)?.replace(/^Known:.*/, `Known: ${TOOLS.join(', ')}.`),
    },
  ]);
}

function languagesNamed(names: readonly string[] | undefined): readonly string[] | undefined {
  const known = languageTags();
  const unknown = names?.filter((name) => !known.includes(name)) ?? [];
  if (unknown.length === 0) return names;
  throw new InputErrors(
    unknown.map((name) => {
      const near = known.find((tag) => sameLanguage(name, tag)) ?? nearest(name, known);
      return {
        place: { file: '--languages' },
        found: `"${name}"`,
        expected: `languages that Topbox speaks: ${known.join(', ')}`,
        hint: near === undefined ? undefined : `Did you mean "${near}"?`,
      };
    }),
  );
}

/** `zh`, `cn`, `zh_CN` or 中文 for zh-CN; `EN` or `en-GB` for en. */
function sameLanguage(name: string, tag: string): boolean {
  const words = name.toLowerCase().split(/[-_]/);
  const [language, region] = tag.toLowerCase().split('-');
  if (/^(chinese|中文|简体中文|汉语)$/.test(name.toLowerCase())) return language === 'zh';
  if (name.toLowerCase() === 'english') return language === 'en';
  return words[0] === language || (words.length === 1 && words[0] === region);
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function refusal(found: string, expected: string, hint: string): InputErrors {
  return new InputErrors([{ place: { file: COMMAND }, found, expected, hint }]);
}

function usage(): InputErrors {
  return refusal(
    'too few words',
    'the name of the new study and a file',
    `${COMMAND} -- guests-2026 export.csv; all flags: ${COMMAND} -- --help`,
  );
}
