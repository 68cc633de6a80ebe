import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { forgetReports, loadAll, loadReports } from '../blocks/load-reports.ts';
import { InputErrors, type Problem } from '../errors.ts';
import { makeScriptsClassic } from './classic-scripts.ts';
import { problemPage } from './problem-page.ts';
import { drawShareCards } from './share-cards.ts';

/**
 * What Astro does not do by itself: in development, read a study again when one of its files is saved, and show what is wrong
 * with it in the page; in a build, make every link relative, so that the site works at any address and from a folder.
 */
export function site(root: string): AstroIntegration {
  return {
    name: 'topbox',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const folders = ['data', 'content'].map((folder) => join(root, folder));
        server.watcher.add(folders);
        server.watcher.on('all', (_event, path) => {
          if (!folders.some((folder) => path.startsWith(folder + sep))) return;
          forgetReports();
          // Astro asks a page for its addresses and their reports only once, unless the page's module is a new one.
          server.environments['ssr']?.moduleGraph.invalidateAll();
          server.ws.send({ type: 'full-reload' });
        });
        server.middlewares.use((request, response, next) => {
          const study = /^\/([^/?#]+)\//.exec(request.url ?? '')?.[1];
          if (study === undefined || !request.headers.accept?.includes('text/html')) return next();
          broken(root, decodeURIComponent(study)).then((problems) => {
            if (problems === undefined) return next();
            response.statusCode = 500;
            response.setHeader('content-type', 'text/html; charset=utf-8');
            response.end(problemPage(problems));
          }, next);
        });
      },
      'astro:build:done': async ({ dir }) => {
        await makeLinksRelative(fileURLToPath(dir));
        await makeScriptsClassic(fileURLToPath(dir));
        const reports = await loadReports(process.env['TOPBOX_ROOT'] ?? root, process.env['TOPBOX_STUDY']?.split(','));
        await drawShareCards(fileURLToPath(dir), reports.flat(), join(root, '.cache/topbox/cards'));
      },
    },
  };
}

async function broken(root: string, study: string): Promise<readonly Problem[] | undefined> {
  const exists = await stat(join(root, 'data', study)).catch(() => undefined);
  if (exists === undefined) return undefined;
  const [loaded] = await loadAll(root, [study]);
  return loaded?.problems;
}

const TAG = /<[a-zA-Z][^\s>]*(?:\s+[^\s=>]+(?:=(?:"[^"]*"|'[^']*'))?)*\s*\/?>/g;
const LINK = /(\s(?:href|src)=")(\/(?!\/)[^"]*)"/g;
const SOURCES = /(\ssrcset=")([^"]*)"/g;

/** @throws {InputErrors} when a page links to a file that the site does not have */
async function makeLinksRelative(site: string): Promise<void> {
  const files = new Set(await allFiles(site));
  const problems: Problem[] = [];
  const pages = [...files].filter((file) => file.endsWith('.html'));
  await Promise.all(
    pages.map(async (page) => {
      const path = join(site, page);
      const html = await readFile(path, 'utf8');
      const here = posix.dirname(`/${page}`);
      const relativeTo = (link: string): string => {
        const [, target = '', rest = ''] = /^([^?#]*)(.*)$/.exec(link) ?? [];
        const file = decodeURI(target).slice(1);
        if (!files.has(file)) {
          problems.push({
            place: { file: page },
            found: `a link to ${target}`,
            expected: 'the address of a file of the site',
            hint: 'Pages end in .html: /study/language/page.html.',
          });
        }
        return (posix.relative(here, target) || posix.basename(target)) + rest;
      };
      const result = html.replace(TAG, (tag) =>
        tag
          .replace(LINK, (_, start: string, link: string) => `${start}${relativeTo(link)}"`)
          .replace(SOURCES, (_, start: string, sources: string) => {
            const list = sources.split(',').map((source) => source.trim().replace(/^\/\S*/, relativeTo));
            return `${start}${list.join(', ')}"`;
          }),
      );
      if (result !== html) await writeFile(path, result);
    }),
  );
  if (problems.length > 0) throw new InputErrors(problems);
}

async function allFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
