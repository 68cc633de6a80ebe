import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import { InputErrors, type Problem } from '../errors.ts';

const TAG = /<[a-zA-Z][^\s>]*(?:\s+[^\s=>]+(?:=(?:"[^"]*"|'[^']*'))?)*\s*\/?>/g;
const LINK = /(\s(?:href|src)=")([^"]*)"/g;
const SOURCES = /(\ssrcset=")([^"]*)"/g;
const PLACE = /\sid="([^"]*)"/;
/** `https:`, `mailto:`, `data:`, `//host`. */
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;

/**
 * Make every link of a built site relative to its page, so that the site works at any address and from a folder, and follow
 * every link within the site.
 *
 * @param site folder of the built site
 * @throws {InputErrors} when a page links to a file, or to a place in a page, that the site does not have
 */
export async function makeLinksRelative(site: string): Promise<void> {
  const files = new Set(await allFiles(site));
  const pages = [...files].filter((file) => file.endsWith('.html')).sort();
  const places = new Map(
    await Promise.all(pages.map(async (page) => [page, await placesOf(join(site, page))] as const)),
  );
  const problems: Problem[] = [];
  for (const page of pages) {
    const path = join(site, page);
    const html = await readFile(path, 'utf8');
    const here = posix.dirname(`/${page}`);
    const followed = (link: string): string => {
      if (ELSEWHERE.test(link)) return link;
      const [, target = '', query = '', place] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/.exec(link) ?? [];
      const file = target === '' ? page : posix.resolve(here, decoded(target)).slice(1);
      if (!files.has(file)) problems.push(deadLink(page, target));
      else if (place && places.get(file)?.has(decoded(place)) === false) problems.push(deadPlace(page, link));
      if (!target.startsWith('/')) return link;
      const rest = query + (place === undefined ? '' : `#${place}`);
      return (posix.relative(here, target) || posix.basename(target)) + rest;
    };
    const result = html.replace(TAG, (tag) =>
      tag
        .replace(LINK, (_, start: string, link: string) => `${start}${followed(link)}"`)
        .replace(SOURCES, (_, start: string, sources: string) => {
          const list = sources.split(',').map((source) => source.trim().replace(/^\S+/, followed));
          return `${start}${list.join(', ')}"`;
        }),
    );
    if (result !== html) await writeFile(path, result);
  }
  if (problems.length > 0) throw new InputErrors(problems);
}

function deadLink(page: string, target: string): Problem {
  return {
    place: { file: page },
    found: `a link to ${target}`,
    expected: 'the address of a file of the site',
    hint: 'Pages end in .html: page.html beside this one, or /study/language/page.html.',
  };
}

function deadPlace(page: string, link: string): Problem {
  return {
    place: { file: page },
    found: `a link to ${link}`,
    expected: 'the id of a figure or of a heading after #',
  };
}

async function placesOf(path: string): Promise<ReadonlySet<string>> {
  const html = await readFile(path, 'utf8');
  return new Set((html.match(TAG) ?? []).flatMap((tag) => PLACE.exec(tag)?.[1] ?? []));
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

async function allFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
