/** Lab of unit 4: a network, the subnet that a gateway looks for, and an ExpressRoute gateway of the size that the story asks for. */
import type { Cloud } from '#src/azure/cloud.ts';
import { addressAt, contains, formatAddress, parseAddress, parsePrefix } from '#src/base/ip.ts';
import type { Profile } from '#src/base/facts.ts';
import type { GatewaySpec, SubnetSpec } from '#src/lab/acts/network.ts';
import { pick } from '#src/lab/chance.ts';
import { defineLab } from '#src/lab/definition.ts';
import type { Act, Option, Task } from '#src/lab/definition.ts';
import { gatewaySubnetOf, rangesOfSubnet } from '#src/lab/found-networks.ts';
import { nameIn } from '#src/lab/ids.ts';
import { keepHandsOff, networkResource, resourceGroup } from '#src/lab/scene.ts';
import type { Place } from '#src/lab/scene.ts';
import { gatewayWant } from '#src/lab/wants/gateway.ts';
import { networkWant } from '#src/lab/wants/network.ts';
import { subnetWant } from '#src/lab/wants/subnet.ts';
import { deedFor } from '#src/lab/wants/want.ts';
import { readSubnets } from '#src/lab/ways/network.ts';
import { tellCompany } from './_company.ts';
import { gatewayWrongTurns } from './_gateway-turns.ts';

/** Sizes, each with what asks for it. */
const reasons = [
  {
    sku: 'ErGw3AZ',
    reason: 'Packets are to go around it later, with FastPath, and it has to stand in several zones.',
  },
  {
    sku: 'UltraPerformance',
    reason: 'Packets are to go around it later, with FastPath. Zones are not asked for.',
  },
  { sku: 'ErGw2AZ', reason: 'It has to carry 2 Gbps and to stand in several zones. FastPath is not asked for.' },
  { sku: 'HighPerformance', reason: 'It has to carry 2 Gbps. Neither zones nor FastPath are asked for.' },
  { sku: 'ErGw1AZ', reason: 'It has to stand in several zones. 1 Gbps is enough, and FastPath is not asked for.' },
] as const;

export interface Story {
  profile: Profile;
  company: string;
  site: string;
  region: string;
  abroad: string;
  place: Place;
  /** The id of the network. */
  network: string;
  space: string;
  /** The range of the subnet for the gateway. */
  range: string;
  /** Another range that is free, and as large. */
  otherRange: string;
  machines: Required<SubnetSpec>;
  gateway: GatewaySpec;
  reason: string;
  /** What colleagues have made: for the subnets of machines only. */
  securityGroup: string;
  routeTable: string;
}

function tell(seed: string, profile: Profile): Story {
  const { company, site, region, abroad, place, main } = tellCompany(seed);
  const network = networkResource(place, 'virtualNetworks', main.name);
  const { sku, reason } = pick(seed, 'gateway-size', reasons);
  const [range, otherRange] = pick(seed, 'gateway-range', [
    ['0.0/27', '0.32/27'],
    ['0.0/26', '0.64/26'],
    ['255.0/27', '255.32/27'],
    ['255.192/26', '255.128/26'],
  ]);
  const short = place.group.split('-')[1] ?? '';
  const securityGroup = networkResource(place, 'networkSecurityGroups', `nsg-${short}-machines`);
  return {
    profile,
    company,
    site,
    region,
    abroad,
    place,
    network,
    space: `${main.block}.0.0/16`,
    range: `${main.block}.${range}`,
    otherRange: `${main.block}.${otherRange}`,
    machines: {
      name: `snet-${pick(seed, 'machines', ['apps', 'servers', 'workloads'])}`,
      range: `${main.block}.${pick(seed, 'machines-range', ['1.0/24', '4.0/23', '8.0/22'])}`,
      securityGroup,
    },
    gateway: {
      gateway: networkResource(place, 'virtualNetworkGateways', main.gateway?.name ?? ''),
      network,
      location: place.location,
      sku,
    },
    reason,
    securityGroup,
    routeTable: networkResource(place, 'routeTables', `rt-${short}-firewall`),
  };
}

/** What the colleagues of the network team have made before. */
function setUp({ place, securityGroup, routeTable }: Story): Act[] {
  const put = (path: string, properties: Record<string, unknown>): Act => ({
    method: 'PUT',
    path,
    body: { location: place.location, properties },
    actor: 'network-team',
    advance: 'until-idle',
  });
  return [
    resourceGroup(place),
    put(securityGroup, {}),
    put(routeTable, {
      routes: [
        {
          name: 'everything',
          properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.250.0.4' },
        },
      ],
    }),
    keepHandsOff(['learner'], { change: ['networkSecurityGroups', 'routeTables'] }),
  ];
}

/** The address so many places after the start of a range. */
function addressIn(range: string, place: number): string {
  const prefix = parsePrefix(range);
  const address = prefix && addressAt(prefix, place);
  return address ? formatAddress(address) : '';
}

const isIn = (range: string, text: string): boolean => {
  const [prefix, address] = [parsePrefix(range), parseAddress(text)];
  return prefix !== undefined && address !== undefined && contains(prefix, address);
};

/** How many places after the start of the network, a /16, the first address behind a range stands. */
function placeBehind(range: string): number {
  const prefix = parsePrefix(range);
  return prefix?.family === 4 ? (prefix.value % 2 ** 16) + 2 ** (32 - prefix.length) : 0;
}

