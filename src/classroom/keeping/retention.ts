/** Classes are kept so many days after their end as they say themselves; then all of them is deleted. */
import { settingsFrom } from '../classes/settings.ts';
import { whyOf } from '../log.ts';
import type { Services } from '../services.ts';
import { forgetClass } from './forget.ts';

type Needs = Pick<Services, 'store' | 'now' | 'random' | 'log'>;
const day = 24 * 3600 * 1000;

/** Deletes the classes whose days are over. Returns how many. */
export async function forgetOldClasses(services: Needs): Promise<number> {
  const now = services.now();
  const ended = await services.store.read((db) =>
    db.selectFrom('classes').select(['id', 'settings', 'ended_at']).where('state', '=', 'ended').execute(),
  );
  let count = 0;
  for (const { id, settings, ended_at } of ended) {
    const { keepDays } = settingsFrom(JSON.parse(settings));
    if (ended_at === null || ended_at + keepDays * day > now) continue;
    const { rows } = await forgetClass(services, id, 'server');
    services.log('class.forgotten', { class: id, rows, keptDays: keepDays });
    count += 1;
  }
  return count;
}

/** Looks at once and every hour. Returns the way to stop, which waits for a deletion that has begun. */
export function startRetention(services: Needs, every = 3600 * 1000): () => Promise<void> {
  let working: Promise<void> = Promise.resolve();
  const look = () => {
    working = working.then(async () => {
      try {
        await forgetOldClasses(services);
      } catch (cause) {
        services.log('retention', whyOf(cause));
      }
    });
  };
  look();
  const timer = setInterval(look, every);
  timer.unref();
  return () => {
    clearInterval(timer);
    return working;
  };
}
