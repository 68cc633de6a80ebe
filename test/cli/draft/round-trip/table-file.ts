import writeExcelFile from 'write-excel-file/node';

/** A column of a file: its cells below its headings. */
export interface Column {
  readonly heads: readonly string[];
  readonly cells: readonly string[];
}

export interface TextOptions {
  readonly delimiter?: string;
  readonly charset?: 'utf-8' | 'utf-16le' | 'gb18030' | 'windows-1252';
  /** A byte order mark where UTF-8 needs none. */
  readonly mark?: boolean;
  /** Every cell in quotes. */
  readonly quoted?: boolean;
  readonly end?: '\n' | '\r\n';
}

/** Columns as delimited text. */
export function textFile(columns: readonly Column[], options: TextOptions = {}): Buffer {
  const { delimiter = ',', charset = 'utf-8', mark = false, quoted = false, end = '\n' } = options;
  const cell = (text: string) =>
    quoted || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const text = recordsOf(columns)
    .map((record) => record.map(cell).join(delimiter) + end)
    .join('');
  return encoded(mark || charset === 'utf-16le' ? `\uFEFF${text}` : text, charset);
}

/** Columns as the one sheet of a workbook; cells that are numbers stay texts unless `numbers`. */
export async function workbook(columns: readonly Column[], sheet = 'Sheet1', numbers = false): Promise<Buffer> {
  return sheets({ [sheet]: recordsOf(columns) }, numbers);
}

export async function sheets(
  rows: Readonly<Record<string, readonly (readonly string[])[]>>,
  numbers = false,
): Promise<Buffer> {
  const pages = Object.entries(rows).map(([sheet, records]) => ({
    sheet,
    data: records.map((record, row) =>
      record.map((value) =>
        value === ''
          ? null
          : numbers && row > 0 && /^-?\d+(\.\d+)?$/.test(value)
            ? { value: Number(value), type: Number }
            : { value, type: String },
      ),
    ),
  }));
  return writeExcelFile(pages).toBuffer();
}

export function recordsOf(columns: readonly Column[]): string[][] {
  const [first] = columns;
  const heads = first!.heads.map((_, row) => columns.map((column) => column.heads[row]!));
  const cells = first!.cells.map((_, row) => columns.map((column) => column.cells[row]!));
  return [...heads, ...cells];
}

/** Text in an encoding that Node can only read: the bytes that are read as each character. */
function encoded(text: string, charset: NonNullable<TextOptions['charset']>): Buffer {
  if (charset === 'utf-8' || charset === 'utf-16le') return Buffer.from(text, charset);
  const bytes = bytesOf(charset);
  return Buffer.concat([...text].map((letter) => bytes.get(letter) ?? unknown(letter, charset)));
}

function unknown(letter: string, charset: string): never {
  throw new Error(`no "${letter}" in ${charset}`);
}

const tables = new Map<string, ReadonlyMap<string, Buffer>>();

function bytesOf(charset: string): ReadonlyMap<string, Buffer> {
  const known = tables.get(charset);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(charset);
  const found = new Map<string, Buffer>();
  const add = (bytes: Buffer) => {
    const letter = decoder.decode(bytes);
    if ([...letter].length === 1 && letter !== '\uFFFD' && !found.has(letter)) found.set(letter, bytes);
  };
  for (let byte = 0; byte < 256; byte++) add(Buffer.from([byte]));
  if (charset === 'gb18030') {
    for (let lead = 0x81; lead < 0xff; lead++)
      for (let trail = 0x40; trail < 0xff; trail++) if (trail !== 0x7f) add(Buffer.from([lead, trail]));
  }
  tables.set(charset, found);
  return found;
}
