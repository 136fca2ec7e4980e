/** The doors of Azure Resource Manager in a Cloud on the server: whoever plays a person asks in their name, those who lead may look. */
import * as z from 'zod/mini';
import { providerPane } from '#src/lab/definition.ts';
import { enter, enterToWork } from '../clouds/enter.ts';
import { defineEndpoint, type Endpoint } from '../endpoint.ts';
import { isRefusal, refuse } from '../refusal.ts';

const armParams = z.object({ class: z.string(), attempt: z.string(), person: z.string() });
const passed = ['accept', 'content-type', 'if-match', 'if-none-match', 'x-ms-client-request-id'];

/** One for each method that Azure Resource Manager has. */
export const cloudDoors: readonly Endpoint[] = (['GET', 'PUT', 'PATCH', 'POST', 'DELETE'] as const).map(
  (method): Endpoint =>
    defineEndpoint({
      method,
      path: '/api/classes/:class/clouds/:attempt/as/:person/arm/*',
      who: 'member',
      does: 'Asks the mock Azure Resource Manager of a shared lab as a person of its story.',
      params: armParams,
      body: z.unknown(),
      limit: 256_000,
      answer: async ({ caller, params, body, request }, services) => {
        const come = method === 'GET' ? enter : enterToWork;
        const entered = await come(services, caller, params.class, params.attempt);
        if (isRefusal(entered)) return entered;
        const { people, hasProvider } = entered.cloud.session.scenario;
        const isProvider = hasProvider && params.person === providerPane;
        if (!isProvider && !people.some(({ id }) => id === params.person))
          return refuse(404, 'NoSuchPerson', `Nobody called "${params.person}" works in this lab.`);
        const isOwn = entered.plays.includes(params.person) || (isProvider && entered.plays.length > 0);
        const isLook = method === 'GET' && caller.role !== undefined;
        if (!isOwn && !isLook)
          return refuse(403, 'NotYourPerson', 'This portal is somebody else’s. Work in that of the person you play.');
        const { pathname, search } = new URL(request.url);
        const headers = new Headers();
        for (const name of passed) {
          const value = request.headers.get(name);
          if (value !== null) headers.set(name, value);
        }
        const asked = new Request(
          `https://management.azure.com${pathname.slice(pathname.indexOf('/arm/') + 4)}${search}`,
          {
            method,
            headers,
            ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
          },
        );
        const author = isOwn ? entered.author : 'server';
        return entered.cloud.act(author, (session) => session.door(params.person)(asked));
      },
    }),
);
