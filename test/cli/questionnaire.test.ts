import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { questionnaireMarkdown } from '../../src/cli/questionnaire/questionnaire-markdown.ts';
import { xlsForm } from '../../src/cli/questionnaire/xlsform.ts';
import { readStudyFile } from '../../src/input/read-study-file.ts';
import { projectFolder, ran } from './run-command.ts';

const YAML = `title: { en: Guests, zh-CN: 客人 }
client: X
languages: [en, zh-CN]
method: { strategy: { en: a, zh-CN: a }, sponsor: a, conductor: a, population: { en: a, zh-CN: a }, sample: { type: census }, mode: [online], limitations: { en: a, zh-CN: a } }
waves: [{ id: "2026", file: not-there-yet.csv }]
questions:
  again:
    type: single
    column: q1
    number: Q1
    text: { en: Will you come again?, zh-CN: 您还会再来吗？ }
    options: { yes: { en: "Yes", zh-CN: 会 }, "not sure": { en: Not sure, zh-CN: 不一定 }, no: { en: "No", zh-CN: 不会 } }
    missing: { 9: refused }
  why:
    type: multi
    columns: why_*
    text: { en: Why not?, zh-CN: 为什么？ }
    askedIf: { again: [no, "not sure"] }
    options: { price: { en: Price, zh-CN: 价格 }, staff: { en: Staff, zh-CN: 服务员 } }
  staff: { type: number, column: n, text: { en: How many spoke to you?, zh-CN: 有几位服务员和您说过话？ }, min: 0, max: 9, askedIf: { why: staff } }
  features:
    type: kano
    text: { en: What do you feel?, zh-CN: 您的感受？ }
    attributes: { wifi: { functional: w f, dysfunctional: wd, label: { en: Wifi, zh-CN: 无线网络 } } }
  ratings:
    type: grid
    text: { en: Rate, zh-CN: 请评价 }
    scale: { 2: { en: good, zh-CN: 好 }, 1: { en: bad, zh-CN: 差 } }
    top: 1
    items: { cake: { column: g1, label: { en: Cake, zh-CN: 蛋糕 } } }
`;

function study() {
  const read = readStudyFile(YAML, 'study.yaml', 'guests');
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.study;
}

test('an XLSForm: names that a form takes, askedIf as relevant, pairs as two questions, grids as groups', () => {
  const { survey, choices, settings } = xlsForm(study());
  expect(survey.map((row) => row.join(' | '))).toMatchInlineSnapshot(`
    [
      "type | name | label::English (en) | label::中文 (zh) | hint::English (en) | hint::中文 (zh) | relevant | appearance | constraint | constraint_message::English (en) | constraint_message::中文 (zh)",
      "select_one again | q1 | Will you come again? | 您还会再来吗？ |  |  |  |  |  |  | ",
      "select_multiple why | why | Why not? | 为什么？ | All that apply. | 可多选。 | (\${q1} = 'no' or \${q1} = 'not_sure') |  |  |  | ",
      "integer | n | How many spoke to you? | 有几位服务员和您说过话？ |  |  | selected(\${why}, 'staff') |  | . >= 0 and . <= 9 | From 0 to 9. | 请填写 0 至 9。",
      "begin_group | group_features | What do you feel? | 您的感受？ |  |  |  | field-list |  |  | ",
      "select_one features | features_wifi_functional | How do you feel if it is there: Wifi? | 如果有“无线网络”，您觉得如何？ |  |  |  |  |  |  | ",
      "select_one features | wd | How do you feel if it is not there: Wifi? | 如果没有“无线网络”，您觉得如何？ |  |  |  |  |  |  | ",
      "end_group |  |  |  |  |  |  |  |  |  | ",
      "begin_group | group_ratings | Rate | 请评价 |  |  |  | table-list |  |  | ",
      "select_one ratings | g1 | Cake | 蛋糕 |  |  |  |  |  |  | ",
      "end_group |  |  |  |  |  |  |  |  |  | ",
    ]
  `);
  expect(choices.map((row) => row.join(' | '))).toMatchInlineSnapshot(`
    [
      "list_name | name | label::English (en) | label::中文 (zh)",
      "again | yes | Yes | 会",
      "again | not_sure | Not sure | 不一定",
      "again | no | No | 不会",
      "again | 9 | Prefer not to say | 不愿透露",
      "why | price | Price | 价格",
      "why | staff | Staff | 服务员",
      "features | 1 | I like it that way | 我喜欢这样",
      "features | 2 | It must be that way | 它必须这样",
      "features | 3 | I am neutral | 我无所谓",
      "features | 4 | I can live with it that way | 我能够忍受",
      "features | 5 | I dislike it that way | 我讨厌这样",
      "ratings | 2 | good | 好",
      "ratings | 1 | bad | 差",
    ]
  `);
  expect(settings[1]).toEqual(['Guests', 'guests', '1', 'English (en)']);
});

