/** Names that generated questions draw from. Whatever stands here makes no question new: the tests take it out before they count structures. */
import { valueOf } from '#src/base/facts.ts';

/** Firms that nobody has, in the words of a sentence. */
export const firms = [
  'Alder Mills',
  'Birch Harbor Bank',
  'Cedar Rail',
  'Dune Pharma',
  'Elm Street Press',
  'Fjord Foods',
  'Granite Works',
  'Heron Air',
  'Island Ferries',
  'Juniper Hill Clinic',
  'Kestrel Insurance',
  'Larch Furniture',
  'Moss Valley Dairy',
  'North Quay Freight',
  'Otter Creek Energy',
  'Pine Lake Schools',
] as const;

/** What a site of a firm is called. */
export const sites = [
  'the head office',
  'the plant',
  'the data center',
  'the warehouse',
  'the laboratory',
  'the harbor office',
] as const;

/** Circuits, by their names in Azure. */
export const circuitNames = ['er-amber', 'er-basalt', 'er-cobalt', 'er-denim', 'er-ember', 'er-flint'] as const;

/** What a network carries, for `vnet-…`, `ergw-…` and `snet-…`. */
export const workloads = ['billing', 'orders', 'payroll', 'search', 'stock', 'tickets', 'video', 'wiki'] as const;

const areas = valueOf('expressroute/geopolitical-regions', 'today');

/** Azure regions, as people write them. */
export const regions: readonly string[] = Object.values(areas).flatMap((area) => area.regions);

/** Peering locations. */
export const peeringLocations: readonly string[] = Object.values(areas).flatMap((area) => area.peeringLocations);

/** Every name of this file and every name of a place: what the tests take out. */
export const allNames: readonly string[] = [
  ...firms,
  ...sites,
  ...circuitNames,
  ...workloads,
  ...Object.keys(areas),
  ...regions,
  ...peeringLocations,
];
