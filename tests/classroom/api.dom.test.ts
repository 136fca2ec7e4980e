/** What a page hears when it asks the class server, whatever stands at the other end. */
import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { ask, askAs, findServer } from '#src/components/classroom/api.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const answering = (make: () => Response) => {
  const asked = vi.fn((_path: string, _init: RequestInit) => Promise.resolve(make()));
  vi.stubGlobal('fetch', asked);
  return asked;
};
const page = (status: number) => new Response('<p>', { status, headers: { 'content-type': 'text/html' } });

test('an answer is its value, and one without a body is undefined', async () => {
  answering(() => Response.json({ seat: 's1' }));
  expect(await ask('POST', '/api/join', { code: 'ABCDEF' })).toEqual({ ok: true, value: { seat: 's1' } });
  answering(() => new Response(null, { status: 204 }));
  expect(await ask('DELETE', '/api/seat')).toEqual({ ok: true, value: undefined });
});

test('sends JSON with the cookies of this site only', async () => {
  const asked = answering(() => Response.json({}));
  await ask('POST', '/api/join', { name: '<b>Zoë</b>' });
  const [, init] = asked.mock.calls[0] ?? [];
  expect(init).toMatchObject({ method: 'POST', credentials: 'same-origin', body: '{"name":"<b>Zoë</b>"}' });
});

test.for([
  {
    make: () =>
      Response.json({ error: { code: 'TooMany', message: 'Wait.' } }, { status: 429, headers: { 'retry-after': '7' } }),
    is: { ok: false, status: 429, code: 'TooMany', message: 'Wait.', retryAfter: 7 },
    because: 'the server says no in its own words, and when to come back',
  },
  { make: () => page(404), is: { ok: false, status: 404, code: 'NoServer' }, because: 'a web host has pages only' },
  {
    make: () => page(200),
    is: { ok: false, code: 'NoServer' },
    because: 'some hosts answer every address with a page',
  },
  {
    make: () => page(502),
    is: { ok: false, status: 502, code: 'NoNetwork' },
    because: 'a proxy stands before a server that is away',
  },
  {
    make: () => new Response('{', { headers: { 'content-type': 'application/json' } }),
    is: { ok: false, code: 'Unreadable' },
    because: 'half an answer is no answer',
  },
  {
    make: () => Response.json({ no: 1 }, { status: 400 }),
    is: { ok: false, code: 'Unreadable' },
    because: 'a no without words',
  },
])('says why not: $because', async ({ make, is }) => {
  answering(make);
  expect(await ask('GET', '/api/classes')).toMatchObject(is);
});

test('a network that is away is said, and nothing is thrown', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await findServer()).toMatchObject({ ok: false, status: 0, code: 'NoNetwork' });
});

test('a network that swallows everything is given up on, later the more is sent', async () => {
  const patience: number[] = [];
  const spy = vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
    patience.push(milliseconds);
    return AbortSignal.abort(new DOMException('It took too long.', 'TimeoutError'));
  });
  vi.stubGlobal('fetch', (_path: string, { signal }: RequestInit) => Promise.reject(signal?.reason as Error));
  expect(await ask('GET', '/api/classes')).toMatchObject({ ok: false, status: 0, code: 'NoNetwork' });
  await ask('POST', '/api/classes', { text: 'x'.repeat(400_000) });
  expect(patience).toEqual([20_000, 40_001]);
  spy.mockRestore();
});

test('an answer that is cut off on its way is none', async () => {
  const body = new ReadableStream({
    pull(controller) {
      controller.error(new TypeError('network error'));
    },
  });
  answering(() => new Response(body, { headers: { 'content-type': 'application/json' } }));
  expect(await ask('GET', '/api/classes')).toMatchObject({ ok: false, status: 0, code: 'NoNetwork' });
});

test('what is read by a schema has its shape, or is a problem', async () => {
  answering(() => Response.json({ runs: true, more: 1 }));
  expect(await findServer()).toEqual({ ok: true, value: { runs: true } });
  answering(() => Response.json({ runs: 'yes' }));
  expect(await askAs(z.object({ runs: z.boolean() }), 'GET', '/api/health')).toMatchObject({ code: 'Unreadable' });
});
