/** One connection to a stream of the class server: notices when it is silent or cut, polls meanwhile, and comes back by itself. */

/** How a poll went: `out` when the server says that this browser is not of the class (any more). */
export type Polled = 'well' | 'away' | 'out';
/** `live`: by the stream. `polling`: piece by piece. `away`: the server does not answer. `out`: it says that we are not of the class. */
export type ConnectionState = 'connecting' | 'live' | 'polling' | 'away' | 'out';

export interface ConnectionParts {
  /** The address of the stream from where we are now. */
  address: () => string;
  /** What the stream sends, by the name of the event. */
  take: (name: string, data: unknown) => void;
  names: readonly string[];
  /** Reads what was missed without the stream. */
  poll: () => Promise<Polled>;
  changed: (state: ConnectionState) => void;
}

/** The server breaks its silence every five seconds. */
const times = { patience: 10_000, untilPolling: 3000, pollEvery: 2000, firstRetry: 500, lastRetry: 30_000 } as const;

/** Opens it. Returns the way to close it. */
export function openConnection({ address, take, names, poll, changed }: ConnectionParts): () => void {
  let state: ConnectionState = 'connecting';
  let source: EventSource | undefined;
  let heardAt = Date.now();
  let liveSince: number | undefined;
  let retryAt = 0;
  let tries = 0;
  let polledAt = 0;
  let pollFrom = Date.now() + times.untilPolling;
  let isPolling = false;
  let isClosed = false;
  const isOver = () => isClosed;
  const isLive = () => liveSince !== undefined;

  const say = (next: ConnectionState) => {
    if (next === state || isClosed) return;
    state = next;
    changed(next);
  };

  function connect() {
    heardAt = Date.now();
    const opened = new EventSource(address());
    source = opened;
    for (const name of names)
      opened.addEventListener(name, ({ data }: MessageEvent<unknown>) => {
        if (source !== opened) return;
        heardAt = Date.now();
        liveSince ??= heardAt;
        say('live');
        take(name, dataOf(data));
      });
    opened.addEventListener('error', () => {
      if (source === opened) lose();
    });
  }

  function lose() {
    source?.close();
    source = undefined;
    // A stream that worked for a while is worth trying again at once; one that never did, ever more seldom.
    if (liveSince !== undefined && Date.now() - liveSince > times.patience) tries = 0;
    liveSince = undefined;
    pollFrom = 0;
    const wait = Math.min(times.lastRetry, times.firstRetry * 2 ** tries);
    tries += 1;
    // Not all of a class at the same moment.
    retryAt = Date.now() + wait * (1 + Math.random());
    void pollOnce();
  }

  async function pollOnce() {
    if (isPolling || isOver()) return;
    isPolling = true;
    polledAt = Date.now();
    const polled = await poll();
    isPolling = false;
    if (isOver() || isLive()) return;
    if (polled === 'out') {
      say('out');
      close();
    } else say(polled === 'well' ? 'polling' : 'away');
  }

  function look() {
    const now = Date.now();
    if (source && now - heardAt >= times.patience) lose();
    if (!source && now >= retryAt) connect();
    if (!isLive() && now >= pollFrom && now - polledAt >= times.pollEvery) void pollOnce();
  }

  const onOnline = () => {
    retryAt = 0;
    tries = 0;
    look();
  };
  const onVisible = () => {
    if (document.visibilityState === 'visible') look();
  };
  const timer = setInterval(look, 500);
  addEventListener('online', onOnline);
  document.addEventListener('visibilitychange', onVisible);
  connect();

  function close() {
    isClosed = true;
    clearInterval(timer);
    removeEventListener('online', onOnline);
    document.removeEventListener('visibilitychange', onVisible);
    source?.close();
    source = undefined;
  }
  return close;
}

function dataOf(data: unknown): unknown {
  try {
    return typeof data === 'string' ? (JSON.parse(data) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
