import { describe, expect, test } from 'vitest';
import { readExport } from '../../../src/input/export/read-export.ts';
import type { ProfiledTable } from '../../../src/input/profile.ts';
import { temporaryFile } from './temporary-file.ts';

/** Traps met in public survey exports, each imitated with invented answers. */
function read(name: string, lines: readonly string[], options = {}): Promise<ProfiledTable> {
  return readExport(temporaryFile(name, lines.join('\n')), { name, ...options });
}

function rolesOf({ profile }: Pick<ProfiledTable, 'profile'>): string {
  return profile.columns.map(({ role }) => role).join(' ');
}

function groupsOf({ profile }: ProfiledTable): (readonly [text: string | undefined, parts: string])[] {
  const questions = new Map<string, string[]>();
  for (const { question, part, text } of profile.columns) {
    if (question !== undefined && part !== undefined)
      questions.set(text ?? '', [...(questions.get(text ?? '') ?? []), part]);
  }
  return [...questions].map(([text, parts]) => [text, parts.join(', ')]);
}

describe('Alchemer', () => {
  test('without the column of ids, unfinished interviews are still left out', async () => {
    const { profile } = await read('export.csv', [
      'Time Started,Date Submitted,Status,How often do you visit us?',
      '12/21/2015 21:47,12/21/2015 21:51,Partial,',
      '12/22/2015 03:36,12/22/2015 03:51,Complete,Daily',
      '12/22/2015 04:36,12/22/2015 04:51,Complete,Weekly',
    ]);
    expect(profile).toMatchObject({ tool: 'alchemer', kept: 2, removed: [{ reason: 'not finished', rows: 1 }] });
    expect(rolesOf({ profile })).toBe('system system system answer');
  });
});

describe('Bytes', () => {
  test('a tab-separated download of Google Sheets does not quote', async () => {
    const { profile, rows } = await read('survey.tsv', [
      'Timestamp\tHow did you learn?\tWhich city?',
      '9/6/2018 0:06:16\t"learning by doing", mostly\tBern',
      '9/7/2018 0:06:16\tfrom a "book"\t"Basel',
    ]);
    expect(rows.map((row) => row.slice(1))).toEqual([
      ['"learning by doing", mostly', 'Bern'],
      ['from a "book"', '"Basel'],
    ]);
    expect(profile.remarks).toEqual(['Quotation marks are read as letters: the file does not quote its cells.']);
  });

  test('quotes that go around whole cells alone are quotes', async () => {
    const { rows } = await read('quoted.tsv', ['a\tb', '"one, two"\t3', 'four\t6']);
    expect(rows).toEqual([
      ['one, two', '3'],
      ['four', '6'],
    ]);
  });

  test('but where quotes hold tabs or line breaks together, they are quotes', async () => {
    const { rows } = await read('quoted.tsv', ['a\tb', '"one\ttwo"\t3', '"four\nfive"\t6']);
    expect(rows).toEqual([
      ['one\ttwo', '3'],
      ['four\nfive', '6'],
    ]);
  });

  test.each([
    ['a mark written twice in a quoted cell', ['a\tb', '"say ""ten"""\t1', '"ni"ne\t2']],
    ['a line of quoted cells', ['"a"\t"b"', 'six\t1', '"sev"en\t2']],
  ])('where there is %s, quotes are quotes, and what no rule of quoting explains is damage', async (_, lines) => {
    await expect(read('damaged.tsv', lines)).rejects.toThrow(
      /row 3: found a quotation mark that is not closed, or text/,
    );
  });

  test('an empty cell in quotes is no sign of quoting', async () => {
    const { rows } = await read('bare.tsv', ['a\tb', '""\t1', '"ni"ne\t2']);
    expect(rows).toEqual([
      ['""', '1'],
      ['"ni"ne', '2'],
    ]);
  });

  test('two stray bytes in a page of Latin letters are no Japanese', async () => {
    const lines = ['Fan of the universe?X,Where?', ...Array.from({ length: 200 }, () => 'Yes,South Atlantic')];
    const bytes = Buffer.from(lines.join('\n'), 'latin1');
    const path = temporaryFile(
      'wars.csv',
      Buffer.concat([bytes.subarray(0, 20), Buffer.from([0x8c, 0xe6]), bytes.subarray(21)]),
    );
    expect((await readExport(path)).profile.charset).toBe('windows-1252');
  });
});

