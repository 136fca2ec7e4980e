/** Lets a caller into a Cloud on the server, as the people of the story that the caller plays. */
import * as z from 'zod/mini';
import type { Beginning } from '#src/lab/beginning.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Caller } from '../roles.ts';
import type { Services } from '../services.ts';
import { agreedNow } from './agree.ts';
import { castIn, playedBy, seatsIn, staff, type Cast } from './cast.ts';
import type { OpenCloud } from './clouds.ts';
import { show } from './show.ts';
import type { CloudPerson, CloudView } from './view.ts';
import { whyPaused } from './wanted.ts';

const beginSchema: z.ZodMiniType<Beginning> = z.object({
  seed: z.string(),
  profile: z.enum(['taught', 'today']),
  way: z.enum(['guided', 'practice', 'assessed']),
  speed: z.exactOptional(z.number()),
});
/** A Cloud, and who the caller is in it. */
export interface Entered {
  attempt: string;
  inClass: string;
  lab: string;
  cast: Cast;
  cloud: OpenCloud;
  /** The people the caller plays; none for those who only watch. */
  plays: string[];
  leads: boolean;
  author: string;
  /** Who agreed to what, as the row keeps it (`agree.ts`). */
  agreed: string | null;
}

/** Refuses whoever neither plays in it nor leads the class, with the same words whether it exists or not. */
export async function enter(
  { store, clouds }: Services,
  caller: Caller,
  inClass: string,
  attempt: string,
): Promise<Entered | Refusal> {
  const row = await store.read((db) =>
    db
      .selectFrom('attempts')
      .select(['lab', 'people', 'begin', 'agreed'])
      .where('id', '=', attempt)
      .where('class', '=', inClass)
      .where('cloud', '=', 1)
      .executeTakeFirst(),
  );
  const cast = castIn(row?.people);
  const plays = playedBy(cast, caller);
  if (!row || row.begin === null || (plays.length === 0 && caller.role === undefined))
    return refuse(
      404,
      'NoSuchCloud',
      `There is no lab "${attempt}" of yours in this class. Open it from the class's page.`,
    );
  const cloud = await clouds.open(attempt, row.lab, beginSchema.parse(JSON.parse(row.begin)));
  const leads = caller.role !== undefined && caller.role !== 'observer';
  return {
    attempt,
    inClass,
    lab: row.lab,
    cast,
    cloud,
    plays,
    leads,
    author:
      caller.seat && seatsIn(cast).includes(caller.seat.id)
        ? `seat:${caller.seat.id}`
        : `staff:${caller.account?.id ?? ''}`,
    agreed: row.agreed,
  };
}

/** What whoever plays nobody is told. */
export const onlyWatching = refuse(
  403,
  'OnlyWatching',
  'You watch this lab and play nobody in it. Those who play there act.',
);

/** Lets in only who changes something there: those who play, unless the class is paused, and those who lead. */
export async function enterToWork(
  services: Services,
  caller: Caller,
  inClass: string,
  attempt: string,
): Promise<Entered | Refusal> {
  const entered = await enter(services, caller, inClass, attempt);
  if (isRefusal(entered) || entered.leads) return entered;
  if (entered.plays.length === 0) return onlyWatching;
  return (await whyPaused(services, inClass)) ?? entered;
}

/** What the caller is shown of it now. */
export async function look(services: Services, entered: Entered): Promise<CloudView> {
  const { cloud, attempt, agreed } = entered;
  await cloud.act('server', (session) => session.tick());
  const undoable = await newestBy(services, entered);
  return show(cloud.session, {
    attempt,
    agreed: agreedNow(agreed, cloud.session),
    people: await peopleOf(services, entered),
    canUndo: cloud.session.state().canUndo && (undoable === entered.author || entered.leads),
  });
}

/** Who did the newest change that can be taken back. */
export async function newestBy({ store }: Services, { attempt, cloud }: Entered): Promise<string | undefined> {
  const newest = cloud.session.state().attempt.writes.findLast(({ undoable }) => undoable);
  if (!newest) return undefined;
  const row = await store.read((db) =>
    db.selectFrom('lines').select('by').where('attempt', '=', attempt).where('n', '=', newest.entry).executeTakeFirst(),
  );
  return row?.by;
}

async function peopleOf({ store }: Services, { cast, cloud, plays }: Entered): Promise<CloudPerson[]> {
  const seats = seatsIn(cast);
  const rows =
    seats.length === 0
      ? []
      : await store.read((db) => db.selectFrom('seats').select(['id', 'name']).where('id', 'in', seats).execute());
  const nameOf = (player: string) =>
    player === staff ? 'Instructor' : (rows.find(({ id }) => id === player)?.name ?? 'Somebody who left');
  return cloud.session.scenario.people.map(({ id, name, title }) => ({
    id,
    name,
    title,
    held: (cast[id] ?? []).map(nameOf),
    isYou: plays.includes(id),
  }));
}
