/** Loads a server over kept connections, each with one request under way, and does as little as can be for an answer, so that the server is what is measured. */
import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface Asked {
  method: string;
  /** With the query. */
  path: string;
  body?: unknown;
}

/** What one stretch of load has shown. */
export interface Loaded {
  /** Answers in a second. */
  rate: number;
  /** Milliseconds of each answer. */
  latencies: number[];
  /** Answers other than 2xx, by status. */
  refused: Map<number, number>;
}

/** The bytes of a request, as an official client would send it with its token. */
export function bytesOf({ method, path, body }: Asked, port: number): Buffer {
  const content = body === undefined ? '' : JSON.stringify(body);
  const length = Buffer.byteLength(content);
  return Buffer.from(
    `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer bench\r\nAccept: application/json\r\n` +
      `${body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${length}\r\n`}\r\n${content}`,
  );
}

const headEnd = Buffer.from('\r\n\r\n');
const lastChunk = Buffer.from('0\r\n\r\n');

/** Whether the bytes that came are a whole answer. */
function isWhole(bytes: Buffer): boolean {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return false;
  const head = bytes.toString('latin1', 0, end);
  const length = /content-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return bytes.length >= end + headEnd.length + Number(length);
  return /transfer-encoding: *chunked/i.test(head)
    ? bytes.subarray(-lastChunk.length).equals(lastChunk)
    : bytes.length >= end + headEnd.length;
}

const opened = (port: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket));
    socket.once('error', reject);
  });

/** Asks for `milliseconds` over as many connections as there are requests, each of which sends its own again and again. */
export async function load(port: number, requests: readonly Asked[], milliseconds: number): Promise<Loaded> {
  const sockets = await Promise.all(requests.map(() => opened(port)));
  const latencies: number[] = [];
  const refused = new Map<number, number>();
  const begun = performance.now();
  await Promise.all(
    sockets.map((socket, index) => {
      const request = requests[index];
      if (!request) throw new Error('There are as many connections as requests.');
      const bytes = bytesOf(request, port);
      return new Promise<void>((resolve, reject) => {
        let sent = performance.now();
        let got: Buffer | undefined;
        socket.on('data', (chunk: Buffer) => {
          got = got ? Buffer.concat([got, chunk]) : chunk;
          if (!isWhole(got)) return;
          const now = performance.now();
          latencies.push(now - sent);
          const status = Number(got.toString('latin1', 9, 12));
          if (status < 200 || status > 299) refused.set(status, (refused.get(status) ?? 0) + 1);
          got = undefined;
          if (now - begun >= milliseconds) {
            socket.end();
            resolve();
            return;
          }
          sent = now;
          socket.write(bytes);
        });
        socket.once('error', reject);
        socket.once('close', () => reject(new Error('The server has closed a connection under load.')));
        socket.write(bytes);
      });
    }),
  );
  return { rate: (latencies.length * 1000) / (performance.now() - begun), latencies, refused };
}

/** The value that a share of the figures does not exceed: `quantile(all, 0.99)`. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = Float64Array.from(figures).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
