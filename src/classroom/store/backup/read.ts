/** Reads a backup: first whether it is whole and of a version that is known, then its rows. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, openSync, closeSync, readSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { refuseNewer } from '../migrate.ts';
import { StoreTrouble } from '../trouble.ts';
import { beginning, type Beginning, damaged, ending, format, rowLine, tableLine } from './format.ts';
import { ownTables } from './ours.ts';

export interface Found {
  begins: Beginning;
  rows: number;
}

function isCompressed(file: string): boolean {
  const start = Buffer.alloc(2);
  const handle = openSync(file, 'r');
  readSync(handle, start, 0, 2, 0);
  closeSync(handle);
  return start[0] === 0x1f && start[1] === 0x8b;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const input: AsyncIterable<Buffer> = isCompressed(file) ? pipeline(source, createGunzip(), () => undefined) : source;
  const decoder = new TextDecoder();
  let rest = '';
  const parts = input[Symbol.asyncIterator]();
  for (;;) {
    const part = await nextOf(parts);
    rest += part ? decoder.decode(part, { stream: true }) : decoder.decode();
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
    if (!part) break;
  }
  if (rest !== '') yield rest;
}

async function nextOf(parts: AsyncIterator<Buffer, unknown>): Promise<Buffer | undefined> {
  try {
    const part = await parts.next();
    return part.done === true ? undefined : part.value;
  } catch {
    throw damaged('the compressed file breaks off or was changed');
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw damaged('it has a line that is no JSON');
  }
}

/** Reads all of it and changes nothing. Refuses what is not whole, or of a newer version. */
export async function checkBackup(file: string): Promise<Found> {
  if (!existsSync(file)) throw new StoreTrouble('NoStart', `There is no file ${file}. Look at the name again.`);
  const hash = createHash('sha256');
  let begins: Beginning | undefined;
  let tables: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  let columns: number | undefined;
  let rows = 0;
  let last: string | undefined;
  for await (const line of linesOf(file)) {
    if (last !== undefined) hash.update(`${last}\n`);
    last = line;
    const value = jsonOf(line);
    if (!begins) {
      begins = beginningOf(value);
      tables = await ownTables(begins.migrations.at(-1) ?? '');
    } else if (Array.isArray(value)) {
      rows += 1;
      if (rowLine.safeParse(value).data?.length !== columns) throw damaged(`its row ${rows} does not fit its table`);
    } else if (!ending.safeParse(value).success) {
      const table = tableLine.safeParse(value).data;
      const known = table && tables.get(table.table);
      if (!table || !known || table.columns.some((column) => !known.has(column)))
        throw damaged('it has a table that its version never had');
      columns = table.columns.length;
    }
  }
  if (!begins) throw damaged('it is empty');
  const end = ending.safeParse(last === undefined ? undefined : jsonOf(last)).data;
  if (!end) throw damaged('its end is missing');
  if (end.rows !== rows || end.sha256 !== hash.digest('hex')) throw damaged('it was changed after it was made');
  return { begins, rows };
}

function beginningOf(value: unknown): Beginning {
  const found = beginning.safeParse(value).data;
  if (!found) throw damaged('it does not begin as a backup of Crossconnect does');
  if (found.format > format)
    throw new StoreTrouble(
      'NoStart',
      `This backup was made by a newer version of Crossconnect (format ${found.format}, and this one reads up to ${format}). Way out: restore it with that version.`,
    );
  refuseNewer(found.migrations);
  return found;
}

/** The rows of a backup that was checked, table by table, some at a time. */
export async function* rowsIn(
  file: string,
): AsyncGenerator<{ table: string; rows: Record<string, string | number | null>[] }> {
  let table = '';
  let columns: readonly string[] = [];
  let rows: Record<string, string | number | null>[] = [];
  for await (const line of linesOf(file)) {
    const value = jsonOf(line);
    if (Array.isArray(value)) {
      const row = rowLine.parse(value);
      rows.push(Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
      if (rows.length * columns.length < 10_000) continue;
    }
    if (rows.length > 0) yield { table, rows };
    rows = [];
    const next = tableLine.safeParse(value).data;
    if (next) ({ table, columns } = next);
  }
}
