/** Regions and peering locations: how they are written, which there are, and the geopolitical region each belongs to. */
import { catalogueOf, valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';

/** The form Azure keeps: `West Europe` becomes `westeurope`. */
export const normalLocation = (location: string): string => location.toLowerCase().replaceAll(/[\s-]/g, '');

/** Azure writes the Indian regions the other way round than the table of geopolitical regions does. */
const written = (region: string): string => normalLocation(region).replace(/^india(\w+)$/, '$1india');

const tables = new Map<Profile, { regions: Map<string, string>; peeringLocations: Map<string, string> }>();

function tablesOf(profile: Profile) {
  const known = tables.get(profile);
  if (known) return known;
  const made = { regions: new Map<string, string>(), peeringLocations: new Map<string, string>() };
  for (const [geography, { regions, peeringLocations }] of Object.entries(
    valueOf('expressroute/geopolitical-regions', profile),
  )) {
    for (const region of regions) made.regions.set(written(region), geography);
    for (const place of peeringLocations) made.peeringLocations.set(normalLocation(place), geography);
  }
  tables.set(profile, made);
  return made;
}

const named = new Map<Profile, ReadonlyMap<string, string>>();

/** Every region as Azure writes it, with the name people read: the Indian ones the right way round. */
function namesOf(profile: Profile): ReadonlyMap<string, string> {
  const known = named.get(profile);
  if (known) return known;
  const regions = [
    ...Object.values(valueOf('expressroute/geopolitical-regions', profile)).flatMap((geography) => geography.regions),
    ...catalogueOf('expressroute/azure-regions', profile),
    ...catalogueOf('expressroute/more-regions', profile),
  ];
  const made = new Map(regions.map((region) => [written(region), region.replace(/^India (\w+)$/, '$1 India')]));
  named.set(profile, made);
  return made;
}

/** Every region, as Azure writes it. ExpressRoute's own table does not know them all. */
export const regionsOf = (profile: Profile): string[] => [...namesOf(profile).keys()];

/** Every region with the name people read. */
export const regionNamesOf = (profile: Profile): { name: string; displayName: string }[] =>
  [...namesOf(profile)].map(([name, displayName]) => ({ name, displayName }));

/** The geopolitical region of an Azure region, if ExpressRoute's table names one. */
export const geographyOfRegion = (region: string, profile: Profile): string | undefined =>
  tablesOf(profile).regions.get(normalLocation(region));

/** The geopolitical region of a peering location. */
export const geographyOfPeeringLocation = (place: string, profile: Profile): string | undefined =>
  tablesOf(profile).peeringLocations.get(normalLocation(place));

/** The location of a resource in the form Azure keeps, or the refusal Azure gives. */
export function demandLocation(sent: unknown, type: string, profile: Profile): string {
  if (typeof sent !== 'string' || sent.trim() === '') {
    throw new Refusal(400, 'LocationRequired', 'The location property is required for this definition.', {
      target: 'location',
    });
  }
  const location = normalLocation(sent);
  if (!namesOf(profile).has(location)) {
    throw new Refusal(
      400,
      'LocationNotAvailableForResourceType',
      `The provided location '${sent}' is not available for resource type '${type}'. List of available regions for the resource type is '${regionsOf(profile).join(',')}'.`,
      { target: 'location', fact: 'expressroute/azure-regions' },
    );
  }
  return location;
}