describe('Tables made by hand', () => {
  const answers = ['Yes,No,4,North', 'No,No,3,South', 'Yes,Yes,5,North', 'No,Yes,4,South', 'Yes,No,2,North'];

  test('a question over blank headings, its parts in the row below: no respondent more', async () => {
    const table = await read('two.csv', ['Which do you use?,,How many?,Where?', 'Bus,Train,,', ...answers]);
    expect(table.profile.kept).toBe(5);
    expect(table.profile.columns.map(({ heading }) => heading)).toEqual([
      'Which do you use? - Bus',
      'Which do you use? - Train',
      'How many?',
      'Where?',
    ]);
  });

  test('three parts are needed to tell: blank headings over two columns of answers stay columns', async () => {
    const { profile } = await read('blank.csv', [
      'Comment,,,Where?',
      'fine,late,,North',
      'good,,,South',
      'bad,,,North',
    ]);
    expect(profile.kept).toBe(3);
  });

  test('wordings below codes, with titles of sections between, are texts and no respondent', async () => {
    const { profile } = await read('codes.csv', [
      'ID,Region,q1,q2',
      ',ABOUT YOU,PART A,',
      'ID,Region,7.1 Staff are friendly and patient,How long did it take in minutes?',
      ...[1, 2, 3, 4, 5, 6].map((row) => `${row},${row % 2 ? 'North' : 'South'},${(row % 3) + 1},${row * 10}`),
    ]);
    expect(profile.kept).toBe(6);
    expect(profile.columns.map(({ text }) => text)).toEqual([
      'ID',
      'Region',
      '7.1 Staff are friendly and patient',
      'How long did it take in minutes?',
    ]);
  });

  test('wordings and short names below codes: neither is a respondent', async () => {
    const { profile } = await read('three.csv', [
      'Q4,Q5,Q6,Q7,Q8',
      'What is your role?,Where?,Was the course any use?,Was the room any good?,Would you come again?',
      'Role,Place,Use,Room,Again',
      ...Array.from(
        { length: 10 },
        (_, row) => `${row % 2 ? 'Nurse' : 'Doctor'},North,Good,Poor,${row % 3 ? 'Yes' : 'No'}`,
      ),
    ]);
    expect(profile.kept).toBe(10);
    expect(profile.columns[2]).toMatchObject({ heading: 'Q6', text: 'Was the course any use?' });
  });

  test('but the first respondent is none of these', async () => {
    const { profile } = await read('codes.csv', [
      'q1,q2,q3',
      'Very satisfied,I always come here on Mondays,North',
      'Satisfied,Never again,South',
      'Very satisfied,Good coffee,North',
      'Satisfied,Too loud in here,South',
    ]);
    expect(profile.kept).toBe(4);
  });

  test('titles above the headings, totals and notes below the answers, the headings again between them', async () => {
    const { profile } = await read('report.csv', [
      'Guest survey,,,',
      'as of,2024-05-01,,',
      'Bus,Train,Score,Where?',
      ...answers,
      'Bus,Train,Score,Where?',
      'Total,3,18,',
      'Mean,,3.6,',
      'Median,,,',
      'Note: two guests left early,,,',
    ]);
    expect(profile.columns.map(({ heading }) => heading)).toEqual(['Bus', 'Train', 'Score', 'Where?']);
    expect(profile).toMatchObject({
      kept: 5,
      removed: [
        { reason: 'the headings again', rows: 1 },
        { reason: 'totals or means', rows: 3 },
        { reason: 'a note', rows: 1 },
      ],
    });
  });

  test('an answer that says "average" is an answer', async () => {
    const rows = ['Average,3', 'Good,4', 'Average,2', 'Good,5'];
    expect((await read('quality.csv', ['Quality,Score', ...rows])).profile.kept).toBe(4);
  });

  test('a file whose first row holds answers is refused', async () => {
    const rows = ['US,No,18-29,5', 'US,No,30-44,4', 'DE,Yes,18-29,5', 'US,Yes,18-29,3', 'DE,No,30-44,5'];
    await expect(read('bare.csv', rows)).rejects.toThrow(
      'bare.csv, row 1: found answers where headings should be, expected a first row with the name of each column.',
    );
  });

  test('options that head their own columns are headings', async () => {
    const table = await read('own.csv', ['Bus,Train,Tram,Bike', 'Bus,,,Bike', ',Train,,Bike', 'Bus,,Tram,']);
    expect(table.profile.kept).toBe(3);
  });
});

