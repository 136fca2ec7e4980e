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

/** One as it is kept: its time is put in words when somebody looks. */
interface Kept extends Omit<Seen, 'time'> {
  time: number;
}

type Noted = Omit<Kept, 'n' | 'code'>;

const inWords = (kept: Kept): Seen => ({ ...kept, time: new Date(kept.time).toISOString() });

export interface SeenInFull extends Seen {
  requestBody: string;
  responseBody: string;
}

export interface SeenList {
  /** `time` is in milliseconds. */
  add(what: Noted, requestBody: string, responseBody: string): void;
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
  let all: Kept[] = [];
  /** Each takes the place of the one `keptBodies` before it. */
  const bodies: { n: number; requestBody: string; responseBody: string }[] = [];
  const last = () => first + all.length - 1;
  return {
    add(what, requestBody, responseBody) {
      const n = last() + 1;
      const { at, time, actor, method, url, status, userAgent } = what;
      const kept: Kept = { n, at, time, actor, method, url, status, userAgent };
      const code = codeOf(status, responseBody);
      if (code !== undefined) kept.code = code;
      all.push(kept);
      bodies[n % keptBodies] = { n, requestBody: shortened(requestBody), responseBody: shortened(responseBody) };
      if (all.length < 2 * keptOnes) return;
      all = all.slice(-keptOnes);
      first = n - keptOnes + 1;
    },
    since: (n, limit = keptOnes) => all.slice(Math.max(0, n + 1 - first, all.length - limit)).map(inWords),
    find(n) {
      const one = all[n - first];
      const both = bodies[n % keptBodies];
      return one && { ...inWords(one), ...(both?.n === n ? both : { requestBody: '', responseBody: '' }) };
    },
    last,
  };
}
