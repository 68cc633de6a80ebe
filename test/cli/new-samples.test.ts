import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { loadAll } from '../../src/blocks/load-reports.ts';
import { decidedDraft } from '../../src/cli/draft/decided-draft.ts';
import type { Draft } from '../../src/cli/draft/draft.ts';
import { mergedTable } from '../../src/cli/draft/merged-table.ts';
import { newStudyFiles } from '../../src/cli/draft/new-study.ts';
import { readFiles } from '../../src/cli/draft/read-files.ts';
import { writeStudyFiles } from '../../src/cli/draft/study-files.ts';
import { terminalOf } from '../../src/cli/terminal.ts';
import { projectFolder, ran } from './run-command.ts';

const folder = join(import.meta.dirname, '../goldens/exports');

/** Questionnaires beside the answers, by the beginning of the path. */
const QUESTIONNAIRES: Readonly<Record<string, string>> = {
  'kobo/': 'kobo/synthetic-xlsform-csat.xlsx',
  'limesurvey/': 'limesurvey/synthetic-survey-282267.lss',
  'redcap/real-simple': 'redcap/real-simple-dictionary.csv',
  'redcap/real-survey': 'redcap/real-survey-dictionary.csv',
  'redcap/synthetic': 'redcap/synthetic-csat-dictionary.csv',
  'surveyjs/': 'surveyjs/synthetic-definition.json',
};

/**
 * What each sample becomes: questions with their kinds (and how many levels a scale has, `?` where its direction is not confirmed),
 * and the parts that they play in the report.
 */
