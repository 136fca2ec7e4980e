/** Serves `dist/` on HOST:PORT (127.0.0.1:4321). `--port N` and `--host H` come before the environment. Ends politely on Ctrl+C. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';
import { main, root, say, Stop } from './support/runtime.mjs';
import { openSite } from './support/site.mjs';

const { values } = parseArgs({ options: { port: { type: 'string' }, host: { type: 'string' } } });
const host = values.host ?? process.env.HOST ?? '127.0.0.1';
const wanted = values.port ?? process.env.PORT ?? '4321';
const port = Number(wanted);

const troubles = {
  EADDRINUSE: `Port ${wanted} on ${host} is taken: another program, or another Crossconnect, listens there.\n  Way out: end it, or choose another port, for example PORT=${Number(wanted) + 1}.`,
  EACCES: `This account may not listen on port ${wanted}. Way out: choose one above 1023, for example PORT=4321.`,
  EADDRNOTAVAIL: `This machine has no address ${host}. Way out: HOST=127.0.0.1 for this machine only, HOST=0.0.0.0 for the network.`,
};

await main(() => {
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Stop(`PORT is "${wanted}", but a port is a whole number from 0 to 65535.`);
  const folder = join(root, 'dist');
  if (!existsSync(join(folder, 'index.html')))
    throw new Stop('There is no built site in dist/. Way out: npm run build, or npm start, which does it.');

  const server = serve({ fetch: openSite(folder).fetch, hostname: host, port }, ({ port: chosen }) => {
    say(`ready at http://${host.includes(':') ? `[${host}]` : host}:${chosen}/   (Ctrl+C ends it)`);
  });
  server.on('error', (error) => {
    console.error(`\ncrossconnect  ${troubles[error.code] ?? error.message}\n`);
    process.exit(1);
  });
  const stop = () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections?.();
    // A download that never ends must not keep the program alive.
    setTimeout(() => process.exit(0), 2000).unref();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
});
