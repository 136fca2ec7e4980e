/** The class server's endpoints over a database of their own, asked without a network: the caller is said outright, the clock is set by the test. */
import { createApp } from '#src/classroom/app.ts';
import { createClouds } from '#src/classroom/clouds/clouds.ts';
import type { Configuration } from '#src/classroom/configuration.ts';
import type { Endpoint } from '#src/classroom/endpoint.ts';
import { createHeats } from '#src/classroom/heat/heats.ts';
import { createBoards } from '#src/classroom/live/boards.ts';
import { openHub } from '#src/classroom/live/hub.ts';
import type { Caller, StaffRole } from '#src/classroom/roles.ts';
import { accountsLater } from '#src/classroom/people/accounts.ts';
import { createLimits } from '#src/classroom/people/limits.ts';
import { createRehearsals } from '#src/classroom/rehearse/run.ts';
import { endpoints as all } from '#src/classroom/routes/list.ts';
import type { Services } from '#src/classroom/services.ts';
import type { ClassRow } from '#src/classroom/store/tables.ts';
import type { Store } from '#src/classroom/store/contract.ts';
import { openSqlite } from '#src/classroom/store/sqlite.ts';
import { inlineWorkshop } from './workshop.ts';
import { hash128 } from '#src/base/random.ts';

export interface TestServer {
  services: Services;
  store: Store;
  /** Moves the clock on. */
  wait: (milliseconds: number) => void;
  /** Asks as somebody, and reads the answer as JSON (undefined where there is none). */
  ask: (
    caller: Caller,
    method: string,
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; body: unknown; response: Response }>;
  /** Adds a class with sensible values, and returns its id. */
  addClass: (values?: Partial<ClassRow>) => Promise<string>;
  close: () => Promise<void>;
}

export const nobody: Caller = {};
export const account = (id = 'ada'): Caller => ({
  account: { id, name: id, email: `${id}@example.test` },
});
export const leads = (role: StaffRole = 'instructor', id = 'ada'): Caller => ({
  ...account(id),
  role,
});
export const sits = (seat: string, inClass: string): Caller => ({ seat: { id: seat, class: inClass, name: seat } });

/** Opens a server; `endpoints` if only some are meant. The store is closed with it. */
export async function openTestServer({
  endpoints = all,
  store: given,
  at = Date.UTC(2026, 10, 23, 9),
  configuration = {},
}: {
  endpoints?: readonly Endpoint[];
  store?: Store;
  at?: number;
  configuration?: Pick<Configuration, 'address' | 'oidc'>;
} = {}): Promise<TestServer> {
  const store = given ?? (await openSqlite(':memory:'));
  let now = at;
  let drawn = 0;
  const workshop = inlineWorkshop();
  // What fails within the server is a defect, whatever the asker is told.
  const log: Services['log'] = (event, about) => {
    if (event === 'failed' || event === 'rehearsal') console.error(event, JSON.stringify(about));
  };
  const hub = openHub({ store, now: () => now, log });
  const random: Services['random'] = (bytes) => {
    drawn += 1;
    const words = Array.from({ length: Math.ceil(bytes / 16) }, (_, part) => hash128(`test ${drawn} ${part}`)).join('');
    return Uint8Array.from(Buffer.from(words, 'hex').subarray(0, bytes));
  };
  const boards = createBoards({ store, hub, now: () => now, random, log });
  const services: Services = {
    store,
    hub,
    boards,
    heats: createHeats({ store, boards, now: () => now }),
    now: () => now,
    random,
    accounts: accountsLater(async () => {
      const { openAccounts } = await import('#src/classroom/people/open-accounts.ts');
      return openAccounts(store, 'a secret of the tests, as long as one has to be', { configuration, log });
    }, configuration.oidc?.name),
    origins: () => ['http://192.0.2.10:4321'],
    limits: createLimits(() => now),
    clouds: createClouds({ store, now: () => now, workshop }),
    workshop,
    // Nobody waits long in a test: time goes on as fast as the simulated learners work.
    rehearsals: createRehearsals({
      wait: async (milliseconds, signal) => {
        await new Promise((resolve) => setTimeout(resolve, 3));
        signal.throwIfAborted();
        now += Math.ceil(milliseconds / 10);
      },
      endpoints: () => Promise.resolve(endpoints),
    }),
    log,
  };
  let caller: Caller = nobody;
  const app = createApp({
    endpoints,
    services,
    // A role is a role in the class that is asked about; a test that means another class leaves the role out.
    identify: () => Promise.resolve(caller),
    addressOf: () => '192.0.2.1',
  });
  let classes = 0;
  return {
    services,
    store,
    wait: (milliseconds) => {
      now += milliseconds;
    },
    async ask(who, method, path, body) {
      caller = who;
      const response = await app.request(`http://class.test${path}`, {
        method,
        headers: { host: 'class.test', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const isJson = (response.headers.get('content-type') ?? '').includes('json');
      const read: unknown = isJson ? await response.clone().json() : undefined;
      return { status: response.status, body: read, response };
    },
    async addClass(values = {}) {
      classes += 1;
      const id = values.id ?? `class-${classes}`;
      await store.write((tx) =>
        tx
          .insertInto('classes')
          .values({
            id,
            course: 'expressroute',
            title: 'ExpressRoute on Monday',
            code: `BCDFG${String.fromCharCode(64 + classes)}`,
            state: 'running',
            plan: '{"entries":[]}',
            settings: '{}',
            moment: '{}',
            made_at: now,
            started_at: now,
            ended_at: null,
            seq: 0,
            ...values,
          })
          .execute(),
      );
      return id;
    },
    close: async () => {
      await services.rehearsals.close();
      boards.close();
      hub.close();
      return store.close();
    },
  };
}
