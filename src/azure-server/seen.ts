/** The list of requests: what was asked of the server and what it answered, the newest last. Bodies are kept of the newest only. */

export interface Seen {
  n: number;
  /** Virtual milliseconds. */
  at: number;
  /** Real time, ISO 8601. */
  time: string;
  actor: string;
  method: string;
  url: string;
  status: number;
  userAgent: string;
  /** The code of the error, if it was refused. */
  code?: string;
}

export interface SeenInFull extends Seen {
  requestBody: string;
  responseBody: string;
}

export interface SeenList {
  add(what: Omit<Seen, 'n' | 'code'>, requestBody: string, responseBody: string): void;
  /** Those after number `n`, the oldest first, at most `limit` of the newest. */
  since(n: number, limit?: number): readonly Seen[];
  /** One with its bodies; empty where they are no longer kept. */
  find(n: number): SeenInFull | undefined;
  /** The number of the newest, 0 before the first. */
  last(): number;
}

const keptOnes = 20_000;
const keptBodies = 500;
const longestBody = 64 * 1024;

const shortened = (body: string): string =>
  body.length > longestBody ? `${body.slice(0, longestBody)}… (${body.length} characters in all)` : body;

const codeOf = (status: number, body: string): string | undefined =>
  status < 400 ? undefined : /"code":"([^"]+)"/.exec(body.slice(0, 2000))?.[1];

export function createSeenList(): SeenList {
  let first = 1;
  let all: Seen[] = [];
  const bodies = new Map<number, { requestBody: string; responseBody: string }>();
  const last = () => first + all.length - 1;
  return {
    add(what, requestBody, responseBody) {
      const n = last() + 1;
      const code = codeOf(what.status, responseBody);
      all.push({ n, ...what, ...(code !== undefined && { code }) });
      bodies.set(n, { requestBody: shortened(requestBody), responseBody: shortened(responseBody) });
      bodies.delete(n - keptBodies);
      if (all.length < 2 * keptOnes) return;
      all = all.slice(-keptOnes);
      first = n - keptOnes + 1;
    },
    since: (n, limit = keptOnes) => all.slice(Math.max(0, n + 1 - first, all.length - limit)),
    find(n) {
      const one = all[n - first];
      return one && { ...one, ...(bodies.get(n) ?? { requestBody: '', responseBody: '' }) };
    },
    last,
  };
}
