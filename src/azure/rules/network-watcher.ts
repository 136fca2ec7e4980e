/** What holds for a network watcher, and for the questions it is asked. */
import * as z from 'zod/mini';
import { parseAddress } from '#src/base/ip.ts';
import { Refusal } from '#src/base/refusal.ts';
import { parseResourceId, sameId } from '#src/base/resource-id.ts';
import { bagOf, demand, textOf } from '../body.ts';
import { findResource, resourcesOfType } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';
import type { Interface } from '../network/interfaces.ts';
import { interfaceOf } from '../network/interfaces.ts';
import type { Flow } from '../network/watcher.ts';
import { worldOf } from '../network/world.ts';
import { normalLocation } from '../geographies.ts';
import type { Context, Proposal } from '../resource.ts';

type Bag = Record<string, unknown>;

export const watcherType = 'Microsoft.Network/networkWatchers';

const refuse = (code: string, message: string, target: string): never => {
  throw new Refusal(400, code, message, { target });
};

/** A region has one watcher in a subscription. */
export function refuseSecondWatcher({ resource, before }: Proposal<unknown>, { cloud }: Context): void {
  if (before) return;
  const { subscription } = parseResourceId(resource.id) ?? {};
  const isTaken = resourcesOfType(cloud, watcherType).some(
    (other) =>
      !sameId(other.id, resource.id) &&
      parseResourceId(other.id)?.subscription === subscription &&
      normalLocation(other.location ?? '') === normalLocation(resource.location ?? ''),
  );
  if (!isTaken) return;
  throw new Refusal(
    400,
    'NetworkWatcherCountLimitReached',
    'Cannot create more than 1 network watchers for this subscription in this region.',
  );
}

const target = { targetResourceId: z.string(), targetNicResourceId: z.optional(z.string()) };
const nextHopBody = z.looseObject({ ...target, sourceIPAddress: z.string(), destinationIPAddress: z.string() });
const flowBody = z.looseObject({
  ...target,
  direction: z.enum(['Inbound', 'Outbound']),
  protocol: z.enum(['TCP', 'UDP']),
  localPort: z.string(),
  remotePort: z.string(),
  localIPAddress: z.string(),
  remoteIPAddress: z.string(),
});

/** The network interfaces of a machine, the primary one first. */
function interfacesOfMachine(cloud: Cloud, machine: Resource): Resource[] {
  const listed = bagOf(machine.properties['networkProfile'])['networkInterfaces'];
  const nics = (Array.isArray(listed) ? listed : []).map(bagOf);
  const isPrimary = (nic: Bag): boolean => bagOf(nic['properties'])['primary'] === true;
  return nics
    .toSorted((one, other) => Number(isPrimary(other)) - Number(isPrimary(one)))
    .flatMap(({ id }) => findResource(cloud, textOf(id)) ?? []);
}

/** The network interface that is asked about, with one of the addresses that are named as its own. */
function demandInterface(
  { targetResourceId, targetNicResourceId }: { targetResourceId: string; targetNicResourceId?: string | undefined },
  address: string,
  member: string,
  { cloud, profile }: Context,
): Interface {
  const machine = findResource(cloud, targetResourceId);
  if (!machine) {
    throw new Refusal(
      400,
      'CrossconnectWatchedMachine',
      `"${targetResourceId}" is no virtual machine here. Send the id of one as targetResourceId.`,
      { target: 'targetResourceId' },
    );
  }
  const nics = interfacesOfMachine(cloud, machine);
  const nic = targetNicResourceId === undefined ? nics[0] : nics.find(({ id }) => sameId(id, targetNicResourceId));
  const world = worldOf(cloud, profile);
  const place = nic && interfaceOf(world, nic);
  if (!place) {
    throw new Refusal(
      400,
      'CrossconnectWatchedInterface',
      `${machine.name} has no network interface ${targetNicResourceId ?? ''}. It has ${nics.map(({ id }) => id).join(', ') || 'none'}.`,
      { target: 'targetNicResourceId' },
    );
  }
  if (!place.addresses.includes(address)) {
    refuse(
      'CrossconnectWatchedAddress',
      `${member} is "${address}", but ${place.nic.name} has ${place.addresses.join(', ')}. Send one of these.`,
      member,
    );
  }
  return place;
}

function demandAddress(text: string, member: string): string {
  if (!parseAddress(text)) refuse('CrossconnectWatchedAddress', `${member} is "${text}", which is no address.`, member);
  return text;
}

/** A star stands for a port that is not known: only rules for every port speak of it. */
function demandPort(text: string, member: string): number | undefined {
  if (text === '*') return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1;
  if (port < 0 || port > 65_535)
    refuse('CrossconnectWatchedPort', `${member} is "${text}". Send a number from 0 to 65535, or *.`, member);
  return port;
}

/** Who is asked, and for which destination. Refuses what cannot be answered. */
export function nextHopAsked(body: Bag, context: Context): { place: Interface; to: string } {
  const asked = demand(nextHopBody, body, '');
  const to = demandAddress(asked.destinationIPAddress, 'destinationIPAddress');
  return { place: demandInterface(asked, asked.sourceIPAddress, 'sourceIPAddress', context), to };
}

/** Who is asked, and about which packet. Refuses what cannot be answered. */
export function flowAsked(body: Bag, context: Context): { place: Interface; flow: Flow } {
  const asked = demand(flowBody, body, '');
  const remote = demandAddress(asked.remoteIPAddress, 'remoteIPAddress');
  const flow: Flow = {
    direction: asked.direction,
    protocol: asked.protocol === 'TCP' ? 'tcp' : 'udp',
    localPort: demandPort(asked.localPort, 'localPort'),
    remotePort: demandPort(asked.remotePort, 'remotePort'),
    local: asked.localIPAddress,
    remote,
  };
  return { place: demandInterface(asked, asked.localIPAddress, 'localIPAddress', context), flow };
}
