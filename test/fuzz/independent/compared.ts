import { comparedHaven, type SavReaders } from './haven.ts';
import { type Comparison, miscount, type OurTable } from './table.ts';

/** Bytes with which a format begins; everything else is delimited text, or JSON by what the profile says. */
export function formatOf(bytes: Buffer, { profile }: OurTable): 'sav' | 'workbook' | 'parquet' | 'json' | 'delimited' {
  const start = bytes.toString('latin1', 0, 4);
  if (start === 'PK\u0003\u0004') return 'workbook';
  if (/^\$FL[23]$/.test(start)) return 'sav';
  if (start === 'PAR1') return 'parquet';
  return profile.tool === 'surveyjs' ? 'json' : 'delimited';
}

/** What an independent reader of the format makes of the same bytes. SPSS files are compared where there is somebody to ask. */
export async function compared(bytes: Buffer, ours: OurTable, sav?: SavReaders | undefined): Promise<Comparison> {
  const wrong = miscount(ours);
  if (wrong !== undefined) return { verdict: 'different', notes: [], detail: wrong };
  switch (formatOf(bytes, ours)) {
    case 'sav':
      return sav === undefined ? { verdict: 'alone', notes: ['SPSS without haven at hand'] } : comparedHaven(sav, ours);
    case 'workbook':
      return (await import('./workbook.ts')).comparedWorkbook(bytes, ours);
    case 'parquet':
      return (await import('./parquet.ts')).comparedParquet(bytes, ours);
    case 'json':
      return (await import('./json.ts')).comparedJson(bytes, ours);
    case 'delimited':
      return (await import('./delimited.ts')).comparedDelimited(bytes, ours);
  }
}
