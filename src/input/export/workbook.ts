import { isUtf8 } from 'node:buffer';
import { InputErrors } from '../../errors.ts';
import { showsDate } from './cell-date.ts';
import { type SheetRows, sheetRows, unescaped } from './sheet-rows.ts';
import { attribute, damagedXml, xmlEvents } from './xml-events.ts';
import { type ZipEntries, zipEntries } from './zip-entries.ts';

const MOST_SHEETS = 255;

export interface Sheet extends SheetRows {
  readonly name: string;
  readonly visible: boolean;
}

/** @throws {InputErrors} when the file is no workbook, damaged, locked or a bomb */
export function workbookSheets(file: string, bytes: Buffer): readonly Sheet[] {
  const entries = zipEntries(file, bytes);
  const part = (name: string) => {
    const content = entries.bytes(name);
    if (content !== undefined && !isUtf8(content)) throw damagedXml(file);
    return content?.toString('utf8').replace(/^\uFEFF/, '');
  };
  const workbook = part('xl/workbook.xml');
  if (workbook === undefined) throw new InputErrors([{ place: { file }, ...notWorkbook(entries) }]);
  const related = relations(file, part('xl/_rels/workbook.xml.rels') ?? '');
  const sheets: { readonly name: string; readonly visible: boolean; readonly target: string | undefined }[] = [];
  let from1904 = false;
  for (const event of xmlEvents(file, workbook)) {
    if (event.kind !== 'open') continue;
    // Excel writes another element of this name among its extensions.
    if (event.name === 'workbookPr' && event.parent === 'workbook')
      from1904 = /^(1|true)$/.test(attribute(event.attributes, 'date1904') ?? '');
    if (event.name !== 'sheet' || event.parent !== 'sheets') continue;
    const target = related.get(attribute(event.attributes, 'id') ?? '')?.target;
    const name = attribute(event.attributes, 'name');
    if (name === undefined) throw damagedXml(file);
    const visible = (attribute(event.attributes, 'state') ?? 'visible') === 'visible';
    sheets.push({ name, visible, target });
  }
  if (sheets.length > MOST_SHEETS) {
    const found = `a workbook of ${sheets.length} sheets`;
    throw new InputErrors([{ place: { file }, found, expected: `at most ${MOST_SHEETS}` }]);
  }
  const named = (type: string) => [...related.values()].find((one) => one.type.endsWith(`/${type}`))?.target;
  const context = {
    file,
    strings: sharedStrings(file, part(named('sharedStrings') ?? 'xl/sharedStrings.xml')),
    dated: datedStyles(file, part(named('styles') ?? 'xl/styles.xml') ?? ''),
    from1904,
  };
  return sheets.map(({ name, visible, target }) => {
    const xml = target === undefined ? undefined : part(target);
    if (xml !== undefined) return { name, visible, ...sheetRows({ ...context, name }, xml) };
    const found = `a workbook without the content of its sheet "${name}"`;
    throw new InputErrors([{ place: { file }, found, expected: 'a whole workbook', hint: 'Export it again.' }]);
  });
}

function notWorkbook({ names }: ZipEntries): {
  readonly found: string;
  readonly expected: string;
  readonly hint: string;
} {
  const expected = 'a workbook or a table of answers';
  if (names.some((name) => name === 'word/document.xml'))
    return { found: 'a text document', expected, hint: 'Export the answers as a table.' };
  if (names.some((name) => /\.xlsb$|xl\/workbook\.bin$/.test(name))) {
    return { found: 'a binary workbook (.xlsb)', expected, hint: 'Save it as .xlsx.' };
  }
  if (names.some((name) => name === 'content.xml'))
    return { found: 'an OpenDocument file', expected, hint: 'Save it as .xlsx or CSV.' };
  const inside = names.find((name) => /\.(csv|xlsx|sav|tsv)$/i.test(name));
  const hint =
    inside === undefined ? 'Unpack it and give the file with the answers.' : `Unpack it and give "${inside}".`;
  return { found: 'a zip file', expected, hint };
}

interface Relation {
  /** Path within the archive. */
  readonly target: string;
  readonly type: string;
}

function relations(file: string, xml: string): ReadonlyMap<string, Relation> {
  const targets = new Map<string, Relation>();
  for (const event of xmlEvents(file, xml)) {
    if (event.kind !== 'open' || event.name !== 'Relationship') continue;
    const target = attribute(event.attributes, 'Target') ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    targets.set(attribute(event.attributes, 'Id') ?? '', {
      target: path.replace(/[^/]+\/\.\.\//g, '').replaceAll('/./', '/'),
      type: attribute(event.attributes, 'Type') ?? '',
    });
  }
  return targets;
}

function sharedStrings(file: string, xml: string | undefined): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  for (const event of xmlEvents(file, xml ?? '')) {
    if (event.kind === 'text') {
      if (inText && phonetic === 0) text += event.text;
    } else if (event.name === 't') inText = event.kind === 'open' && (event.parent === 'si' || event.parent === 'r');
    else if (event.name === 'rPh') phonetic += event.kind === 'open' ? 1 : -1;
    else if (event.name === 'si' && event.parent === 'sst') {
      if (event.kind === 'close') strings.push(unescaped(text));
      text = '';
    }
  }
  return strings;
}

/** For each cell style, whether it shows a date. */
function datedStyles(file: string, xml: string): readonly boolean[] {
  const codes = new Map<number, string>();
  const dated: boolean[] = [];
  const known = new Map<number, boolean>();
  let inCells = false;
  for (const event of xmlEvents(file, xml)) {
    if (event.kind === 'text') continue;
    if (event.name === 'cellXfs') inCells = event.kind === 'open';
    if (event.kind === 'close') continue;
    if (event.name === 'numFmt') {
      codes.set(Number(attribute(event.attributes, 'numFmtId')), attribute(event.attributes, 'formatCode') ?? '');
    } else if (inCells && event.name === 'xf') {
      const format = Number(attribute(event.attributes, 'numFmtId') ?? 0);
      const shows = known.get(format) ?? showsDate(format, codes.get(format));
      known.set(format, shows);
      dated.push(shows);
    }
  }
  return dated;
}
