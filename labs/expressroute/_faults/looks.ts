/** The ways to the tools that faults are found with, in the names the portal has for them. */
import type { ScreenPattern, Step } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { toMenu, toResource } from '#src/lab/ways/going.ts';
import type { Branch } from './branch.ts';
import type { Look } from './fault.ts';

const press = (on: ScreenPattern, role: string, name: string): Step => ({ on, do: 'press', role, name });

/** A table of Microsoft's edge: from the circuit to its private peering, to the page, and the button there. */
const edgeTable =
  (blade: string, entry: string, sought: string) =>
  ({ circuitId, peering }: Branch): Step[] => [
    ...toResource(circuitId),
    press({ blade: 'circuit', resource: circuitId }, 'link', 'Azure private'),
    press({ blade: 'peering', resource: peering }, 'link', entry),
    press({ blade, resource: peering }, 'button', `Get ${sought}`),
  ];

const shown =
  (blade: string) =>
  ({ peering }: Branch): ScreenPattern => ({ blade, resource: peering, state: 'shown' });

const compare =
  'Then log in at the router of the site (**Consoles**): `show ip interface brief` and `show ip bgp summary` say what stands there. Compare it with the private peering of the circuit.';

export const remadeLook: Look = {
  where: ({ circuit }) =>
    `Begin at the bottom: the circuit **${circuit.name}** and its provider status. Then ask how it came to that: open its **Activity log**.`,
  what: ({ network: { place } }) =>
    `Read in the activity log what was done to the circuit, and by whom; the resource group **${place.group}** has a log of all that is in it. What the provider does on its own side leaves no entry. Then answer.`,
  way: ({ circuitId }) => toMenu(circuitId, 'circuit', 'Activity log'),
  there: ({ circuitId }) => ({ blade: 'activity-log', resource: circuitId }),
};

export const arpLook: Look = {
  where: ({ circuit }) =>
    `The provider has done its part. Open the private peering of **${circuit.name}** and get its **ARP records**.`,
  what: () =>
    `Get the ARP records of both links. Is there an entry for each end, and does each have a MAC address? ${compare} Then answer.`,
  way: edgeTable('peering-arp-records', 'ARP records', 'ARP records'),
  there: shown('peering-arp-records'),
};

export const summaryLook: Look = {
  where: ({ circuit }) =>
    `The ARP records of **${circuit.name}** are complete, so go one step up: get the **Route table summary** of its private peering.`,
  what: () => `Get the summary of both links and read its last column: a number, or a word? ${compare} Then answer.`,
  way: edgeTable('peering-route-table-summary', 'Route table summary', 'route table summary'),
  there: shown('peering-route-table-summary'),
};

export const routeTableLook: Look = {
  where: ({ circuit }) => `Open the private peering of **${circuit.name}** and get its **Route table**.`,
  what: ({ site }) =>
    `Get the route table of both links. Which ranges of ${lower(site)} does Microsoft’s edge know, and which does it not? Then answer.`,
  way: edgeTable('peering-route-table', 'Route table', 'route table'),
  there: shown('peering-route-table'),
};

const interfaceTable =
  (blade: string, entry: string, sought: string) =>
  ({ interface: id }: Branch): Step[] => [
    ...toMenu(id, 'network-interface', entry),
    press({ blade, resource: id }, 'button', `Get ${sought}`),
  ];

export const effectiveRoutesLook: Look = {
  where: ({ interface: id }) =>
    `The edge knows all ranges. Look from the machine: open its network interface **${nameIn(id)}** and there **Effective routes**.`,
  what: () =>
    'Get the effective routes. Compare the routes to the ranges of the site: source, next hop type and address. Then answer.',
  way: interfaceTable('interface-effective-routes', 'Effective routes', 'effective routes'),
  there: ({ interface: id }) => ({ blade: 'interface-effective-routes', resource: id, state: 'shown' }),
};

export const securityLook: Look = {
  where: ({ interface: id }) =>
    `The routes lead there and back. Look at what may pass: open the network interface **${nameIn(id)}** and there **Effective security rules**.`,
  what: () =>
    'Get the effective security rules. Read, by rising priority, the first rule that fits each range of the site. Then answer.',
  way: interfaceTable('interface-security-rules', 'Effective security rules', 'effective security rules'),
  there: ({ interface: id }) => ({ blade: 'interface-security-rules', resource: id, state: 'shown' }),
};

/** Words that began a sentence, inside one. */
export const lower = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
