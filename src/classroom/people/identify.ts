/** Finds out who calls: the learner by the cookie of a seat, the instructor by the session of an account, and the role in the class that is asked about. */
import type { Caller } from '../roles.ts';
import type { Store } from '../store/contract.ts';
import { seatSecrets } from './cookies.ts';
import { hashOf } from './secrets.ts';

export interface IdentifyParts {
  store: Store;
  /** The account that is signed in on this browser, if any. */
  accountOf: (request: Request) => Promise<Caller['account'] | undefined>;
}

/** A seat as its own cookie opens it. */
export interface OwnSeat {
  id: string;
  class: string;
  name: string;
}

/** The seats that a browser holds the secrets of. Who was removed from a class or left it holds none. */
export async function seatsOf(store: Store, request: Request, inClass?: string): Promise<OwnSeat[]> {
  const secrets = [...seatSecrets(request)].filter(([one]) => inClass === undefined || one === inClass);
  if (secrets.length === 0) return [];
  const hashes = secrets.map(([, secret]) => hashOf(secret));
  return store.read((db) =>
    db
      .selectFrom('seat_sessions')
      .innerJoin('seats', 'seats.id', 'seat_sessions.seat')
      .select(['seats.id', 'seats.class', 'seats.name'])
      .where('seat_sessions.token_hash', 'in', hashes)
      .where('seats.state', '=', 'in')
      .orderBy('seat_sessions.made_at', 'desc')
      .execute(),
  );
}

/** Makes `identify` for the app. */
export const createIdentify =
  ({ store, accountOf }: IdentifyParts) =>
  async (request: Request, inClass: string | undefined): Promise<Caller> => {
    const [account, [seat]] = await Promise.all([accountOf(request), seatsOf(store, request, inClass)]);
    const role =
      account && inClass !== undefined
        ? await store.read((db) =>
            db
              .selectFrom('staff')
              .select('role')
              .where('class', '=', inClass)
              .where('account', '=', account.id)
              .executeTakeFirst(),
          )
        : undefined;
    return {
      ...(account ? { account } : {}),
      ...(seat && (inClass === undefined || seat.class === inClass) ? { seat } : {}),
      ...(role ?? {}),
    };
  };
