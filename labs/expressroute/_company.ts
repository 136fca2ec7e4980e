/** The companies, places and names that the ExpressRoute labs are told with. Which ones is settled by the seed. */
import { pick } from '#src/lab/chance.ts';
import { networkResource, ownerSubscription } from '#src/lab/scene.ts';
import type { CircuitScene, NetworkScene, Place } from '#src/lab/scene.ts';

const companies = [
  { company: 'Larkfield Dairy', short: 'larkfield', site: 'the bottling plant' },
  { company: 'Norrsken Optics', short: 'norrsken', site: 'the lens works' },
  { company: 'Brightwater Rail', short: 'brightwater', site: 'the control room' },
  { company: 'Tern Shipping', short: 'tern', site: 'the harbor office' },
  { company: 'Quarry Lane Insurance', short: 'quarrylane', site: 'the claims center' },
  { company: 'Meridian Labs', short: 'meridian', site: 'the research campus' },
  { company: 'Hazelgrove Hospitals', short: 'hazelgrove', site: 'the main clinic' },
  { company: 'Copper Kettle Foods', short: 'copperkettle', site: 'the test kitchen' },
] as const;

const places = [
  { location: 'westeurope', region: 'West Europe', city: 'Amsterdam', other: 'Frankfurt', abroad: 'eastus' },
  { location: 'northeurope', region: 'North Europe', city: 'Dublin', other: 'London', abroad: 'southeastasia' },
  { location: 'uksouth', region: 'UK South', city: 'London', other: 'Dublin', abroad: 'japaneast' },
  { location: 'swedencentral', region: 'Sweden Central', city: 'Stockholm', other: 'Amsterdam', abroad: 'westus2' },
  { location: 'eastus', region: 'East US', city: 'Washington DC', other: 'New York', abroad: 'westeurope' },
  { location: 'westus2', region: 'West US 2', city: 'Seattle', other: 'Silicon Valley', abroad: 'northeurope' },
  { location: 'southeastasia', region: 'Southeast Asia', city: 'Singapore', other: 'Hong Kong', abroad: 'uksouth' },
  { location: 'japaneast', region: 'Japan East', city: 'Tokyo', other: 'Osaka', abroad: 'eastus' },
] as const;

export interface Company {
  company: string;
  /** Where the packets come from, in words. */
  site: string;
  /** The same as an address block, such as 10.80. */
  siteBlock: string;
  region: string;
  abroad: string;
  provider: string;
  place: Place;
  /** The network the lab is about, with a gateway that FastPath accepts. */
  main: NetworkScene;
  gateway: string;
  /** A network with a gateway too small for FastPath: a decoy. */
  small: NetworkScene;
  smallGateway: string;
  circuit: CircuitScene;
  /** A circuit that its provider has not provisioned: a decoy. */
  spare: CircuitScene;
  connection: string;
  /** A machine in the network. */
  machine: string;
}

/** What the network team has made, for whoever only connects things. */
export const colleagues = {
  change: ['expressRouteCircuits', 'virtualNetworks', 'publicIPAddresses'],
  remove: ['virtualNetworkGateways'],
} as const;

const lower = (text: string) => text.toLowerCase().replaceAll(/[^a-z]+/g, '');

/** A company with its networks, gateways and circuits. */
export function tellCompany(seed: string): Company {
  const { company, short, site } = pick(seed, 'company', companies);
  const where = pick(seed, 'place', places);
  const provider = pick(seed, 'provider', ['Equinix', 'Megaport']);
  const role = pick(seed, 'role', ['core', 'hub', 'apps', 'prod']);
  const block = pick(seed, 'block', [20, 28, 36, 44]);
  const siteBlock = `10.${pick(seed, 'site', [80, 96, 112])}`;
  const place = { subscription: ownerSubscription, group: `rg-${short}-network`, location: where.location };
  const large = pick(seed, 'sku', ['UltraPerformance', 'ErGw3AZ']);
  const main: NetworkScene = {
    place,
    name: `vnet-${short}-${role}`,
    block: `10.${block}`,
    gateway: { name: `ergw-${short}-${role}`, sku: large },
  };
  const small: NetworkScene = {
    place,
    name: `vnet-${short}-test`,
    block: `10.${block + 1}`,
    gateway: { name: `ergw-${short}-test`, sku: pick(seed, 'small', ['Standard', 'ErGw1AZ']) },
  };
  const circuit: CircuitScene = {
    place,
    name: `er-${short}-${lower(where.city)}`,
    provider,
    peeringLocation: where.city,
    megabits: pick(seed, 'bandwidth', [500, 1000, 2000]),
    tier: 'Standard',
    site: `${siteBlock}.0.0/16`,
    isProvisioned: true,
    hasPeering: true,
  };
  const spare: CircuitScene = {
    ...circuit,
    name: `er-${short}-${lower(where.other)}-spare`,
    peeringLocation: where.other,
    megabits: 50,
    site: `10.${pick(seed, 'spare', [128, 144])}.0.0/16`,
    isProvisioned: false,
    hasPeering: false,
  };
  return {
    company,
    site,
    siteBlock,
    region: where.region,
    abroad: where.abroad,
    provider,
    place,
    main,
    gateway: networkResource(place, 'virtualNetworkGateways', main.gateway?.name ?? ''),
    small,
    smallGateway: networkResource(place, 'virtualNetworkGateways', small.gateway?.name ?? ''),
    circuit,
    spare,
    connection: networkResource(place, 'connections', `con-${short}-${role}`),
    machine: `10.${block}.1.4`,
  };
}
