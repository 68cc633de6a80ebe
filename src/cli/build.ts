import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'astro';
import { loadReports } from '../blocks/load-reports.ts';
import type { Report } from '../blocks/report.ts';
import { chosenStudies } from './chosen-studies.ts';
import { main } from './main.ts';

/** `npm run build [-- <study> …]`: check everything, build beside the last good site, and only then take its place. */
await main(async (root, wanted) => {
  const studies = await chosenStudies(root, wanted, 'npm run build');
  for (const reports of await loadReports(root, studies)) console.log(lineOf(reports));

  const project = resolve(import.meta.dirname, '../..');
  const dist = resolve(process.env['TOPBOX_OUT'] ?? join(root, 'dist'));
  const [next, old] = [`${dist}.next`, `${dist}.old`];
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  process.env['TOPBOX_STUDY'] = studies.join(',');
  try {
    await build({ root: project, outDir: next, logLevel: 'error' });
  } catch (error) {
    await rm(next, { recursive: true, force: true });
    throw error;
  }
  await rm(old, { recursive: true, force: true });
  await rename(dist, old).catch(() => undefined);
  await rename(next, dist);
  await rm(old, { recursive: true, force: true });
  console.log('\nOpen dist/index.html, or publish the folder dist/ as it is.');
});

function lineOf(reports: readonly Report[]): string {
  const [first] = reports;
  if (first === undefined) return '';
  const { study } = first.open;
  const languages = reports.map(({ voice }) => voice.language).join(', ');
  return `${study.id}: ${first.pages.length} pages, ${first.figures.length} figures (${languages})`;
}
