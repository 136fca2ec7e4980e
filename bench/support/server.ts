/** A static server that answers everything in brotli, the same for our site and for its peer. */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

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
  /** Bytes of every file that was asked for since this was last cleared, by path, without headers. */
  sent: Map<string, number>;
  close(): void;
}

interface Answer {
  kind: string;
  body: Buffer;
}

/** Compresses as a careful host does: at the highest quality, once, before anybody asks. */
export const brotli = (body: Buffer): Buffer =>
  brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

/** Every answer of the site, by its path, compressed beforehand so that no page waits for it. */
function answersOf(folder: string): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const kind = kinds[extname(entry.name)];
    if (!entry.isFile() || kind === undefined) continue;
    const path = `/${relative(folder, file).split(sep).join('/')}`;
    answers.set(path.replace(/(^|\/)index\.html$/, '$1'), { kind, body: brotli(readFileSync(file)) });
  }
  return answers;
}

/** Serves `folder` on a free port of the loopback. */
export async function serveFolder(folder: string): Promise<Site> {
  const answers = answersOf(folder);
  const sent = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '/').split('?')[0] ?? '/');
    const answer = answers.get(path);
    if (answer === undefined) {
      response.writeHead(404).end();
      return;
    }
    sent.set(path, answer.body.length);
    response
      .writeHead(200, {
        'content-type': answer.kind,
        'content-encoding': 'br',
        'content-length': answer.body.length,
      })
      .end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bench server has no port.');
  return { address: `http://127.0.0.1:${address.port}`, sent, close: () => server.close() };
}
