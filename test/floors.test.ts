import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';

/**
 * What each folder of src/ may import: folders of ours below it, and packages. A new line here is a decision somebody sees.
 * `src/errors.ts` is open to all.
 */
const MAY_IMPORT: Readonly<Record<string, { readonly ours: readonly string[]; readonly packages: readonly string[] }>> =
  {
    survey: { ours: [], packages: ['zod', 'yaml'] },
    stats: { ours: [], packages: [] },
    i18n: { ours: [], packages: [] },
    theme: { ours: [], packages: [] },
    input: {
      ours: ['survey'],
      packages: [
        'hyparquet',
        'papaparse',
        'yaml',
        'node:buffer',
        'node:crypto',
        'node:fs',
        'node:fs/promises',
        'node:path',
        'node:stream',
        'node:util',
        'node:worker_threads',
        'node:zlib',
      ],
    },
    tabulate: { ours: ['input', 'survey', 'stats'], packages: [] },
    analyses: { ours: ['survey', 'stats'], packages: [] },
    charts: { ours: [], packages: ['d3-array', 'd3-scale', 'd3-shape', 'hast', 'hastscript', 'hast-util-to-html'] },
    blocks: {
      ours: ['analyses', 'charts', 'tabulate', 'survey', 'i18n'],
      packages: ['json5', 'node:path', 'papaparse', 'satteri', 'yaml', 'zod'],
    },
    layouts: { ours: ['theme', 'i18n'], packages: [] },
    pages: { ours: ['blocks', 'layouts', 'tabulate', 'theme', 'i18n', 'survey'], packages: ['astro', 'astro:content'] },
    cli: {
      ours: ['blocks', 'input', 'tabulate', 'i18n', 'survey'],
      packages: [
        '@resvg/resvg-wasm',
        'astro',
        'node:child_process',
        'node:crypto',
        'node:fs',
        'node:fs/promises',
        'node:module',
        'node:os',
        'node:path',
        'node:readline',
        'node:tty',
        'node:url',
        'node:zlib',
        'playwright-core',
        'unpdf',
        'write-excel-file/node',
        'yaml',
      ],
    },
  };

const src = resolve(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|astro|mjs)$/.test(entry.name) && entry.parentPath !== src)
  .map((entry) => join(entry.parentPath, entry.name));

interface Import {
  readonly file: string;
  readonly folder: string;
  readonly target: string;
  readonly ours: boolean;
}

const imports: readonly Import[] = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  const folder = relative(src, file).split(sep)[0]!;
  const statements = /^(?:import|export)\s[^;'"]*?\bfrom '([^'\n]+)'|^import '([^'\n]+)'|\bimport\('([^'\n]+)'\)/gm;
  const targets = [...text.matchAll(statements)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
  return targets.map((target) => {
    const ours = target.startsWith('.');
    const place = ours ? relative(src, resolve(dirname(file), target)).split(sep)[0]! : target;
    return { file: relative(src, file), folder, target: place, ours };
  });
});

test('a folder imports only from the floors below it', () => {
  const climbs = imports.filter(
    ({ folder, target, ours }) =>
      ours && target !== folder && target !== 'errors.ts' && !MAY_IMPORT[folder]?.ours.includes(target),
  );
  expect(climbs.map(({ file, target }) => `${file} imports ${target}/`)).toEqual([]);
});

test('a package is imported only where it was decided', () => {
  const strangers = imports.filter(
    ({ folder, target, ours }) =>
      !ours && !MAY_IMPORT[folder]?.packages.some((name) => target === name || target.startsWith(`${name}/`)),
  );
  expect(strangers.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
});

test('files are read in input/ alone', () => {
  const readers = imports.filter(({ target }) => target === 'node:fs' || target === 'node:fs/promises');
  expect(new Set(readers.map(({ folder }) => folder).filter((folder) => folder !== 'cli'))).toEqual(new Set(['input']));
});

test('every folder is known', () => {
  expect(
    [...new Set(files.map((file) => relative(src, file).split(sep)[0]!))].filter((folder) => !(folder in MAY_IMPORT)),
  ).toEqual([]);
});
