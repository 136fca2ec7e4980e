/** What a fault is: how it comes into a branch, how it is told from the others, with which tools, and what heals it. */
import type { FactId } from '#src/base/facts.ts';
import type { Act, Move, ScreenPattern, Step } from '#src/lab/definition.ts';
import type { Branch } from './branch.ts';
import type { Seen } from './seen.ts';

/** What shows a fault. Everything here has to be asked; none of it stands in the story or on the first screen. */
export type ToolName =
  | 'ARP records'
  | 'route table summary'
  | 'route table'
  | 'metrics'
  | 'effective routes'
  | 'effective security rules'
  | 'router console'
  | 'resource health'
  | 'activity log'
  | 'connecting';

/** Where to look, without a word of what is to be found there. */
export interface Look {
  where(branch: Branch): string;
  /** What to ask, what to read in the answer, and with what to compare it. */
  what(branch: Branch): string;
  way(branch: Branch): Step[];
  there?(branch: Branch): ScreenPattern;
}

/** One cause of trouble. `Ticket` is what it happens to: a branch, or one with a key to redeem. */
export interface Fault<Ticket extends Branch = Branch> {
  id: string;
  /** The cause as an answer to choose; what differs with the Cloud is worded as it is by now. */
  says(ticket: Ticket, seen: Seen): string;
  /** What happened to a healthy branch before the learner came. */
  breaks(ticket: Ticket): Move[];
  isThere(seen: Seen, ticket: Ticket): boolean;
  /** What the tools show, quoted from the Cloud: the reason that the answer is right, or wrong. */
  evidence(seen: Seen, ticket: Ticket): string;
  tools: readonly [ToolName, ...ToolName[]];
  look: Look;
  /** Undoes this fault and nothing else, from the Cloud as it is. */
  cures(seen: Seen, ticket: Ticket): Act[];
  /** What is told once others have done that. Absent where it stands in Azure and is the learner's to do. */
  called?(ticket: Ticket): string;
  facts: readonly [FactId, ...FactId[]];
}

/** Describes a fault. */
export const defineFault = <Ticket extends Branch = Branch>(fault: Fault<Ticket>): Fault<Ticket> => fault;

/** An answer that is never right: a sound idea, and the reason that it is not so here. */
export interface FalseIdea<Ticket extends Branch = Branch> {
  id: string;
  says(ticket: Ticket): string;
  why(seen: Seen, ticket: Ticket): string;
}
