/** `effectiveRouteTable` of a network interface: the routes of its subnet, out of the network as the tracer has it. */
import { Refusal } from '#src/base/refusal.ts';
import type { Resource } from '../cloud.ts';
import { networkOf } from '../network.ts';
import type { Context } from '../resource.ts';
import { machineOf } from '../rules/network-interface.ts';
import { effectiveRoutesIn, type EffectiveRoute } from './effective-route-table.ts';
import { interfaceOf } from './interfaces.ts';
import { worldOf } from './world.ts';

/** Refuses for a network interface that belongs to no machine, as nothing can be asked of it then. */
export function demandMachine(nic: Resource, { cloud }: Context): void {
  if (machineOf(cloud, nic)) return;
  throw new Refusal(
    400,
    'CrossconnectNetworkInterfaceNotAttached',
    `${nic.name} belongs to no virtual machine. Azure works out effective routes and rules for a running machine only. Name it in the networkProfile of a machine first.`,
  );
}

/** What Azure knows by itself, what came over gateways, and what the user says. */
export function effectiveRoutesOf(nic: Resource, { cloud, profile }: Context): { value: EffectiveRoute[] } {
  const world = worldOf(cloud, profile);
  const place = interfaceOf(world, nic);
  if (!place) return { value: [] };
  return { value: effectiveRoutesIn(world, networkOf(cloud, profile), place.network, place.subnet) };
}
