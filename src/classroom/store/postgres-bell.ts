/** Tells the other instances on one PostgreSQL whose feed grew, and hears it from them: ids of classes, nothing else. */
import { Client, type ClientConfig } from 'pg';

export interface Bell {
  /** Tells the others, soon after a commit; what comes at once goes out at once. */
  ring(classes: Iterable<string>): void;
  /** Tells what is still to tell, and lets go. */
  close(): Promise<void>;
}

export interface BellParts {
  settings: ClientConfig;
  /** The newest number of each class that goes on. */
  newest: () => Promise<readonly { id: string; seq: number }[]>;
  /** Whether anybody here listens. */
  isHeard: () => boolean;
  onGrown: (classes: readonly string[]) => void;
}

const channel = 'crossconnect';
/** An instance may have been lost between a commit and its bell: so often everybody looks for themselves. Milliseconds. */
const lookEvery = 3000;
const longestPause = 2000;

/** Connects by itself, again and again where it has to, and then looks for what it missed. */
export function openBell({ settings, newest, isHeard, onGrown }: BellParts): Bell {
  let client: Client | undefined;
  let isClosed = false;
  let pause = 50;
  let soon: NodeJS.Timeout | undefined;
  let again: NodeJS.Timeout | undefined;
  const toRing = new Set<string>();
  const known = new Map<string, number>();

  /** Compares the numbers of all classes with those of the last look. */
  const look = async () => {
    if (!isHeard()) {
      known.clear();
      return;
    }
    try {
      const rows = await newest();
      const grown = rows.filter(({ id, seq }) => known.get(id) !== seq);
      known.clear();
      for (const { id, seq } of rows) known.set(id, seq);
      onGrown(grown.map(({ id }) => id));
    } catch {
      // The next look finds it.
    }
  };
  const sending = async () => {
    const classes = [...toRing];
    if (!client || classes.length === 0) return;
    toRing.clear();
    try {
      await client.query('select pg_notify($1, id) from unnest($2::text[]) as id', [channel, classes]);
    } catch {
      for (const id of classes) toRing.add(id);
    }
  };
  const connect = async () => {
    again = undefined;
    const own = new Client(settings);
    let isOver = false;
    const lost = () => {
      if (isOver) return;
      isOver = true;
      if (client === own) client = undefined;
      own.end().catch(() => undefined);
      if (isClosed) return;
      again = setTimeout(() => void connect(), pause);
      again.unref();
      pause = Math.min(longestPause, pause * 2);
    };
    own.on('error', lost);
    own.on('end', lost);
    own.on('notification', ({ payload, processId }) => {
      // Our own bell: the listeners here were called at the commit.
      if (payload !== undefined && processId !== Reflect.get(own, 'processID')) onGrown([payload]);
    });
    try {
      await own.connect();
      await own.query(`listen ${channel}`);
      if (isClosed) {
        await own.end();
        return;
      }
      client = own;
      pause = 50;
      await sending();
      await look();
    } catch {
      lost();
    }
  };
  const looking = setInterval(() => void look(), lookEvery);
  looking.unref();
  void connect();

  return {
    ring(classes) {
      for (const id of classes) toRing.add(id);
      if (toRing.size === 0 || soon) return;
      soon = setTimeout(() => {
        soon = undefined;
        void sending();
      }, 4);
    },
    async close() {
      isClosed = true;
      clearInterval(looking);
      clearTimeout(soon);
      clearTimeout(again);
      await sending();
      await client?.end().catch(() => undefined);
    },
  };
}
