import type { FileFacts } from './file-facts.ts';
import type { Source } from './layout.ts';
import { openDelimited } from './open-delimited.ts';
import { openJson } from './open-json.ts';
import { openParquet } from './open-parquet.ts';
import { openSav } from './open-sav.ts';
import { openWorkbook } from './open-workbook.ts';

export interface OpenOptions {
  readonly path: string;
  /** How the file is called in messages. */
  readonly file: string;
  readonly facts: FileFacts;
  readonly charset: string | undefined;
  readonly delimiter: string | undefined;
  readonly sheet: string | undefined;
  /** Paths of files that explain this one. */
  readonly companions: readonly string[];
}

interface FormatReader {
  readonly name: string;
  /** True when the first bytes are this format's. */
  fits(start: Buffer): boolean;
  open(options: OpenOptions): Promise<Source>;
}

/** What files can be read; the first that fits is taken. A new format is a line here. */
export const FORMATS: readonly FormatReader[] = [
  { name: 'xlsx', fits: (start) => start.subarray(0, 4).toString('hex') === '504b0304', open: openWorkbook },
  { name: 'spss', fits: (start) => /^\$FL[23]/.test(start.toString('latin1', 0, 4)), open: openSav },
  { name: 'parquet', fits: (start) => start.toString('latin1', 0, 4) === 'PAR1', open: openParquet },
  {
    name: 'json',
    fits: (start) => /^(\u00EF\u00BB\u00BF)?\s*(\[\s*\{|\[\s*\]|\{\s*")/.test(start.toString('latin1', 0, 200)),
    open: openJson,
  },
  { name: 'delimited', fits: () => true, open: openDelimited },
];
