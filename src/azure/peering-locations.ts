/** Peering locations, where Microsoft's edge stands: who sells circuits there, which regions a Local circuit reaches, which take ExpressRoute Direct. */
import { catalogueOf } from '#src/base/catalogues.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { normalLocation } from './geographies.ts';

export interface PeeringLocation {
  /** `Amsterdam`. */
  name: string;
  /** The building: `Equinix AM5`. */
  facility: string;
  /** The name ExpressRoute Direct has for it: `Equinix-Amsterdam-AM5`. */
  directName: string;
  isDirect: boolean;
  /** The Azure regions that a Local circuit reaches from here, as people write them. */
  localRegions: readonly string[];
  providers: readonly string[];
}

/** Operator, place, building: the form that was seen (`Equinix-Seattle-SE2`), made from the name of the facility. */
function directNameOf(place: string, facility: string): string {
  const building = /^(.+) ([A-Z]+\d+)$/.exec(facility);
  const parts = building ? [building[1] ?? '', place, building[2] ?? ''] : [facility, place];
  return parts.join('-').replaceAll(/[^\w-]+/g, '-');
}

const tables = new Map<Profile, readonly PeeringLocation[]>();

/** Every peering location, in the order of the alphabet. */
export function peeringLocations(profile: Profile): readonly PeeringLocation[] {
  const known = tables.get(profile);
  if (known) return known;
  const localRegions = valueOf('expressroute/local-circuit', profile);
  const made = Object.entries(catalogueOf('expressroute/peering-locations', profile)).map(([name, location]) => ({
    name,
    facility: location.facility,
    directName: directNameOf(name, location.facility),
    isDirect: location.direct === 'yes',
    localRegions: localRegions[name] ?? [],
    providers: location.providers,
  }));
  tables.set(profile, made);
  return made;
}

/** The peering location of a name, plain or as ExpressRoute Direct writes it. Case and spaces do not count. */
export function findPeeringLocation(name: string, profile: Profile): PeeringLocation | undefined {
  const wanted = normalLocation(name);
  return peeringLocations(profile).find(
    (location) => normalLocation(location.name) === wanted || normalLocation(location.directName) === wanted,
  );
}

/** Every connectivity provider with the peering locations it serves, in the order of the alphabet. */
export function serviceProviders(profile: Profile): { name: string; locations: readonly string[] }[] {
  const byName = new Map<string, string[]>();
  for (const { name, providers } of peeringLocations(profile)) {
    for (const provider of providers) byName.set(provider, [...(byName.get(provider) ?? []), name]);
  }
  return [...byName]
    .map(([name, locations]) => ({ name, locations }))
    .sort((one, other) => (one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1));
}
