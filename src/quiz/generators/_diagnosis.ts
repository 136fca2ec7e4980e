/** Reads what the tools show from below, as one looks for a fault: the first layer that is not as it should be, and what to do about it. */
import type { FaultId, Readings, Way } from './_fault-world.ts';

/** From below, in the order in which one looks. */
export const layers = ['status', 'peering', 'arp', 'bgp', 'routes', 'traffic'] as const;
export type Layer = (typeof layers)[number];

export type Party = 'provider' | 'microsoft' | 'site' | 'azure';

export type Step =
  | 'provider'
  | 'microsoft'
  | 'configure'
  | 'enable'
  | 'ends'
  | 'interface'
  | 'numbers'
  | 'summarize'
  | 'announce'
  | 'connect'
  | 'block'
  | 'reset'
  | 'gateway'
  | 'delete'
  | 'refresh';

export interface Diagnosis {
  layer: Layer;
  step: Step;
  /** Undefined where either end may have to change. */
  party: Party | undefined;
  /** What is seen there. */
  because: string;
  fact: string;
}

const bothWays = ['primary', 'secondary'] as const satisfies readonly Way[];

/** What is wrong, by the first layer that shows it. `ranges` are the site's, `space` is the network's. */
export function diagnose(readings: Readings, ranges: readonly string[], space: string): Diagnosis {
  const { circuitStatus, providerStatus, peering, links, fromSite, fromAzure, router } = readings;
  const dark = bothWays.filter((way) => links[way].hardware === 'Incomplete');
  const [silent] = bothWays.filter((way) => !/^\d+$/.test(links[way].session));
  const missing = ranges.find((range) => !fromSite.includes(range));
  if (providerStatus !== 'Provisioned')
    return {
      layer: 'status',
      step: 'provider',
      party: 'provider',
      because: `The provider status is ${providerStatus}. Until it is Provisioned there is no line, and only the provider can change that.`,
      fact: 'who-mends-which-state',
    };
  if (circuitStatus !== 'Enabled')
    return {
      layer: 'status',
      step: 'microsoft',
      party: 'microsoft',
      because: `The circuit status is ${circuitStatus}, though the provider is done. The circuit is Microsoft's to enable.`,
      fact: 'who-mends-which-state',
    };
  if (!peering)
    return {
      layer: 'peering',
      step: 'configure',
      party: 'azure',
      because: 'Status 400 means that the peering is not there. Nothing is broken: it was never configured.',
      fact: 'missing-peering-answer',
    };
  if (peering.state !== 'Enabled')
    return {
      layer: 'peering',
      step: 'enable',
      party: 'azure',
      because: `Private peering is ${peering.state}. That is a switch in Azure, and it comes before ARP and BGP.`,
      fact: 'troubleshooting-order',
    };
  if (dark.length > 0)
    return {
      layer: 'arp',
      step: dark.length === 2 ? 'ends' : 'interface',
      party: router.shut.length > 0 ? 'site' : undefined,
      because:
        dark.length === 2
          ? "Microsoft's end has a hardware address on both links, and the site's end has none. So tags or addresses of the two ends do not agree, and BGP has nothing to run on."
          : `On the ${dark[0] ?? ''} link the site's end is Incomplete, and on the other it answers with the same settings. So it is that one interface of the router.`,
      fact: 'arp-entry-missing',
    };
  if (silent !== undefined)
    return links[silent].session.includes('PfxCt')
      ? {
          layer: 'bgp',
          step: 'summarize',
          party: 'site',
          because: `${links[silent].session} stands for the prefix count: the site announced more than private peering takes, so the edge dropped the session.`,
          fact: 'private-peering-routes',
        }
      : {
          layer: 'bgp',
          step: 'numbers',
          party: undefined,
          because: `Both ends answer ARP, and the session is ${links[silent].session}, a word and no number. So they hear each other and do not agree on what BGP asks for.`,
          fact: 'session-states',
        };
  if (missing !== undefined)
    return {
      layer: 'routes',
      step: 'announce',
      party: 'site',
      because: `BGP is up, and \`${missing}\` is not among what the edge learned. Only the router of the site can announce it.`,
      fact: 'announced-prefixes',
    };
  if (!fromAzure.includes(space))
    return {
      layer: 'routes',
      step: 'connect',
      party: 'azure',
      because: `The edge knows the ranges of the site, and nobody announces \`${space}\` to it. A gateway does that, once it is connected to the circuit.`,
      fact: 'connection-prerequisites',
    };
  return {
    layer: 'traffic',
    step: 'block',
    party: 'azure',
    because:
      'All routes are there on both sides, and still no packet goes back. So BGP is not the cause: something in the network of Azure takes the answers.',
    fact: 'connectivity-test-results',
  };
}

