/** The class server as a program opens it: on a folder of its own, with the headers and the silence it promises. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { addressOf, asSent } from '#src/classroom/as-sent.ts';
import { readConfiguration, type Configuration } from '#src/classroom/configuration.ts';
import { openClassServer, type ClassServer } from '#src/classroom/main.ts';
import { lanAddresses } from '#scripts/support/lan.mjs';

let folder: string;
let lines: string[];
const open: ClassServer[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'crossconnect-start-'));
  lines = [];
});
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
  rmSync(folder, { recursive: true });
});

async function start(more: Partial<Configuration> = {}): Promise<ClassServer> {
  const server = await openClassServer({
    configuration: { folder, isBehindProxy: false, ...more },
    write: (line) => lines.push(line),
  });
  open.push(server);
  return server;
}

interface Sent {
  method?: string;
  body?: unknown;
  headers?: Readonly<Record<string, string>>;
  from?: string;
}
const ask = (server: ClassServer, at: string, { method, body, headers = {}, from = '192.0.2.1' }: Sent = {}) =>
  server.fetch(
    new Request(`http://class.test${at}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        host: 'class.test',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
    { incoming: { socket: { remoteAddress: from } } },
  );
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(';')[0] ?? '';
const keyOf = ({ firstLink }: ClassServer) => firstLink?.split('key=')[1] ?? '';

test('every answer says what it may never be taken for', async () => {
  const server = await start();
  for (const at of ['/api/health', '/api/me', '/api/nothing', '/api/classes']) {
    const { headers } = await ask(server, at);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; frame-ancestors 'none'");
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(headers.get('strict-transport-security')).toBeNull();
  }
});

test.for([
  { isBehindProxy: true, is: 'max-age=15552000', because: 'our proxy spoke TLS with the browser' },
  { isBehindProxy: false, is: null, because: 'anybody can write that header' },
])('browsers are told to keep to TLS only where there is some: $because', async ({ isBehindProxy, is }) => {
  const server = await start({ isBehindProxy });
  const headers = { 'x-forwarded-proto': 'https' };
  expect((await ask(server, '/api/health', { headers })).headers.get('strict-transport-security')).toBe(is);
  const made = await ask(server, '/api/invitations/accept', {
    headers,
    body: { token: keyOf(server), account: { name: 'Ada', email: 'a@x.test', password: 'correct horse' } },
  });
  expect(made.status).toBe(200);
  expect(/; Secure/.test(made.headers.getSetCookie()[0] ?? '')).toBe(isBehindProxy);
});

test('what the log of a whole run holds: no secret, no name, no text, no address of anybody', async () => {
  const server = await start();
  const secrets: string[] = [
    'Ada Lovelace',
    'ada@example.test',
    'correct horse',
    'Zoë Quick',
    '203.0.113.77',
    'wrong horse',
  ];
  const key = keyOf(server);
  const account = { name: 'Ada Lovelace', email: 'ada@example.test', password: 'correct horse' };
  const cookie = cookieOf(await ask(server, '/api/invitations/accept', { body: { token: key, account } }));
  await ask(server, '/api/sign-in', { body: { email: account.email, password: 'wrong horse' }, from: '203.0.113.77' });
  const plan = { entries: [] };
  const made = await ask(server, '/api/classes', {
    headers: { cookie },
    body: { course: 'expressroute', title: 'A class with a title', plan },
  });
  const { id, code } = z.object({ id: z.string(), code: z.string() }).parse(await made.json());
  const joined = await ask(server, '/api/join', { body: { code, name: 'Zoë Quick' }, from: '203.0.113.77' });
  const seat = cookieOf(joined);
  const { phrase } = z.object({ phrase: z.string() }).parse(await joined.json());
  await ask(server, '/api/resume', { body: { phrase } });
  await ask(server, '/api/resume', { body: { phrase: 'a wrong phrase' } });
  await ask(server, `/api/classes/${id}/hand`, { headers: { cookie: seat }, body: { up: true, text: 'Help me' } });
  await ask(server, `/api/classes/${id}/announcements`, { headers: { cookie }, body: { text: 'Hello all' } });
  await ask(server, '/api/join', { body: { code: 'ZZZZZZ', name: 'Zoë Quick' } });
  await ask(server, '/api/join', { body: '\u0000 not what is asked for' });
  await ask(server, '/api/sign-out', { method: 'POST', headers: { cookie } });
  secrets.push(key, code, phrase, cookie, seat, 'A class with a title', 'Help me', 'Hello all', 'a wrong phrase');
  expect(secrets.every((secret) => secret.length > 5)).toBe(true);
  // The wrong password is worth a line, so the log is none that nobody writes.
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(z.object({ at: z.string(), event: z.string() }).safeParse(JSON.parse(line)).success).toBe(true);
    expect(secrets.filter((secret) => line.includes(secret))).toEqual([]);
  }
});

test('sessions outlive a restart, and the first link is offered until there is somebody', async () => {
  const first = await start();
  const cookie = cookieOf(
    await ask(first, '/api/invitations/accept', {
      body: { token: keyOf(first), account: { name: 'Ada', email: 'a@x.test', password: 'correct horse' } },
    }),
  );
  await open.pop()?.close();
  const second = await start();
  expect(second.firstLink).toBeUndefined();
  expect(await (await ask(second, '/api/me', { headers: { cookie } })).json()).toMatchObject({
    account: { name: 'Ada' },
  });
});

test('a folder that cannot be written is said in words', async () => {
  const file = path.join(folder, 'a-file');
  writeFileSync(file, '');
  await expect(
    openClassServer({ configuration: { folder: file, isBehindProxy: false }, write: () => undefined }),
  ).rejects.toThrow(/data folder .* choose another folder with CROSSCONNECT_DATA/);
});

test('who asks while the server ends hears that it is worth asking again', async () => {
  const server = await start();
  await open.pop()?.close();
  const answer = await ask(server, '/api/health');
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '3']);
});

test.for([
  {
    told: undefined,
    socket: '198.51.100.7',
    trusts: false,
    is: '198.51.100.7',
    because: 'an IPv4 address counts whole',
  },
  { told: undefined, socket: '::ffff:198.51.100.7', trusts: false, is: '198.51.100.7', because: 'it is the same one' },
  {
    told: '203.0.113.1',
    socket: '198.51.100.7',
    trusts: false,
    is: '198.51.100.7',
    because: 'anybody may write the header',
  },
  {
    told: '10.9.9.9, 203.0.113.1',
    socket: '10.0.0.1',
    trusts: true,
    is: '203.0.113.1',
    because: 'our proxy wrote the last one',
  },
  {
    told: undefined,
    socket: '2001:db8:1:2:3:4:5:6',
    trusts: false,
    is: '2001:db8:1:2::/64',
    because: 'a computer has all of a /64',
  },
  {
    told: undefined,
    socket: '2001:DB8::5%eth0',
    trusts: false,
    is: '2001:db8:0:0::/64',
    because: 'it is written shorter',
  },
])('counts by $is: $because', ({ told, socket, trusts, is }) => {
  const request = new Request('http://class.test/', told === undefined ? {} : { headers: { 'x-forwarded-for': told } });
  expect(addressOf(request, { incoming: { socket: { remoteAddress: socket } } }, trusts)).toBe(is);
});

test('a body comes through a proxy as it was sent', async () => {
  const request = new Request('http://class.test/x?y=1', {
    method: 'POST',
    body: '{"a":1}',
    headers: { 'x-forwarded-proto': 'https' },
  });
  const sent = asSent(request, true);
  expect([sent.url, sent.method, await sent.text()]).toEqual(['https://class.test/x?y=1', 'POST', '{"a":1}']);
});

test.for([
  { environment: { CROSSCONNECT_PROXY: 'yes' }, says: 'has to be 1 or 0', because: 'a guess would be believed' },
  { environment: { DATABASE_URL: 'mysql://u:secret@h/d' }, says: 'postgres://', because: 'it is another database' },
  {
    environment: { CROSSCONNECT_OIDC_ISSUER: 'https://id.test' },
    says: 'needs all of',
    because: 'half a provider is none',
  },
  {
    environment: {
      CROSSCONNECT_OIDC_ISSUER: 'http://id.test',
      CROSSCONNECT_OIDC_CLIENT_ID: 'a',
      CROSSCONNECT_OIDC_CLIENT_SECRET: 'b',
    },
    says: 'https://',
    because: 'passwords would go there in the clear',
  },
  {
    environment: {
      CROSSCONNECT_OIDC_ISSUER: 'https://id.test',
      CROSSCONNECT_OIDC_CLIENT_ID: 'a',
      CROSSCONNECT_OIDC_CLIENT_SECRET: 'b',
    },
    says: 'CROSSCONNECT_URL',
    because: 'a provider has to know where to send people back',
  },
])('refuses a set-up with words: $because', ({ environment, says }) => {
  expect(() => readConfiguration(environment, '/data')).toThrow(says);
  expect(() => readConfiguration(environment, '/data')).not.toThrow('secret@');
});

test('reads a set-up', () => {
  const environment = {
    CROSSCONNECT_DATA: '/srv/data',
    CROSSCONNECT_PROXY: '1',
    CROSSCONNECT_URL: 'https://class.example.com/anything',
    CROSSCONNECT_OIDC_ISSUER: 'https://login.example.com/tenant/v2.0',
    CROSSCONNECT_OIDC_CLIENT_ID: 'id',
    CROSSCONNECT_OIDC_CLIENT_SECRET: 'secret',
  };
  const { address, oidc, ...rest } = readConfiguration(environment, '/data');
  expect(rest).toEqual({ folder: '/srv/data', isBehindProxy: true });
  expect([address?.href, oidc?.issuer.href, oidc?.name]).toEqual([
    'https://class.example.com/',
    'https://login.example.com/tenant/v2.0',
    'login.example.com',
  ]);
});

test('others reach this machine by what can be typed first, and never by what is its own', () => {
  const rest = { internal: false, netmask: '', mac: '', cidr: null } as const;
  const v4 = (address: string) => ({ ...rest, address, family: 'IPv4' as const });
  const v6 = (address: string) => ({ ...rest, address, family: 'IPv6' as const, scopeid: 0 });
  const found = lanAddresses({
    lo: [{ ...v4('127.0.0.1'), internal: true }],
    eth0: [v6('fe80::1'), v6('fd00::2'), v4('192.168.1.5'), v4('169.254.3.4')],
  });
  expect(found).toEqual(['192.168.1.5', 'fd00::2']);
});
