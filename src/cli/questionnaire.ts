import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import writeExcelFile from 'write-excel-file/node';
import { InputErrors } from '../errors.ts';
import { readStudyFile } from '../input/read-study-file.ts';
import { chosenStudies } from './chosen-studies.ts';
import { flagsOf } from './flags.ts';
import { main } from './main.ts';
import { questionnaireMarkdown } from './questionnaire/questionnaire-markdown.ts';
import { xlsForm } from './questionnaire/xlsform.ts';

const USAGE = `npm run questionnaire -- <study> [--out <folder>]
What the study asks: as Markdown in each of its languages, and as an XLSForm for KoboToolbox and ODK.

  --out <folder>   where to write; data/<study>/questionnaire by default`;

/**
 * `npm run questionnaire -- <study> [--out <folder>]`: the questionnaire in each language as Markdown, and as an XLSForm that
 * KoboToolbox and ODK load. The data need not be there yet.
 */
await main(async (root, words) => {
  const { flags, names } = flagsOf(words, { out: 'text' }, 'npm run questionnaire');
  if (names.length !== 1) {
    throw new InputErrors([
      {
        place: { file: 'npm run questionnaire' },
        found: `${names.length} studies`,
        expected: 'one',
        hint: 'npm run questionnaire -- parcel-2026',
      },
    ]);
  }
  const [id] = await chosenStudies(root, names, 'npm run questionnaire');
  const file = `data/${id}/study.yaml`;
  const read = readStudyFile(await readFile(join(root, file), 'utf8'), file, id!);
  if ('problems' in read) throw new InputErrors(read.problems);
  const { study } = read;
  const folder = flags.out ?? join('data', study.id, 'questionnaire');
  await mkdir(resolve(root, folder), { recursive: true });
  for (const language of study.languages) {
    const markdown = questionnaireMarkdown(study, language);
    const page = join(folder, `${study.id}.${language}.md`);
    await writeFile(resolve(root, page), markdown);
    console.log(markdown);
    console.error(`written: ${page}`);
  }
  const { survey, choices, settings } = xlsForm(study);
  const sheets = Object.entries({ survey, choices, settings }).map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String }))),
  }));
  const form = join(folder, `${study.id}.xlsx`);
  await writeExcelFile(sheets).toFile(resolve(root, form));
  console.error(`written: ${form}`);
}, USAGE);
