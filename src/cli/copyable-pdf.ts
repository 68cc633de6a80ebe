import { deflateSync, inflateSync } from 'node:zlib';
import { characterOf } from './radicals.ts';

/** Kangxi and CJK radicals: fonts draw them with the glyphs of the characters they look like. */
const RADICAL = /<(2[EF][0-9A-F]{2})>/g;
const OBJECT = /(\d+) (\d+) obj\n/g;
const STREAM = /^(<<[^]*?)>>\s*stream\r?\n/;

/**
 * A PDF from which Chinese can be copied.
 *
 * Chromium says of a glyph that a radical and a character share that it is the radical, so that 示 is copied as ⽰ and not found
 * by a search. Here every such entry of the fonts' ToUnicode maps is given the character that the text uses, and the table of
 * objects is written anew. A PDF of another build than Chromium's own, with compressed objects, is left as it is.
 */
export function copyablePdf(pdf: Uint8Array, words: string): Uint8Array {
  const used = new Set(words);
  const text = Buffer.from(pdf).toString('latin1');
  const startOfTable = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? NaN);
  if (!text.startsWith('xref', startOfTable)) return pdf;
  const trailer = text.slice(text.indexOf('trailer', startOfTable), text.lastIndexOf('startxref'));

  const offsets = offsetsIn(text.slice(startOfTable));
  const objects = [...offsets].sort(([, a], [, b]) => a - b);
  const pieces: string[] = [text.slice(0, objects[0]?.[1] ?? startOfTable)];
  let position = pieces[0]!.length;
  const moved = new Map<number, number>();
  objects.forEach(([number, from], i) => {
    const piece = corrected(text.slice(from, objects[i + 1]?.[1] ?? startOfTable), used);
    moved.set(number, position);
    pieces.push(piece);
    position += piece.length;
  });
  const size = Math.max(...offsets.keys()) + 1;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = moved.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  pieces.push(`xref\n0 ${size}\n${rows.join('')}${trailer}startxref\n${position}\n%%EOF\n`);
  return Buffer.from(pieces.join(''), 'latin1');
}

/** Number of each object in use → where it begins. */
function offsetsIn(table: string): Map<number, number> {
  const [, first = '0', rows = ''] = /^xref\s+(\d+) \d+\s*\n([^]*?)trailer/.exec(table) ?? [];
  const offsets = new Map<number, number>();
  [...rows.matchAll(/(\d{10}) \d{5} ([nf])/g)].forEach(([, offset, kind], i) => {
    if (kind === 'n') offsets.set(Number(first) + i, Number(offset));
  });
  return offsets;
}

/** An object whose ToUnicode map names characters instead of radicals; every other object as it was. */
function corrected(object: string, used: ReadonlySet<string>): string {
  OBJECT.lastIndex = 0;
  const head = OBJECT.exec(object)?.[0] ?? '';
  const [opening, dictionary = ''] = STREAM.exec(object.slice(head.length)) ?? [];
  if (opening === undefined || !dictionary.includes('/FlateDecode')) return object;
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? NaN);
  const from = head.length + opening.length;
  const map = inflated(object.slice(from, from + length));
  if (map === undefined || !map.includes('begincmap') || map.search(RADICAL) < 0) return object;
  const packed = deflateSync(Buffer.from(withCharacters(map, used), 'latin1')).toString('latin1');
  const written = dictionary.replace(/\/Length \d+/, `/Length ${packed.length}`);
  return `${head}${written}>> stream\n${packed}${object.slice(from + length)}`;
}

/** Only single entries can be radicals in disguise: a run of glyphs that follow each other like radicals are radicals. */
function withCharacters(map: string, used: ReadonlySet<string>): string {
  return map.replace(/beginbfchar[^]*?endbfchar/g, (entries) =>
    entries.replace(/(<[0-9A-F]+> )<(2[EF][0-9A-F]{2})>/g, (entry, glyph: string, radical: string) => {
      const character = characterOf(String.fromCodePoint(Number.parseInt(radical, 16)), used);
      const code = character.codePointAt(0)!;
      return character.length === 1 ? `${glyph}<${code.toString(16).toUpperCase().padStart(4, '0')}>` : entry;
    }),
  );
}

function inflated(bytes: string): string | undefined {
  try {
    return inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1');
  } catch {
    return undefined;
  }
}
