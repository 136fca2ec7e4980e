/** Adds lines to a form, once each, and hands it in with its last one. What is answered stands on the disk. */
import type { Transaction } from 'kysely';
import { askForFormGrade } from '#src/classroom/grades/ask.ts';
import { isRefusal, refuse, type Refusal } from '#src/classroom/refusal.ts';
import type { Services } from '#src/classroom/services.ts';
import type { FormRow, Tables } from '#src/classroom/store/tables.ts';
import { textOf } from '#src/progress/union.ts';
import { mostLines, type KeptLines, type SentLines } from './shown.ts';
import { stateOf } from './standing.ts';
import { isLate } from './time.ts';

/** The number of the first sent line in whose place another one stands; undefined when all that stand there are the same. */
async function firstOther(
  tx: Transaction<Tables>,
  form: string,
  { from, events }: SentLines,
): Promise<number | undefined> {
  const rows = await tx
    .selectFrom('form_lines')
    .select(['n', 'event'])
    .where('form', '=', form)
    .where('n', '>=', from)
    .where('n', '<', from + events.length)
    .execute();
  return rows.find(({ n, event }) => textOf(JSON.parse(event)) !== textOf(events[n - from]))?.n;
}

/** Adds what is new of the lines. Refuses lines of a device that the exam was taken from, lines in the place of others, and lines after it was handed in. */
export async function appendLines(
  services: Services,
  row: Pick<FormRow, 'id'>,
  sent: SentLines,
): Promise<KeptLines | Refusal> {
  const { store, now } = services;
  const kept = await store.write(async (tx): Promise<KeptLines | Refusal> => {
    // Locks the row, so that two requests with the same lines come one after the other.
    const form = await tx
      .updateTable('forms')
      .set((own) => ({ length: own('length', '+', 0) }))
      .where('id', '=', row.id)
      .returningAll()
      .executeTakeFirst();
    if (!form) return refuse(404, 'NoSuchForm', 'This exam is not here any more. Ask your instructor.');
    const at = now();
    const { from, events, device } = sent;
    if (from > form.length)
      return refuse(
        409,
        'Gap',
        `The server has ${String(form.length)} lines of this exam, and these begin with line ${String(from)}. Send those between as well.`,
      );
    const other = await firstOther(tx, form.id, sent);
    if (form.device !== device)
      return refuse(
        409,
        'Elsewhere',
        'This exam goes on on another device. What you did here is kept here; take the exam over to go on from what the other device has written.',
      );
    if (other !== undefined)
      return refuse(
        409,
        'Taken',
        `Line ${String(other)} of this exam was written elsewhere. What stands on the server counts; read it and go on from there.`,
      );
    const fresh = events.slice(form.length - from);
    const length = form.length + fresh.length;
    const answer = (state: KeptLines['state'], late = 0): KeptLines => ({ length, state, late, now: at });
    if (fresh.length === 0) return answer(stateOf(form, at));
    if (form.submitted_at !== null)
      return refuse(409, 'HandedIn', 'This exam was handed in. Nothing in it can be changed.');
    if (length > mostLines)
      return refuse(
        409,
        'TooManyLines',
        `This exam has ${String(mostLines)} lines, more than anybody writes by hand. Tell your instructor; what stands counts.`,
      );
    await tx
      .insertInto('form_lines')
      .values(
        fresh.map((event, index) => ({ form: form.id, n: form.length + index, at, event: JSON.stringify(event) })),
      )
      .execute();
    const late = isLate({ at }, form.ends_at);
    const isIn = !late && form.state === 'open' && fresh.at(-1)?.type === 'submitted';
    await tx
      .updateTable('forms')
      .set({ length, device_at: at, ...(isIn ? { state: 'submitted', submitted_at: at } : {}) })
      .where('id', '=', form.id)
      .execute();
    if (isIn || late)
      await store.tell(tx, form.class, {
        ...{ at, kind: 'exam', to: 'staff' },
        body: { seat: form.seat, entry: form.entry },
      });
    if (isIn) await askForFormGrade(tx, { form: form.id, now: at });
    // What came late is kept, and the grade says how much it was.
    else if (form.state === 'graded') await askForFormGrade(tx, { form: form.id, now: at });
    return answer(isIn ? 'submitted' : stateOf(form, at), late ? fresh.length : 0);
  });
  if (!isRefusal(kept) && kept.state === 'submitted') services.workshop.wake();
  return kept;
}
