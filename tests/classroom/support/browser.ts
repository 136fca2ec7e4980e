/** A browser in front of the class server: it keeps cookies, and says who it is by them alone. Nobody is said outright here. */
import { createApp } from '#src/classroom/app.ts';
import type { Endpoint } from '#src/classroom/endpoint.ts';
import { createIdentify } from '#src/classroom/people/identify.ts';
import type { Caller } from '#src/classroom/roles.ts';
import { endpoints as all } from '#src/classroom/routes/list.ts';
import type { Services } from '#src/classroom/services.ts';

export interface Heard {
  status: number;
  body: unknown;
  response: Response;
}

export interface Browser {
  ask: (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Heard>;
  cookies: Map<string, string>;
}

/** Opens browsers at one server over `services`; each has an address of its own unless one is said. */
export function openBrowsers(
  services: Services,
  {
    endpoints = all,
    accountOf = () => Promise.resolve(undefined),
    origin = 'http://class.test',
  }: {
    endpoints?: readonly Endpoint[];
    accountOf?: (request: Request) => Promise<Caller['account'] | undefined>;
    origin?: string;
  } = {},
): (address?: string) => Browser {
  const from = new WeakMap<Request, string>();
  const app = createApp({
    endpoints,
    services,
    identify: createIdentify({ store: services.store, accountOf }),
    addressOf: (request) => from.get(request) ?? 'unknown',
  });
  return (address = '192.0.2.7') => {
    const cookies = new Map<string, string>();
    return {
      cookies,
      async ask(method, path, body, headers = {}) {
        const request = new Request(`${origin}${path}`, {
          method,
          headers: {
            host: new URL(origin).host,
            cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        from.set(request, address);
        const response = await app.fetch(request);
        for (const line of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
          if (/max-age=0/i.test(line)) cookies.delete(name);
          else cookies.set(name, value);
        }
        const isJson = (response.headers.get('content-type') ?? '').includes('json');
        const text = isJson ? await response.clone().text() : '';
        return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown), response };
      },
    };
  };
}
