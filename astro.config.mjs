import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { placed } from './src/blocks/placed.ts';
import { site } from './src/cli/site.ts';

export default defineConfig({
  output: 'static',
  cacheDir: './.cache/astro',
  integrations: [mdx(), site(process.cwd())],
  markdown: { processor: satteri({ mdastPlugins: [placed] }), syntaxHighlight: false },
  build: { format: 'preserve', inlineStylesheets: 'never', assets: 'assets' },
  trailingSlash: 'ignore',
  devToolbar: { enabled: false },
  vite: { build: { assetsInlineLimit: 0 } },
});