test('Markdown in each language', () => {
  expect(questionnaireMarkdown(study(), 'en')).toMatchInlineSnapshot(`
    "# Guests

    ## Q1 Will you come again?

    One answer.

    - ☐ Yes
    - ☐ Not sure
    - ☐ No
    - ☐ Prefer not to say

    ## 2. Why not?

    *Only if “Will you come again?” is “No” or “Not sure”*

    All that apply.

    - ☐ Price
    - ☐ Staff

    ## 3. How many spoke to you?

    *Only if “Why not?” is “Staff”*

    A number.

    ______

    ## 4. What do you feel?

    ### How do you feel if it is there: Wifi?

    - ☐ I like it that way
    - ☐ It must be that way
    - ☐ I am neutral
    - ☐ I can live with it that way
    - ☐ I dislike it that way

    ### How do you feel if it is not there: Wifi?

    - ☐ I like it that way
    - ☐ It must be that way
    - ☐ I am neutral
    - ☐ I can live with it that way
    - ☐ I dislike it that way

    ## 5. Rate

    | | good | bad |
    | --- | :-: | :-: |
    | Cake | ☐ | ☐ |
    "
  `);
  expect(questionnaireMarkdown(study(), 'zh-CN')).toContain('*仅当 “您还会再来吗？” 为 “不会” 或 “不一定”*');
});

test('the command writes both before there are any answers', async () => {
  const root = projectFolder({ 'data/guests/study.yaml': YAML });
  const { code, output } = await ran(root, 'questionnaire', 'guests');
  expect(code).toBe(0);
  expect(output).toContain('# 客人');
  const folder = join(root, 'data/guests/questionnaire');
  expect(existsSync(join(folder, 'guests.zh-CN.md'))).toBe(true);
  expect(readFileSync(join(folder, 'guests.xlsx')).subarray(0, 2).toString()).toBe('PK');
});

const TEXTS = '{ en: Words, zh-CN: 文字 }';

function formOf(questions: string) {
  const read = readStudyFile(`${YAML.split('questions:')[0]}questions:\n${questions}`, 'study.yaml', 'guests');
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const [head, ...rows] = xlsForm(read.study).survey;
  return rows.map((row) => Object.fromEntries(head!.map((heading, index) => [heading, row[index]])));
}

// Names that pyxform 4.5 refuses ("reserved for form metadata", "multiple survey elements named"), or that exports use for their own.
test('names that forms keep for themselves are not given away, nor one name twice', () => {
  const rows = formOf(
    ['meta', 'data', 'start', 'instanceID', 'group_x']
      .map((id) => `  ${id}: { type: text, column: ${id}, text: ${TEXTS} }\n`)
      .join('')
      .concat(
        `  first: { type: text, column: Same, text: ${TEXTS} }\n  second: { type: text, column: same, text: ${TEXTS} }\n`,
        `  third: { type: text, column: _id, text: ${TEXTS} }\n`,
      ),
  );
  expect(rows.map(({ name }) => name)).toEqual([
    'q_meta',
    'q_data',
    'q_start',
    'q_instanceID',
    'q_group_x',
    'Same',
    'second',
    'third',
  ]);
});

test('"none of these" stands alone, numbers keep their bounds, and a form says so in its languages', () => {
  const [boxes, least, most] = formOf(
    `  why: { type: multi, columns: why_*, text: ${TEXTS}, options: { price: ${TEXTS}, none: { en: None of these, zh-CN: 以上都没有 } } }
  least: { type: number, column: least, text: ${TEXTS}, min: 1 }
  most: { type: number, column: most, text: ${TEXTS}, max: 9 }
`,
  );
  expect(boxes).toMatchObject({
    constraint: "not(selected(., 'none') and count-selected(.) > 1)",
    'constraint_message::English (en)': 'This answer cannot be combined with others: “None of these”.',
    'constraint_message::中文 (zh)': '“以上都没有”不能与其他选项同时选择。',
    'hint::English (en)': 'All that apply.',
  });
  expect(least).toMatchObject({ constraint: '. >= 1', 'constraint_message::English (en)': '1 or more.' });
  expect(most).toMatchObject({ constraint: '. <= 9', 'constraint_message::中文 (zh)': '不大于 9。' });
});

test('ends of a recommendation are told, and a label is never taken for the answer to another question', () => {
  const [nps] = formOf(
    '  nps: { type: nps, column: r, text: { en: "Would you recommend ${us}?", zh-CN: 会推荐吗？ } }',
  );
  expect(nps).toMatchObject({
    'label::English (en)': 'Would you recommend $ {us}?',
    'hint::English (en)': '0 means “not at all likely”, 10 means “extremely likely”.',
    'hint::中文 (zh)': '0 表示“完全不可能”，10 表示“非常可能”。',
    appearance: 'columns-pack',
  });
});
