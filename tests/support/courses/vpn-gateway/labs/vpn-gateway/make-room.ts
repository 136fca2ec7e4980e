/** Lab of the one unit: a network, and the subnet that a VPN gateway looks for. */
import { pick } from '#src/lab/chance.ts';
import { defineLab } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { keepHandsOff, networkResource, ownerSubscription, resourceGroup } from '#src/lab/scene.ts';
import type { Place } from '#src/lab/scene.ts';
import { networkWant } from '#src/lab/wants/network.ts';
import { subnetWant } from '#src/lab/wants/subnet.ts';
import { deedFor } from '#src/lab/wants/want.ts';

interface Story {
  company: string;
  place: Place;
  network: string;
  space: string;
  range: string;
}

const companies = ['Alder Freight', 'Juniper Bakery', 'Wren Surveyors', 'Basalt Printing'] as const;
const blocks = ['10.20', '10.31', '10.44', '10.57', '10.63'] as const;

export default defineLab<Story>({
  id: 'vpn-gateway/make-room',
  title: 'Make room for a VPN gateway',
  minutes: 5,
  objectives: ['V1'],
  tell: (seed) => {
    const company = pick(seed, 'company', companies);
    const block = pick(seed, 'block', blocks);
    const group = `rg-${company.split(' ')[0]?.toLowerCase() ?? ''}-network`;
    const place: Place = { subscription: ownerSubscription, group, location: 'westeurope' };
    const name = `vnet-${pick(seed, 'name', ['hub', 'core', 'main'])}`;
    return {
      company,
      place,
      network: networkResource(place, 'virtualNetworks', name),
      space: `${block}.0.0/16`,
      range: `${block}.${pick(seed, 'range', ['0.0', '255.0', '1.0'])}/27`,
    };
  },
  story: ({ company, place, space }) => [
    `**${company}** wants a tunnel from its office to Azure. In **${place.group}** there is nothing yet; the network is to use ${space}.`,
  ],
  setUp: ({ place }) => [resourceGroup(place), keepHandsOff(['learner'], { change: ['virtualNetworkGateways'] })],
  start: () => 'home',
  tasks: ({ place, network, space, range }) => {
    const subnet = { name: 'GatewaySubnet', range };
    const theNetwork = networkWant({ network, location: place.location, space: [space], subnets: [subnet] });
    const theSubnet = subnetWant({ network, ...subnet, needs: [theNetwork] });
    return [
      {
        id: 'network',
        title: 'Create the network',
        text: `In **${place.group}**, create the virtual network \`${nameIn(network)}\` in West Europe with the address space \`${space}\`.`,
        needs: [],
        check: theNetwork.check,
        deed: deedFor(theNetwork),
        facts: ['vpn-gateway/subnet-name'],
      },
      {
        id: 'subnet',
        title: 'Make room for the gateway',
        text: `Give the network the subnet \`GatewaySubnet\` with the range \`${range}\`.`,
        needs: ['network'],
        check: theSubnet.check,
        deed: deedFor(theSubnet),
        facts: ['vpn-gateway/subnet-name'],
      },
    ];
  },
  learned: ['A VPN gateway looks for a subnet named exactly GatewaySubnet.'],
});
