import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { InputErrors } from '../../errors.ts';
import { profileExport } from '../../input/export/read-export.ts';
import type { ProfiledColumn } from '../../input/profile.ts';
import type { OpenStudy } from '../../tabulate/open-study.ts';
import { declaredHeadings } from '../draft/declared-questions.ts';
import type { Remark } from './remark.ts';
import { trackedFiles } from './tracked-files.ts';

/**
 * Columns of a study's data files that look personal: a problem in a file that git tracks, a warning where a question reads one.
 * Addresses that are reserved for examples (RFC 2606, RFC 5737) are nobody's.
 */
export async function personalRemarks(root: string, { study }: OpenStudy): Promise<readonly Remark[]> {
  const tracked = await trackedFiles(root, `data/${study.id}`);
  const used = new Set(declaredHeadings(study));
  const remarks: Remark[] = [];
  for (const file of new Set(study.waves.map((wave) => wave.file))) {
    const name = `data/${study.id}/${file}`;
    const path = join(root, name);
    if (
      !(await access(path).then(
        () => true,
        () => false,
      ))
    )
      continue;
    for (const column of await personalColumns(path, name)) {
      const inGit = tracked?.has(name) === true;
      if (!inGit && !used.has(column.heading)) continue;
      remarks.push({
        level: inGit ? 'problem' : 'warning',
        check: 'personal',
        where: `${name}, column "${column.heading}"`,
        says: inGit
          ? 'looks personal, and git keeps it for ever; take the column out of the file and out of the history'
          : 'looks personal and is read by the study',
      });
    }
  }
  return remarks;
}

async function personalColumns(path: string, name: string): Promise<readonly ProfiledColumn[]> {
  try {
    const { columns } = await profileExport(path, { tool: 'plain', charset: 'utf-8', name });
    return columns.filter(
      ({ role, values, filled }) =>
        role === 'personal' && filled > 0 && !values.every(({ value }) => isExample(value) || BOX.test(value.trim())),
    );
  } catch (error) {
    // What cannot be read has been reported by the build's own reader.
    if (error instanceof InputErrors) return [];
    throw error;
  }
}

const EXAMPLE =
  /^[^@\s]+@([\w-]+\.)*(example\.(com|net|org)|example|invalid|test|localhost)$|^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/i;

/** A box of a multiple choice about e-mail, say. */
const BOX = /^(0|1|yes|no|y|n|true|false|是|否)$/i;

function isExample(value: string): boolean {
  return EXAMPLE.test(value.trim());
}
