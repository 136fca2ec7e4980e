/** Serves `dist/` and the class server on HOST:PORT (127.0.0.1:4321). `--port N` and `--host H` come before the environment; `--lan` is for others in the network, `--https` with a certificate of our own. Ends politely on Ctrl+C. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { lanAddresses } from './support/lan.mjs';
import { main, root, say, Stop } from './support/runtime.mjs';
import { openClasses } from './support/classes.mjs';
import { openSite } from './support/site.mjs';
import { slowClientOptions } from './support/slow-clients.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    host: { type: 'string' },
    lan: { type: 'boolean', default: false },
    https: { type: 'boolean', default: false },
    link: { type: 'boolean', default: false },
  },
});
const host = values.host ?? (values.lan ? '0.0.0.0' : (process.env.HOST ?? '127.0.0.1'));
const wanted = values.port ?? process.env.PORT ?? '4321';
const port = Number(wanted);
const isForAll = host === '0.0.0.0' || host === '::';

const troubles = {
  EADDRINUSE: `Port ${wanted} on ${host} is taken: another program, or another Crossconnect, listens there.\n  Way out: end it, or choose another port, for example PORT=${Number(wanted) + 1}.`,
  EACCES: `This account may not listen on port ${wanted}. Way out: choose one above 1023, for example PORT=4321.`,
  EADDRNOTAVAIL: `This machine has no address ${host}. Way out: HOST=127.0.0.1 for this machine only, HOST=0.0.0.0 for the network.`,
};

const scheme = values.https ? 'https' : 'http';
const bracketed = (address) => (address.includes(':') ? `[${address}]` : address);
const originAt = (address, chosen) => `${scheme}://${bracketed(address)}:${chosen}`;

await main(async () => {
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Stop(`PORT is "${wanted}", but a port is a whole number from 0 to 65535.`);
  const folder = join(root, 'dist');
  if (!existsSync(join(folder, 'index.html')))
    throw new Stop('There is no built site in dist/. Way out: npm run build, or npm start, which does it.');

  const classes = await openClasses({ wantsLink: values.link });
  const certificates = values.https
    ? await classes.certificates([host, ...(isForAll ? lanAddresses() : [])])
    : undefined;
  const site = openSite(folder, { isSecure: (request) => classes.isSecure(request) });
  const listening = Promise.withResolvers();
  const server = serve(
    {
      fetch: (request, connection) =>
        new URL(request.url).pathname.startsWith('/api/')
          ? classes.fetch(request, connection)
          : site.fetch(request, connection),
      hostname: host,
      port,
      ...(certificates ? { createServer } : {}),
      serverOptions: {
        ...slowClientOptions(),
        ...(certificates ? { cert: certificates.cert, key: certificates.key } : {}),
      },
    },
    ({ port: chosen }) => listening.resolve(chosen),
  );
  server.on('error', (error) => {
    console.error(`\ncrossconnect  ${troubles[error.code] ?? error.message}\n`);
    void classes.close().then(() => process.exit(1));
  });
  let isEnding = false;
  const stop = async () => {
    if (isEnding) process.exit(1);
    isEnding = true;
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections?.();
    await classes.close();
    // A download that never ends must not keep the program alive.
    setTimeout(() => server.closeAllConnections?.(), 2000).unref();
    await closed;
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());

  const chosen = await listening.promise;
  const origin = originAt(isForAll ? '127.0.0.1' : host, chosen);
  const isOwn = host === '127.0.0.1' || host === '::1' || host === 'localhost';
  const others = (isForAll ? lanAddresses() : isOwn ? [] : [host]).map((address) => originAt(address, chosen));
  // Pages are served from here on.
  const { isOpen, lines } = await classes.open({ origin, others }).catch((error) => {
    server.close();
    server.closeAllConnections?.();
    throw error;
  });
  if (isEnding) return;
  for (const line of lines) say(line);
  if (certificates) say(`browsers trust it once they know ${certificates.authorityFile}`);
  if (isForAll) for (const address of others) say(`others in this network: ${address}/`);
  else if (isOpen)
    say('for others in this network: npm start -- --lan (and --https, if your browser is to have all it can)');
  say(`ready at ${origin}/   (Ctrl+C ends it)`);
});
