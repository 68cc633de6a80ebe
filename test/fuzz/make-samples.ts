import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import XLSX from '@e965/xlsx';
import {
  Bool,
  DateDay,
  Float64,
  Int32,
  Int64,
  List,
  Table,
  tableToIPC,
  TimestampMillisecond,
  Utf8,
  vectorFromArray,
  Field,
} from 'apache-arrow';
import * as parquet from 'parquet-wasm';

/** `node test/fuzz/make-samples.ts` writes the samples in `samples/`: workbooks and tables of kinds that no other sample has. */
const folder = join(import.meta.dirname, 'samples');
const people = Array.from({ length: 24 }, (_, index) => index + 1);

const sheet = people.map((person) => ({
  No: person,
  'How satisfied are you?': ['Very satisfied', 'Satisfied', 'Neither', 'Dissatisfied'][person % 4],
  'When?': new Date(Date.UTC(2026, 2, 1 + (person % 20), 8, person, 30)),
  Day: new Date(Date.UTC(2026, 2, 1 + (person % 20))),
  Share: person / 7,
  Again: person % 3 > 0,
  Remark: person % 5 === 0 ? `Zeile ${person}\nsehr gut & "billig" <b>` : undefined,
  客户: ['满意', '不满意', '😀'][person % 3],
}));
for (const date1904 of [false, true]) {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.json_to_sheet(sheet, { UTC: true, cellDates: false }),
    'Antworten & mehr',
  );
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['Notes'], ['none']]), 'Notes');
  book.Workbook = { WBProps: { date1904 } };
  const bytes = XLSX.write(book, { type: 'buffer', bookSST: true, compression: true }) as Buffer;
  writeFileSync(join(folder, date1904 ? 'shared-strings-1904.xlsx' : 'shared-strings.xlsx'), bytes);
}

const table = new Table({
  id: vectorFromArray(
    people.map((person) => BigInt(person) + 9_007_199_254_740_993n),
    new Int64(),
  ),
  overall: vectorFromArray(
    people.map((person) => (person % 6 === 0 ? null : 1 + (person % 5))),
    new Int32(),
  ),
  weight: vectorFromArray(
    people.map((person) => person / 3),
    new Float64(),
  ),
  again: vectorFromArray(
    people.map((person) => (person % 6 === 0 ? null : person % 2 === 0)),
    new Bool(),
  ),
  remark: vectorFromArray(
    people.map((person) => (person % 4 === 0 ? null : `退货 ${person} “so la la”`)),
    new Utf8(),
  ),
  day: vectorFromArray(
    people.map((person) => new Date(Date.UTC(2026, 2, person))),
    new DateDay(),
  ),
  moment: vectorFromArray(
    people.map((person) => Date.UTC(2026, 2, person, 8, 30, 15, person)),
    new TimestampMillisecond(),
  ),
  channels: vectorFromArray(
    people.map((person) => (person % 6 === 0 ? null : ['phone', 'mail', 'shop'].slice(0, person % 4))),
    new List(new Field('item', new Utf8(), true)),
  ),
});
for (const [name, codec] of [
  ['plain', 'UNCOMPRESSED'],
  ['snappy', 'SNAPPY'],
  ['gzip', 'GZIP'],
  ['brotli', 'BROTLI'],
  ['zstd', 'ZSTD'],
] as const) {
  const wasm = parquet.Table.fromIPCStream(tableToIPC(table, 'stream'));
  const properties = new parquet.WriterPropertiesBuilder()
    .setCompression(parquet.Compression[codec])
    .setMaxRowGroupSize(10)
    .setDictionaryEnabled(name !== 'plain')
    .build();
  writeFileSync(join(folder, `${name}.parquet`), parquet.writeParquet(wasm, properties));
}
