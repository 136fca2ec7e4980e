/** The Cloud as a whole: emptied, saved, and another one loaded in its place. Entry numbers go on, so that the journal stays one. */
import { Refusal } from '#src/base/refusal.ts';
import { readBody } from '../body.ts';
import { defineCall } from '../call.ts';
import { emptyCloud } from '../cloud.ts';
import type { Cloud } from '../cloud.ts';
import { parseSnapshot } from '../snapshot.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Answer } from '../world.ts';

const counted = ({ resources, operations }: Snapshot['cloud']): Answer => ({
  status: 200,
  body: { resources: Object.keys(resources).length, operations: Object.keys(operations).length },
});

function read(text: string): Snapshot {
  const body = readBody(text);
  try {
    return parseSnapshot(body);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new Refusal(400, 'CrossconnectNotASnapshot', `${error.message} Send what GET /_control/snapshot answered.`);
  }
}

export const whole = [
  defineCall({
    method: 'POST',
    path: '/_control/reset',
    run({ world }) {
      // Which subscriptions there are and who may do what was said from outside, and outlives what was built.
      const { access, subscriptions } = world.cloud;
      const emptied = Object.entries(subscriptions).map(([key, { id }]) => [key, { id, groups: {} }] as const);
      const cloud: Cloud = {
        ...emptyCloud(),
        subscriptions: Object.fromEntries(emptied),
        ...(access && { access }),
      };
      world.owner.replace({ cloud });
      return counted(cloud);
    },
  }),
  defineCall({
    method: 'GET',
    path: '/_control/snapshot',
    run: ({ world }) => ({ status: 200, body: world.owner.snapshot() }),
  }),
  defineCall({
    method: 'PUT',
    path: '/_control/snapshot',
    run({ world, body }) {
      const { cloud, seed, profile, at } = read(body);
      world.owner.clock.advanceTo?.(at);
      world.owner.replace({ cloud, seed, profile });
      return counted(cloud);
    },
  }),
];
