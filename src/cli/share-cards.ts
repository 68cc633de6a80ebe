import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { type CardReport, shareCardSvg } from '../blocks/share-card.ts';
import { fontCharacters } from './font-characters.ts';
import { openTypeFromWoff } from './opentype-from-woff.ts';

const FAMILY = 'Noto Sans SC';

/** Part of the address of a kept card: with another version or other fonts, cards are drawn again. */
const DRAWN_BY = 'resvg-wasm 2.6.2, noto-sans-sc 5.3.0 700';

interface CardFont {
  readonly bytes: Uint8Array;
  readonly characters: ReadonlySet<number>;
}

/**
 * Draw the share card of every report into the site, `<study>/<language>/card.png`. Fonts come from the project and the drawing
 * is done in WebAssembly, so the bytes are the same on any machine.
 *
 * @param kept folder of cards drawn before, by what is on them
 */
export async function drawShareCards(site: string, reports: readonly CardReport[], kept: string): Promise<void> {
  const fonts = await cardFonts();
  const writes = (text: string): boolean =>
    lettersOf(text).every((one) => fonts.some(({ characters }) => characters.has(one)));
  await mkdir(kept, { recursive: true });
  for (const report of reports) {
    const folder = join(site, report.open.study.id, report.voice.language);
    await mkdir(folder, { recursive: true });
    const svg = shareCardSvg(report, FAMILY, writes);
    const known = join(kept, `${createHash('sha256').update(DRAWN_BY).update(svg).digest('hex')}.png`);
    const png = (await readFile(known).catch(() => undefined)) ?? (await drawn(svg, fonts));
    await writeFile(known, png);
    await writeFile(join(folder, 'card.png'), png);
  }
}

let ready: Promise<void> | undefined;

/** Only with the fonts that have some of its letters: reading the Chinese one takes a third of a second. */
async function drawn(svg: string, fonts: readonly CardFont[]): Promise<Uint8Array> {
  await (ready ??= prepared());
  const missing = new Set(lettersOf(svg));
  const fontBuffers = fonts.flatMap(({ bytes, characters }) => {
    const own = [...missing].filter((letter) => characters.has(letter));
    for (const letter of own) missing.delete(letter);
    return own.length === 0 ? [] : [bytes];
  });
  return new Resvg(svg, { font: { fontBuffers, defaultFontFamily: FAMILY } }).render().asPng();
}

async function prepared(): Promise<void> {
  await initWasm(await readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
}

/** The small Latin one first. */
async function cardFonts(): Promise<CardFont[]> {
  const folder = join(import.meta.dirname, '../theme/fonts');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.woff')).sort();
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return files
    .toSorted((a, b) => Number(a.length > 1e6) - Number(b.length > 1e6))
    .map((file) => {
      const bytes = openTypeFromWoff(file);
      return { bytes, characters: fontCharacters(bytes) };
    });
}

function lettersOf(text: string): number[] {
  return [...text].map((letter) => letter.codePointAt(0)!);
}
