/** Accounts as better-auth keeps them: it has sessions, checks passwords (scrypt) and talks with a provider of sign-in; its tables stand in our store. */
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { hashPassword } from 'better-auth/crypto';
import { genericOAuth } from 'better-auth/plugins';
import { Kysely } from 'kysely';
import type { Configuration } from '../configuration.ts';
import type { Services } from '../services.ts';
import type { Store } from '../store/contract.ts';
import { cookiePrefix, type Accounts } from './accounts.ts';
import { isSecure } from './cookies.ts';
import { storeDialect } from './store-dialect.ts';

export const providerId = 'provider';
const sessionDays = 14;

/** How better-auth is set up; the tests ask the same of it. */
export function authOptions(
  store: Store,
  secret: string,
  {
    configuration,
    log,
    secure,
  }: { configuration: Pick<Configuration, 'address' | 'oidc'>; log: Services['log']; secure: boolean },
) {
  const { address, oidc } = configuration;
  return {
    appName: 'Crossconnect',
    baseURL: address?.origin ?? 'http://localhost',
    basePath: '/api/auth',
    secret,
    // Flags as 0 and 1 and dates as ISO text, on PostgreSQL as on SQLite: the columns are the same.
    database: { db: new Kysely({ dialect: storeDialect(store) }), type: 'sqlite' as const, transaction: false },
    user: { modelName: 'auth_users' },
    session: {
      modelName: 'auth_sessions',
      expiresIn: sessionDays * 86_400,
      disableSessionRefresh: true,
    },
    account: {
      modelName: 'auth_accounts',
      encryptOAuthTokens: true,
      // Who has the e-mail address of an account is let in only where both sides proved it; an invitation proves nothing.
      accountLinking: { enabled: true },
    },
    verification: { modelName: 'auth_verifications' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    plugins: oidc
      ? [
          genericOAuth({
            config: [
              {
                providerId,
                name: oidc.name,
                discoveryUrl: `${oidc.issuer.href.replace(/\/$/, '')}/.well-known/openid-configuration`,
                clientId: oidc.clientId,
                clientSecret: oidc.clientSecret,
                scopes: ['openid', 'email', 'profile'],
                requireIdTokenVerification: true,
                disableImplicitSignUp: true,
                pkce: true,
              },
            ],
          }),
        ]
      : [],
    // Our endpoints count tries themselves, and check where a request comes from.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    onAPIError: { errorURL: '/class/sign-in/' },
    advanced: {
      cookiePrefix,
      useSecureCookies: secure,
      database: { validateSchema: false },
      ipAddress: { disableIpTracking: true },
    },
    // Its messages name people.
    logger: {
      log: (level: string) => {
        if (level === 'error' || level === 'warn') log('accounts', { level });
      },
    },
  } as const;
}

/** Opens the accounts over a store. `secret` signs the cookies, and has to stay the same between starts. */
export function openAccounts(
  store: Store,
  secret: string,
  parts: { configuration: Pick<Configuration, 'address' | 'oidc'>; log: Services['log'] },
): Accounts {
  // Browsers take a `Secure` cookie only through TLS, and one server may be reached both ways.
  const [open, closed] = [false, true].map((secure) => betterAuth(authOptions(store, secret, { ...parts, secure })));
  const authFor = (request: Request) => {
    const auth = isSecure(request) ? closed : open;
    if (!auth) throw new Error('The accounts are not open.');
    return auth;
  };
  const hasSession = (request: Request) =>
    (request.headers.get('cookie') ?? '').includes(`${cookiePrefix}.session_token=`);
  const signOut = async (request: Request) => {
    const { headers } = await authFor(request).api.signOut({ headers: request.headers, returnHeaders: true });
    return headers.getSetCookie();
  };
  return {
    providerName: parts.configuration.oidc?.name,
    async accountOf(request) {
      if (!hasSession(request)) return undefined;
      const found = await authFor(request).api.getSession({ headers: request.headers });
      return found ? { id: found.user.id, name: found.user.name, email: found.user.email } : undefined;
    },
    async signIn(request, email, password) {
      try {
        const { headers } = await authFor(request).api.signInEmail({
          body: { email, password },
          headers: request.headers,
          returnHeaders: true,
        });
        if (hasSession(request)) await signOut(request);
        return headers.getSetCookie();
      } catch (cause) {
        if (cause instanceof APIError && cause.statusCode < 500) return undefined;
        throw cause;
      }
    },
    signOut,
    hash: hashPassword,
    async toProvider(request, { mayBeNew, back }) {
      try {
        const { headers, response } = await authFor(request).api.signInSocial({
          body: {
            provider: providerId,
            requestSignUp: mayBeNew,
            disableRedirect: true,
            callbackURL: back,
            errorCallbackURL: back,
          },
          headers: request.headers,
          returnHeaders: true,
        });
        return response.url === undefined ? undefined : { address: response.url, cookies: headers.getSetCookie() };
      } catch (cause) {
        if (cause instanceof APIError) return undefined;
        throw cause;
      }
    },
    fromProvider: (request) => authFor(request).handler(request),
  };
}
