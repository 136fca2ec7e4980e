/** What holds for a virtual machine and its network interfaces. */
import * as z from 'zod/mini';
import { Refusal } from '#src/base/refusal.ts';
import { sameId } from '#src/base/resource-id.ts';
import { bagOf } from '../body.ts';
import { findResource, usersOf } from '../cloud.ts';
import type { Context, Proposal, Typed } from '../resource.ts';
import { missing } from './missing.ts';
import { notSimulated } from './not-simulated.ts';

export const machineProperties = z.looseObject({
  hardwareProfile: z.optional(z.looseObject({ vmSize: z.optional(z.string()) })),
  osProfile: z.optional(z.looseObject({ computerName: z.optional(z.string()), adminUsername: z.optional(z.string()) })),
  networkProfile: z.looseObject({
    networkInterfaces: z.array(
      z.looseObject({ id: z.string(), properties: z.optional(z.looseObject({ primary: z.optional(z.boolean()) })) }),
    ),
  }),
});
export type Machine = z.infer<typeof machineProperties>;

/** What a machine is stored with. Azure never shows the password again, so it is not kept. */
export function fillMachine(
  sent: Machine,
  { before, name }: { before: Typed<Machine> | undefined; name: string },
  { guid, now }: Context,
): Record<string, unknown> {
  const { osProfile, ...rest } = sent;
  const { adminPassword: _adminPassword, ...shown } = bagOf(osProfile);
  return {
    ...rest,
    ...(osProfile && { osProfile: { computerName: name, ...shown } }),
    vmId: before?.properties['vmId'] ?? guid('vmId'),
    timeCreated: before?.properties['timeCreated'] ?? new Date(now).toISOString(),
  };
}

/** A machine has network interfaces of its own, in its region, one of them first. */
export function refuseMachine({ resource }: Proposal<Machine>, { cloud }: Context): void {
  const { networkInterfaces } = resource.properties.networkProfile;
  const at = 'properties.networkProfile.networkInterfaces';
  if (resource.properties.networkProfile['networkInterfaceConfigurations'] !== undefined) {
    throw notSimulated(
      'A network interface made together with its machine',
      'Create it first and name its id.',
      'properties.networkProfile.networkInterfaceConfigurations',
    );
  }
  const first = networkInterfaces.filter(({ properties }) => properties?.primary === true);
  if (networkInterfaces.length === 0 || (networkInterfaces.length > 1 && first.length !== 1)) {
    throw new Refusal(
      400,
      'CrossconnectMachineNetworkInterfaces',
      `${resource.name} has ${networkInterfaces.length} network interfaces, ${first.length} of them primary. A machine has one at least, and of several exactly one is primary.`,
      { target: at },
    );
  }
  for (const { id } of networkInterfaces) {
    const nic = findResource(cloud, id);
    if (!nic) continue;
    if (nic.location !== resource.location) throw missing(nic.id, resource.id, at);
    const other = usersOf(cloud, nic).find((user) => !sameId(user.id, resource.id));
    if (!other) continue;
    throw new Refusal(400, 'NicInUse', `Network Interface ${nic.id} is used by existing VM ${other.id}.`, {
      target: at,
    });
  }
}
