/** Opens the database that the configuration names: PostgreSQL by its address, else the embedded one in a folder. */
import type { Store } from './contract.ts';
import { databaseFile, takeFolder } from './folder.ts';
import { openSqlite } from './sqlite.ts';

export interface OpenOptions {
  /** The folder of the embedded database. */
  data: string;
  /** The text of `DATABASE_URL`; it wins over the folder. */
  url?: string | undefined;
  /** Hears of what failed while nobody waited for it, such as a connection that was lost. */
  onFailure?: (cause: unknown) => void;
  /** The newest migration to run; all if unsaid. */
  upTo?: string | undefined;
}

/** Opens it and brings it up to date. Throws a `StoreTrouble` in words for whoever starts the server. */
export async function openStore({ data, url, onFailure, upTo }: OpenOptions): Promise<Store> {
  const options = { ...(onFailure && { onFailure }), ...(upTo !== undefined && { upTo }) };
  if (url !== undefined && url !== '') {
    // Whoever runs on the embedded database loads nothing of the other.
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(url, { ...options, isWarm: true });
  }
  const letGo = takeFolder(data);
  try {
    return await openSqlite(databaseFile(data), { ...options, onClose: letGo });
  } catch (cause) {
    letGo();
    throw cause;
  }
}
