/** The secret that signs the cookies of instructors: made once for each database, so that sessions outlive a restart and every instance has the same. */
import * as z from 'zod/mini';
import type { Store } from '../store/contract.ts';

const name = 'session-secret';

/** The secret of this database, made if there is none. Whoever comes second takes the first one's. */
export async function keptSecret(store: Store, random: (bytes: number) => Uint8Array): Promise<string> {
  const value = JSON.stringify(Buffer.from(random(32)).toString('base64url'));
  await store.write((tx) =>
    tx
      .insertInto('settings')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute(),
  );
  const kept = await store.read((db) =>
    db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirstOrThrow(),
  );
  return z.string().parse(JSON.parse(kept.value));
}
