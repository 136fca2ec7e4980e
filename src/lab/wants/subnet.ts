/** That a subnet is there, with its range and its security group. */
import { findResource, usersOf } from '#src/azure/cloud.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import { overlap, parsePrefix } from '#src/base/ip.ts';
import { fail, pass } from '#src/base/verdict.ts';
import { putSubnet } from '#src/lab/acts/network.ts';
import type { SubnetSpec } from '#src/lab/acts/network.ts';
import { namedBySubnet, rangesOfSubnet, stateOf, subnetsOf } from '#src/lab/found-networks.ts';
import { isSameId, nameIn } from '#src/lab/ids.ts';
import { goneWant } from '#src/lab/wants/gone.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { addSubnet, changeSubnet } from '#src/lab/ways/network.ts';

export interface WantedSubnet extends SubnetSpec {
  /** The id of the network it lies in. */
  network: string;
  /** What comes first: that the network is there. */
  needs?: readonly Want[];
  pane?: string;
}

/** Whether a subnet shares an address with a range. */
const touches = (subnet: Resource, range: string): boolean =>
  rangesOfSubnet(subnet).some((text) => {
    const [one, other] = [parsePrefix(text), parsePrefix(range)];
    return one !== undefined && other !== undefined && overlap(one, other);
  });

/** The subnet is there. Others that take up its range go first, and so does what stands in it while its range is wrong. */
export function subnetWant({ network, needs = [], pane, ...wanted }: WantedSubnet): Want {
  const { name, range, securityGroup } = wanted;
  const id = `${network}/subnets/${name}`;
  const group = securityGroup === undefined ? '' : ` and the security group ${nameIn(securityGroup)}`;
  const looked = `Looked in ${nameIn(network)} for the subnet ${name} with the range ${range}${group}.`;
  const found = (cloud: Cloud): Resource | undefined => {
    const here = findResource(cloud, id);
    // A gateway looks for the exact spelling, so a subnet that differs in case is another one.
    return here?.name === name ? here : undefined;
  };
  const hasRange = (subnet: Resource): boolean => rangesOfSubnet(subnet).join() === range;
  return {
    id: `subnet ${id}`,
    check: (cloud) => {
      const here = found(cloud);
      if (!here) {
        const names = subnetsOf(cloud, network).map((one) => one.name);
        return fail(`${looked} Found ${names.length === 0 ? 'no subnet at all' : `only ${names.join(' and ')}`}.`);
      }
      if (!hasRange(here)) {
        const fault = `${name} has the range ${rangesOfSubnet(here).join(', ')}.`;
        return fail(`${looked} ${fault}`, fault);
      }
      const named = namedBySubnet(here).securityGroup;
      if (securityGroup !== undefined && !isSameId(named, securityGroup)) {
        const fault = named === '' ? `${name} has no security group.` : `${name} has ${nameIn(named)}.`;
        return fail(`${looked} ${fault}`, fault);
      }
      return stateOf(here) === 'Succeeded'
        ? pass(`${looked} Found it.`)
        : fail(`${looked} Found it, but its provisioning state is ${stateOf(here)}. Wait until it is Succeeded.`);
    },
    first: (cloud) => {
      const here = findResource(cloud, id);
      const inTheWay = subnetsOf(cloud, network).filter(
        (one) => (one !== here || one.name !== name) && (touches(one, range) || isSameId(one.id, id)),
      );
      const users = here && !hasRange(here) ? usersOf(cloud, here) : [];
      return [
        ...needs,
        ...inTheWay.map((one) => goneWant(one.id, { because: `It takes up the place of ${name}.`, pane })),
        ...users.map((user) =>
          goneWant(user.id, { because: `The range of ${name} cannot change while it stands there.`, pane }),
        ),
      ];
    },
    deed: {
      where: (cloud) =>
        found(cloud)
          ? `Open the subnet **${name}** under **Subnets** of **${nameIn(network)}**.`
          : `Open the virtual network **${nameIn(network)}** and there its **Subnets** page.`,
      what: (cloud) => {
        const values = `the range ${range}${securityGroup === undefined ? '' : ` and ${nameIn(securityGroup)} as its security group`}`;
        return found(cloud) ? `Give it ${values}, and save.` : `Add **${name}** with ${values}.`;
      },
      requests: () => [putSubnet(network, wanted, pane)],
      way: (cloud) => (found(cloud) ? changeSubnet(network, wanted) : addSubnet(network, wanted)),
      pane: () => pane,
    },
  };
}
