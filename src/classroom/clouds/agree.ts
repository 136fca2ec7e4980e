/** What takes the agreement of everybody in a shared Cloud: time is one for all, and so is the end. */
import * as z from 'zod/mini';
import type { Session } from '#src/lab/session.ts';
import type { Services } from '../services.ts';
import type { Entered } from './enter.ts';
import { tellMoved } from './tell.ts';
import { agreedActs, type AgreedAct } from './view.ts';

/** Who agreed, and to what: the wait that ended at this moment of virtual time. Another wait is asked for anew. */
const agreement = z.object({ to: z.number(), by: z.array(z.string()) });
const kept = z.object({ skip: z.exactOptional(agreement), 'hand-in': z.exactOptional(agreement) });
type Kept = z.infer<typeof kept>;

const keptIn = (text: string | null): Kept => (text === null ? {} : kept.parse(JSON.parse(text)));

/** What an act would be done to now. There is one end, and one wait at a time. */
const subjectOf = (act: AgreedAct, session: Session): number => (act === 'skip' ? (session.state().due ?? 0) : 0);

/** The people who agree to what could be done now, by the act. */
export function agreedNow(text: string | null, session: Session): Partial<Record<AgreedAct, string[]>> {
  const before = keptIn(text);
  return Object.fromEntries(
    agreedActs.flatMap((act) => {
      const said = before[act];
      return said?.to === subjectOf(act, session) ? [[act, said.by]] : [];
    }),
  );
}

/**
 * Notes that the caller agrees, and tells the others where that is not enough. Returns whether everybody who plays agrees
 * now, or the caller leads the class and decides alone.
 */
export async function agree(services: Services, entered: Entered, act: AgreedAct): Promise<boolean> {
  const { cast, plays, leads, attempt, inClass, cloud } = entered;
  const { session } = cloud;
  const agreed = await services.store.write(async (tx) => {
    // The row is held from here on, so that two who agree at once both count.
    const row = await tx
      .updateTable('attempts')
      .set((column) => ({ agreed: column.ref('agreed') }))
      .where('id', '=', attempt)
      .returning('agreed')
      .executeTakeFirstOrThrow();
    const by = [...new Set([...(agreedNow(row.agreed, session)[act] ?? []), ...plays])];
    const isAgreed = leads || Object.keys(cast).every((person) => by.includes(person));
    const next: Kept = { ...keptIn(row.agreed), [act]: { to: subjectOf(act, session), by: isAgreed ? [] : by } };
    await tx
      .updateTable('attempts')
      .set({ agreed: JSON.stringify(next) })
      .where('id', '=', attempt)
      .execute();
    const { length } = session.state().attempt;
    if (!isAgreed) await tellMoved(services, tx, { inClass, attempt, cast, length });
    return { isAgreed, text: JSON.stringify(next) };
  });
  entered.agreed = agreed.text;
  return agreed.isAgreed;
}
