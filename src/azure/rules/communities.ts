/** BGP communities: the tags by which Microsoft says which service or region a prefix belongs to. */
import { catalogueOf } from '#src/base/catalogues.ts';
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { childrenOf } from '../cloud.ts';
import type { Cloud, Resource } from '../cloud.ts';

export interface Community {
  /** `12076:5010`. */
  value: string;
  /** Without blanks: `AzureWestEurope`, `AzureStorage`. */
  service: string;
  /** `Azure Storage West Europe`. */
  name: string;
  group: string;
  /** `West Europe` of a service there; else `Global`, also of a region. */
  region: string;
}

const withoutBlanks = (text: string): string => text.replaceAll(' ', '');

/** Every community a route filter can allow: services, then regions, then services by region. */
export function communities(profile: Profile): readonly Community[] {
  const asn = valueOf('expressroute/azure-asn', profile);
  const regions = Object.entries(catalogueOf('expressroute/bgp-regional-communities', profile));
  const inRegion = (name: string, number: number, service: string, region: string): Community => ({
    value: `${asn}:${number}`,
    service: withoutBlanks(`Azure${service}`),
    name,
    group: 'Azure',
    region,
  });
  return [
    ...Object.entries(catalogueOf('expressroute/bgp-service-communities', profile)).map(([value, service]) => ({
      value,
      ...service,
      region: 'Global',
    })),
    ...regions.map(([region, number]) => inRegion(`Azure ${region}`, number, region, 'Global')),
    ...Object.entries(catalogueOf('expressroute/bgp-regional-services', profile)).flatMap(([service, more]) =>
      regions.map(([region, number]) => inRegion(`Azure ${service} ${region}`, number + more, service, region)),
    ),
  ];
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
