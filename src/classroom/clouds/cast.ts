/** Who plays whom in a Cloud that stands on the server. */
import * as z from 'zod/mini';
import { learner } from '#src/lab/definition.ts';
import type { Scenario } from '#src/lab/definition.ts';
import type { Caller } from '../roles.ts';

/** For each person of the story, who plays them: seats, or `staff` for those who lead the class. */
export const castSchema = z.record(z.string(), z.array(z.string()));
export type Cast = z.infer<typeof castSchema>;

/** The cast as a row of the attempts keeps it; nobody where it keeps none. */
export const castIn = (kept: string | null | undefined): Cast => castSchema.parse(JSON.parse(kept ?? '{}'));

export const staff = 'staff';

/** The people of the story a caller plays; those who lead may also watch as anybody. */
export function playedBy(cast: Cast, { seat, role }: Caller): string[] {
  const own = Object.entries(cast).flatMap(([person, players]) =>
    seat !== undefined && players.includes(seat.id) ? [person] : [],
  );
  const led =
    role === undefined || role === 'observer'
      ? []
      : Object.keys(cast).filter((person) => cast[person]?.includes(staff));
  return [...new Set([...own, ...led])];
}

/** Every seat that plays somebody. */
export const seatsIn = (cast: Cast): string[] =>
  [...new Set(Object.values(cast).flat())].filter((one) => one !== staff);

/** One learner plays everybody: a lab alone. */
export const alone = ({ people }: Pick<Scenario, 'people'>, seat: string): Cast =>
  Object.fromEntries((people.length === 0 ? [learner] : people).map(({ id }) => [id, [seat]]));

/**
 * Puts seats together in the order given, one for each person of the story. Who is left over joins the last group, and
 * plays its first person with its player. With `led`, that person is played by those who lead, and each seat gets a Cloud of its own.
 */
export function groupsOf(people: readonly { id: string }[], seats: readonly string[], led?: string): Cast[] {
  const roles = people.map(({ id }) => id).filter((id) => id !== led);
  if (roles.length === 0 || seats.length === 0) return [];
  const groups: string[][] = [];
  for (let at = 0; at < seats.length; at += roles.length) groups.push(seats.slice(at, at + roles.length));
  const last = groups.at(-1);
  const isShort = last !== undefined && last.length < roles.length && groups.length > 1;
  const over = isShort ? (groups.pop() ?? []) : [];
  return groups.map((group, index): Cast => {
    const cast: Cast = Object.fromEntries(
      roles.map((role, place) => [role, [group[place] ?? group[0] ?? ''].filter(Boolean)]),
    );
    if (index === groups.length - 1)
      over.forEach((seat, place) => {
        const role = roles[place] ?? roles[0] ?? '';
        cast[role] = [...(cast[role] ?? []), seat];
      });
    if (led !== undefined) cast[led] = [staff];
    return cast;
  });
}
