/** Lets learners begin an exam now, whatever the pace of the class, or nobody any more. Who writes it goes on until the own time is up. */
import { lockedClass, tellMoment } from '#src/classroom/classes/moment-change.ts';
import { entryOf } from '#src/classroom/classes/plan.ts';
import type { ClassRecord } from '#src/classroom/classes/read.ts';
import { audit } from '#src/classroom/classes/audit.ts';
import { refuse, type Refusal } from '#src/classroom/refusal.ts';
import type { Caller } from '#src/classroom/roles.ts';
import type { Services } from '#src/classroom/services.ts';
import { closed, opened } from './doors.ts';
import { noSuchExam } from './find.ts';
import { askForPapers } from './papers.ts';

const notRunning: Readonly<Record<Exclude<ClassRecord['state'], 'running'>, string>> = {
  preparing: 'The class has not begun, so nobody can begin an exam. Begin the class first.',
  paused: 'The class is paused, so nobody can begin an exam. Go on with the class first.',
  ended: 'The class has ended: everything can be read, and nothing changed.',
};

/** Opens or closes an exam, and tells the class. */
export const setDoor = (
  services: Services,
  { inClass, entry, open, caller }: { inClass: string; entry: string; open: boolean; caller: Caller },
): Promise<{ open: boolean } | Refusal> =>
  services.store.write(async (tx) => {
    const { store, now } = services;
    const before = await lockedClass(tx, inClass);
    const at = now();
    if (entryOf(before.plan, entry)?.kind !== 'exam') return noSuchExam(entry);
    if (before.state !== 'running') return refuse(409, 'NotRunning', notRunning[before.state]);
    const { plan, moment } = open
      ? opened(before, entry, at)
      : { plan: closed(before.plan, entry, at), moment: before.moment };
    await tx
      .updateTable('classes')
      .set({ plan: JSON.stringify(plan) })
      .where('id', '=', inClass)
      .execute();
    if (open) await askForPapers(tx, inClass, entry, at);
    if (moment !== before.moment) await tellMoment(tx, inClass, moment, services);
    await store.tell(tx, inClass, { at, kind: 'class.changed', to: 'all', body: { what: 'plan' } });
    await audit(tx, services, { inClass, caller, what: 'exam.door', about: { entry, open } });
    return { open };
  });
