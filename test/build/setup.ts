import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startBrowser } from '../../src/cli/browser.ts';
import { serve } from './serve.ts';
import { built, clearedAway, filesOf, project, workshop } from './workshop.ts';

/** A site that was built once for all tests of a run. */
export interface BuiltSite {
  /** The copy of the project in which it was built. */
  readonly root: string;
  /** Its files on disk. */
  readonly folder: string;
  /** Where it is served: below a path of several parts, since a site must not care where it is put. */
  readonly address: string;
  /** Addresses of its pages, relative to `address`. */
  readonly pages: readonly string[];
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The studies that come with Topbox. */
    shipped: BuiltSite;
    /** Small studies with odd content, `test/studies/odd`. */
    odd: BuiltSite;
    /** Connect with `chromium.connect(inject('browser'))`. */
    browser: string;
  }
}

/** Builds, serves and opens once what the tests of the site share. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const [shipped, odd] = await Promise.all([site(project), site(join(project, 'test/studies/odd'))]);
  const browser = await startBrowser();
  const { server, address } = await serve({ '/some/sub/path/': shipped.folder, '/odd/': odd.folder });
  provide('shipped', { ...shipped, address: `${address}some/sub/path/` });
  provide('odd', { ...odd, address: `${address}odd/` });
  provide('browser', browser.server.wsEndpoint());
  return async () => {
    server.close();
    await browser.server.close();
    await Promise.all([shipped, odd].map(({ root }) => clearedAway(root)));
  };
}

async function site(home: string): Promise<Omit<BuiltSite, 'address'>> {
  const root = await workshop(home);
  const folder = await built(root);
  const pages = [...(await filesOf(folder)).keys()].filter((file) => file.endsWith('.html'));
  return { root, folder, pages };
}
