import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import { defineConfig } from 'astro/config';
import { placed } from './src/blocks/placed.ts';

export default defineConfig({
  output: 'static',
  outDir: process.env.TOPBOX_OUT ?? './dist',
  cacheDir: './.cache/astro',
  integrations: [mdx()],
  markdown: { processor: satteri({ mdastPlugins: [placed] }), syntaxHighlight: false },
  build: { format: 'preserve', inlineStylesheets: 'never', assets: 'assets' },
  trailingSlash: 'ignore',
  devToolbar: { enabled: false },
  vite: { build: { assetsInlineLimit: 0 } },
});
