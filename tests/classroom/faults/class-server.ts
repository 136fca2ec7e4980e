/** The class server alone, without the site, as a program that can be killed: PORT, CLOCK_AHEAD (milliseconds) and what the server itself reads. */
import { serve } from '@hono/node-server';

// Set before anything reads the clock: it is the whole machine's clock that is wrong.
const ahead = Number(process.env['CLOCK_AHEAD'] ?? 0);
if (ahead !== 0) {
  const right = Date.now;
  Date.now = () => right() + ahead;
}
const { readConfiguration } = await import('#src/classroom/configuration.ts');
const { openClassServer } = await import('#src/classroom/main.ts');
const classes = await openClassServer({
  configuration: readConfiguration(process.env, 'data'),
  write: (line) => process.stderr.write(`${line}\n`),
});
const server = serve(
  { fetch: (request) => classes.fetch(request), hostname: '127.0.0.1', port: Number(process.env['PORT'] ?? 0) },
  ({ port }) => console.log(`ready ${port}`),
);
process.on('SIGTERM', () => {
  const closed = new Promise((resolve) => server.close(resolve));
  if ('closeIdleConnections' in server) server.closeIdleConnections();
  void classes.close().then(async () => {
    setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections();
    }, 2000).unref();
    await closed;
    process.exit(0);
  });
});
