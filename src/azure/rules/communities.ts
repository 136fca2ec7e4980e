/** BGP communities: the tags by which Microsoft says which service or region a prefix belongs to. */
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { childrenOf } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';

export interface Community {
  /** `12076:5010`. */
  value: string;
  /** Without blanks: `AzureWestEurope`. */
  service: string;
  name: string;
  group: string;
}

/** Every community a route filter can allow: services first, then regions. */
export function communities(profile: Profile): readonly Community[] {
  const asn = valueOf('expressroute/azure-asn', profile);
  const services = Object.entries(valueOf('expressroute/bgp-service-communities', profile)).map(([value, service]) => ({
    value,
    ...service,
  }));
  const regions = Object.entries(valueOf('expressroute/bgp-regional-communities', profile)).map(([region, number]) => ({
    value: `${asn}:${number}`,
    service: `Azure${region.replaceAll(' ', '')}`,
    name: `Azure ${region}`,
    group: 'Azure',
  }));
  return [...services, ...regions];
}

const words = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** What the rules of a route filter allow. */
export const communitiesOf = (cloud: Cloud, filter: Resource | undefined): string[] =>
  filter ? childrenOf(cloud, filter).flatMap(({ properties }) => words(properties['communities'])) : [];

/** Those of some communities that belong to Microsoft 365. */
export const office365In = (values: readonly string[], profile: Profile): string[] => {
  const office = new Set(
    communities(profile)
      .filter(({ group }) => group === 'O365')
      .map(({ value }) => value),
  );
  return values.filter((value) => office.has(value));
};
