/** Whoever sends slowly is answered and let go; whoever reads a stream for long is not. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { setTimeout as timePasses } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { endpoints } from '#src/classroom/routes/list.ts';
import { slowClientOptions, waits } from '../../scripts/support/slow-clients.mjs';

let server: Server;
beforeEach(async () => {
  // The waits of the real server, a hundred times shorter.
  server = createServer(slowClientOptions({ headers: 200, request: 1200, look: 50 }), (request, response) => {
    if (request.url === '/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const beat = setInterval(() => response.write(': still here\n\n'), 100);
      response.once('close', () => clearInterval(beat));
      return;
    }
    request.resume().once('end', () => response.end('done'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends one part after another with a pause between them. Resolves with all that was answered once the connection ends or `until` milliseconds are over. */
async function send(parts: Iterable<string>, pause: number, until: number): Promise<{ said: string; isOpen: boolean }> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let [said, isOpen] = ['', true];
  socket.on('data', (part) => (said += part.toString()));
  socket.on('error', () => undefined);
  socket.once('close', () => (isOpen = false));
  const end = performance.now() + until;
  for (const part of parts) {
    if (socket.destroyed || performance.now() > end) break;
    socket.write(part);
    await timePasses(pause);
  }
  while (isOpen && performance.now() < end) await timePasses(20);
  socket.destroy();
  return { said, isOpen };
}

function* endless(first: string, part: string) {
  yield first;
  for (;;) yield part;
}

test.each([
  {
    because: 'the lines before a body come at once from every browser',
    parts: endless('POST / HTTP/1.1\r\nhost: x\r\n', 'x-more: of it\r\n'),
  },
  {
    because: 'a body that never ends holds a connection',
    parts: endless('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000\r\n\r\n', 'a few bytes'),
  },
])('a request that comes too slowly is answered with 408 and ended: $because', async ({ parts }) => {
  const { said, isOpen } = await send(parts, 50, 8000);
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
  expect(isOpen).toBe(false);
});

test('a stream that is read for longer than any request may take goes on', async () => {
  const { said, isOpen } = await send(['GET /stream HTTP/1.1\r\nhost: x\r\n\r\n'], 0, 2500);
  expect(isOpen).toBe(true);
  expect(said.match(/still here/g)?.length).toBeGreaterThan(15);
});

test('the largest upload that any endpoint takes comes in at the speed of a bad network', () => {
  const largest = Math.max(...endpoints.map(({ limit }) => limit));
  const bytesASecond = 25_000;
  expect((bytesASecond * waits.request) / 1000).toBeGreaterThan(largest);
});
