/** Who hears what of a feed: a learner what is for all and for the own seat, those who lead what is for all and for them. */
import type { Caller } from '../roles.ts';
import type { FeedEntry } from '../store/contract.ts';

export type Audience = 'staff' | `seat:${string}`;

/** How somebody who may ask at all is addressed in this class. Who leads hears what those who lead hear, also with a seat of their own. */
export function audienceIn({ role, seat }: Caller): Audience | undefined {
  if (role !== undefined) return 'staff';
  return seat && `seat:${seat.id}`;
}

export const hears = (audience: Audience, { to }: Pick<FeedEntry, 'to'>): boolean => to === 'all' || to === audience;
