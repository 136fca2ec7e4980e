/** A browser in a load run: its cookies, its kept connections, and the stream of its class. */
import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';

export interface Answer {
  status: number;
  body: unknown;
  /** Milliseconds from asking to the last byte. */
  took: number;
}

export interface Heard {
  kind: string;
  body: unknown;
  at: number;
}

export interface Person {
  ask: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Follows the feed of a class. `hear` is given every entry; without it the bytes are only taken. */
  follow: (inClass: string, hear?: (heard: Heard) => void) => Promise<void>;
  close: () => void;
}

const agent = new Agent({ keepAlive: true, maxSockets: Infinity, maxFreeSockets: 4000 });

const textOf = async (answer: IncomingMessage): Promise<string> => {
  answer.setEncoding('utf8');
  let text = '';
  for await (const part of answer) text += String(part);
  return text;
};

function read(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Somebody with a browser of their own. */
export function personAt(port: number): Person {
  const cookies = new Map<string, string>();
  const streams: IncomingMessage[] = [];
  const open = (method: string, path: string, content?: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const headers: Record<string, string> = { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') };
      if (content !== undefined) {
        headers['content-type'] = 'application/json';
        headers['content-length'] = String(Buffer.byteLength(content));
      }
      const asked = request({ host: '127.0.0.1', port, method, path, headers, agent }, (answer) => {
        for (const line of answer.headers['set-cookie'] ?? []) {
          const [pair = ''] = line.split(';');
          cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
        }
        resolve(answer);
      });
      asked.on('error', reject);
      asked.end(content);
    });
  return {
    async ask(method, path, body) {
      const begun = performance.now();
      try {
        const answer = await open(method, path, body === undefined ? undefined : JSON.stringify(body));
        const text = await textOf(answer);
        return { status: answer.statusCode ?? 0, body: read(text), took: performance.now() - begun };
      } catch (cause) {
        return { status: 0, body: String(cause), took: performance.now() - begun };
      }
    },
    async follow(inClass, hear) {
      const answer = await open('GET', `/api/classes/${inClass}/stream`);
      if (answer.statusCode !== 200) throw new Error(`The stream was answered with ${String(answer.statusCode)}.`);
      streams.push(answer);
      answer.on('error', () => undefined);
      if (!hear) {
        answer.resume();
        return;
      }
      answer.setEncoding('utf8');
      let rest = '';
      answer.on('data', (part: string) => {
        const blocks = `${rest}${part}`.split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const isFeed = /^event: feed$/m.test(block);
          const data = /^data: (.*)$/m.exec(block)?.[1];
          const entry = isFeed && data !== undefined ? read(data) : undefined;
          if (typeof entry === 'object' && entry !== null && 'kind' in entry && 'body' in entry)
            hear({ kind: String(entry.kind), body: entry.body, at: performance.now() });
        }
      });
    },
    close() {
      for (const stream of streams) stream.destroy();
    },
  };
}
