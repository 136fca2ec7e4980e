/** A real OpenID Connect provider on this machine, which knows one person, asks for nothing, and lies when told to. */
import { createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import * as z from 'zod/mini';

type Claims = Readonly<Record<string, unknown>>;

export interface TestProvider {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  /** What the provider says about the person. */
  person: { sub: string; claims: Claims };
  /** Changes the claims of an ID token and signs it; nothing while undefined. */
  lie: ((claims: Claims) => { claims: Claims; key?: KeyObject }) | undefined;
  /** What is answered in place of everything. */
  outage: number | undefined;
  /** Goes through the provider as a browser does, and returns the address that leads back. */
  visit: (address: string) => Promise<URL>;
  close: () => Promise<void>;
}

export const newKey = (): KeyObject => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

const clientId = 'crossconnect';
const clientSecret = 'a secret that the provider gave to us';
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(token: string, lie: NonNullable<TestProvider['lie']>, own: KeyObject): string {
  const [head = '', claims = ''] = token.split('.');
  const read = z.record(z.string(), z.unknown()).parse(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')));
  const told = lie(read);
  const text = `${head}.${encoded(told.claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), told.key ?? own).toString('base64url')}`;
}

/** Starts the provider for a client that comes back to `back`. */
export async function startProvider(back: string): Promise<TestProvider> {
  const key = newKey();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = new URL(`http://127.0.0.1:${String(port)}`);
  const told: TestProvider = {
    issuer,
    clientId,
    clientSecret,
    person: { sub: 'person-1', claims: { email: 'grace@example.test', email_verified: true, name: 'Grace' } },
    lie: undefined,
    outage: undefined,
    async visit(address) {
      const jar = new Map<string, string>();
      let next = new URL(address);
      for (let hops = 0; hops < 12 && next.origin === issuer.origin; hops += 1) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
        for (const line of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          jar.set(name, value);
        }
        const location = answer.headers.get('location');
        if (location === null) throw new Error(`The provider stays: ${String(answer.status)} ${await answer.text()}`);
        next = new URL(location, next);
      }
      return next;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const provider = new Provider(issuer.origin, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [back] }],
    jwks: {
      keys: [
        {
          ...createPrivateKey(key.export({ format: 'pem', type: 'pkcs8' })).export({ format: 'jwk' }),
          alg: 'RS256',
          use: 'sig',
        },
      ],
    },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // As Google and Entra ID do, the ID token itself says who it is.
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['for the tests'] },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, ...told.person.claims }),
    }),
    async loadExistingGrant(context: { oidc: { session: { accountId: string }; client: { clientId: string } } }) {
      const grant = new provider.Grant({
        accountId: context.oidc.session.accountId,
        clientId: context.oidc.client.clientId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    interactions: { url: () => '/who' },
  });
  provider.use(async (context, next) => {
    if (context.path.startsWith('/who')) {
      context.respond = false;
      await provider.interactionFinished(context.req, context.res, { login: { accountId: told.person.sub } });
      return;
    }
    await next();
    const { body } = context;
    const answer = z.looseObject({ id_token: z.string() }).safeParse(body);
    if (told.lie && answer.success)
      context.body = { ...answer.data, id_token: signed(answer.data.id_token, told.lie, key) };
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (told.outage === undefined) answer(request, response);
    else response.writeHead(told.outage).end();
  });
  return told;
}
