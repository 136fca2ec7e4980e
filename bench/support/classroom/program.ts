/** The class server as a program of its own, for the load run; beside it the same route without a database. Says its port and its first link on standard output. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { linesSent } from '#src/classroom/attempts/words.ts';
import { readConfiguration } from '#src/classroom/configuration.ts';
import { openClassServer } from '#src/classroom/main.ts';
import { slowClientOptions } from '../../../scripts/support/slow-clients.mjs';

const configuration = readConfiguration(process.env, process.env.CROSSCONNECT_DATA ?? '');
const classes = await openClassServer({ configuration, write: (line) => process.stderr.write(`${line}\n`) });
const bare = new Hono();
bare.post('/bare/:room/attempts/:attempt/lines', async (context) => {
  const { from, lines } = linesSent.parse(await context.req.json());
  return context.json({ length: from + lines.length }, 200, { 'cache-control': 'no-store' });
});
const server = serve(
  {
    fetch: (request, connection) =>
      new URL(request.url).pathname.startsWith('/bare/') ? bare.fetch(request) : classes.fetch(request, connection),
    hostname: '127.0.0.1',
    port: 0,
    serverOptions: slowClientOptions(),
  },
  ({ port }) => {
    console.log(JSON.stringify({ port, firstLink: classes.firstLink ?? null }));
  },
);
process.on('SIGTERM', () => {
  server.close();
  void classes.close().then(() => process.exit(0));
});
