/** `--https`: an authority of its own that strict clients accept, and the sign-in that they look for. */
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { openCertificates } from '#src/azure-server/certificates.ts';
import { start } from './program.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'crossconnect-tls-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const day = 86_400_000;
const names = ['localhost', '127.0.0.1', '::1'];
const tokenSchema = z.object({ token_type: z.literal('Bearer'), expires_in: z.number(), access_token: z.string() });
const configSchema = z.object({ issuer: z.string(), token_endpoint: z.string(), jwks_uri: z.string() });

/** Asks as a client that trusts this authority alone. */
function ask(url: string, ca: string, { method = 'GET', body = '', headers = {} } = {}): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, ca, headers }, (answer) => {
      let text = '';
      answer.on('data', (part: Buffer) => (text += part.toString()));
      answer.on('end', () => resolve(JSON.parse(text)));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test('a client that trusts the authority signs in and is served; one that does not is not', async () => {
  const program = await start('--https', '--certificates', folder);
  const ca = readFileSync(path.join(folder, 'ca.pem'), 'utf8');
  expect(program.origin).toMatch(/^https:\/\/127\.0\.0\.1:/);
  expect(program.output()).toContain(`trust ${path.join(folder, 'ca.pem')}`);
  expect(program.output()).toContain(`--endpoint-active-directory ${program.origin}/adfs`);
  expect(program.output()).toContain('NODE_EXTRA_CA_CERTS');

  for (const place of ['/adfs', '/adfs/adfs']) {
    const found = configSchema.parse(await ask(`${program.origin}${place}/.well-known/openid-configuration`, ca));
    expect(found.token_endpoint).toBe(`${program.origin}/adfs/oauth2/token`);
    expect(await ask(found.jwks_uri, ca)).toMatchObject({ keys: [{ kty: 'EC', crv: 'P-256' }] });
  }
  const metadata = await ask(`${program.origin}/metadata/endpoints?api-version=2015-01-01`, ca);
  expect(metadata).toMatchObject({ authentication: { loginEndpoint: `${program.origin}/adfs` } });

  const form = 'grant_type=client_credentials&client_id=11111111-1111-1111-1111-111111111111&client_secret=anything';
  const signedIn = await ask(`${program.origin}/adfs/oauth2/token`, ca, { method: 'POST', body: form });
  const { access_token: token } = tokenSchema.parse(signedIn);
  const headers = { authorization: `Bearer ${token}` };
  const subscriptions = `${program.origin}/subscriptions?api-version=2022-12-01`;
  expect(await ask(subscriptions, ca, { headers })).toMatchObject({ value: [{ state: 'Enabled' }, {}] });
  expect(await ask(`${program.origin}/_control/requests`, ca)).toMatchObject({
    value: [{ actor: '11111111-1111-1111-1111-111111111111' }],
  });
  const wrong = await ask(`${program.origin}/adfs/oauth2/token`, ca, { method: 'POST', body: 'grant_type=device' });
  expect(wrong).toMatchObject({ error: 'unsupported_grant_type' });
  await expect(fetch(subscriptions)).rejects.toThrow('fetch failed');
});

test('certificates stay as they are until they no longer fit', () => {
  const own = path.join(folder, 'own');
  const now = Date.now();
  const first = openCertificates(own, names, now);
  expect(openCertificates(own, names, now).cert).toBe(first.cert);
  const server = new X509Certificate(first.cert);
  const authority = new X509Certificate(readFileSync(first.authorityFile));
  expect(server.verify(authority.publicKey)).toBe(true);
  expect(server.checkIssued(authority)).toBe(true);
  expect(authority.ca).toBe(true);
  expect(names.map((name) => server.checkHost(name) ?? server.checkIP(name))).toEqual(names);

  const more = openCertificates(own, [...names, 'azure.test', 'fe80::1:2'], now);
  expect(more.cert, 'another name needs another certificate').not.toBe(first.cert);
  expect(readFileSync(more.authorityFile, 'utf8'), 'by the same authority').toBe(authority.toString());
  const later = openCertificates(own, names, now + 799 * day);
  expect(later.cert, 'one that runs out is made again').not.toBe(more.cert);
  writeFileSync(path.join(own, 'ca.key'), 'rubbish');
  const renewed = openCertificates(own, names, now);
  expect(
    new X509Certificate(renewed.cert).verify(new X509Certificate(readFileSync(renewed.authorityFile)).publicKey),
  ).toBe(true);
});
