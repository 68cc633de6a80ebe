/**
 * The characters that an OpenType font has glyphs for, from its `cmap` (formats 4 and 12).
 *
 * @see OpenType 1.9, cmap
 */
export function fontCharacters(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const characters = new Set<number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const entry = 12 + i * 16;
    if (view.getUint32(entry) !== 0x636d6170) continue;
    const cmap = view.getUint32(entry + 8);
    for (let j = 0; j < view.getUint16(cmap + 2); j++) {
      const table = cmap + view.getUint32(cmap + 4 + j * 8 + 4);
      const format = view.getUint16(table);
      if (format === 4) segments(view, table, characters);
      if (format === 12) groups(view, table, characters);
    }
  }
  return characters;
}

function segments(view: DataView, table: number, characters: Set<number>): void {
  const twice = view.getUint16(table + 6);
  for (let at = 0; at < twice; at += 2) {
    const last = view.getUint16(table + 14 + at);
    const first = view.getUint16(table + 16 + twice + at);
    for (let code = first; code <= last && code < 0xffff; code++) characters.add(code);
  }
}

function groups(view: DataView, table: number, characters: Set<number>): void {
  for (let i = 0; i < view.getUint32(table + 12); i++) {
    const at = table + 16 + i * 12;
    for (let code = view.getUint32(at); code <= view.getUint32(at + 4); code++) characters.add(code);
  }
}
