import { join, resolve } from 'node:path';
import { loadReports } from '../blocks/load-reports.ts';
import type { Report } from '../blocks/report.ts';
import { buildSite } from './build-site.ts';
import { chosenStudies } from './chosen-studies.ts';
import { main } from './main.ts';
import { showProgress } from './progress-line.ts';

const USAGE = `npm run build [-- <study> …]
The site, into dist/: all studies, or those named without a byte of any other.`;

/** `npm run build [-- <study> …]`: check everything, build beside the last good site, and only then take its place. */
await main(async (root, wanted) => {
  const studies = await chosenStudies(root, wanted, 'npm run build');
  showProgress();
  for (const reports of await loadReports(root, studies)) console.log(lineOf(reports));
  await buildSite(studies, resolve(process.env['TOPBOX_OUT'] ?? join(root, 'dist')));
  console.log('\nOpen dist/index.html, or publish the folder dist/ as it is.');
}, USAGE);

function lineOf(reports: readonly Report[]): string {
  const [first] = reports;
  if (first === undefined) return '';
  const { study } = first.open;
  const languages = reports.map(({ voice }) => voice.language).join(', ');
  const count = (n: number, thing: string) => `${n} ${thing}${n === 1 ? '' : 's'}`;
  return `${study.id}: ${count(first.pages.length, 'page')}, ${count(first.figures.length, 'figure')} (${languages})`;
}
