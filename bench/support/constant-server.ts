/** The bare peer of the server: `node:http` and nothing else. It reads a request to its end and answers the same bytes to all. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod/mini';

const answerSchema = z.object({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.string() });

const [, , file = ''] = process.argv;
const { status, headers, body } = answerSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
const bytes = Buffer.from(body);

const server = createServer((incoming, outgoing) => {
  incoming.resume().once('end', () => {
    outgoing.writeHead(status, { ...headers, 'content-length': bytes.length });
    outgoing.end(bytes);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The bare server has no port.');
  console.log(`listening on http://127.0.0.1:${address.port}`);
});