describe('Columns that each hold the end of their own heading', () => {
  const rows = ['1,Python.,,,often,Bus,,Bike', '2,,R.,,never,,Train,', '3,Python.,R.,,often,Bus,,Bike'];
  const headings = '3. Python.,3. R.,3. Go.,How often?,Bus,Train,Bike';

  test.each([
    ['surveymonkey', 'Respondent ID'],
    ['plain', 'Number'],
  ])('are boxes, one question for each beginning: %s', async (tool, first) => {
    const { profile } = await read('joined.csv', [`${first},${headings}`, ...rows]);
    expect(profile.tool).toBe(tool);
    expect(profile.columns.slice(1).map(({ question, part }) => [question, part])).toEqual([
      ['boxes 2', 'Python.'],
      ['boxes 2', 'R.'],
      ['boxes 2', 'Go.'],
      [undefined, undefined],
      ['boxes 6', 'Bus'],
      ['boxes 6', 'Train'],
      ['boxes 6', 'Bike'],
    ]);
  });
});

test('a dash within options does not end the question', async () => {
  const { profile } = await read('joined.csv', [
    'Respondent ID,6. Own machine.,6. Cloud - AWS.,6. Cloud - IBM.,6. Colab.',
    '1,Own machine.,,Cloud - IBM.,',
    '2,,Cloud - AWS.,Cloud - IBM.,Colab.',
  ]);
  expect(profile.columns.slice(1).map(({ question, part }) => [question, part])).toEqual([
    ['boxes 2', 'Own machine.'],
    ['boxes 2', 'Cloud - AWS.'],
    ['boxes 2', 'Cloud - IBM.'],
    ['boxes 2', 'Colab.'],
  ]);
});

describe('What looks personal', () => {
  test.each([
    'Name_Agent',
    "Nom et prénom de l'agent",
    'interviewer',
    'Enumerator ID',
    'Name of the teacher',
    '1、你的姓名',
    '2、你的学号',
    'Birthday (MM/DD)',
    'Current 5 Digit Zip Code',
    'Street, City, State, ZIP',
    'Screen Name',
    'PROLIFIC_PID',
    'StudentID',
    'Last number of your year of birth, first letter of your family name',
    'Apellidos',
    'ФИО',
    '3、您的手机号码',
  ])('%s', async (heading) => {
    const cells = ['NIFASHA_Anicet', 'KWIZERA_Aurore', 'IRAKOZE_Nadine', 'NIFASHA_Anicet'];
    const { profile } = await read('staff.csv', [`"${heading}";Happy?`, ...cells.map((cell) => `${cell};yes`)]);
    expect(profile.columns[0]!.role).toBe('personal');
  });

  test.each([
    ['Which brand name do you remember', 'Northwind'],
    ['Do you know the name of your account manager', 'Yes'],
    ['6. Mobile device (e.g. phone, tablet)', 'Yes'],
    ['Channels we reached you by: Phone', 'Phone'],
    ['How many students are there at your postcode', '4'],
    ['10、您使用手机APP的频率', '每天'],
  ])('but not %s', async (heading, cell) => {
    const { profile } = await read('not.csv', [`"${heading}";Happy?`, `${cell};yes`, `${cell};no`, ';no']);
    expect(profile.columns[0]!.role).toBe('answer');
  });
});

describe('REDCap', () => {
  test('forms that nobody ever marks as complete: no record is left out', async () => {
    const rows = Array.from({ length: 6 }, (_, index) => `${index + 1},${(index % 5) + 1},0`);
    const { profile } = await read('trial.csv', ['record_id,satisfied,visit_complete', ...rows]);
    expect(profile).toMatchObject({ tool: 'redcap', kept: 6, removed: [] });
    expect(profile.remarks).toEqual(['No record is marked as complete, so all count as answers.']);
  });

  test('boxes of one checkbox field belong together under its name', async () => {
    const table = await read('raw.csv', [
      'record_id,scr_ex_cond___1,scr_ex_cond___2,visit_complete',
      '1,1,0,2',
      '2,0,1,2',
    ]);
    expect(table.profile.columns[1]).toMatchObject({ question: 'scr_ex_cond', text: 'scr_ex_cond', part: '1' });
  });
});

describe('Kobo', () => {
  test('questions of a group go by their own names', async () => {
    const { profile } = await read('kobo.csv', [
      'about/type;about/region;_uuid;_submission_time;_xform_id_string',
      'shop;north;a-1;2024-03-01;aX9',
      'stall;south;a-2;2024-03-01;aX9',
    ]);
    expect(profile.columns.map(({ text, question, role }) => [text, question, role])).toEqual([
      ['type', undefined, 'answer'],
      ['region', undefined, 'answer'],
      [undefined, undefined, 'system'],
      [undefined, undefined, 'system'],
      [undefined, undefined, 'system'],
    ]);
  });
});