const STUDIES: readonly (readonly [file: string, questions: string, parts: string])[] = [
  [
    'alchemer/synthetic-csat.csv',
    'segment single, satisfied-service scale5, nps nps, channels-use multi, satisfied grid5, based single',
    'satisfaction satisfied-service, segments segment based',
  ],
  [
    'formbricks/synthetic-responses.csv',
    'satisfied-service scale5?, nps nps, channels-use multi, satisfied grid5, based single, segment single',
    'satisfaction satisfied-service, segments based segment',
  ],
  [
    'googleforms/real-jupyter-education-2016-excerpt.csv',
    'indicate-jupyter-ipython multi, types-assignments-use multi, types-questions-included multi, if-using-notebooks single, grade-coding-answers multi',
    '',
  ],
  [
    'googleforms/synthetic-forms-download-semicolon.csv',
    'satisfied-service scale5, nps nps, channels-use multi, satisfied grid5, based single',
    'satisfaction satisfied-service, segments based',
  ],
  [
    'googleforms/synthetic-sheets-comma-joined.csv',
    'satisfied-service scale5, nps nps, channels-use multi, satisfied grid5, based single',
    'satisfaction satisfied-service, segments based',
  ],
  [
    'kobo/generated-csat-labels-en.csv',
    'satisfied-service scale5, nps nps, channels-use multi, detail grid5',
    'satisfaction satisfied-service',
  ],
  ['kobo/generated-csat-xml-values-both.csv', 'q1 scale5, nps nps, chan multi, mat grid5', 'satisfaction q1'],
  [
    'kobo/synthetic-odk-central.csv',
    'overall-q1 scale5, nps nps, overall-chan multi, detail grid5',
    'satisfaction overall-q1',
  ],
  [
    'limesurvey/synthetic-results-survey282267-codes.csv',
    'Q01 scale5, Q02 nps, Q03 multi, Q04 grid5, Q06 single, duration number',
    'satisfaction Q01, segments Q06',
  ],
  [
    'limesurvey/synthetic-results-survey282267-full-text.csv',
    'satisfied-service scale5, nps nps, channels-use multi, satisfied grid5, based single, importance-performance-importance scale5?, importance-performance-performance scale5?',
    'satisfaction satisfied-service, segments based',
  ],
  [
    'msforms/synthetic-csat(1-38).xlsx',
    'satisfied-service scale5?, nps nps, channels-use multi, product-quality scale5, delivery-speed-tracking scale5, support-team scale5, based single',
    'satisfaction satisfied-service, segments based',
  ],
  [
    'qualtrics/synthetic-csat-choice-text-split.csv',
    'duration number, Q1 scale5, Q2 nps, Q3 multi, Q4 grid5, Q6 single, segment single',
    'satisfaction Q1, segments Q6 segment, weight weight',
  ],
  [
    'qualtrics/synthetic-csat-numeric-single-cell.csv',
    'duration number, Q1 scale5?, Q2 nps, Q4 grid7?, segment single',
    'satisfaction Q1, segments segment, weight weight',
  ],
  [
    'redcap/real-simple-data.csv',
    'age number, height number, weight number, bmi number, race multi, ethnicity single',
    'segments ethnicity',
  ],
  ['redcap/real-survey-data.csv', 'has_diabetes single', ''],
  ['redcap/synthetic-csat-raw.csv', 'q1 scale5, nps nps, channels multi, mat grid5', 'satisfaction q1'],
  [
    'resaved/synthetic-de-excel-windows-1252-semicolon.csv',
    'wie-zufrieden-sind single, nps nps, genutzte-kanale multi',
    '',
  ],
  [
    'resaved/synthetic-responses.parquet',
    'satisfied-service scale5?, nps nps, channels-use multi, satisfied grid5, based single, segment single',
    'satisfaction satisfied-service, segments based segment',
  ],
  [
    'resaved/synthetic-zh-excel-gbk.csv',
    'duration number, q1 scale5, nps nps, q3 multi, q4 grid5, q6 single',
    'satisfaction q1, segments q6',
  ],
  ['spss/real-haven-labelled-str.sav', 'gender single', 'segments gender'],
  ['spss/real-pyreadstat-ordered_category.sav', 'Col1 single', ''],
  ['spss/real-pyreadstat-sample.sav', 'mylabl single, myord single', 'segments mylabl myord'],
  ['spss/real-pyreadstat-sample_missing.sav', 'mylabl single, myord single', 'segments mylabl myord'],
  [
    'spss/synthetic-csat-mrsets-weight.sav',
    'q1 scale5, nps nps, chan multi, first multi, mat grid5, region single, seg single',
    'satisfaction q1, segments region seg, weight wgt',
  ],
  [
    'spss/synthetic-csat-zh-utf8.sav',
    'q1 scale5, nps nps, chan multi, first multi, mat grid5, region single, seg single',
    'satisfaction q1, segments region seg, weight wgt',
  ],
  [
    'surveyjs/synthetic-responses.json',
    'q1 scale5, nps nps, channels multi, aspects grid5, region single, again single',
    'satisfaction q1, repurchase again, segments region',
  ],
  [
    'surveymonkey/real-region-single-choice-spread.csv',
    'if-all-personally single, states-consider-part multi, Gender single, Age single, household-income single, Education single, location-census-region single',
    'segments Gender Age household-income Education location-census-region',
  ],
  [
    'surveymonkey/real-steak-two-header-rows.csv',
    'consider-hypothetical-situations single, ever-smoke-cigarettes single, ever-drink-alcohol single, ever-gamble single, ever-been-skydiving single, ever-drive-above single, ever-cheated-significant single, eat-steak single, like-steak-prepared single, Gender single, Age single, household-income single, Education single, location-census-region single',
    'segments Gender Age household-income Education location-census-region',
  ],
  [
    'surveymonkey/real-thanksgiving-joined-headers.csv',
    'celebrate-thanksgiving single, typically-main-dish single, main-dish-typically single, kind-stuffing-dressing single, type-cranberry-saucedo single, typically-gravy single, these-side-dishes multi, type-pie-typically multi, these-desserts-typically multi, typically-pray-before single, far-travel-thanksgiving single, age-cutoff-kids single, ever-tried-meet single, ever-attended-friendsgiving single, shop-any-black single, work-retail single, employer-make-work single, describe-live single, Age single, gender single, total-combined-money single, region single',
    'segments Age gender total-combined-money region',
  ],
  [
    'surveymonkey/synthetic-csat-expanded.csv',
    'custom-data single, satisfied-service scale5, nps nps, channels-use-all multi, satisfied grid5, based single',
    'satisfaction satisfied-service, segments based',
  ],
  [
    'surveymonkey/synthetic-csat-expanded.xlsx',
    'custom-data single, satisfied-service scale5, nps nps, channels-use-all multi, satisfied grid5, based single',
    'satisfaction satisfied-service, segments based',
  ],
  [
    'tencent/synthetic-csat.csv',
    'duration number, q14 single, q1 scale5, nps nps, q3 multi, q4 grid5?',
    'satisfaction q1, segments q14',
  ],
  [
    'typeform/synthetic-current-columns.csv',
    'satisfied-service scale5?, nps nps, q4 multi, product-quality scale5, delivery-speed-tracking scale5, support-team scale5, based single, buy-again single, segment single',
    'satisfaction satisfied-service, repurchase buy-again, segments based segment',
  ],
  ['wjx/synthetic-281234567_按序号_客户满意度调查_42_42.xlsx', 'duration number, nps nps, q3 multi', ''],
  [
    'wjx/synthetic-281234567_按文本_客户满意度调查_42_42.xlsx',
    'duration number, q1 scale5, nps nps, q3 multi, q4 grid5, q6 single',
    'satisfaction q1, segments q6',
  ],
];

