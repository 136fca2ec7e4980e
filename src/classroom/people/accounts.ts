/** What the class server asks of the accounts of those who lead classes. Who keeps them stands in open-accounts.ts. */
import type { Caller } from '../roles.ts';

export type Account = NonNullable<Caller['account']>;

export interface Accounts {
  /** What stands on the button of the provider; undefined where there is none. */
  providerName: string | undefined;
  /** Who is signed in on the browser of this request. */
  accountOf: (request: Request) => Promise<Account | undefined>;
  /** Signs in, with a new session in place of the one the browser had. Returns the cookies to set; undefined when e-mail address or password is wrong. */
  signIn: (request: Request, email: string, password: string) => Promise<string[] | undefined>;
  /** Ends the session of this browser. Returns the cookies to set. */
  signOut: (request: Request) => Promise<string[]>;
  /** The scrypt hash of a password, with its salt. */
  hash: (password: string) => Promise<string>;
  /** Where to send the browser so that the provider says who it is, and the cookies to set before. Undefined when the provider does not answer. */
  toProvider: (request: Request, wish: ProviderWish) => Promise<{ address: string; cookies: string[] } | undefined>;
  /** Answers the browser that comes back from the provider: always with the way to one of our pages. */
  fromProvider: (request: Request) => Promise<Response>;
}

export interface ProviderWish {
  /** Whether somebody without an account gets one: only who has an invitation. */
  mayBeNew: boolean;
  /** Our page to come back to. Where it went wrong `error` is added to it. */
  back: string;
}

/** How the cookies of accounts begin. */
export const cookiePrefix = 'crossconnect-staff';

/** Opens the accounts when they are first asked for something: better-auth is large, and most who ask are learners. */
export function accountsLater(open: () => Promise<Accounts>, providerName?: string): Accounts {
  let opened: Promise<Accounts> | undefined;
  const accounts = () => (opened ??= open());
  return {
    providerName,
    accountOf: async (request) =>
      (request.headers.get('cookie') ?? '').includes(cookiePrefix) ? (await accounts()).accountOf(request) : undefined,
    signIn: async (...asked) => (await accounts()).signIn(...asked),
    signOut: async (...asked) => (await accounts()).signOut(...asked),
    hash: async (password) => (await accounts()).hash(password),
    toProvider: async (...asked) => (await accounts()).toProvider(...asked),
    fromProvider: async (...asked) => (await accounts()).fromProvider(...asked),
  };
}
