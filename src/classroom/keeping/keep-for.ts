/** Changes for how many days a class is kept after its end, while it runs and after that. */
import { audit } from '../classes/audit.ts';
import { lockedClass } from '../classes/moment-change.ts';
import { refuse } from '../refusal.ts';
import type { Caller } from '../roles.ts';
import type { Services } from '../services.ts';

const day = 24 * 3600 * 1000;

/** Sets the days. A number that is over already would delete the class within the hour, which nobody says by mistake: that is asked for by its own name. */
export const keepFor = (
  services: Services,
  { inClass, caller }: { inClass: string; caller: Caller },
  days: number,
): Promise<unknown> =>
  services.store.write(async (tx) => {
    const { store, now } = services;
    const { settings, ended_at } = await lockedClass(tx, inClass);
    const at = now();
    if (ended_at !== null && ended_at + days * day <= at) {
      const least = Math.floor((at - ended_at) / day) + 1;
      return refuse(
        409,
        'DaysAreOver',
        `This class ended so long ago that ${String(days)} ${days === 1 ? 'day is' : 'days are'} over already, and it would be deleted at once. Say ${String(least)} or more, or delete the class now.`,
      );
    }
    await tx
      .updateTable('classes')
      .set({ settings: JSON.stringify({ ...settings, keepDays: days }) })
      .where('id', '=', inClass)
      .execute();
    await store.tell(tx, inClass, { at, kind: 'class.changed', to: 'all', body: { what: 'settings' } });
    await audit(tx, services, { inClass, caller, what: 'class.kept', about: { days } });
    return { days };
  });
