/** How locations are written, and the geopolitical region that ExpressRoute's table puts each in. */
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';

/** The form Azure keeps: `West Europe` becomes `westeurope`. */
export const normalLocation = (location: string): string => location.toLowerCase().replaceAll(/[\s-]/g, '');

/** A region's name as Azure keeps it: Azure writes the Indian regions the other way round than the table of geopolitical regions does. */
export const regionAsWritten = (region: string): string => normalLocation(region).replace(/^india(\w+)$/, '$1india');

const tables = new Map<Profile, { regions: Map<string, string>; peeringLocations: Map<string, string> }>();

function tablesOf(profile: Profile) {
  const known = tables.get(profile);
  if (known) return known;
  const made = { regions: new Map<string, string>(), peeringLocations: new Map<string, string>() };
  for (const [geography, { regions, peeringLocations }] of Object.entries(
    valueOf('expressroute/geopolitical-regions', profile),
  )) {
    for (const region of regions) made.regions.set(regionAsWritten(region), geography);
    for (const place of peeringLocations) made.peeringLocations.set(normalLocation(place), geography);
  }
  tables.set(profile, made);
  return made;
}

/** The geopolitical region of an Azure region, if ExpressRoute's table names one. */
export const geographyOfRegion = (region: string, profile: Profile): string | undefined =>
  tablesOf(profile).regions.get(normalLocation(region));

/** The geopolitical region of a peering location. */
export const geographyOfPeeringLocation = (place: string, profile: Profile): string | undefined =>
  tablesOf(profile).peeringLocations.get(normalLocation(place));
