/** What a request is served with: the Cloud, and everything besides it that decides the answer. */
import type { Profile } from '#src/base/facts.ts';
import { guid, integer } from '#src/base/random.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { Cloud } from './cloud.ts';
import type { JournalEntry } from './journal.ts';
import type { Owner } from './owner.ts';
import type { Context } from './resource.ts';
import { etagOf } from './tree.ts';

export interface World {
  cloud: Cloud;
  seed: string;
  profile: Profile;
  now: number;
  /** The entry number of the write that is served, or of the one that started what ends now. */
  n: number;
  /** Tells the ETag of the start of an operation from that of its end. */
  step: 'start' | 'end';
  apiVersion: string;
  /** The provider namespace that is asked, such as Microsoft.Network. */
  namespace: string;
  /** Who asks. */
  actor: string;
  /** Which part of an entry is at work, where one entry writes several resources: their operations and ETags must differ. */
  part: string;
  /** The query of the request. */
  query: URLSearchParams;
  /** Virtual seconds per real second. */
  speed: number;
  /** The owner's hand on clock and Cloud, for what is asked below `/_control/`. */
  owner: Owner;
  /** Whether an ordered fault keeps what starts now from ever ending. */
  isStuck: boolean;
  /** Every write since this Azure began, to be read only. */
  journal: readonly JournalEntry[];
  /** The origin the client asked, for the URLs it is given. */
  origin: string;
}

/** What the definition of a resource may know. */
export const contextFor = ({ cloud, profile, now, apiVersion, query, seed, n }: World, id: string): Context => ({
  cloud,
  profile,
  now,
  apiVersion,
  query,
  guid: (purpose) => guid(seed, n, keyOf(id), purpose),
  integer: (below, purpose) => integer(below, seed, n, keyOf(id), purpose),
});

/** The ETag that this write gives to a top-level resource. */
export const etagIn = (world: World) => (rootKey: string) =>
  etagOf(world.seed, world.n, `${world.step}${world.part}`, rootKey);

/** The value of Retry-After: real seconds, whole, and at least one. Azure's own wait is divided by the speed. */
export const waitOf = ({ speed }: Pick<World, 'speed'>, seconds: number): string =>
  String(speed > 0 ? Math.max(1, Math.ceil(seconds / speed)) : Math.max(1, Math.ceil(seconds)));

/** What the door answers, before it is dressed in headers. */
export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}
