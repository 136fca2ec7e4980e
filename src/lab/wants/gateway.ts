/** That an ExpressRoute gateway of the right size stands in a network. */
import { findResource } from '#src/azure/cloud.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { valueOf } from '#src/base/facts.ts';
import { fail, pass } from '#src/base/verdict.ts';
import { putGateway, resizeGateway } from '#src/lab/acts/network.ts';
import type { GatewaySpec } from '#src/lab/acts/network.ts';
import { findGateway, gatewaysOf } from '#src/lab/found-networks.ts';
import type { FoundGateway } from '#src/lab/found-networks.ts';
import { isSameId, nameIn } from '#src/lab/ids.ts';
import { goneWant } from '#src/lab/wants/gone.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { createGateway, resize } from '#src/lab/ways/network.ts';

export interface WantedGateway extends GatewaySpec {
  /** What comes first: the network, and the subnet for the gateway. */
  needs?: readonly Want[];
  pane?: string;
}

/** A gateway grows in place within its line only. */
const lines = [
  ['Standard', 'HighPerformance', 'UltraPerformance'],
  ['ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ', 'ErGwScale'],
];

const canGrow = (from: string, to: string): boolean =>
  lines.some((sizes) => sizes.includes(from) && sizes.indexOf(to) > sizes.indexOf(from));

/** What of a gateway cannot become what is wanted; undefined where it can. */
function fixedFault({ type, sku, network, resource, state }: FoundGateway, wanted: GatewaySpec): string | undefined {
  if (type !== 'ExpressRoute') return `It is a gateway of type ${type}, which cannot change.`;
  if (!isSameId(network, wanted.network)) return `It stands in ${nameIn(network)}, which cannot change.`;
  if (resource.location !== wanted.location) return `It stands in ${resource.location ?? ''}, which cannot change.`;
  if (sku !== wanted.sku && !canGrow(sku, wanted.sku))
    return `Its SKU is ${sku}, which cannot become ${wanted.sku} in place.`;
  return state === 'Failed' ? 'It has failed.' : undefined;
}

/** A name for the address of the gateway that nothing in the group has. */
function freeAddressName(cloud: Cloud, gateway: string): string {
  const group = gateway.split('/providers/')[0] ?? '';
  const plain = `pip-${nameIn(gateway)}`;
  const isTaken = (name: string): boolean =>
    findResource(cloud, `${group}/providers/Microsoft.Network/publicIPAddresses/${name}`) !== undefined;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? plain : `${plain}-${String(number)}`;
    if (!isTaken(name)) return name;
  }
}

/** The gateway is there, and its deployment is over. What has its name or its place and cannot become it goes first. */
export function gatewayWant({ needs = [], pane, ...wanted }: WantedGateway): Want {
  const { gateway, network, sku } = wanted;
  const name = nameIn(gateway);
  const looked = `Looked for the ExpressRoute gateway ${name} of SKU ${sku} in ${nameIn(network)}.`;
  const grows = (cloud: Cloud): boolean => findGateway(cloud, gateway) !== undefined;
  return {
    id: `gateway ${gateway}`,
    check: (cloud) => {
      const found = findGateway(cloud, gateway);
      if (!found) {
        const other = gatewaysOf(cloud, network)[0]?.resource.name;
        const fault = other === undefined ? undefined : `${nameIn(network)} has the gateway ${other} instead.`;
        return fail(`${looked} ${fault ?? 'Found none of that name.'}`, fault);
      }
      const fault = fixedFault(found, wanted);
      if (fault !== undefined) return fail(`${looked} Found ${name}. ${fault} Delete it and create it again.`, fault);
      if (found.sku !== sku)
        return fail(
          `${looked} Its SKU is ${found.sku}. Choose ${sku} under Configuration.`,
          `Its SKU is ${found.sku}.`,
        );
      return found.state === 'Succeeded'
        ? pass(`${looked} Found it, and its provisioning state is Succeeded.`)
        : fail(`${looked} Found it, but its provisioning state is ${found.state}. Wait until it is Succeeded.`);
    },
    first: (cloud) => {
      const found = findGateway(cloud, gateway);
      const fault = found && fixedFault(found, wanted);
      const others = gatewaysOf(cloud, network).filter(({ resource }) => !isSameId(resource.id, gateway));
      return [
        ...(fault === undefined ? [] : [goneWant(gateway, { because: fault, pane })]),
        ...others.map(({ resource }) =>
          goneWant(resource.id, { because: 'A network has one gateway of each type.', pane }),
        ),
        ...needs,
      ];
    },
    deed: {
      where: (cloud) =>
        grows(cloud)
          ? `Open the gateway **${name}** and there its **Configuration** page.`
          : 'Press **Create a resource** and look for **Virtual network gateway**.',
      what: (cloud) =>
        grows(cloud)
          ? `Choose the SKU **${sku}** there, and save.`
          : `Create **${name}**: type ExpressRoute, SKU **${sku}**, in the network **${nameIn(network)}**. Azure works on it for up to ${String(valueOf('expressroute/gateway-deploy-minutes', 'today'))} minutes.`,
      requests: (cloud) => {
        const found = findResource(cloud, gateway);
        return [found ? resizeGateway(found, sku, pane) : putGateway(wanted, pane)];
      },
      way: (cloud) => (grows(cloud) ? resize(gateway, sku) : createGateway(wanted, freeAddressName(cloud, gateway))),
      pane: () => pane,
    },
  };
}
