/** How the portal says what ARM's data means: names of types and regions, states as words and tones. */
import { valueOf } from '#src/base/facts.ts';
import type { IconName } from '#src/portal/kit/Icon.tsx';

export interface TypeWords {
  one: string;
  many: string;
  icon: IconName;
  /** The blade that shows one of them. */
  blade: string;
}

/** Everything the portal can show, by resource type in lower case. */
export const typeWords: Readonly<Record<string, TypeWords>> = {
  'microsoft.network/expressroutecircuits': {
    one: 'ExpressRoute circuit',
    many: 'ExpressRoute circuits',
    icon: 'circuit',
    blade: 'circuit',
  },
  'microsoft.network/connections': { one: 'Connection', many: 'Connections', icon: 'connection', blade: 'connection' },
  'microsoft.network/virtualnetworkgateways': {
    one: 'Virtual network gateway',
    many: 'Virtual network gateways',
    icon: 'gateway',
    blade: 'virtual-network-gateway',
  },
  'microsoft.network/virtualnetworks': {
    one: 'Virtual network',
    many: 'Virtual networks',
    icon: 'network',
    blade: 'virtual-network',
  },
  'microsoft.network/publicipaddresses': {
    one: 'Public IP address',
    many: 'Public IP addresses',
    icon: 'address',
    blade: 'public-ip-address',
  },
  'microsoft.network/routetables': { one: 'Route table', many: 'Route tables', icon: 'table', blade: 'route-table' },
  'microsoft.network/routetables/routes': { one: 'Route', many: 'Routes', icon: 'table', blade: 'route' },
  'microsoft.network/networksecuritygroups': {
    one: 'Network security group',
    many: 'Network security groups',
    icon: 'shield',
    blade: 'network-security-group',
  },
  'microsoft.network/virtualnetworks/subnets': { one: 'Subnet', many: 'Subnets', icon: 'network', blade: 'subnet' },
  'microsoft.network/networkinterfaces': {
    one: 'Network interface',
    many: 'Network interfaces',
    icon: 'interface',
    blade: 'network-interface',
  },
  'microsoft.network/expressroutecircuits/peerings': {
    one: 'Peering',
    many: 'Peerings',
    icon: 'peering',
    blade: 'peering',
  },
  'microsoft.network/routefilters': {
    one: 'Route filter',
    many: 'Route filters',
    icon: 'peering',
    blade: 'route-filter',
  },
  'microsoft.resources/resourcegroups': {
    one: 'Resource group',
    many: 'Resource groups',
    icon: 'group',
    blade: 'resource-group',
  },
};

/** A kind of thing with its article: `a route table`, `an ExpressRoute circuit`; at the beginning of a sentence, `An …`. */
export const oneOf = (kind: string, article: 'a' | 'A' = 'a'): string =>
  `${article}${/^[aeio]/i.test(kind) ? 'n' : ''} ${kind}`;

/** A name of a type inside a sentence: `virtual network`. One such as ExpressRoute or IP keeps its capital. */
export const inSentence = (name: string): string =>
  /^[A-Z][a-z]*[A-Z]/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);

/** The resource types that have a list, as ARM spells them. */
export const listedTypes = [
  'Microsoft.Network/expressRouteCircuits',
  'Microsoft.Network/connections',
  'Microsoft.Network/virtualNetworkGateways',
  'Microsoft.Network/virtualNetworks',
  'Microsoft.Network/publicIPAddresses',
  'Microsoft.Network/networkInterfaces',
  'Microsoft.Network/routeTables',
  'Microsoft.Network/routeFilters',
  'Microsoft.Network/networkSecurityGroups',
] as const;

const regions = Object.values(valueOf('expressroute/geopolitical-regions', 'taught'))
  .flatMap((geography) => geography.regions)
  .toSorted();

/** Every region a resource can stand in, as value and display name. */
export const regionChoices: readonly { value: string; label: string }[] = regions.map((label) => ({
  value: regionCode(label),
  label,
}));

/** `West Europe` as ARM writes it: `westeurope`. */
export function regionCode(name: string): string {
  return name.toLowerCase().replaceAll(' ', '');
}

/** `westeurope` as people write it. An unknown region is shown as it came. */
export const regionName = (code: string): string =>
  regionChoices.find(({ value }) => value === regionCode(code))?.label ?? code;

/** `NotProvisioned` as words: `Not provisioned`. */
export function stateWords(state: string): string {
  const words = state.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export type Tone = 'good' | 'bad' | 'warn' | 'quiet';

const tones: Readonly<Record<string, Tone>> = {
  succeeded: 'good',
  started: 'quiet',
  accepted: 'warn',
  connected: 'good',
  enabled: 'good',
  provisioned: 'good',
  available: 'good',
  failed: 'bad',
  notconnected: 'bad',
  disconnected: 'bad',
  disabled: 'bad',
  notprovisioned: 'warn',
  updating: 'warn',
  deleting: 'warn',
  connecting: 'warn',
  provisioning: 'warn',
  deprovisioning: 'warn',
};

/** Whether a state is good news. */
export const toneOf = (state: string): Tone => tones[state.toLowerCase()] ?? 'quiet';

/** Megabits per second as the portal writes them: `1 Gbps`, `200 Mbps`. */
export const bandwidthWords = (mbps: number): string => (mbps >= 1000 ? `${mbps / 1000} Gbps` : `${mbps} Mbps`);

/** Virtual time as a clock shows it. */
export const timeWords = (at: number): string =>
  new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(at);

/** A moment of virtual time with its day: `Jan 5, 9:00:12 AM`. */
export const momentWords = (at: number): string =>
  new Intl.DateTimeFormat('en-US', {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    timeZone: 'UTC',
  }).format(at);

/** A span of virtual time: `12 min 5 s`. */
export function spanWords(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}
