import type { Problem } from '../errors.ts';

const SPREADSHEET_HINT =
  'Open it in a spreadsheet and save it as "CSV UTF-8"; a new ending does not change what is inside.';

const SIGNATURES: readonly (readonly [bytes: string, found: string])[] = [
  ['504b0304', 'a spreadsheet or another zip file'],
  ['d0cf11e0', 'a spreadsheet of the old Excel format'],
  ['fffe', 'text in UTF-16'],
  ['feff', 'text in UTF-16'],
  ['25504446', 'a PDF file'],
  ['1f8b', 'a gzip file'],
  ['24464c32', 'an SPSS file'],
];

/** What a file is that only calls itself CSV, seen from its first bytes; undefined when it may be CSV. */
export function otherFormat(start: Buffer): Pick<Problem, 'found' | 'expected' | 'hint'> | undefined {
  const expected = 'a CSV file';
  const head = start.subarray(0, 4).toString('hex');
  const signature = SIGNATURES.find(([bytes]) => head.startsWith(bytes));
  if (signature !== undefined) return { found: signature[1], expected, hint: SPREADSHEET_HINT };
  const text = start
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart();
  if (/^<(!doctype html|html|head|body|table|meta)\b/i.test(text)) {
    return { found: 'a web page', expected, hint: 'Perhaps the download wanted a login. Export the file again.' };
  }
  if (/^<\?xml\b/i.test(text)) return { found: 'an XML file', expected, hint: SPREADSHEET_HINT };
  return undefined;
}
