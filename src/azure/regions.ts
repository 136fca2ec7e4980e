/** Which regions there are, and the refusal of a location that is none. */
import { catalogueOf } from '#src/base/catalogues.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { normalLocation, regionAsWritten } from './geographies.ts';

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
  const made = new Map(regions.map((region) => [regionAsWritten(region), region.replace(/^India (\w+)$/, '$1 India')]));
  named.set(profile, made);
  return made;
}

/** Every region, as Azure writes it. ExpressRoute's own table does not know them all. */
export const regionsOf = (profile: Profile): string[] => [...namesOf(profile).keys()];

/** Every region with the name people read. */
export const regionNamesOf = (profile: Profile): { name: string; displayName: string }[] =>
  [...namesOf(profile)].map(([name, displayName]) => ({ name, displayName }));

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
