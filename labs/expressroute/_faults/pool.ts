/** A pool: the faults that begin with the same symptom. Which one it is, is drawn by seed and read off the Cloud. */
import type { Cloud } from '#src/azure/cloud.ts';
import { pick, shuffled } from '#src/lab/chance.ts';
import type { Act, Option } from '#src/lab/definition.ts';
import type { Branch } from './branch.ts';
import type { FalseIdea, Fault } from './fault.ts';
import { see } from './seen.ts';
import type { Seen } from './seen.ts';

export interface Pool<Ticket extends Branch = Branch> {
  id: string;
  faults: readonly [Fault<Ticket>, ...Fault<Ticket>[]];
  ideas: readonly FalseIdea<Ticket>[];
}

export const definePool = <Ticket extends Branch = Branch>(pool: Pool<Ticket>): Pool<Ticket> => pool;

/** The fault that a seed draws. */
export const drawn = <Ticket extends Branch>(pool: Pool<Ticket>, seed: string): Fault<Ticket> =>
  pick(seed, `cause of ${pool.id}`, pool.faults);

/** The cause as the Cloud shows it. Once nothing is wrong any more, it is what had been wrong. */
export function causeIn<Ticket extends Branch>(
  pool: Pool<Ticket>,
  cloud: Cloud,
  ticket: Ticket,
  first: Fault<Ticket>,
): Fault<Ticket> {
  const seen = see(cloud, ticket);
  return [first, ...pool.faults].find((fault) => fault.isThere(seen, ticket)) ?? first;
}

/** The evidence. Where the right cause was mended before it was named, it says so. */
const whyOf = <Ticket extends Branch>(fault: Fault<Ticket>, seen: Seen, ticket: Ticket, isRight: boolean): string =>
  isRight && !fault.isThere(seen, ticket)
    ? `So it was, and it is mended by now. ${fault.evidence(seen, ticket)}`
    : fault.evidence(seen, ticket);

/** Every fault of the pool as an answer, and ideas that are never right, in an order that the seed settles. */
export function optionsIn<Ticket extends Branch>(
  pool: Pool<Ticket>,
  cloud: Cloud,
  ticket: Ticket,
  { first, seed }: { first: Fault<Ticket>; seed: string },
): Option[] {
  const seen = see(cloud, ticket);
  const cause = causeIn(pool, cloud, ticket, first);
  return shuffled(seed, `options of ${pool.id}`, [
    ...pool.faults.map((fault) => ({
      id: fault.id,
      text: fault.says(ticket, seen),
      right: fault === cause,
      why: whyOf(fault, seen, ticket, fault === cause),
    })),
    ...pool.ideas.map((idea) => ({ id: idea.id, text: idea.says(ticket), right: false, why: idea.why(seen, ticket) })),
  ]);
}

/** What others do once they are told: whatever of it is theirs, and is wrong in the Cloud. */
export function callsIn<Ticket extends Branch>(pool: Pool<Ticket>, cloud: Cloud, ticket: Ticket): Act[] {
  const seen = see(cloud, ticket);
  return pool.faults
    .filter((fault) => fault.called !== undefined && fault.isThere(seen, ticket))
    .flatMap((fault) => fault.cures(seen, ticket));
}

/** How that is told; where nobody else has to do anything, that it is the learner's to do. */
export const newsIn = <Ticket extends Branch>(ticket: Ticket, first: Fault<Ticket>): string =>
  first.called?.(ticket) ?? 'Nobody has to be rung: this stands in Azure, and you may change it.';
