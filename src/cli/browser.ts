import { access, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BrowserServer, chromium, type LaunchOptions } from 'playwright-core';

/** A browser that may be on this machine. */
export interface Candidate {
  readonly name: string;
  /** How to start it; undefined when it is not here. */
  options(): Promise<LaunchOptions | undefined>;
}

/** A browser that has been started: connect to it with `chromium.connect(server.wsEndpoint())`. */
export interface StartedBrowser {
  readonly name: string;
  readonly server: BrowserServer;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Browsers in the order in which they are tried: what the user names, what is installed, what the project brings. */
export function candidates(env: Environment = process.env): readonly Candidate[] {
  const { CHROME_PATH } = env;
  return [
    named('CHROME_PATH', CHROME_PATH ? { executablePath: CHROME_PATH } : undefined),
    named('Chrome', { channel: 'chrome' }),
    named('Edge', { channel: 'msedge' }),
    ...['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge'].map((command) => onPath(command, env)),
    named('the browser that Playwright has downloaded', {}),
    { name: 'the browser that comes with @sparticuz/chromium', options: bundled },
  ];
}

/**
 * Start the first browser that starts.
 *
 * @throws {Error} naming everything that was tried, and what to do
 */
export async function startBrowser(from: readonly Candidate[] = candidates()): Promise<StartedBrowser> {
  const tried: string[] = [];
  for (const { name, options } of from) {
    const found = await options();
    if (found === undefined) {
      tried.push(`${name}: not here`);
      continue;
    }
    try {
      return { name, server: await chromium.launchServer(found) };
    } catch (error) {
      tried.push(`${name}: ${String(error instanceof Error ? error.message : error).split('\n')[0]}`);
    }
  }
  throw new Error(
    [
      'No browser was found. Tried:',
      ...tried.map((line) => `- ${line}`),
      'Install Chrome, Edge or Chromium, or set CHROME_PATH to one.',
    ].join('\n'),
  );
}

function named(name: string, options: LaunchOptions | undefined): Candidate {
  return { name, options: async () => options };
}

function onPath(command: string, env: Environment): Candidate {
  return {
    name: `${command} on PATH`,
    async options() {
      for (const folder of (env['PATH'] ?? '').split(delimiter).filter(Boolean)) {
        const executablePath = join(folder, command);
        if (await exists(executablePath)) return { executablePath };
      }
      return undefined;
    },
  };
}

/**
 * The Chromium in node_modules, with the libraries that a bare Debian lacks. Unpacked once, under its version: first beside
 * its place, so that neither a broken run nor a second one at the same time leaves half a browser.
 */
export async function bundled(): Promise<LaunchOptions | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const home = resolve(dirname(entry), '../..');
  const { version } = createRequire(import.meta.url)(join(home, 'package.json')) as { version: string };
  const folder = resolve(home, '../../.cache/topbox', `chromium-${version}`);
  if (!(await exists(folder))) await unpack(home, folder);
  const fonts = (await exists('/etc/fonts/fonts.conf')) ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  return {
    executablePath: join(folder, 'chromium'),
    env: { ...defined(process.env), ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') },
  };
}

async function unpack(home: string, folder: string): Promise<void> {
  const beside = `${folder}-${process.pid}`;
  await mkdir(beside, { recursive: true });
  const { inflate } = (await import(pathToFileURL(join(home, 'build/esm/lambdafs.js')).href)) as {
    inflate(file: string): Promise<string>;
  };
  const temporary = process.env['TMPDIR'];
  process.env['TMPDIR'] = beside;
  try {
    await Promise.all(
      ['chromium.br', 'fonts.tar.br', 'al2023.tar.br', 'swiftshader.tar.br'].map((file) =>
        inflate(join(home, 'bin', file)),
      ),
    );
  } finally {
    if (temporary === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = temporary;
  }
  await rename(beside, folder).catch(async () => {
    await rm(beside, { recursive: true });
    await access(folder);
  });
}

function defined(env: Environment): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
