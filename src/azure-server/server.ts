/** The mock Azure Resource Manager as a server: clock, Cloud, gate, sign-in and page put together behind one address. */
import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import { guid } from '#src/base/random.ts';
import type { Certificates } from './certificates.ts';
import { createGate } from './gate.ts';
import type { Keeper } from './keeper.ts';
import { createListener } from './listener.ts';
import { isLoopback } from './options.ts';
import type { Options } from './options.ts';
import { createOwnPaths } from './own-paths.ts';
import type { Page } from './page.ts';
import { createSeenList } from './seen.ts';
import { createSignIn } from './sign-in.ts';
import { Trouble } from './trouble.ts';

export interface AzureServer {
  /** Without a slash at the end. */
  origin: string;
  /** Answers what is under way, then ends. */
  close(): Promise<void>;
}

/** An address as it stands in a URL. */
const inUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

const troubleOf = (error: NodeJS.ErrnoException, { host, port }: Options): Trouble => {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Trouble(
        `Port ${port} on ${host} is taken: another program, or another of these servers, listens there.\n  Way out: end it, or choose another port, for example --port ${port < 65_535 ? port + 1 : 4350}, or --port 0 for any free one.`,
      );
    case 'EACCES':
      return new Trouble(
        `This account may not listen on port ${port}. Way out: choose one above 1023, for example --port 4350.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Trouble(
        `This machine has no address "${host}". Way out: --host 127.0.0.1 for this machine only, --host 0.0.0.0 for every network it is in.`,
      );
    default:
      return new Trouble(`Listening on ${host}:${port} failed: ${error.message}`);
  }
};

function listen(server: Server, options: Options): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(troubleOf(error, options)));
    server.listen(options.port, options.host, () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : options.port);
    });
  });
}

/** Starts to serve what the keeper keeps. Rejects with a `Trouble` where that cannot be. */
export async function startServer(
  options: Options,
  keeper: Keeper,
  { certificates, page }: { certificates: Certificates | undefined; page: Page },
): Promise<AzureServer> {
  const { arm, clock, safe } = keeper;
  const scheme = certificates ? 'https' : 'http';
  let origin = '';
  const originOf = ({ host }: IncomingHttpHeaders): string => (host === undefined ? origin : `${scheme}://${host}`);
  const seen = createSeenList();
  const signIn = createSignIn({
    key: certificates?.signingKey ?? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey,
    tenant: guid(keeper.seed, 'tenant'),
    now: () => Date.now() / 1000,
  });
  const isControlOpen = isLoopback(options.host) || options.control;
  const own = createOwnPaths({ arm, clock, seen, signIn, profile: keeper.profile, page, isControlOpen });
  const listener = createListener({
    gate: createGate(options, originOf),
    seen,
    now: () => clock.now(),
    origin: originOf,
    isBeside: own.knows,
    beside: own.answer,
    async door(request) {
      const response = await arm.fetch(request);
      await safe();
      return response;
    },
  });
  const server = certificates
    ? createTlsServer({ cert: certificates.cert, key: certificates.key }, listener)
    : createServer(listener);
  const port = await listen(server, options);
  origin = `${scheme}://${inUrl(options.host)}:${port}`;
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        // A request that never ends must not keep the program alive.
        setTimeout(() => server.closeAllConnections(), 2000).unref();
      }),
  };
}
