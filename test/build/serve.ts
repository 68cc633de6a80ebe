import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.csv': 'text/csv; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** A site on localhost. */
export interface Served {
  /** With a slash at the end. */
  readonly address: string;
  readonly server: Server;
}

/**
 * The plainest static host there is: files under a path, 404 for everything else, no clean addresses, no redirects.
 *
 * @param sites path on the host, with a slash at both ends, and the folder that it shows
 */
export async function serve(sites: Readonly<Record<string, string>>): Promise<Served> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const base = Object.keys(sites).find((start) => path.startsWith(start));
    const file = base === undefined ? undefined : normalize(join(sites[base]!, path.slice(base.length)));
    if (base === undefined || file === undefined || !(file + sep).startsWith(sites[base]! + sep)) {
      response.writeHead(404).end();
      return;
    }
    readFile(path.endsWith('/') ? join(file, 'index.html') : file).then(
      (bytes) => {
        const type = TYPES[extname(file)] ?? (path.endsWith('/') ? TYPES['.html']! : 'application/octet-stream');
        response.writeHead(200, { 'content-type': type }).end(bytes);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { address: `http://127.0.0.1:${address.port}/`, server };
}
