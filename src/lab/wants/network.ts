/** That a virtual network is there, where it should be and with the address space it should have. */
import { findResource } from '#src/azure/cloud.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import { covers, parsePrefix } from '#src/base/ip.ts';
import { fail, pass } from '#src/base/verdict.ts';
import { changeSpace, putNetwork } from '#src/lab/acts/network.ts';
import type { NetworkSpec } from '#src/lab/acts/network.ts';
import { rangesOfSubnet, spaceOf, stateOf, subnetsOf } from '#src/lab/found-networks.ts';
import { nameIn } from '#src/lab/ids.ts';
import { goneWant } from '#src/lab/wants/gone.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { changeAddressSpace, createNetwork } from '#src/lab/ways/network.ts';

export interface WantedNetwork extends NetworkSpec {
  /** What comes first: that the resource group is there. */
  needs?: readonly Want[];
  pane?: string;
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text) => other.includes(text));

/** The subnets that would not lie in the space. */
const outside = (cloud: Cloud, network: string, space: readonly string[]): Resource[] =>
  subnetsOf(cloud, network).filter((subnet) =>
    rangesOfSubnet(subnet).some((text) => {
      const inner = parsePrefix(text);
      return !space.some((one) => {
        const outer = parsePrefix(one);
        return outer !== undefined && inner !== undefined && covers(outer, inner);
      });
    }),
  );

/** The network is there, in its region and with its address space. A namesake elsewhere goes first. */
export function networkWant({ needs = [], pane, ...wanted }: WantedNetwork): Want {
  const { network, location, space } = wanted;
  const name = nameIn(network);
  const looked = `Looked for the virtual network ${name} in ${location} with the address space ${space.join(', ')}.`;
  const found = (cloud: Cloud): Resource | undefined => findResource(cloud, network);
  return {
    id: `network ${network}`,
    check: (cloud) => {
      const here = found(cloud);
      if (!here) return fail(`${looked} Found none of that name.`);
      if (here.location !== location) {
        const fault = `${name} stands in ${here.location ?? ''}, which cannot change.`;
        return fail(`${looked} ${fault} Delete it and create it again.`, fault);
      }
      const own = spaceOf(here);
      if (!isSame(own, space)) {
        const fault = `${name} has the address space ${own.join(', ')}.`;
        return fail(`${looked} ${fault} Change that under Address space.`, fault);
      }
      return stateOf(here) === 'Succeeded'
        ? pass(`${looked} Found it.`)
        : fail(`${looked} Found it, but its provisioning state is ${stateOf(here)}. Wait until it is Succeeded.`);
    },
    first: (cloud) => {
      const here = found(cloud);
      if (here && here.location !== location)
        return [goneWant(network, { because: 'It stands in the wrong region, which cannot change.', pane }), ...needs];
      return [
        ...outside(cloud, network, space).map(({ id }) =>
          goneWant(id, { because: 'It lies outside the address space that is wanted.', pane }),
        ),
        ...needs,
      ];
    },
    deed: {
      where: (cloud) =>
        found(cloud)
          ? `Open the virtual network **${name}** and there its **Address space** page.`
          : 'Press **Create a resource** and look for **Virtual network**.',
      what: (cloud) =>
        found(cloud)
          ? `Make the address space ${space.join(', ')}, and save.`
          : `Create **${name}** with the region and the address space that the task names, and give it a subnet for the gateway on the same tab.`,
      requests: (cloud) => {
        const here = found(cloud);
        return [here ? changeSpace(wanted, { tags: here.tags, actor: pane }) : putNetwork(wanted, pane)];
      },
      way: (cloud) => (found(cloud) ? changeAddressSpace(wanted) : createNetwork(wanted)),
      pane: () => pane,
    },
  };
}
