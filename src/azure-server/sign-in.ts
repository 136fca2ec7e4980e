/** The sign-in that official clients look for, in the form of AD FS: with it they ask no instance discovery of anybody. Every secret is accepted. */
import { createHash, createPublicKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

const lifetime = 86_400;

export interface SignIn {
  /** Answers what belongs to signing in; undefined for everything else. */
  answer(method: string, url: URL, body: string): Response | undefined;
}

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' },
  });

/** What `az cloud register` and management libraries read first. The older form is one object, the newer a list of clouds. */
function metadata(origin: string, version: string): unknown {
  const authentication = {
    loginEndpoint: `${origin}/adfs`,
    audiences: [`${origin}/`],
    tenant: 'adfs',
    identityProvider: 'ADFS',
  };
  if (version < '2018') {
    return {
      galleryEndpoint: origin,
      graphEndpoint: origin,
      portalEndpoint: origin,
      authentication: { loginEndpoint: authentication.loginEndpoint, audiences: authentication.audiences },
    };
  }
  const cloud = {
    name: 'Crossconnect',
    portal: origin,
    authentication,
    media: origin,
    graph: origin,
    graphAudience: `${origin}/`,
    resourceManager: origin,
    gallery: origin,
    batch: origin,
    sqlManagement: origin,
    vmImageAliasDoc: `${origin}/aliases.json`,
    activeDirectoryDataLake: origin,
    microsoftGraphResourceId: `${origin}/`,
    suffixes: { keyVaultDns: 'vault.crossconnect.test', storage: 'storage.crossconnect.test' },
  };
  return version < '2022' ? [cloud] : cloud;
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export interface SignInOptions {
  /** Signs the tokens; its public half is what the keys endpoint shows. */
  key: KeyObject;
  /** The id of the tenant that every subscription is in. */
  tenant: string;
  /** Real epoch seconds. */
  now: () => number;
}

export function createSignIn({ key, tenant, now }: SignInOptions): SignIn {
  const publicKey = createPublicKey(key).export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify(publicKey)).digest('base64url').slice(0, 16);
  const jwt = (claims: Record<string, unknown>): string => {
    const text = `${base64url({ typ: 'JWT', alg: 'ES256', kid })}.${base64url(claims)}`;
    return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };

  const configuration = (origin: string) => ({
    issuer: `${origin}/adfs`,
    authorization_endpoint: `${origin}/adfs/oauth2/authorize`,
    token_endpoint: `${origin}/adfs/oauth2/token`,
    jwks_uri: `${origin}/adfs/discovery/keys`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
    grant_types_supported: ['client_credentials', 'password', 'refresh_token'],
    response_types_supported: ['code', 'id_token', 'token'],
    response_modes_supported: ['query', 'form_post'],
    subject_types_supported: ['pairwise'],
    scopes_supported: ['openid', 'profile', 'user_impersonation'],
    id_token_signing_alg_values_supported: ['ES256'],
  });

  function token(origin: string, body: string): Response {
    const form = new URLSearchParams(body);
    const grant = form.get('grant_type') ?? '';
    const client = form.get('client_id') ?? '';
    const user =
      grant === 'password' ? form.get('username') : grant === 'refresh_token' ? form.get('refresh_token') : null;
    if (!['client_credentials', 'password', 'refresh_token'].includes(grant) || (user ?? client) === '') {
      const why = `grant_type is "${grant}" and client_id is "${client}". Accepted are client_credentials, password and refresh_token, with a client_id (and a username).`;
      return json({ error: 'unsupported_grant_type', error_description: why }, 400);
    }
    const who = user ?? client;
    const seconds = Math.floor(now());
    const claims = {
      iss: `${origin}/adfs`,
      iat: seconds,
      nbf: seconds,
      exp: seconds + lifetime,
      tid: tenant,
      oid: who,
      sub: who,
    };
    const more = user === null ? {} : { upn: user, unique_name: user };
    return json({
      token_type: 'Bearer',
      expires_in: lifetime,
      ext_expires_in: lifetime,
      resource: form.get('resource') ?? `${origin}/`,
      access_token: jwt({ ...claims, aud: form.get('resource') ?? `${origin}/`, appid: client, ...more }),
      ...(user !== null && {
        refresh_token: user,
        id_token: jwt({ ...claims, aud: client, ...more }),
        scope: form.get('scope') ?? 'openid',
      }),
    });
  }

  return {
    answer(method, { origin, pathname, searchParams }, body) {
      const path = pathname.toLowerCase().replace(/\/+$/, '');
      if (method === 'GET' && path === '/metadata/endpoints')
        return json(metadata(origin, searchParams.get('api-version') ?? ''));
      if (!path.startsWith('/adfs/')) return undefined;
      // A tenant may stand before it: the Azure CLI looks one up by name.
      if (method === 'GET' && /^\/adfs\/(?:[^/]+\/){0,2}\.well-known\/openid-configuration$/.test(path))
        return json(configuration(origin));
      if (method === 'GET' && path === '/adfs/discovery/keys')
        return json({ keys: [{ ...publicKey, kid, use: 'sig', alg: 'ES256' }] });
      if (method === 'POST' && path === '/adfs/oauth2/token') return token(origin, body);
      const words = `${method} ${pathname} is no part of the simulated sign-in. Sign in with a service principal, or with a user name and a password; both may be anything.`;
      return json({ error: 'invalid_request', error_description: words }, 404);
    },
  };
}
