/** The program as its clients meet it: who may come in, what stands beside Azure, and what wrong arguments are told. */
import { createServer } from 'node:http';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { parseOptions } from '#src/azure-server/options.ts';
import { groupUrl, network, networkUrl, refused, start, subscription } from './program.ts';
import type { Program } from './program.ts';

const refusal = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
const codeOf = async (answer: Response) => refusal.parse(await answer.json()).error.code;
const list = z.object({
  value: z.array(
    z.object({
      n: z.number(),
      actor: z.string(),
      method: z.string(),
      status: z.number(),
      code: z.optional(z.string()),
    }),
  ),
});
const token = (claims: unknown) => `Bearer h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
const subscriptions = '/subscriptions?api-version=2022-12-01';

const requestsOf = async (program: Program) =>
  list.parse(await (await program.ask('GET', '/_control/requests')).json()).value;

/** A request whose Host header is not that of its address, which fetch cannot send. */
const askAs = (origin: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const sent = request(
      { hostname, port, path: subscriptions, headers: { host, authorization: 'Bearer x' } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      },
    );
    sent.on('error', reject);
    sent.end();
  });

test('a client is let in by any token, and named by its claims', async () => {
  const program = await start();
  const nobody = await program.ask('GET', subscriptions, undefined, {});
  expect(nobody.status).toBe(401);
  expect(nobody.headers.get('www-authenticate')).toContain(`authorization_uri="${program.origin}/adfs"`);
  expect(await codeOf(nobody)).toBe('AuthenticationFailed');
  expect(await codeOf(await program.ask('GET', subscriptions, undefined, { authorization: 'Basic eDp5' }))).toBe(
    'AuthenticationFailedInvalidHeader',
  );
  const callers = [
    { authorization: 'Bearer not-a-jwt' },
    { authorization: token({ oid: 'one', upn: 'two' }) },
    { authorization: token({ upn: 'two' }) },
    { authorization: token({ oid: 'one' }), 'x-ms-client-principal-name': 'somebody-else' },
    { 'x-ms-client-principal-name': 'by-name' },
  ];
  for (const headers of callers) expect((await program.ask('GET', subscriptions, undefined, headers)).status).toBe(200);
  expect((await requestsOf(program)).map(({ actor, status }) => `${status} ${actor}`)).toEqual([
    '401 ',
    '401 ',
    '200 crossconnect-user',
    '200 one',
    '200 two',
    '200 one',
    '200 by-name',
  ]);
});

test('the list of requests keeps the bodies and the code of a refusal', async () => {
  const program = await start();
  await program.ask('PUT', networkUrl('rg-missing', 'vnet'), network);
  expect(await requestsOf(program)).toMatchObject([
    { n: 1, method: 'PUT', status: 404, code: 'ResourceGroupNotFound' },
  ]);
  const one: unknown = await (await program.ask('GET', '/_control/requests/1')).json();
  expect(one).toMatchObject({ requestBody: JSON.stringify(network) });
  expect(await codeOf(await program.ask('GET', '/_control/requests/99'))).toBe('CrossconnectRequestNotKept');
});

test('pages of other sites, and other names for this address, are kept out', async () => {
  const program = await start();
  const foreign = { authorization: 'Bearer x', origin: 'https://elsewhere.example' };
  expect(await codeOf(await program.ask('PUT', groupUrl('rg'), { location: 'westeurope' }, foreign))).toBe(
    'CrossconnectForeignOrigin',
  );
  expect(await codeOf(await program.ask('POST', '/_control/reset', undefined, { origin: 'null' }))).toBe(
    'CrossconnectForeignOrigin',
  );
  const { port } = new URL(program.origin);
  expect(await askAs(program.origin, `rebound.example:${port}`)).toBe(421);
  expect(await askAs(program.origin, `localhost:${port}`)).toBe(200);
});

test('control answers on the loopback without a token, and is off elsewhere unless asked for', async () => {
  const local = await start();
  expect((await local.ask('POST', '/_control/clock', { advance: 60 }, {})).status).toBe(200);

  const open = await start('--host', '0.0.0.0');
  expect(open.output()).toContain('warning: Anybody who reaches 0.0.0.0');
  const there = open.origin.replace('0.0.0.0', '127.0.0.1');
  const ask = (url: string) => fetch(`${there}${url}`, { headers: { 'x-ms-client-principal-name': 'me' } });
  expect(await codeOf(await ask('/_control/requests'))).toBe('CrossconnectControlIsOff');
  expect(await codeOf(await ask('/_control/clock'))).toBe('CrossconnectControlIsOff');
  expect(await codeOf(await ask(subscriptions)), 'a name alone is no token there').toBe('AuthenticationFailed');
});

test('a policy file decides who may do what', async () => {
  const file = path.join(tmpdir(), `crossconnect-policy-${process.pid}.json`);
  writeFileSync(file, JSON.stringify({ assignments: [{ principal: 'reader', role: 'Reader', scope: subscription }] }));
  const program = await start('--policy', file);
  const body = { location: 'westeurope' };
  const denied = await program.ask('PUT', groupUrl('rg'), body, { authorization: token({ oid: 'reader' }) });
  expect(denied.status).toBe(403);
  expect(await codeOf(denied)).toBe('AuthorizationFailed');

  writeFileSync(file, '{');
  expect((await refused('--policy', file)).output).toMatch(/--policy .* cannot be read[\s\S]*Way out/);
});

test('a body of five megabytes is refused, and the server lives on', async () => {
  const program = await start();
  const answer = await program.ask('PUT', groupUrl('rg'), 'x'.repeat(5_000_000));
  expect(answer.status).toBe(413);
  expect((await program.ask('GET', subscriptions)).status).toBe(200);
});

test('time runs at the speed that was asked for', async () => {
  const program = await start('--speed', '100000');
  await program.ask('PUT', groupUrl('rg'), { location: 'westeurope' });
  const created = await program.ask('PUT', networkUrl('rg', 'vnet'), network);
  expect(created.headers.get('retry-after')).toBe('1');
  const poll = created.headers.get('azure-asyncoperation') ?? '';
  expect(poll).toContain(program.origin);
  await expect
    .poll(async () => {
      const body: unknown = await (await program.ask('GET', poll.slice(program.origin.length))).json();
      return body;
    })
    .toMatchObject({ status: 'Succeeded' });
});

test('a port that is taken is named, with a way out', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const answer = await refused('--port', String(port));
  other.close();
  expect(answer.code).toBe(1);
  expect(answer.output).toContain(`Port ${port} on 127.0.0.1 is taken`);
  expect(answer.output).toContain('Way out');
});

test('it ends when it is asked to', async () => {
  const program = await start();
  await program.ask('GET', subscriptions);
  expect(await program.kill('SIGTERM')).toBe(0);
});

describe('arguments', () => {
  test.for([
    { args: ['--port', '70000'], says: '--port is "70000"', because: 'ports end at 65535' },
    { args: ['--port', '-1'], says: 'port', because: 'a port is not negative' },
    { args: ['--port', ''], says: '--port is ""', because: 'nothing is no number' },
    { args: ['--speed', '0'], says: '--speed is "0"', because: 'time that stands still ends nothing' },
    { args: ['--speed', 'fast'], says: '--speed is "fast"', because: 'a speed is a number' },
    { args: ['--profile', 'tomorrow'], says: '--profile is "tomorrow"', because: 'there are two profiles' },
    { args: ['--data', ''], says: '--data is empty', because: 'a file has a name' },
    { args: ['--recover'], says: '--data names none', because: 'there is nothing to recover' },
    { args: ['--colour'], says: "'--colour'", because: 'there is no such option' },
    { args: ['here'], says: "'here'", because: 'nothing stands alone' },
  ])('$args are refused: $because', ({ args, says }) => {
    expect(() => parseOptions(args)).toThrow(says);
  });

  test('say nothing, and the loopback, today and memory are meant', () => {
    expect(parseOptions([])).toMatchObject({
      host: '127.0.0.1',
      port: 4350,
      data: undefined,
      https: false,
      control: false,
    });
  });
});