/** Samples that make no study, and what is said of them. */
const REFUSED: readonly (readonly [file: string, says: string])[] = [
  ['qualtrics/real-legacy-two-header-rows.csv', 'found no question in real-legacy-two-header-rows.csv that can be'],
  ['qualtrics/real-localised-second-header-de.csv', 'found no question in real-localised-second-header-de.csv'],
  ['qualtrics/real-multi-answer-single-quoted-importid.csv', 'found no respondents: test response (5)'],
  ['qualtrics/real-no-basis-legacy.csv', 'found no respondents: test response (15)'],
  ['spss/real-haven-datetime.sav', 'found no question in real-haven-datetime.sav'],
  ['spss/real-haven-labelled-num-na.sav', 'found no question in real-haven-labelled-num-na.sav'],
  ['spss/real-haven-variable-label.sav', 'found no question in real-haven-variable-label.sav'],
  ['kobo/synthetic-xlsform-csat.xlsx', 'XLSForm'],
  ['limesurvey/synthetic-survey-282267.lss', 'questionnaire'],
  ['qualtrics/real-no-basis.qsf', 'questionnaire'],
  ['redcap/synthetic-csat-dictionary.csv', 'dictionary'],
  ['redcap/real-simple-dictionary.csv', 'dictionary'],
  ['redcap/real-survey-dictionary.csv', 'dictionary'],
  ['surveyjs/synthetic-definition.json', 'definition'],
];

test('every sample is here', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath !== folder)
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  expect([...STUDIES, ...REFUSED].map(([file]) => file).toSorted()).toEqual(files.toSorted());
});

function kindsOf({ questions }: Draft): string {
  return questions
    .map((question) => {
      const { id, type, unconfirmed } = question;
      return `${id} ${type}${'levels' in question ? question.levels.length : ''}${unconfirmed ? '?' : ''}`;
    })
    .join(', ');
}

function partsOf({ roles, weight }: Draft): string {
  return Object.entries({
    satisfaction: roles.satisfaction,
    repurchase: roles.repurchase?.id,
    reasons: roles.reasons,
    segments: roles.segments.join(' '),
    weight: weight?.column,
  })
    .filter(([, id]) => id !== undefined && id !== '')
    .map(([part, id]) => `${part} ${id}`)
    .join(', ');
}

function labelsOf(question: Draft['questions'][number]): readonly string[] {
  const { text } = question;
  if ('options' in question) return [text, ...question.options.map(({ label }) => label)];
  return 'levels' in question ? [text, ...question.levels.map(({ label }) => label)] : [text];
}

test.each(STUDIES)(
  '%s makes a study that builds, without a word that was to stay behind',
  async (file, kinds, parts) => {
    const questionnaires = Object.entries(QUESTIONNAIRES)
      .filter(([start]) => file.startsWith(start))
      .map(([, name]) => join(folder, name));
    const files = await readFiles([join(folder, file)], { questionnaires }, terminalOf({ write: () => true }));
    const draft = decidedDraft(mergedTable(files.map(({ table }) => table)), {});
    expect(kindsOf(draft)).toBe(kinds);
    expect(partsOf(draft)).toBe(parts);
    for (const question of draft.questions) expect(labelsOf(question)).toHaveLength(new Set(labelsOf(question)).size);

    const languages = [file.startsWith('wjx') || file.startsWith('tencent') ? 'zh-CN' : 'en'];
    const written = newStudyFiles(files, draft, { id: 'guests', title: 'Guests', client: 'Café', languages });
    const root = projectFolder();
    await writeStudyFiles(root, 'guests', written);
    const [loaded] = await loadAll(root, ['guests']);
    expect(loaded!.problems).toBeUndefined();
    const pages = [...written.keys()].filter((path) => path.endsWith('.mdx'));
    expect(pages).not.toEqual([]);
    expect(loaded!.reports!.map(({ figures }) => figures.length > 0)).toEqual(languages.map(() => true));

    const { profile, rows } = files[0]!.table;
    const bytes = [...written.values()].join('\n');
    const left = new Set(
      draft.left.filter(({ why }) => why === 'personal' || why === 'text').map(({ heading }) => heading),
    );
    const cells = profile.columns
      .filter(({ heading, declared }) => left.has(heading) || declared === 'text')
      .flatMap(({ index }) => rows.map((row) => row[index]!))
      .filter((cell) => cell.length > 8 && !/^\d{4}-\d\d-\d\d$/.test(cell));
    const known = JSON.stringify(draft.questions.map(labelsOf)).toLowerCase();
    for (const cell of new Set(cells))
      if (!known.includes(JSON.stringify(cell).slice(1, -1).toLowerCase())) expect(bytes).not.toContain(cell);
  },
);

test.each(REFUSED)('%s is refused in one sentence', async (file, says) => {
  const root = projectFolder();
  const { code, errors } = await ran(root, 'new', 'guests', join(folder, file), '--yes');
  expect(code).toBe(1);
  expect(errors).toContain(says);
  expect(errors.match(/^- /gm)).toHaveLength(1);
  expect(readdirSync(root)).toEqual([]);
});