/** Addresses that a colleague asks for. One lies in the subnet of the gateway as it stands in the Cloud, three beside it. */
function addressOptions(cloud: Cloud, { network, space, machines }: Story): Option[] {
  const subnet = gatewaySubnetOf(cloud, network);
  const [found = ''] = subnet ? rangesOfSubnet(subnet) : [];
  const size = 2 ** (32 - (parsePrefix(found)?.length ?? 32));
  const inside = addressIn(found, Math.max(0, size - 6));
  const beside = [
    { text: addressIn(space, placeBehind(found) + 9), isNear: true },
    { text: addressIn(machines.range, 24), isNear: false },
    { text: addressIn(space, 200 * 256 + 30), isNear: true },
    { text: addressIn(space, 100 * 256 + 7), isNear: true },
    { text: addressIn(space, 120 * 256 + 7), isNear: true },
  ].filter(({ text }) => text !== '' && !isIn(found, text));
  return [
    {
      id: 'inside',
      text: `\`${inside}\``,
      right: inside !== '',
      why: `${inside} lies in GatewaySubnet, which is ${found}. Nothing but gateways may stand there.`,
    },
    ...beside.slice(0, 3).map(({ text, isNear }, index) => ({
      id: `beside-${String(index + 1)}`,
      text: `\`${text}\``,
      right: false,
      why: isNear
        ? `${text} does not lie in GatewaySubnet, which is ${found}. A subnet for machines could have it.`
        : `${text} lies in ${machines.range}, the range of ${machines.name}. That is the subnet for machines.`,
    })),
  ].toSorted((one, other) => (one.text < other.text ? -1 : 1));
}

function tasks(story: Story): Task[] {
  const { network, place, space, range, machines, gateway, reason, region } = story;
  const name = nameIn(network);
  const forGateway = { name: 'GatewaySubnet', range };
  const theNetwork = networkWant({ network, location: place.location, space: [space], subnets: [forGateway] });
  const theSubnet = subnetWant({ network, ...forGateway, needs: [theNetwork] });
  const theMachines = subnetWant({ network, ...machines, needs: [theNetwork] });
  const theGateway = gatewayWant({ ...gateway, needs: [theSubnet] });
  return [
    {
      id: 'network',
      title: 'Create the network',
      text: `In resource group **${place.group}**, create the virtual network \`${name}\` in ${region}, with the address space \`${space}\`. **Create a resource** leads there.`,
      needs: [],
      check: theNetwork.check,
      deed: deedFor(theNetwork),
      facts: ['expressroute/gateway-subnet'],
    },
    {
      id: 'subnet',
      title: 'Make room for the gateway',
      text: `A gateway looks for a subnet named exactly \`GatewaySubnet\`. Give it the range \`${range}\`. You can do that while you create the network, or later under **Subnets**.`,
      needs: ['network'],
      check: theSubnet.check,
      deed: deedFor(theSubnet),
      facts: ['expressroute/gateway-subnet', 'expressroute/gateway-subnet-contents'],
    },
    {
      id: 'machines',
      title: 'Give the machines a subnet',
      text: `Add the subnet \`${machines.name}\` with the range \`${machines.range}\`. Attach the security group **${nameIn(machines.securityGroup)}** to it.`,
      needs: ['network'],
      check: theMachines.check,
      deed: deedFor(theMachines),
      facts: ['expressroute/gateway-subnet-contents'],
    },
    {
      id: 'gateway',
      title: 'Create the gateway',
      text: `Create the virtual network gateway \`${nameIn(gateway.gateway)}\` in **${name}**. Its type is **ExpressRoute**, its SKU \`${gateway.sku}\`. ${reason} Azure works on it for a long time: press **Skip the wait**.`,
      needs: ['network'],
      check: theGateway.check,
      deed: deedFor(theGateway),
      facts: ['expressroute/gateway-skus', 'expressroute/gateway-deploy-minutes', 'expressroute/one-gateway-per-type'],
    },
    {
      id: 'addresses',
      title: 'Say what the gateway keeps for itself',
      text: `A colleague wants to put four machines into **${name}**, each with an address of its own choice. Subnets may still be added for them. Look at the subnets that are there: one of the four addresses cannot be given to a machine at all.`,
      needs: ['gateway'],
      when: theGateway.check,
      question: {
        prompt: 'Which address can no machine have, whatever subnets are added?',
        options: (cloud) => addressOptions(cloud, story),
      },
      deed: {
        where: () => `Open the virtual network **${name}** and there its **Subnets** page.`,
        what: () =>
          'Read the range of **GatewaySubnet**, work out its last address, and answer the question of this task.',
        requests: () => [],
        way: () => readSubnets(network),
        there: () => ({ blade: 'virtual-network-subnets', resource: network }),
      },
      facts: ['expressroute/gateway-subnet-contents', 'expressroute/subnet-reserved-addresses'],
    },
  ];
}

export default defineLab<Story>({
  id: 'expressroute/create-a-gateway',
  title: 'Create a gateway for ExpressRoute',
  minutes: 15,
  objectives: ['E8'],
  tell,
  story: ({ company, site, region, securityGroup, routeTable }) => [
    `**${company}** has ordered a circuit for ${site}. Before it can be connected, a virtual network with a gateway has to be there. Nothing of it exists yet in ${region}, only a resource group.`,
    `Colleagues have left two things in it: a security group, **${nameIn(securityGroup)}**, and a route table, **${nameIn(routeTable)}**, which sends everything through a firewall. Both are made for subnets with machines. You may use them, but not change them.`,
  ],
  setUp,
  start: () => 'home',
  tasks,
  wrongPaths: gatewayWrongTurns,
  learned: [
    'A gateway stands in a subnet of its own, named exactly GatewaySubnet, of /27 or larger.',
    'That subnet takes no security group, and no route table that sends everything elsewhere.',
    'The SKU decides how much the gateway carries, whether it stands in several zones, and whether FastPath is possible. In place it only grows.',
    'A gateway takes up to 45 minutes to deploy, and a network has one of each type.',
  ],
});
