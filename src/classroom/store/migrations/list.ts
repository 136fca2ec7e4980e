/** The family of migrations, oldest first. One that was released is never changed. */
import type { Engine } from '../contract.ts';
import { migration as beginning } from './001-beginning.ts';
import { migration as accounts } from './002-accounts.ts';
import { migration as outbox } from './003-outbox.ts';
import type { AnyTime } from './shape.ts';

export interface Migration {
  /** Its number and name, kept in the database once it ran. */
  name: string;
  up: (db: AnyTime, engine: Engine) => Promise<void>;
}

export const migrations: readonly Migration[] = [beginning, accounts, outbox];
