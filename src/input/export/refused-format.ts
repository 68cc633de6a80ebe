import type { Problem } from '../../errors.ts';

type Refusal = Pick<Problem, 'found' | 'hint'>;

const SIGNATURES: readonly (readonly [bytes: string, refusal: Refusal])[] = [
  [
    'd0cf11e0',
    {
      found: 'a spreadsheet of the old Excel format, or one that is protected by a password',
      hint: 'Open it and save it as .xlsx without a password.',
    },
  ],
  ['25504446', { found: 'a PDF file', hint: 'Export the answers as a table: CSV, XLSX or SAV.' }],
  ['1f8b', { found: 'a gzip file', hint: 'Unpack it first.' }],
  ['377abcaf', { found: 'a 7z archive', hint: 'Unpack it first.' }],
  ['52617221', { found: 'a RAR archive', hint: 'Unpack it first.' }],
  ['89504e47', { found: 'a picture', hint: undefined }],
  ['ffd8ff', { found: 'a picture', hint: undefined }],
  ['53514c69', { found: 'a database file', hint: 'Export the table with the answers as CSV.' }],
];

/** Why a file is none that can be read, seen from its first bytes; undefined when it may be one. */
export function refusedFormat(start: Buffer): Refusal | undefined {
  const head = start.subarray(0, 4).toString('hex');
  const known = SIGNATURES.find(([bytes]) => head.startsWith(bytes))?.[1];
  if (known !== undefined) return known;
  const text = start
    .subarray(0, 4096)
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart();
  if (/^<(!doctype html|html|head|body|table|meta)\b/i.test(text)) {
    return { found: 'a web page', hint: 'Perhaps the download wanted a login. Export the file again.' };
  }
  if (/^<\?xml\b[^]*<LimeSurveyDocType>/i.test(text)) {
    return { found: 'a LimeSurvey questionnaire', hint: 'It explains a file with answers; give it beside that file.' };
  }
  if (/^<\?xml\b|^<document\b/i.test(text)) {
    return { found: 'an XML file', hint: 'Export the answers as CSV, XLSX or SAV.' };
  }
  if (/^ASCII SPSS PORT FILE|SPSS PORT FILE/.test(text.slice(0, 400))) {
    return { found: 'an SPSS portable file (.por)', hint: 'Save it as .sav.' };
  }
  if (/^\{\s*"SurveyEntry"/.test(text)) {
    return {
      found: 'a Qualtrics questionnaire (.qsf)',
      hint: 'It explains a file with answers; give it beside that file.',
    };
  }
  if (/^"?Variable \/ Field Name"?[,;\t]/i.test(text)) {
    return { found: 'a REDCap data dictionary', hint: 'It explains a file with answers; give it beside that file.' };
  }
  return undefined;
}
