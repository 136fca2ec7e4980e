/** That a public IP address is there, as a gateway for ExpressRoute takes it. */
import { findResource } from '#src/azure/cloud.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import { fail, pass } from '#src/base/verdict.ts';
import { nameIn } from '#src/lab/ids.ts';
import { stateOf } from '#src/lab/found-networks.ts';
import { goneWant } from '#src/lab/wants/gone.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { createAddress } from '#src/lab/ways/network.ts';

export interface WantedAddress {
  /** The id of the address. */
  address: string;
  location: string;
  needs?: readonly Want[];
  pane?: string;
}

/** What of an address cannot change; undefined where nothing is wrong. */
function fixedFault(found: Resource, { location }: WantedAddress): string | undefined {
  const sku = String(found.sku?.['name']);
  if (sku !== 'Standard') return `It is of SKU ${sku}, which cannot change.`;
  return found.location === location ? undefined : `It stands in ${found.location ?? ''}, which cannot change.`;
}

/** A Standard address is there. A namesake of another SKU or region goes first, and so does what has it. */
export function publicIpWant(wanted: WantedAddress): Want {
  const { address, location, needs = [], pane } = wanted;
  const name = nameIn(address);
  const looked = `Looked for the public IP address ${name} of SKU Standard in ${location}.`;
  const faultIn = (cloud: Cloud): string | undefined => {
    const found = findResource(cloud, address);
    return found && fixedFault(found, wanted);
  };
  return {
    id: `address ${address}`,
    check: (cloud) => {
      const found = findResource(cloud, address);
      if (!found) return fail(`${looked} Found none of that name.`);
      const fault = fixedFault(found, wanted);
      if (fault !== undefined) return fail(`${looked} Found ${name}. ${fault} Delete it and create it again.`, fault);
      return stateOf(found) === 'Succeeded'
        ? pass(`${looked} Found it.`)
        : fail(`${looked} Found it, but its provisioning state is ${stateOf(found)}. Wait until it is Succeeded.`);
    },
    first: (cloud) => {
      const fault = faultIn(cloud);
      return [...(fault === undefined ? [] : [goneWant(address, { because: fault, pane })]), ...needs];
    },
    deed: {
      where: () => 'Press **Create a resource** and look for **Public IP address**.',
      what: () => `Create **${name}** with the SKU Standard, in the region that the task names.`,
      requests: () => [
        {
          method: 'PUT',
          path: address,
          body: {
            location,
            sku: { name: 'Standard', tier: 'Regional' },
            properties: { publicIPAllocationMethod: 'Static', publicIPAddressVersion: 'IPv4', idleTimeoutInMinutes: 4 },
          },
          advance: 'until-idle',
          ...(pane === undefined ? {} : { actor: pane }),
        },
      ],
      way: () => createAddress(address, location),
      pane: () => pane,
    },
  };
}
