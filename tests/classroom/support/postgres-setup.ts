/** One PostgreSQL for a whole run of tests, started when a test first asks for it, and ended with the run. */
import { createServer } from 'node:http';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { findPostgres, startPostgres } from '../../../scripts/support/postgres.mjs';
import { openPostgres } from '../../../src/classroom/store/postgres.ts';

/** A database with the tables of today, and nothing in them. */
export const template = 'template_classroom';

declare module 'vitest' {
  interface ProvidedContext {
    /** The port that answers with the address of the PostgreSQL; 0 where this machine has none. */
    postgresAt: number;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  if (findPostgres() === undefined) {
    if (process.env['CI'] === 'true')
      throw new Error(
        'The class server is tested on PostgreSQL too, and this machine has none. Way out: apt-get install postgresql.',
      );
    console.log('no PostgreSQL here: the class server is tested on SQLite alone');
    project.provide('postgresAt', 0);
    return () => Promise.resolve();
  }
  const start = async () => {
    const server = await startPostgres();
    // Tests copy it, which takes a tenth of the time of making its tables.
    const client = new Client({ connectionString: server.url() });
    await client.connect();
    await client.query(`create database ${template}`);
    await client.end();
    const store = await openPostgres(server.url(template));
    await store.close();
    return server;
  };
  let started: ReturnType<typeof start> | undefined;
  const desk = createServer((_, answer) => {
    started ??= start();
    started.then(
      ({ url }) => answer.end(url()),
      (cause: unknown) => {
        answer.statusCode = 500;
        answer.end(String(cause));
      },
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  const address = desk.address();
  project.provide('postgresAt', typeof address === 'object' && address ? address.port : 0);
  return async () => {
    desk.close();
    await started?.then((server) => server.stop());
  };
}
