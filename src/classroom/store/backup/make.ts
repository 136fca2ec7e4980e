/** Makes a backup of a database, also while a server runs on it: everything as it was at one moment. */
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, openSync, closeSync, fsyncSync, renameSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import { diskFull, ofError, StoreTrouble } from '../trouble.ts';
import { connectTo, rowsOf, tablesIn, type Where } from './connect.ts';
import { type Beginning, format } from './format.ts';
import { ownTables } from './ours.ts';

export interface Made {
  tables: number;
  rows: number;
}

/** Writes a new file, compressed if its name ends in `.gz`; whoever made it alone may read it. Throws a `StoreTrouble` in words. */
export async function makeBackup(from: Where, file: string, at: number): Promise<Made> {
  if (existsSync(file))
    throw new StoreTrouble(
      'NoStart',
      `${file} is there already, and is not overwritten. Way out: choose another name.`,
    );
  const { db, engine } = await connectTo(from);
  const part = `${file}.part`;
  try {
    const ours = new Set((await ownTables()).keys());
    const out = openOut(part, file.endsWith('.gz'));
    let rows = 0;
    const reading = db.transaction();
    const made = await (
      engine === 'postgres' ? reading.setIsolationLevel('repeatable read').setAccessMode('read only') : reading
    ).execute(async (tx) => {
      const tables = await tablesIn(tx, engine, ours);
      if (!tables.some(({ name }) => name === 'migrations'))
        throw new StoreTrouble('NoStart', 'This database has never held classes, so there is nothing to back up.');
      const seen = await sql<{ name: string }>`select name from migrations order by name`.execute(tx);
      const first: Beginning = {
        crossconnect: 'backup',
        format,
        at,
        engine,
        migrations: seen.rows.map(({ name }) => name),
      };
      await out.line(first);
      const kept = tables.filter(({ name }) => name !== 'migrations');
      for (const { name, columns } of kept) {
        await out.line({ table: name, columns });
        for await (const page of rowsOf(tx, engine, name))
          for (const row of page) {
            await out.line(columns.map((column) => row[column]));
            rows += 1;
          }
      }
      return { tables: kept.length, rows };
    });
    await out.end(made.rows);
    renameSync(part, file);
    return made;
  } catch (cause) {
    rmSync(part, { force: true });
    throw ofError(cause, 'code') === 'ENOSPC' ? diskFull(cause) : cause;
  } finally {
    await db.destroy();
  }
}

function openOut(file: string, isSmall: boolean) {
  const stream = createWriteStream(file, { mode: 0o600, flags: 'wx' });
  let trouble: Error | undefined;
  stream.on('error', (cause) => {
    trouble = cause;
  });
  const into = isSmall ? createGzip() : stream;
  if (into !== stream) into.pipe(stream);
  const hash = createHash('sha256');
  let waiting = '';
  const flush = async () => {
    if (trouble) throw trouble;
    const text = waiting;
    waiting = '';
    hash.update(text);
    if (!into.write(text)) await once(into, 'drain');
  };
  return {
    async line(value: unknown) {
      waiting += `${JSON.stringify(value)}\n`;
      if (waiting.length > 1 << 20) await flush();
    },
    /** Says that it is whole, and waits for the disk. */
    async end(rows: number) {
      await flush();
      const closed = new Promise<void>((resolve, reject) => {
        stream.once('close', () => {
          if (trouble) reject(trouble);
          else resolve();
        });
      });
      into.end(`${JSON.stringify({ end: true, rows, sha256: hash.digest('hex') })}\n`);
      await closed;
      const handle = openSync(file, 'r');
      fsyncSync(handle);
      closeSync(handle);
    },
  };
}
