/** The directories of a simulated Azure, put from outside: which subscriptions trust another one than the rest. */
import * as z from 'zod/mini';
import { guid } from '#src/base/random.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { Refusal } from '#src/base/refusal.ts';
import { demand, readBody } from '../body.ts';
import { defineCall } from '../call.ts';
import { homeOf } from '../directories.ts';
import type { Directory } from '../directories.ts';
import type { World } from '../world.ts';

const path = '/_control/directories';

const orderSchema = z.strictObject({
  directories: z.array(
    z.strictObject({
      displayName: z.string().check(z.minLength(1)),
      /** Worked out from the name where it is left out. */
      tenantId: z.optional(z.guid()),
      subscriptions: z.array(z.guid()),
    }),
  ),
});

const shown = (world: World) => ({
  status: 200,
  body: { home: homeOf(world).tenantId, directories: world.cloud.directories ?? [] },
});

function directoriesIn(world: World, text: string): Directory[] {
  const { directories } = demand(orderSchema, readBody(text), '');
  const found = directories.map(({ displayName, tenantId, subscriptions }) => ({
    tenantId: keyOf(tenantId ?? guid(world.seed, 'tenant', displayName)),
    displayName,
    subscriptions: subscriptions.map(keyOf),
  }));
  const all = found.flatMap(({ subscriptions }) => subscriptions);
  const twice = all.find((one, index) => all.indexOf(one) !== index);
  if (twice === undefined) return found;
  throw new Refusal(
    400,
    'InvalidRequestContent',
    `The subscription ${twice} stands in two places. A subscription trusts one directory. Name it once.`,
    { target: 'directories' },
  );
}

/** `PUT /_control/directories` with `{ directories: [{ displayName, subscriptions }] }`; every other subscription trusts the first one. DELETE leaves only that. */
export const directories = [
  defineCall({ method: 'GET', path, run: ({ world }) => shown(world) }),
  defineCall({
    method: 'PUT',
    path,
    run({ world, body }) {
      world.cloud.directories = directoriesIn(world, body);
      return shown(world);
    },
  }),
  defineCall({
    method: 'DELETE',
    path,
    run({ world }) {
      delete world.cloud.directories;
      return shown(world);
    },
  }),
];
