/** Who is at the controls of a learner's attempt: staff ask, the learner says yes or no, and takes them back at any time. */
import { refuse } from '../refusal.ts';
import type { Caller } from '../roles.ts';
import type { Services } from '../services.ts';
import { attemptRow, isOwn, noSuchAttempt, staffName, type Named } from './find.ts';

interface Asked {
  caller: Caller;
  params: Named;
}

/** A question that nobody answered for so long is forgotten. */
export const askedFor = 3 * 60_000;

/** Asks the learner. Answers `asked`, or `held` where the caller has the controls already. */
export const askForControls = ({ caller, params }: Asked, { store, now }: Services) =>
  store.write(async (tx) => {
    const row = await attemptRow(tx, params);
    const account = caller.account?.id;
    if (!row || row.seat === null || account === undefined) return noSuchAttempt(params.attempt);
    if (row.cloud === 1)
      return refuse(
        422,
        'StandsOnServer',
        'This Cloud stands on the server. Open it from the page of the class to work in it.',
      );
    if (row.held_by === account) return { state: 'held' };
    if (row.held_by !== null)
      return refuse(
        409,
        'HeldByOther',
        `${await staffName(tx, row.class, row.held_by)} is at the controls. Ask them to hand back first.`,
      );
    const name = await staffName(tx, row.class, account);
    await tx.updateTable('attempts').set({ asked_by: account, asked_at: now() }).where('id', '=', row.id).execute();
    await store.tell(tx, row.class, {
      at: now(),
      kind: 'consent.asked',
      to: `seat:${row.seat}`,
      body: { attempt: row.id, by: account, name },
    });
    return { state: 'asked' };
  });

/** The learner's yes or no. A yes hands the controls over at once. */
export const giveControls = (
  { caller, params, body: { given } }: Asked & { body: { given: boolean } },
  { store, now }: Services,
) =>
  store.write(async (tx) => {
    const row = await attemptRow(tx, params);
    if (!row || row.seat === null || !isOwn(caller, params, row)) return noSuchAttempt(params.attempt);
    const { asked_by: asker, asked_at: askedAt } = row;
    if (asker === null || askedAt === null || now() - askedAt > askedFor)
      return refuse(409, 'NobodyAsks', 'Nobody asks for the controls of this lab any more. They are yours.');
    await tx
      .updateTable('attempts')
      .set({ asked_by: null, asked_at: null, ...(given ? { held_by: asker } : {}) })
      .where('id', '=', row.id)
      .execute();
    const tell = (kind: string, to: 'staff' | `seat:${string}`, more: object) =>
      store.tell(tx, row.class, { at: now(), kind, to, body: { attempt: row.id, ...more } });
    await tell('consent', 'staff', { given });
    if (!given) return { state: 'yours' };
    const holder = { by: asker, name: await staffName(tx, row.class, asker) };
    await tell('held', 'staff', holder);
    await tell('held', `seat:${row.seat}`, holder);
    return { state: 'held' };
  });

/** Gives the controls back to the learner, where somebody has them. */
export const releaseControls = ({ caller, params }: Asked, isLearner: boolean, { store, now }: Services) =>
  store.write(async (tx) => {
    const row = await attemptRow(tx, params);
    if (!row || row.seat === null) return noSuchAttempt(params.attempt);
    if (!isLearner && row.held_by !== (caller.account?.id ?? '') && caller.role !== 'instructor')
      return refuse(403, 'NotHeld', 'You are not at the controls of this lab, so they are not yours to give back.');
    await tx
      .updateTable('attempts')
      .set({ held_by: null, asked_by: null, asked_at: null })
      .where('id', '=', row.id)
      .execute();
    if (row.held_by === null) return { state: 'yours' };
    for (const to of ['staff', `seat:${row.seat}`] as const)
      await store.tell(tx, row.class, { at: now(), kind: 'held', to, body: { attempt: row.id } });
    return { state: 'yours' };
  });
