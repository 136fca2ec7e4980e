/** The class server as a program starts it: opens the database, puts the endpoints over it, and finishes what it accepted when it ends. */
import { randomBytes } from 'node:crypto';
import { setTimeout as timePasses } from 'node:timers/promises';
import { createApp } from './app.ts';
import { addressOf, asSent, type Connection } from './as-sent.ts';
import { createClouds } from './clouds/clouds.ts';
import type { Configuration } from './configuration.ts';
import { guarded } from './guard.ts';
import { startJobs } from './jobs/run.ts';
import { openWorkshop } from './jobs/workshop.ts';
import { createHeats } from './heat/heats.ts';
import { createBoards } from './live/boards.ts';
import { openHub } from './live/hub.ts';
import { startRetention } from './keeping/retention.ts';
import { createLog, whyOf } from './log.ts';
import { accountsLater } from './people/accounts.ts';
import { createIdentify } from './people/identify.ts';
import { offerFirstLink } from './people/invitations.ts';
import { createLimits } from './people/limits.ts';
import { keptSecret } from './people/kept-secret.ts';
import { createRehearsals } from './rehearse/run.ts';
import { endpoints } from './routes/list.ts';
import type { Services } from './services.ts';
import { openStore } from './store/open.ts';

export interface ClassServer {
  /** Answers what is below `/api/`. `connection` is what the listener knows of the socket. */
  fetch: (request: Request, connection?: Connection) => Promise<Response>;
  /** Where everything is kept, for the person who started the server. */
  keeps: string;
  /** The path of the link that makes the first instructor; undefined once there is one. */
  firstLink: string | undefined;
  /** Is told under which addresses other machines reach the listener. */
  reachedAt: (origins: readonly string[]) => void;
  /** Takes nothing new, finishes what was accepted, and lets go of the database. */
  close: () => Promise<void>;
}

export interface ClassServerOptions {
  configuration: Configuration;
  /** Whether to make a link although there are accounts: for a password that was forgotten. */
  wantsLink?: boolean;
  /** Takes the lines of the log. */
  write: (line: string) => void;
}

/** Opens the class server. Throws a `StoreTrouble` in words where the data cannot be kept. */
export async function openClassServer({
  configuration,
  wantsLink = false,
  write,
}: ClassServerOptions): Promise<ClassServer> {
  const now = () => Date.now();
  const random = (bytes: number): Uint8Array => randomBytes(bytes);
  const log = createLog(now, write);
  const { folder, databaseUrl } = configuration;
  const store = await openStore({
    data: folder,
    url: databaseUrl,
    onFailure: (cause) => {
      log('database', whyOf(cause));
    },
  });
  const workshop = openWorkshop();
  const hub = openHub({ store, now, log });
  const boards = createBoards({ store, hub, now, random, log });
  const secret = await keptSecret(store, random);
  const accounts = accountsLater(
    async () => (await import('./people/open-accounts.ts')).openAccounts(store, secret, { configuration, log }),
    configuration.oidc?.name,
  );
  const { address } = configuration;
  let origins: readonly string[] = address ? [address.origin] : [];
  const services: Services = {
    store,
    hub,
    boards,
    heats: createHeats({ store, boards, now }),
    clouds: createClouds({ store, now, workshop }),
    now,
    random,
    accounts,
    origins: () => origins,
    limits: createLimits(now),
    workshop,
    rehearsals: createRehearsals({ wait: pass, endpoints: () => Promise.resolve(endpoints) }),
    log,
  };
  const { isBehindProxy } = configuration;
  const connections = new WeakMap<Request, Connection>();
  const app = createApp({
    endpoints,
    services,
    identify: createIdentify({ store, accountOf: accounts.accountOf }),
    addressOf: (request) => addressOf(request, connections.get(request), isBehindProxy),
  });
  const jobs = startJobs(services);
  const endRetention = startRetention(services);
  const firstLink = await offerFirstLink(services, wantsLink);
  const atWork = new Set<Promise<unknown>>();
  let isEnding = false;

  const answer = async (request: Request): Promise<Response> => {
    if (isEnding)
      return Response.json(
        { error: { code: 'Ending', message: 'The class server is being started again. Try again in a few seconds.' } },
        { status: 503, headers: { 'retry-after': '3', connection: 'close' } },
      );
    const found = await app.fetch(request);
    if (found.status !== 404 || (found.headers.get('content-type') ?? '').startsWith('application/json')) return found;
    const message = `The class server has nothing at ${new URL(request.url).pathname.slice(0, 100)}. Reload the page, which may be older than the server.`;
    return Response.json({ error: { code: 'NoSuchAddress', message } }, { status: 404 });
  };
  return {
    keeps: databaseUrl === undefined ? folder : placeOf(databaseUrl),
    firstLink,
    async fetch(asked, connection) {
      const request = asSent(asked, isBehindProxy);
      if (connection) connections.set(request, connection);
      const work = answer(request);
      atWork.add(work);
      try {
        return guarded(await work, new URL(request.url).protocol === 'https:');
      } finally {
        atWork.delete(work);
      }
    },
    reachedAt(found) {
      if (!address) origins = found;
    },
    async close() {
      isEnding = true;
      // Streams end, and everything else gets its answer; what takes longer than a person waits is given up.
      await services.rehearsals.close();
      boards.close();
      hub.close();
      await Promise.race([Promise.allSettled(atWork), new Promise((resolve) => setTimeout(resolve, 10_000).unref())]);
      await endRetention();
      await jobs.stop();
      await workshop.close();
      await store.close();
    },
  };
}

/** Passes time; it holds up nobody who wants to end. */
const pass = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  timePasses(milliseconds, undefined, { signal, ref: false });

/** The place of a database, without the password that its address holds. */
function placeOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  return `PostgreSQL at ${host}${pathname}`;
}
