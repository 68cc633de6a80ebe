import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A page of the narrative as the author wrote it. */
export interface NarrativePage {
  /** `content/<study>/<language>/<slug>.mdx`, as error messages name it. */
  readonly file: string;
  readonly language: string;
  readonly slug: string;
  readonly source: string;
}

/** All pages of a study's narrative, in no particular order; none when the study has no folder under `content/`. */
export async function readNarrative(root: string, study: string): Promise<NarrativePage[]> {
  const folder = join(root, 'content', study);
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.mdx'));
  return Promise.all(
    files.map(async (entry) => {
      const language = entry.parentPath.slice(folder.length + 1);
      const file = ['content', study, language, entry.name].filter((part) => part !== '').join('/');
      const source = await readFile(join(entry.parentPath, entry.name), 'utf8');
      return { file, language, slug: entry.name.slice(0, -'.mdx'.length), source };
    }),
  );
}
