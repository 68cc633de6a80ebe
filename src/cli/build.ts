import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'astro';
import { loadReports } from '../blocks/load-reports.ts';
import type { Report } from '../blocks/report.ts';
import { didYouMean, InputErrors } from '../errors.ts';
import { studyIds } from '../tabulate/open-study.ts';

/** `npm run build [-- <study> …]`: check everything, build beside the last good site, and only then take its place. */
async function main(root: string, wanted: readonly string[]): Promise<void> {
  const known = await studyIds(root);
  const unknown = wanted.filter((study) => !known.includes(study));
  if (unknown.length > 0) {
    throw new InputErrors(
      unknown.map((study) => ({
        place: { file: 'npm run build' },
        found: `the study "${study}"`,
        expected: 'the name of a folder in data/',
        hint: didYouMean(study, known),
      })),
    );
  }
  const studies = wanted.length > 0 ? wanted : known;
  for (const reports of await loadReports(root, studies)) console.log(lineOf(reports));

  const next = join(root, '.cache', 'next');
  const dist = join(root, 'dist');
  const old = join(root, '.cache', 'old');
  await rm(next, { recursive: true, force: true });
  await mkdir(next, { recursive: true });
  process.env['TOPBOX_STUDY'] = studies.join(',');
  await build({ root, outDir: next, logLevel: 'error' });
  await rm(old, { recursive: true, force: true });
  await rename(dist, old).catch(() => undefined);
  await rename(next, dist);
  await rm(old, { recursive: true, force: true });
  console.log(`\nOpen dist/index.html, or publish the folder dist/ as it is.`);
}

function lineOf(reports: readonly Report[]): string {
  const [first] = reports;
  if (first === undefined) return '';
  const { study } = first.open;
  const languages = reports.map(({ voice }) => voice.language).join(', ');
  return `${study.id}: ${first.pages.length} pages, ${first.figures.length} figures (${languages})`;
}

main(process.cwd(), process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof InputErrors ? error.message : error);
  process.exitCode = 1;
});
