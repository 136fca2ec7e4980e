/** The class server beside the site: opened while pages are served already, where its data can be kept; else the site goes without, and says so. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import { root, Stop } from './runtime.mjs';

/**
 * What answers below `/api/`, with classes or without.
 * @typedef {object} Opened
 * @property {boolean} isOpen
 * @property {(request: Request, connection?: import('#src/classroom/as-sent.ts').Connection) => Promise<Response>} fetch
 * @property {(origins: readonly string[]) => void} reachedAt
 * @property {(origin: string) => string[]} lines
 * @property {() => Promise<void>} close
 */

const words = (error) => (error instanceof Error ? error.message : String(error));

/** Modules are loaded in one go, and nobody is answered meanwhile: the large parts come one by one. */
const parts = [
  breathe,
  () => import('#src/classroom/store/open.ts'),
  () => import('#src/classroom/rehearse/run.ts'),
  () => import('#src/classroom/exams/papers.ts'),
  () => import('#src/classroom/routes/list.ts'),
];

/** Lets those be answered who came meanwhile. Milliseconds. */
function breathe() {
  return new Promise((resolve) => setTimeout(resolve, 10));
}

/** Without a class server every question to it is answered in words. @returns {Opened} */
const without = (why) => ({
  isOpen: false,
  reachedAt: () => undefined,
  fetch: async () =>
    Response.json(
      {
        error: {
          code: 'NoClassServer',
          message:
            'This server has no classes now: its data cannot be kept. Whoever started it sees the reason where they did.',
        },
      },
      { status: 503, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } },
    ),
  lines: () => [`there are no classes: ${why}`],
  close: () => Promise.resolve(),
});

/**
 * Reads how the class server is set up, and opens it when told to: its modules and its database take longer than the first page.
 * A set-up that makes no sense stops the start; data that cannot be kept does not, unless a database was named.
 */
export async function openClasses({ wantsLink = false, environment = process.env } = {}) {
  const [{ readConfiguration, SetUpTrouble }, { asSent }] = await Promise.all([
    import('#src/classroom/configuration.ts'),
    import('#src/classroom/as-sent.ts'),
  ]);
  const read = () => {
    try {
      return readConfiguration(environment, join(root, 'data'));
    } catch (error) {
      throw error instanceof SetUpTrouble ? new Stop(error.message) : error;
    }
  };
  const configuration = read();
  const certificates = async (hosts) => {
    const { openCertificates } = await import('#src/azure-server/certificates.ts');
    const names = ['localhost', '127.0.0.1', '::1', hostname(), ...hosts].filter(
      (name) => name !== '0.0.0.0' && name !== '::' && name !== '',
    );
    return openCertificates(join(configuration.folder, 'certificates'), [...new Set(names)], Date.now());
  };
  const isSecure = (request) => new URL(asSent(request, configuration.isBehindProxy).url).protocol === 'https:';
  /** @returns {Promise<Opened>} */
  const open = async () => {
    try {
      for (const load of parts) {
        await load();
        await breathe();
      }
      const { openClassServer } = await import('#src/classroom/main.ts');
      const server = await openClassServer({
        configuration,
        wantsLink,
        write: (line) => process.stderr.write(`${line}\n`),
      });
      return { isOpen: true, ...server, lines: linesOf(server) };
    } catch (error) {
      if (environment.DATABASE_URL) throw new Stop(words(error));
      return without(words(error));
    }
  };
  const linesOf = (server) => (origin) => [
    `classes are kept in ${server.keeps}`,
    ...(server.firstLink === undefined
      ? []
      : [
          `${wantsLink ? 'a link that makes an instructor, or sets a password anew' : 'nobody leads classes here yet; this link makes the first instructor'} (once, for seven days):`,
          `  ${configuration.address?.origin ?? origin}${server.firstLink}`,
        ]),
  ];
  /** @type {PromiseWithResolvers<Opened>} */
  const opened = Promise.withResolvers();
  // Who waits hears of a failure; where nobody does, the one who opens does.
  opened.promise.catch(() => undefined);
  let isBegun = false;
  return {
    isSecure,
    certificates,
    /** Opens it. Resolves to whether there are classes now, and to what is said of them; rejects in words where the start has to end. */
    async open(/** @type {{ origin: string, others: readonly string[] }} */ { origin, others }) {
      isBegun = true;
      opened.resolve(open());
      const server = await opened.promise;
      server.reachedAt(others);
      return { isOpen: server.isOpen, lines: server.lines(origin) };
    },
    /** Answers what is below `/api/`; while the class server opens, the answer waits for it. @type {Opened['fetch']} */
    fetch: async (request, connection) => (await opened.promise).fetch(request, connection),
    async close() {
      if (!isBegun) return;
      const server = await opened.promise.catch(() => undefined);
      await server?.close();
    },
  };
}
