/** How a file's bytes are to be read as text. */
export interface Charset {
  /** Label for TextDecoder. */
  readonly label: string;
  /** Bytes of the byte order mark. */
  readonly mark: number;
  /** True when it was guessed and not declared by the file or proved by strict decoding. */
  readonly guessed: boolean;
}

/** The byte order mark, or UTF-16 by where its zero bytes stand; undefined when the bytes have to be tried. */
export function declaredCharset(start: Uint8Array): Charset | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { label: 'utf-8', mark: 3, guessed: false };
  if (start[0] === 0xff && start[1] === 0xfe) return { label: 'utf-16le', mark: 2, guessed: false };
  if (start[0] === 0xfe && start[1] === 0xff) return { label: 'utf-16be', mark: 2, guessed: false };
  const pairs = Math.min(start.length, 512) >> 1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (start[2 * i] === 0) even++;
    if (start[2 * i + 1] === 0) odd++;
  }
  if (pairs >= 8 && odd > pairs * 0.4 && even === 0) return { label: 'utf-16le', mark: 0, guessed: true };
  if (pairs >= 8 && even > pairs * 0.4 && odd === 0) return { label: 'utf-16be', mark: 0, guessed: true };
  return undefined;
}

/**
 * The likeliest encoding of text that is not UTF-8: gb18030, big5, shift_jis, euc-kr, windows-1251 or windows-1252.
 *
 * Each double-byte encoding has rows of everyday characters (level 1 of GB 2312 and of Big5, kana and level 1 of JIS X 0208).
 * Text in that encoding lies nearly wholly in them, text in another one about as often as their share of the code space.
 */
export function likelyCharset(sample: Uint8Array): string {
  // Two odd signs in a page of Latin letters are no Chinese character.
  if (sample.length >= STRAY.among && beyondAscii(sample) <= STRAY.bytes) return 'windows-1252';
  const scores = DOUBLE_BYTE.map((encoding) => ({ label: encoding.label, ...everyday(sample, encoding) }));
  const best = scores.reduce((a, b) => (b.share > a.share ? b : a));
  if (best.share >= 0.7) {
    const korean = scores.find(({ label }) => label === 'euc-kr')!;
    return korean.share >= 0.98 && korean.characters >= 20 ? 'euc-kr' : best.label;
  }
  return cyrillic(sample) ? 'windows-1251' : 'windows-1252';
}

const STRAY = { bytes: 4, among: 2000 } as const;

function beyondAscii(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte >= 0x80) count++;
  return count;
}

interface DoubleByte {
  readonly label: string;
  lead(byte: number): boolean;
  trail(byte: number): boolean;
  everyday(lead: number, trail: number): boolean;
}

const DOUBLE_BYTE: readonly DoubleByte[] = [
  {
    label: 'gb18030',
    lead: (byte) => byte >= 0x81 && byte <= 0xfe,
    trail: (byte) => byte >= 0x40 && byte !== 0x7f && byte !== 0xff,
    everyday: (lead, trail) => trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || lead === 0xa1 || lead === 0xa3),
  },
  {
    label: 'big5',
    lead: (byte) => byte >= 0x81 && byte <= 0xfe,
    trail: (byte) => (byte >= 0x40 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xfe),
    everyday: (lead, trail) => (lead >= 0xa4 && lead <= 0xc6) || (lead === 0xa1 && trail <= 0x7e),
  },
  {
    label: 'shift_jis',
    lead: (byte) => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc),
    trail: (byte) => byte >= 0x40 && byte !== 0x7f && byte <= 0xfc,
    everyday: (lead, trail) =>
      (lead === 0x82 && trail >= 0x4f && trail <= 0xf1) ||
      (lead === 0x83 && trail <= 0x96) ||
      (lead === 0x81 && trail <= 0x9a) ||
      (lead >= 0x88 && lead <= 0x97),
  },
  {
    label: 'euc-kr',
    lead: (byte) => byte >= 0xa1 && byte <= 0xfe,
    trail: (byte) => byte >= 0xa1 && byte <= 0xfe,
    everyday: (lead) => lead >= 0xb0 && lead <= 0xc8,
  },
];

/** Share of the characters beyond ASCII that are everyday ones; bytes that the encoding does not know count against it. */
function everyday(bytes: Uint8Array, encoding: DoubleByte): { readonly share: number; readonly characters: number } {
  let characters = 0;
  let good = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i]!;
    if (lead < 0x80) continue;
    characters++;
    const trail = bytes[i + 1] ?? 0;
    if (!encoding.lead(lead) || !encoding.trail(trail)) continue;
    if (encoding.everyday(lead, trail)) good++;
    i++;
  }
  return { share: characters === 0 ? 0 : good / characters, characters };
}

/** Whole words of letters beyond ASCII: Cyrillic. In Western text such letters stand alone. */
function cyrillic(bytes: Uint8Array): boolean {
  let high = 0;
  let inWords = 0;
  for (let i = 0; i < bytes.length;) {
    let end = i;
    while (end < bytes.length && bytes[end]! >= 0xc0) end++;
    high += end - i;
    if (end - i >= 3) inWords += end - i;
    i = Math.max(end, i + 1);
  }
  return high >= 6 && inWords / high > 0.7;
}

/** Share of the bytes beyond ASCII that belong to valid UTF-8 characters, 0 to 1; 0 when there are fewer than five such characters. */
export function validUtf8Share(bytes: Uint8Array): number {
  let high = 0;
  let valid = 0;
  let characters = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    const length =
      byte >= 0xf0 && byte <= 0xf4 ? 4 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xc2 && byte < 0xe0 ? 2 : 1;
    let whole = length > 1;
    for (let k = 1; k < length; k++) whole &&= (bytes[i + k] ?? 0) >> 6 === 2;
    if (!whole) {
      high++;
      continue;
    }
    characters++;
    high += length;
    valid += length;
    i += length - 1;
  }
  return characters < 5 ? 0 : valid / high;
}
