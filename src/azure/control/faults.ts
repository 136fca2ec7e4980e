/** Faults to order: which requests go wrong, how, and how often. They are part of the Cloud, so that a replay has them too. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { demand, readBody } from '../body.ts';
import { defineCall } from '../call.ts';
import { releaseStuck } from '../operations.ts';
import { faultSchema, ruleOf } from '../faults.ts';
import type { World } from '../world.ts';

const orderSchema = z.strictObject({ faults: z.array(z.strictObject(faultSchema.shape)) });

const shown = ({ cloud }: World) => ({ status: 200, body: { faults: cloud.faults ?? [] } });

export const faults = [
  defineCall({ method: 'GET', path: '/_control/faults', run: ({ world }) => shown(world) }),
  defineCall({
    method: 'PUT',
    path: '/_control/faults',
    run({ world, body }) {
      const order = demand(orderSchema, readBody(body), '');
      for (const { path } of order.faults) {
        if (path === undefined || ruleOf(path)) continue;
        throw new Refusal(
          400,
          'CrossconnectInvalidPattern',
          `${path} is not a regular expression. Write one, or the beginning of a path, which starts with a slash.`,
        );
      }
      world.cloud.faults = order.faults;
      return shown(world);
    },
  }),
  defineCall({
    method: 'DELETE',
    path: '/_control/faults',
    run({ world }) {
      delete world.cloud.faults;
      releaseStuck(world);
      return shown(world);
    },
  }),
];
