import { stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { forgetReports, loadAll, loadReports } from '../blocks/load-reports.ts';
import { InputErrors, type Problem } from '../errors.ts';
import { makeScriptsClassic } from './classic-scripts.ts';
import { problemPage } from './problem-page.ts';
import { makeLinksRelative } from './relative-links.ts';
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
            console.error(new InputErrors(problems).message);
            response.statusCode = 500;
            response.setHeader('content-type', 'text/html; charset=utf-8');
            response.end(problemPage(problems));
          }, next);
        });
      },
      'astro:build:done': async ({ dir }) => {
        await makeLinksRelative(fileURLToPath(dir));
        await makeScriptsClassic(fileURLToPath(dir));
        const reports = await loadReports(root, process.env['TOPBOX_STUDY']?.split(','));
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
