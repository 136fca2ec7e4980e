/** A static server that answers everything in brotli, the same for our site and for its peer. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { constants, createBrotliCompress } from 'node:zlib';

const kinds: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

export interface Site {
  address: string;
  close(): void;
}

/** Serves `folder` on a free port of the loopback. */
export async function serveFolder(folder: string): Promise<Site> {
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/'));
    const found = [join(folder, path), join(folder, path, 'index.html')].find(
      (file) => existsSync(file) && statSync(file).isFile(),
    );
    if (found === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'content-type': kinds[extname(found)] ?? 'application/octet-stream',
      'content-encoding': 'br',
    });
    createReadStream(found)
      .pipe(createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
      .pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bench server has no port.');
  return { address: `http://127.0.0.1:${address.port}`, close: () => server.close() };
}
