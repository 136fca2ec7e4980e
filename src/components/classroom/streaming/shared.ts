/**
 * News from the class server, shared by all tabs of a browser: one tab leads, holds the connection and tells the others. A tab that
 * missed something, or hears nothing from the one that leads, reads for itself.
 */
import { openConnection, type ConnectionState, type Polled } from '#src/components/classroom/streaming/connection.ts';
import { leadOnce } from '#src/components/classroom/streaming/lead.ts';

/** News that lead from one place to the next. A place is a number or a mark; only the server can make one. */
export interface News<Place> {
  from: Place;
  to: Place;
  items: readonly unknown[];
  /** The server's time when it sent them, where it said so. */
  now?: number;
}

/** What one reading without the stream brought; a word when it brought nothing. */
export type Reading<Place> = { news: News<Place>; more: boolean } | Exclude<Polled, 'well'>;

export interface SharedParts<Place> {
  /** The same in all tabs that share. */
  name: string;
  start: Place;
  /** The address of the stream from a place. */
  address: (from: Place) => string;
  /** The events of the stream. */
  names: readonly string[];
  /** What an event of the stream brings to somebody at a place; undefined when it cannot be read. */
  heard: (event: string, data: unknown, at: Place) => News<Place> | undefined;
  read: (from: Place) => Promise<Reading<Place>>;
  /** Whether news fit to a place: `read` when something lies between, `skip` when they are old. */
  fits: (at: Place, news: News<Place>) => 'take' | 'skip' | 'read';
  isPlace: (value: unknown) => value is Place;
  /** Hands over what came, with the place it came to. Called in order, each news once. */
  take: (news: News<Place>) => void;
  changed: (state: ConnectionState) => void;
}

export interface Shared {
  /** The server's time now, in epoch milliseconds, as far as it is known. */
  now: () => number;
  /** Reads what is new at once. */
  catchUp: () => Promise<void>;
  close: () => void;
}

/** Whoever follows another tab and hears nothing so long reads for itself, so often. */
const times = { silence: 12_000, ownEvery: 2000 } as const;

const isState = (value: unknown): value is ConnectionState =>
  value === 'connecting' || value === 'live' || value === 'polling' || value === 'away' || value === 'out';
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Opens it in this tab. */
export function openShared<Place>(parts: SharedParts<Place>): Shared {
  const { name, address, names, heard, fits, isPlace } = parts;
  const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : undefined;
  let at = parts.start;
  let ahead = 0;
  let state: ConnectionState = 'connecting';
  let leads = false;
  let isClosed = false;
  let heardAt = Date.now();
  let missed: News<Place> | undefined;
  let reading: Promise<Polled> | undefined;
  let hangUp: (() => void) | undefined;
  let letGo: (() => void) | undefined;

  const tell = (from: Place, items: readonly unknown[]) => {
    if (leads && !isClosed) tabs?.postMessage({ from, to: at, items, state, ahead });
  };

  const say = (next: ConnectionState) => {
    if (isClosed || next === state) return;
    state = next;
    parts.changed(next);
    tell(at, []);
    // Another tab may have joined anew; this one has nothing more to tell.
    if (next === 'out') stop();
  };

  function bring(news: News<Place>) {
    if (isClosed) return;
    if (news.now !== undefined) ahead = news.now - Date.now();
    const fit = fits(at, news);
    if (fit === 'read') {
      missed = news;
      void read();
    } else if (fit === 'take') {
      at = news.to;
      tell(news.from, news.items);
      parts.take(news);
    } else tell(at, []);
  }

  async function readOn(): Promise<Polled> {
    for (;;) {
      missed = undefined;
      const brought = await parts.read(at);
      if (typeof brought === 'string') return brought;
      bring(brought.news);
      if (!brought.more && !isAhead(missed)) return 'well';
    }
  }
  // News that came while the answer was on its way may lie behind it.
  const isAhead = (news: News<Place> | undefined) => news !== undefined && fits(at, news) !== 'skip';

  function read(): Promise<Polled> {
    reading ??= readOn().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  function onTold({ data }: MessageEvent<unknown>) {
    if (isClosed || !isObject(data)) return;
    if (data['hello'] === true) {
      tell(at, []);
      return;
    }
    const { from, to, items, state: told, ahead: knownAhead } = data;
    if (leads || !isPlace(from) || !isPlace(to) || !Array.isArray(items) || !isState(told)) return;
    heardAt = Date.now();
    if (typeof knownAhead === 'number') ahead = knownAhead;
    say(told);
    bring({ from, to, items });
  }

  function lead() {
    if (isClosed) return;
    leads = true;
    hangUp = openConnection({
      address: () => address(at),
      names,
      take: (event, data) => {
        const news = heard(event, data, at);
        if (news) bring(news);
      },
      poll: read,
      changed: say,
    });
  }

  function follow() {
    leads = false;
    heardAt = Date.now();
    hangUp?.();
    hangUp = undefined;
  }

  function stop() {
    follow();
    letGo?.();
  }

  tabs?.addEventListener('message', onTold);
  tabs?.postMessage({ hello: true });
  if (tabs) letGo = leadOnce(name, () => queueMicrotask(lead), follow);
  // Without a way to tell the others, every tab hears for itself.
  else lead();
  const watch = setInterval(() => {
    const isSilent = () => !leads && state !== 'out' && Date.now() - heardAt >= times.silence;
    if (isSilent())
      void read().then((polled) => {
        if (isSilent()) say(polled === 'well' ? 'polling' : polled);
      });
  }, times.ownEvery);

  return {
    now: () => Date.now() + ahead,
    async catchUp() {
      await read();
    },
    close() {
      isClosed = true;
      clearInterval(watch);
      stop();
      tabs?.close();
    },
  };
}
