import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, posix, sep } from 'node:path';

const MODULE = /<script type="module" src="([^"]+)"><\/script>/g;
const PARTS = /(?:^|[;}\s])(?:import|export)\b\s*[{*"'\w]/;

/**
 * Turn module scripts into classic ones that wait for the page. Browsers refuse modules to a page that was opened from a folder;
 * classic scripts they run.
 *
 * @param site folder of the built site, whose links are relative
 * @throws {Error} when a script has come out in several parts, which only modules can be
 */
export async function makeScriptsClassic(site: string): Promise<void> {
  const files = await readdir(site, { recursive: true });
  const pages = files.filter((file) => file.endsWith('.html')).map((file) => file.split(sep).join('/'));
  const scripts = new Set<string>();
  for (const page of pages) {
    const path = join(site, page);
    const html = await readFile(path, 'utf8');
    const result = html.replace(MODULE, (_, src: string) => {
      scripts.add(posix.join(posix.dirname(page), src));
      return `<script defer src="${src}"></script>`;
    });
    if (result !== html) await writeFile(path, result);
  }
  for (const script of scripts) {
    const path = join(site, script);
    const code = await readFile(path, 'utf8');
    if (PARTS.test(code))
      throw new Error(`${script} has parts; a script of a page must not share modules with another`);
    await writeFile(path, `(()=>{${code.trim()}})();\n`);
  }
}