/** What a step is called, and who believes in it where it is wrong. */
export const steps: Readonly<Record<Step, { text: string; belief?: string }>> = {
  provider: { text: 'Ask the provider to finish its part of the line', belief: 'provider-mends-everything' },
  microsoft: { text: 'Open a support request with Microsoft', belief: 'microsoft-mends-everything' },
  configure: { text: 'Configure the private peering of the circuit', belief: 'peering-before-provider' },
  enable: { text: 'Enable the private peering in Azure again', belief: 'reset-mends-settings' },
  ends: { text: 'Compare VLAN ID and link subnets of both ends', belief: 'arp-says-nothing' },
  interface: { text: 'Look at the interface of the router on that link', belief: 'links-need-one-look' },
  numbers: { text: 'Compare AS numbers and shared keys of both ends', belief: 'search-starts-at-bgp' },
  summarize: { text: 'Have the site announce fewer, larger prefixes', belief: 'surplus-prefixes-are-left-out' },
  announce: { text: 'Have the site announce the range that is missing', belief: 'routes-before-session' },
  connect: { text: 'Connect the gateway of the network to the circuit', belief: 'enabled-means-ready' },
  block: { text: 'Look at rules and user routes around the machine', belief: 'filters-stop-bgp' },
  reset: { text: 'Reset the peering, so that its routes come', belief: 'reset-brings-routes' },
  gateway: { text: 'Resize the gateway of the network to a larger one', belief: 'bigger-gateway-mends-lines' },
  delete: { text: 'Delete the circuit, and order it once more', belief: 'stuck-means-start-again' },
  refresh: { text: 'Press Refresh until the state of it changes', belief: 'refresh-moves-things' },
};

export const parties: Readonly<Record<Party, { text: string; belief: string }>> = {
  provider: { text: 'The connectivity provider', belief: 'provider-mends-everything' },
  microsoft: { text: 'Microsoft, by a support request', belief: 'microsoft-mends-everything' },
  site: { text: 'The network team at the router of the site', belief: 'search-starts-at-bgp' },
  azure: { text: 'Whoever runs the subscription in Azure', belief: 'saving-needs-no-provider' },
};

/** What each layer is called as the place where the fault shows first, and where it is looked up. */
export const layerText: Readonly<Record<Layer, { text: string; tool: string; belief: string }>> = {
  status: {
    text: 'The states of the circuit',
    tool: 'The overview of the circuit',
    belief: 'provider-mends-everything',
  },
  peering: {
    text: 'The private peering itself',
    tool: 'The page of the private peering',
    belief: 'blank-portal-means-no-peering',
  },
  arp: {
    text: 'The ARP records of the links',
    tool: 'The ARP records of both links',
    belief: 'incomplete-is-microsofts',
  },
  bgp: {
    text: 'The BGP sessions on the links',
    tool: 'The summary of the route table',
    belief: 'search-starts-at-bgp',
  },
  routes: {
    text: 'The routes that are exchanged',
    tool: 'The route table of the edge',
    belief: 'routes-before-session',
  },
  traffic: {
    text: 'What happens behind the gateway',
    tool: 'The effective routes of the machine',
    belief: 'filters-stop-bgp',
  },
};

export const causes: Readonly<Record<FaultId, { text: string; belief: string }>> = {
  provider: { text: 'The provider has not finished the line.', belief: 'provider-mends-everything' },
  circuit: { text: 'Microsoft has not enabled the circuit.', belief: 'microsoft-mends-everything' },
  'no-peering': { text: 'Nobody configured private peering.', belief: 'blank-portal-means-no-peering' },
  'peering-off': { text: 'Private peering is switched off.', belief: 'reset-mends-settings' },
  vlan: { text: 'The two ends use different VLAN IDs.', belief: 'arp-says-nothing' },
  subnets: { text: 'The subnets of the two links are swapped.', belief: 'microsoft-takes-first-address' },
  interface: { text: 'An interface of the router is off.', belief: 'links-need-one-look' },
  asn: { text: 'The two ends have different AS numbers.', belief: 'search-starts-at-bgp' },
  'too-many': { text: 'The site announces too many prefixes.', belief: 'surplus-prefixes-are-left-out' },
  'not-announced': { text: 'The site leaves one range unannounced.', belief: 'routes-before-session' },
  'no-connection': { text: 'The network is not connected to it.', belief: 'enabled-means-ready' },
  'user-route': { text: 'A user route takes the answers away.', belief: 'filters-stop-bgp' },
};

/** Why a step is not the next one. */
export const whyNot: Readonly<Record<Step, string>> = {
  provider: 'The provider has done its part, as the provider status says.',
  microsoft: "Nothing that is shown is broken at Microsoft's end.",
  configure: 'Configuring the peering is not what is missing.',
  enable: 'A peering that is on is not mended by switching it.',
  ends: 'VLAN IDs and subnets are compared where the ends do not answer each other.',
  interface: 'One interface is looked at where one link differs from the other.',
  numbers: 'AS numbers and keys are compared where ARP is complete and the session is not up.',
  summarize: 'Nothing says that the site announces too much.',
  announce: 'What the site announces matters once its sessions are up, and where a range is missing.',
  connect: 'Connecting the gateway helps where the edge does not know the network.',
  block: 'Rules and user routes stop packets. They stop neither ARP nor BGP, and no route is lost by them.',
  reset: 'A reset starts the sessions anew with the same settings.',
  gateway: 'The size of the gateway has nothing to do with this.',
  delete: 'A new circuit would stand before the same question, with a new key.',
  refresh: 'Refresh only reads again what is there.',
};
