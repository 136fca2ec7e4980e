/** The class server beside the site: opened where its data can be kept; else the site goes without, and says so. */
import { hostname } from 'node:os';
import { join } from 'node:path';
import { root, Stop } from './runtime.mjs';

const words = (error) => (error instanceof Error ? error.message : String(error));

/** Without a class server every question to it is answered in words. */
const without = (why) => ({
  isOpen: false,
  isSecure: (request) => new URL(request.url).protocol === 'https:',
  fetch: () =>
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
  reachedAt: () => undefined,
  lines: () => [`there are no classes: ${why}`],
  close: () => Promise.resolve(),
});

/** Opens the class server as the environment says. A set-up that makes no sense stops the start; data that cannot be kept does not. */
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
  let server;
  try {
    const { openClassServer } = await import('#src/classroom/main.ts');
    server = await openClassServer({ configuration, wantsLink, write: (line) => process.stderr.write(`${line}\n`) });
  } catch (error) {
    if (environment.DATABASE_URL) throw new Stop(words(error));
    return { ...without(words(error)), certificates, isSecure };
  }
  return {
    isOpen: true,
    isSecure,
    certificates,
    fetch: server.fetch,
    reachedAt: server.reachedAt,
    lines: (origin) => [
      `classes are kept in ${server.keeps}`,
      ...(server.firstLink === undefined
        ? []
        : [
            `${wantsLink ? 'a link that makes an instructor, or sets a password anew' : 'nobody leads classes here yet; this link makes the first instructor'} (once, for seven days):`,
            `  ${configuration.address?.origin ?? origin}${server.firstLink}`,
          ]),
    ],
    close: server.close,
  };
}
