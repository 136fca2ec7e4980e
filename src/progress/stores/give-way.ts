/** Where two devices wrote different lines into one log and another's count: ours give way, and are kept under a name of their own. Loaded only where that happens. */
import { hash128 } from '#src/base/random.ts';
import type { AttemptRow, Trouble } from '#src/progress/store.ts';
import { contentOf, openDatabase } from '#src/progress/stores/database.ts';
import { troubleOf } from '#src/progress/trouble.ts';
import { textOf } from '#src/progress/union.ts';

/**
 * Puts `entries` at line `from` of an attempt and takes away what stood there. The whole log as it was is kept as another
 * attempt, whose name is answered. Whoever has the attempt open has to open it anew: its earlier lines have changed.
 */
export async function giveWay(
  attempt: string,
  from: number,
  entries: readonly unknown[],
  name = 'crossconnect',
): Promise<string | Trouble> {
  try {
    const database = await openDatabase(name, () => undefined);
    try {
      return await inOne(database, attempt, from, entries);
    } finally {
      database.close();
    }
  } catch (cause) {
    return troubleOf(cause);
  }
}

const inOne = (database: IDBDatabase, attempt: string, from: number, entries: readonly unknown[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction('attempts', 'readwrite', { durability: 'strict' });
    const store = transaction.objectStore('attempts');
    let aside = attempt;
    transaction.onabort = () => reject(transaction.error ?? new DOMException('It was given up.', 'AbortError'));
    transaction.oncomplete = () => resolve(aside);
    const all = IDBKeyRange.bound([attempt, 0], [attempt, Infinity]);
    const list = store.getAll(all);
    list.onsuccess = () => {
      const rows = contentOf([], list.result).attempts;
      aside = `${attempt}~${hash128(textOf(rows.map(({ entry }) => entry))).slice(0, 8)}`;
      const put = (row: AttemptRow) => store.put(row);
      for (const { n, entry } of rows) put({ attempt: aside, n, entry });
      store.delete(IDBKeyRange.bound([attempt, from], [attempt, Infinity]));
      for (const [index, entry] of entries.entries()) put({ attempt, n: from + index, entry });
    };
  });
