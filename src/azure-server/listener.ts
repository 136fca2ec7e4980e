/** One HTTP request from the socket to the door and back: body read, gate passed, caller named, answer sent, all of it noted. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { actorHeader } from '#src/azure/journal.ts';
import type { Gate, GateRefusal } from './gate.ts';
import type { SeenList } from './seen.ts';

/** A request to what is not Azure Resource Manager's. */
export interface Beside {
  method: string;
  url: URL;
  body: string;
  headers: IncomingHttpHeaders;
}

export interface ListenerOptions {
  gate: Gate;
  seen: SeenList;
  /** Virtual milliseconds. */
  now: () => number;
  /** The origin the client asked for. */
  origin: (headers: IncomingHttpHeaders) => string;
  /** What is answered without a token: files of the page, signing in, the server's own questions. Undefined for all else. */
  beside: (asked: Beside) => Response | undefined | Promise<Response | undefined>;
  /** Whether `beside` may know a path; asked of every request, so it must be quick. */
  isBeside: (method: string, path: string) => boolean;
  /** The door itself. It must not answer before what it wrote is safe. */
  door: (request: Request) => Promise<Response>;
}

/** Azure Resource Manager reads at most 4 MiB. */
const longestBody = 4 * 1024 * 1024;
const noBytes = Buffer.alloc(0);

/** The whole body; undefined where it is too long. The rest is read all the same, for a client that still sends hears no answer. */
function bodyOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  return new Promise((resolve, reject) => {
    incoming.on('data', (part: Buffer) => {
      length += part.length;
      if (length <= longestBody) parts.push(part);
      else if (length > 16 * longestBody) incoming.destroy();
    });
    incoming.once('end', () => {
      if (length > longestBody) resolve(undefined);
      else resolve(parts.length === 1 ? parts[0] : Buffer.concat(parts));
    });
    incoming.once('error', reject);
    incoming.once('close', () => {
      if (!incoming.readableEnded) reject(new Error('The client went away before its request had ended.'));
    });
  });
}

const json = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-cache' };

const refusal = ({ status, code, message, headers }: GateRefusal): Response =>
  new Response(JSON.stringify({ error: { code, message } }), {
    status,
    headers: { ...json, 'x-ms-failure-cause': 'gateway', ...headers },
  });

const tooLarge: GateRefusal = {
  status: 413,
  code: 'CrossconnectRequestTooLarge',
  message: `The body is longer than ${longestBody} bytes, and no more is read. Send less.`,
};

const malformed: GateRefusal = {
  status: 400,
  code: 'CrossconnectInvalidUrl',
  message:
    'The URL or the Host header of the request cannot be read. Send a percent-encoded path that begins with one slash.',
};

async function send(outgoing: ServerResponse, isHead: boolean, response: Response): Promise<void> {
  const body = isHead ? undefined : Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(body);
}

/** Notes the answer when it leaves. */
function noting(outgoing: ServerResponse, note: (answer: string) => void): void {
  const end = outgoing.end.bind(outgoing);
  outgoing.end = (chunk?: unknown, ...rest: unknown[]) => {
    outgoing.end = end;
    note(typeof chunk === 'string' || Buffer.isBuffer(chunk) ? chunk.toString() : '');
    Reflect.apply(end, outgoing, [chunk, ...rest]);
    return outgoing;
  };
}

/** Puts the caller where the door looks for it, whatever the client had put there. */
function nameCaller(incoming: IncomingMessage, caller: string): void {
  incoming.headers[actorHeader] = caller;
  const raw: string[] = [];
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    const [name = '', value = ''] = [incoming.rawHeaders[index], incoming.rawHeaders[index + 1]];
    if (name.length !== actorHeader.length || name.toLowerCase() !== actorHeader) raw.push(name, value);
  }
  raw.push(actorHeader, caller);
  incoming.rawHeaders = raw;
}

/** The listener of an HTTP or HTTPS server. */
export function createListener({ gate, seen, now, origin, beside, isBeside, door }: ListenerOptions) {
  const pass = getRequestListener(door, {
    autoCleanupIncoming: false,
    errorHandler(error) {
      if (error instanceof Error && error.name === 'RequestError') return refusal(malformed);
      console.error(error);
      const message = `${error instanceof Error ? error.message : String(error)}. This is a mistake of the simulation; the server's own output says where.`;
      return refusal({ status: 500, code: 'CrossconnectInternalError', message });
    },
  });

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { method = 'GET', url: target = '/', headers } = incoming;
    const isHead = method === 'HEAD';
    const path = target.split('?', 1)[0] ?? '';
    const hasBody = method !== 'GET' && !isHead;
    const bytes = hasBody ? await bodyOf(incoming) : noBytes;
    const reason = gate.refuse(method, path, headers);
    if (reason !== undefined) return send(outgoing, isHead, refusal(reason));
    if (bytes === undefined) return send(outgoing, isHead, refusal(tooLarge));
    const body = hasBody ? bytes.toString('utf8') : '';
    if (isBeside(method, path)) {
      const url = URL.parse(`${origin(headers)}${target}`);
      const answered = url && (await beside({ method, url, body, headers }));
      if (answered) return send(outgoing, isHead, answered);
    }
    const caller = gate.caller(path, headers);
    noting(outgoing, (answer) =>
      seen.add(
        {
          at: now(),
          time: Date.now(),
          actor: typeof caller === 'string' ? caller : '',
          method,
          url: target,
          status: outgoing.statusCode,
          userAgent: headers['user-agent'] ?? '',
        },
        body,
        answer,
      ),
    );
    if (typeof caller !== 'string') return send(outgoing, isHead, refusal(caller));
    nameCaller(incoming, caller);
    if (hasBody) Object.assign(incoming, { rawBody: bytes });
    return pass(incoming, outgoing);
  }

  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    serve(incoming, outgoing).catch((error: unknown) => {
      // The client went away in the middle of its request.
      if (!outgoing.headersSent && !incoming.errored) console.error(error);
      outgoing.destroy();
    });
  };
}
