import { mkdir, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build } from 'astro';

const project = resolve(import.meta.dirname, '../..');

/** Build a site of these studies beside `out`, and only when it is whole put it in its place. */
export async function buildSite(studies: readonly string[], out: string): Promise<void> {
  const [next, old] = [`${out}.next`, `${out}.old`];
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  process.env['TOPBOX_STUDY'] = studies.join(',');
  try {
    await build({ root: project, outDir: next, logLevel: 'silent' });
  } catch (error) {
    await rm(next, { recursive: true, force: true });
    throw error;
  }
  await rm(old, { recursive: true, force: true });
  await rename(out, old).catch(() => undefined);
  await rename(next, out);
  await rm(old, { recursive: true, force: true });
}
