import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeScriptsClassic } from '../../src/cli/classic-scripts.ts';

let site = '';
beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), 'topbox-scripts-'));
  await mkdir(join(site, 'a/en'), { recursive: true });
});
afterEach(() => rm(site, { recursive: true }));

test('module scripts become classic ones that wait, each in a scope of its own', async () => {
  await writeFile(join(site, 's.js'), 'class e{}customElements.define("x-y",e);\n');
  const page = '<head><script type="module" src="../../s.js"></script></head>';
  for (const name of ['p', 'q']) await writeFile(join(site, `a/en/${name}.html`), page);
  await makeScriptsClassic(site);
  expect(await readFile(join(site, 'a/en/p.html'), 'utf8')).toBe(
    '<head><script defer src="../../s.js"></script></head>',
  );
  expect(await readFile(join(site, 's.js'), 'utf8')).toBe('(()=>{class e{}customElements.define("x-y",e);})();\n');
});

test.each(['import{a}from"./b.js";a()', 'let a=1;export{a as b};', 'import"./b.js"'])(
  'a script in parts stops the build: %s',
  async (code) => {
    await writeFile(join(site, 's.js'), code);
    await writeFile(join(site, 'index.html'), '<script type="module" src="s.js"></script>');
    await expect(makeScriptsClassic(site)).rejects.toThrow('s.js has parts');
  },
);
