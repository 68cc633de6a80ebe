import { expect, test } from 'vitest';
import { readExport } from '../../../src/input/export/read-export.ts';
import { temporaryFile } from './temporary-file.ts';

/** Files whose licence does not let their rows be carried, imitated heading by heading with invented answers. */
function read(name: string, lines: readonly string[], options = {}) {
  return readExport(temporaryFile(name, lines.join('\n')), { name, ...options });
}

test('Qualtrics: metadata in words, previews and unfinished rows removed', async () => {
  const { profile } = await read('simulated.csv', [
    'StartDate,Status,IPAddress,Finished,ResponseId,LocationLatitude,Browser,Q1',
    'Start Date,Response Type,IP Address,Finished,Response ID,Location Latitude,Browser Meta Info - Browser,Happy?',
    `${['startDate', 'status', 'ipAddress', 'finished', '_recordId', 'locationLatitude', 'QID3_BROWSER', 'QID1'].map((id) => `"{""ImportId"":""${id}""}"`).join(',')}`,
    '2020-12-11 12:06:52,Survey Preview,,TRUE,R_1,29.7,Chrome,Yes',
    '2020-12-11 12:06:52,IP Address,192.0.2.1,TRUE,R_2,29.7,Chrome,Yes',
    '2020-12-11 12:06:52,IP Address,192.0.2.2,FALSE,R_3,29.7,Edge,',
    '2020-12-11 12:06:52,Spam,192.0.2.3,TRUE,R_4,29.7,Edge,No',
  ]);
  expect(profile).toMatchObject({
    tool: 'qualtrics',
    kept: 1,
    removed: [
      { reason: 'survey preview', rows: 1 },
      { reason: 'not finished', rows: 1 },
      { reason: 'spam', rows: 1 },
    ],
  });
  expect(profile.columns.map(({ role }) => role)).toEqual([
    'system',
    'system',
    'personal',
    'system',
    'system',
    'personal',
    'system',
    'answer',
  ]);
});

test('Typeform: runs of columns headed by their option are questions, told apart by "Other"', async () => {
  const { profile } = await read('coders.csv', [
    '#,"Role?",Other,hackathons,meetups,None,Other,EdX,Udemy,Other,"How long?","Start Date (UTC)","Network ID"',
    'a,Web,,hackathons,,,,EdX,Udemy,,3,2016-03-29 21:21:23,n1',
    'b,,Analyst,hackathons,meetups,,jams,,Udemy,,4,2016-03-29 21:21:23,n2',
    'c,Web,,,,None,,EdX,,Treehouse,5,2016-03-29 21:21:23,n3',
  ]);
  expect(profile.tool).toBe('typeform');
  expect(profile.sets.map(({ columns }) => columns)).toEqual([
    ['hackathons', 'meetups', 'None'],
    ['EdX', 'Udemy'],
  ]);
  const others = profile.columns.filter(({ heading }) => heading.startsWith('Other'));
  expect(others.map(({ heading, declared, text }) => [heading, declared, text])).toEqual([
    ['Other', 'text', 'Role?'],
    ['Other (2)', 'text', undefined],
    ['Other (3)', 'text', undefined],
  ]);
});

test('Kobo: the summary of a multiple choice gives way to its columns', async () => {
  const { profile } = await read('emperors.csv', [
    '"fav";"fav_other";"all";"all/julius";"all/nero";"all/other";"_id";"_uuid";"_submission_time";"_index"',
    '"other";"Otho";"nero other";"0";"1";"1";"1";"u1";"2016-04-01";"1"',
    '"nero";"";"julius nero";"1";"1";"0";"2";"u2";"2016-04-01";"2"',
  ]);
  expect(profile).toMatchObject({ tool: 'kobo', delimiter: ';', kept: 2 });
  expect(profile.columns[2]!.role).toBe('system');
  expect(profile.sets).toEqual([
    { name: 'all', label: 'all', columns: ['all/julius', 'all/nero', 'all/other'], counted: '1' },
  ]);
});

test('REDCap: further events of a record do not count twice', async () => {
  const { profile } = await read('events.csv', [
    'record_id,redcap_event_name,q1,form_complete',
    '1,first_arm_1,4,2',
    '1,second_arm_1,5,2',
    '2,first_arm_1,3,2',
  ]);
  expect(profile).toMatchObject({
    tool: 'redcap',
    kept: 2,
    removed: [{ reason: 'further event or instance of the same record', rows: 1 }],
  });
});

test('encodings that are not UTF-8 are told by their everyday characters', async () => {
  const big5 = Buffer.concat([
    Buffer.from('a,b\n1,'),
    // 服務態度非常好謝謝您們的幫忙
    Buffer.from('aa41b0c8ba41abd7ab44b160a66ec1c2c1c2b17aadccaabac0b0a6a3', 'hex'),
    Buffer.from('\n'),
  ]);
  const sjis = Buffer.concat([
    Buffer.from('a,b\n1,'),
    // ありがとうございます
    Buffer.from('82a082e882aa82c682a482b282b482a282dc82b7', 'hex'),
    Buffer.from('\n'),
  ]);
  const cyrillic = Buffer.concat([
    Buffer.from('a,b\n1,'),
    Buffer.from('cef7e5edfc20e4eee2eeebe5ed', 'hex'),
    Buffer.from('\n'),
  ]);
  const western = Buffer.from('a,b\n1,Kan\xe4le f\xfcr alle \x96 sehr gut\n', 'latin1');
  const charset = async (bytes: Uint8Array) => (await readExport(temporaryFile('encoded.csv', bytes))).profile.charset;
  expect(await charset(big5)).toBe('big5');
  expect(await charset(sjis)).toBe('shift_jis');
  expect(await charset(cyrillic)).toBe('windows-1251');
  expect(await charset(western)).toBe('windows-1252');
  const { rows } = await readExport(temporaryFile('sjis.csv', sjis));
  expect(rows[0]![1]).toBe('ありがとうございます');
});

test('UTF-8 with stray bytes is refused; a named encoding reads it', async () => {
  const stray = Buffer.concat([
    Buffer.from('a,b\n1,äöüßéàñ退货流程\n2,'),
    Buffer.from([0xe4, 0x20]),
    Buffer.from('\n'),
  ]);
  const path = temporaryFile('stray.csv', stray);
  await expect(readExport(path)).rejects.toThrow('text in UTF-8 with bytes among it that are not');
  const { profile, rows } = await readExport(path, { charset: 'utf-8' });
  expect(rows[1]![1]).toBe('\uFFFD ');
  expect(profile.remarks).toEqual(['Some bytes are not UTF-8 and were replaced.']);
});
