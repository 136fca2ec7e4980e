/** Who can send a packet in a Cloud and who can be asked, by name: for choosing without typing an address. */
import { addressAt, formatAddress, parsePrefix } from '#src/base/ip.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import { find, ofType, parentOf } from './cloud.ts';
import { balancerOf } from './parts/load-balancer.ts';
import { endpointOf } from './parts/private-endpoint.ts';
import { sitesOf } from './parts/site.ts';
import { machineAddress } from './parts/subnet.ts';
import { prefixesOfSubnet } from './spaces.ts';

export interface Place {
  group: 'Sites' | 'Machines' | 'Load balancers' | 'Private endpoints';
  name: string;
  address: string;
}

/** The n-th address of a range in words; undefined if it has none. */
function nth(text: string, n: number): string | undefined {
  const prefix = parsePrefix(text);
  const address = prefix && addressAt(prefix, n);
  return address && formatAddress(address);
}

/** Where a host of a site is thought to be: the tenth address after the first of its first range of each kind. */
function hostsOf(prefixes: readonly string[]): string[] {
  const [four, six] = [prefixes.find((one) => !one.includes(':')), prefixes.find((one) => one.includes(':'))];
  return [...(four === undefined ? [] : [nth(four, 10)]), ...(six === undefined ? [] : [nth(six, 16)])].flatMap(
    (one) => one ?? [],
  );
}

/** The machines, by the names that the network gives them. */
const machinesOf = (cloud: PlainCloud): Place[] =>
  ofType(cloud, 'virtualNetworks/subnets').flatMap((subnet) => {
    if (machineAddress(subnet) === undefined) return [];
    const network = find(cloud, parentOf(subnet.id))?.name ?? '';
    const name = `vm-${subnet.name.replace(/^(?:snet|subnet)-/i, '')} in ${network}`;
    return prefixesOfSubnet(subnet).flatMap((prefix): Place[] => {
      const address = nth(prefix, 4);
      return address === undefined ? [] : [{ group: 'Machines', name, address }];
    });
  });

/** Everybody who can send. */
export const senders = (cloud: PlainCloud): readonly Place[] => [
  ...sitesOf(cloud).flatMap(({ name, prefixes }) =>
    hostsOf(prefixes).map((address): Place => ({ group: 'Sites', name, address })),
  ),
  ...machinesOf(cloud),
];

/** Everybody who can be asked. */
export const receivers = (cloud: PlainCloud): readonly Place[] => [
  ...machinesOf(cloud),
  ...ofType(cloud, 'loadBalancers').map((one): Place => ({
    group: 'Load balancers',
    name: one.name,
    address: balancerOf(one).address,
  })),
  ...ofType(cloud, 'privateEndpoints').map((one): Place => ({
    group: 'Private endpoints',
    name: one.name,
    address: endpointOf(one).address,
  })),
  ...senders(cloud).filter(({ group }) => group === 'Sites'),
];
