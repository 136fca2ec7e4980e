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
    `Begin at the bottom. The **Activity log** of **${circuit.name}** says what was done to it, and by whom.`,
  what: ({ network: { place } }) =>
    `Read in the activity log what was done to the circuit, and by whom; the resource group **${place.group}** has a log of all that is in it. What the provider does on its own side leaves no entry. Then answer.`,
  way: ({ circuitId }) => toMenu(circuitId, 'circuit', 'Activity log'),
  there: ({ circuitId }) => ({ blade: 'activity-log', resource: circuitId }),
};

export const arpLook: Look = {
  where: ({ circuit }) =>
    `Ask Microsoft’s edge for the **ARP records** of both links of **${circuit.name}**. They say who answers at each end.`,
  what: () =>
    `Get the ARP records of both links. Is there an entry for each end, and does each have a MAC address? ${compare} Then answer.`,
  way: edgeTable('peering-arp-records', 'ARP records', 'ARP records'),
  there: shown('peering-arp-records'),
};

export const summaryLook: Look = {
  where: ({ circuit }) =>
    `Ask Microsoft’s edge for the **Route table summary** of both links of **${circuit.name}**. It says whether BGP is up.`,
  what: () => `Get the summary of both links and read its last column: a number, or a word? ${compare} Then answer.`,
  way: edgeTable('peering-route-table-summary', 'Route table summary', 'route table summary'),
  there: shown('peering-route-table-summary'),
};

export const routeTableLook: Look = {
  where: ({ circuit }) =>
    `Ask Microsoft’s edge for the **Route table** of both links of **${circuit.name}**. It says which ranges arrive there.`,
  what: ({ site }) =>
    `Get the route table of both links. Does Microsoft’s edge know each range of ${lower(site)}? Then answer.`,
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
    `Look from the machine: the **Effective routes** of its network interface **${nameIn(id)}** say where its packets go.`,
  what: () =>
    'Get the effective routes. Compare the routes to the ranges of the site: source, next hop type and address. Then answer.',
  way: interfaceTable('interface-effective-routes', 'Effective routes', 'effective routes'),
  there: ({ interface: id }) => ({ blade: 'interface-effective-routes', resource: id, state: 'shown' }),
};

export const securityLook: Look = {
  where: ({ interface: id }) =>
    `Look from the machine: the **Effective security rules** of its network interface **${nameIn(id)}** say what may pass.`,
  what: () =>
    'Get the effective security rules. Read, by rising priority, the first rule that fits each range of the site. Then answer.',
  way: interfaceTable('interface-security-rules', 'Effective security rules', 'effective security rules'),
  there: ({ interface: id }) => ({ blade: 'interface-security-rules', resource: id, state: 'shown' }),
};

/** Words that began a sentence, inside one. */
export const lower = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
