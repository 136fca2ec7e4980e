/** A network watcher: answers for the machines of its region where a packet goes next, and which security rule decides about it. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { networkOf } from '../../network.ts';
import { nextHopOf, verdictOn } from '../../network/watcher.ts';
import { worldOf } from '../../network/world.ts';
import { defineResource } from '../../resource.ts';
import { virtualMachines } from '../Microsoft.Compute/virtualMachines.ts';
import { flowAsked, nextHopAsked, refuseSecondWatcher, watcherType } from '../../rules/network-watcher.ts';

/** A look takes a while. */
const seconds = 5_000;

const machine = virtualMachines.example;
const target = { targetResourceId: machine.path };
const address = '10.0.0.4';

export const networkWatchers = defineResource({
  type: watcherType,
  properties: z.looseObject({}),
  located: true,
  timings: { create: 2_000, update: 2_000, delete: 2_000 },

  refuse: refuseSecondWatcher,

  inUse: (watcher, user) =>
    new Refusal(400, 'CrossconnectResourceInUse', `${watcher.name} is used by ${user.id}. Delete that first.`),

  actions: {
    nextHop: {
      milliseconds: seconds,
      example: { ...target, sourceIPAddress: address, destinationIPAddress: '8.8.8.8' },
      refuse: (_watcher, context, { body }) => {
        nextHopAsked(body, context);
      },
      run(_watcher, context, { body }) {
        const { place, to } = nextHopAsked(body, context);
        const { cloud, profile } = context;
        return nextHopOf(worldOf(cloud, profile), networkOf(cloud, profile), place, to);
      },
    },
    ipFlowVerify: {
      milliseconds: seconds,
      example: {
        ...target,
        direction: 'Outbound',
        protocol: 'TCP',
        localPort: '50000',
        remotePort: '443',
        localIPAddress: address,
        remoteIPAddress: '8.8.8.8',
      },
      refuse: (_watcher, context, { body }) => {
        flowAsked(body, context);
      },
      run(_watcher, context, { body }) {
        const { place, flow } = flowAsked(body, context);
        return verdictOn(worldOf(context.cloud, context.profile), place, flow);
      },
    },
  },

  example: {
    path: 'networkWatchers/watcher-example',
    needs: [...(machine.needs ?? []), machine],
    body: { location: 'westeurope', properties: {} },
  },
});
