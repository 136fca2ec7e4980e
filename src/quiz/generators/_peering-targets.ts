/** What a firm wants to reach over a circuit, and over which peering it is reached: by the tracer in virtual networks, by the facts elsewhere. */
import { networkOf } from '#src/azure/network.ts';
import { balancer, circuit, connection, endpoint, gateway, network } from '#src/azure/pieces/build.ts';
import { cloudOf } from '#src/azure/pieces/plain.ts';
import { trace } from '#src/datapath/trace.ts';
import type { Candidate } from './_draw.ts';

/** Over which peering a target is reached. `internet`: over neither of them. */
export type Way = 'private' | 'microsoft' | 'internet';

const words = {
  machine: 'virtual machines in Azure, by their private addresses',
  balancer: 'an internal load balancer in front of a virtual network',
  endpoint: 'a storage account, by its private endpoint in a network',
  storage: 'a storage account, by the public endpoint that it has',
  sql: 'an Azure SQL database, by the public endpoint that it has',
  'public-machine': 'a web server in Azure, by the public address it has',
  dynamics: 'Dynamics 365, in which the sales team works all day',
  'power-bi': 'Power BI, which makes the reports for the board',
  entra: 'Entra ID, where everybody in the firm signs in',
  devops: 'Azure DevOps, where the code of the firm is kept',
  phone: "Microsoft's telephone services, for calls to customers",
  office: 'Microsoft 365, for which Microsoft has authorized the firm',
  'front-door': 'a shop that customers see through Azure Front Door',
  cdn: 'pictures that the Content Delivery Network hands out',
  'traffic-manager': 'a name for which Traffic Manager picks the address',
  'logic-apps': 'workflows that somebody has built in Logic Apps',
  intune: 'Intune, which looks after the phones of the staff',
  suppliers: 'the web sites of suppliers, at hosting firms',
} as const;

export type TargetName = keyof typeof words;

export interface PeeringTarget extends Candidate {
  name: TargetName;
}

/** Every target, each in words. */
export const everyTarget: readonly PeeringTarget[] = Object.entries(words).flatMap(([family, text]) => {
  const name = Object.keys(words).find((one): one is TargetName => one === family);
  return name === undefined ? [] : [{ family, name, text }];
});

/** The addresses of what stands in the network. */
const addresses: Partial<Record<TargetName, string>> = {
  machine: '10.20.1.4',
  balancer: '10.20.1.100',
  endpoint: '10.20.1.200',
};

/** Whether a packet from the site arrives, with private peering on the circuit or without. */
function arrives(address: string, hasPeering: boolean): boolean {
  const resources = [
    ...circuit().filter(({ type }) => hasPeering || !type.endsWith('/peerings')),
    ...network({ name: 'vnet-hub', space: '10.20.0.0/16' }),
    ...gateway('vnet-hub', '10.20.0.0/16'),
    connection('conn-hub', 'ergw-hub', 'er-contoso', { expressRouteGatewayBypass: false }),
    balancer('lb-app', 'Standard', ['vnet-hub', 'snet-app'], '10.20.1.100'),
    endpoint('pe-app', ['vnet-hub', 'snet-app'], '10.20.1.200'),
  ];
  return trace(networkOf(cloudOf(resources), 'today'), { from: '10.100.0.10', to: address }).delivered;
}

/** The fact that says of a public target whether Microsoft peering leads to it. */
const said: Partial<Record<TargetName, string>> = {
  storage: 'microsoft-peering-reach',
  sql: 'microsoft-peering-reach',
  dynamics: 'microsoft-peering-reach',
  'public-machine': 'microsoft-peering-served',
  'power-bi': 'microsoft-peering-served',
  entra: 'microsoft-peering-served',
  devops: 'microsoft-peering-served',
  phone: 'microsoft-peering-served',
  office: 'microsoft-peering-served',
  'front-door': 'microsoft-peering-not-served',
  cdn: 'microsoft-peering-not-served',
  'traffic-manager': 'microsoft-peering-not-served',
  'logic-apps': 'microsoft-peering-not-served',
  intune: 'microsoft-peering-not-served',
};

const known = new Map<TargetName, Way>();

/** Over which peering a target is reached. */
export function wayOf(name: TargetName): Way {
  const before = known.get(name);
  if (before !== undefined) return before;
  const address = addresses[name];
  const fact = said[name];
  const isPublic = fact !== undefined && fact !== 'microsoft-peering-not-served';
  const isPrivate = address !== undefined && arrives(address, true) && !arrives(address, false);
  const way = isPrivate ? 'private' : isPublic ? 'microsoft' : 'internet';
  known.set(name, way);
  return way;
}

/** The fact behind it. */
export const factOf = (name: TargetName): string =>
  addresses[name] === undefined ? (said[name] ?? 'microsoft-peering-reach') : 'private-peering-reach';

/** Why it is that way. */
export function whyOf({ name, text }: PeeringTarget): string {
  const what = text.split(',')[0] ?? text;
  switch (wayOf(name)) {
    case 'private':
      return `For ${what} the packet is for a private address in a virtual network. It arrives with private peering, and not without.`;
    case 'microsoft':
      return `For ${what} the packet is for a public address of Microsoft, to which Microsoft peering leads.`;
    case 'internet':
      return name === 'suppliers'
        ? 'Suppliers at other firms are not behind the edge of Microsoft at all. Their packets take the internet.'
        : `For ${what} the facts name an exception: Microsoft peering does not lead there, and the packets take the internet.`;
  }
}

/** Who thinks that a target is reached over something else. */
export function beliefThat(name: TargetName, over: Way): string | undefined {
  const way = wayOf(name);
  if (over === way) return undefined;
  if (over === 'internet') return way === 'private' ? 'expressroute-needs-internet' : 'public-means-internet';
  if (over === 'microsoft')
    return way === 'private' ? 'platform-means-microsoft-peering' : 'microsoft-peering-reaches-everything';
  return name === 'office' ? 'private-peering-carries-office' : 'private-peering-reaches-services';
}
