/** What the endpoints of the class server work with. Real time, chance and the database come in here and nowhere else. */
import type { Clouds } from './clouds/clouds.ts';
import type { Heats } from './heat/heats.ts';
import type { Workshop } from './jobs/workshop.ts';
import type { Boards } from './live/boards.ts';
import type { Hub } from './live/hub.ts';
import type { Accounts } from './people/accounts.ts';
import type { Limits } from './people/limits.ts';
import type { Rehearsals } from './rehearse/run.ts';
import type { Store } from './store/contract.ts';

export interface Services {
  store: Store;
  /** Who follows which class. */
  hub: Hub;
  /** The live views that somebody looks at. */
  boards: Boards;
  /** The heat maps of classes. */
  heats: Heats;
  /** The Clouds of two-person and assessed labs. */
  clouds: Clouds;
  /** Epoch milliseconds. */
  now: () => number;
  /** Random bytes, for secrets and ids. */
  random: (bytes: number) => Uint8Array;
  /** Who may lead classes, and who of them is signed in. */
  accounts: Accounts;
  /** Under which addresses browsers of others reach this server, best first; none while only this machine does. */
  origins: () => readonly string[];
  /** How often an address may be wrong. */
  limits: Limits;
  /** Where slow things are worked out, and where it is told that there are jobs. */
  workshop: Workshop;
  /** Classes filled with simulated learners. */
  rehearsals: Rehearsals;
  /** A line for the server's log: no names, no texts of people, no secrets. */
  log: (event: string, about?: Readonly<Record<string, string | number | boolean>>) => void;
}
