import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { InputErrors } from '../../errors.ts';
import type { OpenOptions } from './formats.ts';
import type { Source } from './layout.ts';
import type { ParquetAnswer } from './parquet-table.ts';

/** Seconds for any file, and for each megabyte of it. */
const PATIENCE = { any: 5, megabyte: 2 } as const;
const MOST_MEMORY = 700;

/** A Parquet table with one level of columns, as a table with one row of headings. */
export async function openParquet({ path, file }: OpenOptions): Promise<Source> {
  const answer = await answerOf(await readFile(path));
  if ('refused' in answer) {
    throw new InputErrors([
      answer.refused === 'too large'
        ? {
            place: { file },
            found: 'a Parquet file of more than 22 million cells, a row counted as nine more',
            expected: 'a smaller one',
          }
        : {
            place: { file },
            found: 'a Parquet file that is damaged or packed in an unknown way',
            expected: 'a whole file, unpacked or packed with Snappy, gzip, Brotli or Zstandard',
            hint: 'Write it again, or export CSV.',
          },
    ]);
  }
  const { records, numbers, unread } = answer;
  return {
    head: {
      format: 'parquet',
      records: records.slice(0, 200),
      delimiter: undefined,
      name: file.replace(/^.*[\\/]/, ''),
    },
    charset: undefined,
    remarks: unread.length === 0 ? [] : [`Columns of groups or of bytes are not read: ${unread.join(', ')}.`],
    records: async (visit) => visit(records, numbers),
  };
}

/** The table as a thread reads it; a thread that takes too long or too much memory is stopped, which means damage. */
function answerOf(bytes: Buffer): Promise<ParquetAnswer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./parquet-table.ts', import.meta.url), {
      workerData: new Uint8Array(bytes),
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    });
    const finish = (answer: ParquetAnswer) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(
      () => finish({ refused: 'damaged' }),
      (PATIENCE.any + (PATIENCE.megabyte * bytes.length) / 1e6) * 1000,
    );
    worker.once('message', finish);
    worker.once('error', () => finish({ refused: 'damaged' }));
    worker.once('exit', () => finish({ refused: 'damaged' }));
  });
}