describe('Qualtrics', () => {
  test('page timers and what a browser says of itself are the tool’s', async () => {
    const table = await read('timers.csv', [
      'ResponseId,Finished,Q1,intro_t_First Click,intro_t_Page Submit,intro_t_Click Count,meta_Browser,meta_Operating System,PROLIFIC_PID',
      'Response ID,Finished,Happy?,Timing - First Click,Timing - Page Submit,Timing - Click Count,Meta - Browser,Meta - Operating System,PROLIFIC_PID',
      'R_1,True,Yes,2.8,3.1,4,Chrome,Windows,5f1a',
      'R_2,True,No,2.8,3.1,4,Firefox,Linux,5f1b',
    ]);
    expect(rolesOf(table)).toBe('system system answer system system system system system personal');
  });
});

describe('问卷星', () => {
  test('a file without the columns of times is known by its numbering', async () => {
    const table = await read('answers.csv', [
      '序号,1、您的性别：,2、您的年龄段,3、评价—速度,价格,4、您会再来吗',
      '1,男,20～30,满意,一般,会',
      '2,女,31～40,一般,满意,不会',
    ]);
    expect(table.profile.tool).toBe('wjx');
    expect(groupsOf(table)).toEqual([['评价', '速度, 价格']]);
  });

  test('rows of a grid that each repeat the number of the question', async () => {
    const table = await read('answers.csv', [
      '序号,1、您的性别：,7、请评分：—害怕拒绝别人,7、担心说错话,7、自然表达,8、以上如何',
      '1,男,同意,不同意,同意,好',
      '2,女,不同意,同意,同意,差',
    ]);
    expect(groupsOf(table)).toEqual([['请评分：', '害怕拒绝别人, 担心说错话, 自然表达']]);
  });
});

describe('LimeSurvey', () => {
  const French =
    '"ID de la réponse","Date de soumission","Dernière page","Langue de départ","Adresse IP","Genre [Femme]","Genre [Homme]","Durée pour la question: Q1"';

  test('in another language, unfinished interviews are left out and times are the tool’s', async () => {
    const table = await read('resultats.csv', [
      French,
      '"1","2024-03-01 10:00:00","3","fr","192.0.2.1","Oui","Non","12.5"',
      '"2","","1","fr","192.0.2.2","Oui","Non","3.1"',
      '"3","2024-03-01 11:00:00","3","fr","192.0.2.3","Non","Oui","9"',
    ]);
    expect(table.profile).toMatchObject({
      tool: 'limesurvey',
      kept: 2,
      removed: [{ reason: 'not finished', rows: 1 }],
    });
    expect(rolesOf(table)).toBe('system system system system personal answer answer system');
    expect(table.profile.sets).toMatchObject([{ columns: ['Genre [Femme]', 'Genre [Homme]'], counted: 'Oui' }]);
  });

  test('in a language that nobody has listed, the first columns tell', async () => {
    const { profile } = await read('wyniki.csv', [
      '"ID odpowiedzi","Data wysłania","Ostatnia strona","Język początkowy","Czy?"',
      '"1","2024-03-01 10:00:00","3","pl","Tak"',
      '"2","","1","pl","Tak"',
    ]);
    expect(profile).toMatchObject({
      tool: 'limesurvey',
      because: 'first columns are id, date sent, last page and language',
      removed: [{ reason: 'not finished', rows: 1 }],
    });
    expect(rolesOf({ profile })).toBe('system system system system answer');
  });

  test('headings of code and text: both are understood, and sub-questions belong together', async () => {
    const table = await read('results.csv', [
      '"id. Response ID","submitdate. Date submitted","lastpage. Last page","startlanguage. Start language","Q1[SQ001]. How was it? [Price]","Q1[SQ002]. How was it? [Staff]","Q2. Where do you live?"',
      '"1","2024-03-01 10:00:00","3","en","Good","Poor","North"',
      '"2","","1","en","Good","",""',
    ]);
    expect(table.profile).toMatchObject({
      tool: 'limesurvey',
      kept: 1,
      removed: [{ reason: 'not finished', rows: 1 }],
    });
    expect(groupsOf(table)).toEqual([['How was it?', 'Price, Staff']]);
    expect(table.profile.columns.at(-1)).toMatchObject({
      heading: 'Q2. Where do you live?',
      role: 'answer',
      text: 'Where do you live?',
    });
  });
});
