/** What takes the agreement of everybody in a shared Cloud: time is one for all, and so is the end. */
import type { Services } from '../services.ts';
import type { Entered } from './enter.ts';
import type { AgreedAct } from './view.ts';

/** Notes that the caller agrees. Returns whether everybody who plays now does, or the caller leads the class and decides alone. */
export async function agree({ store }: Services, entered: Entered, act: AgreedAct): Promise<boolean> {
  const { cast, plays, leads, attempt, agreed } = entered;
  const everybody = Object.keys(cast);
  const now = [...new Set([...(agreed[act] ?? []), ...plays])];
  const isAgreed = leads || everybody.every((person) => now.includes(person));
  const next = { ...agreed, [act]: isAgreed ? [] : now };
  await store.write((tx) =>
    tx
      .updateTable('attempts')
      .set({ agreed: JSON.stringify(next) })
      .where('id', '=', attempt)
      .execute(),
  );
  entered.agreed = next;
  return isAgreed;
}

/** Tells everybody in the Cloud that something about it changed that is no line of its log. */
export async function tellChanged({ store, now }: Services, { inClass, attempt, cloud, cast }: Entered): Promise<void> {
  const body = { attempt, length: cloud.session.state().attempt.length };
  const at = now();
  await store.write(async (tx) => {
    await store.tell(tx, inClass, { at, kind: 'cloud', to: 'staff', body });
    for (const seat of new Set(Object.values(cast).flat()))
      if (seat !== 'staff') await store.tell(tx, inClass, { at, kind: 'cloud', to: `seat:${seat}`, body });
  });
}
