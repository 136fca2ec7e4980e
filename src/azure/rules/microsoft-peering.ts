/** What holds for Microsoft peering: public addresses, registered prefixes, and the route filter. */
import { valueOf } from '#src/base/facts.ts';
import { isTidy, parsePrefix } from '#src/base/ip.ts';
import { isPublic } from '#src/base/public-addresses.ts';
import { Refusal } from '#src/base/refusal.ts';
import { findResource } from '../cloud.ts';
import type { Resource } from '../cloud.ts';
import type { Context, Typed } from '../resource.ts';
import { tierOf } from './circuit-properties.ts';
import { communitiesOf, office365In } from './communities.ts';
import type { MicrosoftPeeringConfig, PeeringProperties } from './peering-properties.ts';

const refuse = (code: string, message: string, member: string, fact?: string): never => {
  throw new Refusal(400, code, message, { target: `properties.${member}`, ...(fact !== undefined && { fact }) });
};

function demandPublic(text: string, what: string, member: string): void {
  const prefix = text.includes('/') ? parsePrefix(text) : undefined;
  if (prefix && isTidy(text) && isPublic(prefix)) return;
  refuse(
    'CrossconnectPublicPrefixNeeded',
    `${what} ${text} is not a prefix of public addresses. Microsoft peering works with public addresses only. Send one that is registered to you, such as 203.0.114.0/24.`,
    member,
    'expressroute/microsoft-peering-addresses',
  );
}

function refuseConfig(config: MicrosoftPeeringConfig, at: string, { profile }: Context): void {
  for (const prefix of config.advertisedPublicPrefixes ?? []) {
    demandPublic(prefix, 'The advertised prefix', `${at}.advertisedPublicPrefixes`);
  }
  const registries = valueOf('expressroute/microsoft-peering-registries', profile);
  const registry = config.routingRegistryName ?? 'NONE';
  if (registry.toUpperCase() === 'NONE' || registries.includes(registry.toUpperCase().replaceAll(' ', ''))) return;
  refuse(
    'CrossconnectRoutingRegistry',
    `${registry} is not a routing registry. Prefixes are looked up in ${registries.join(', ')}. Choose one of these, or leave it out.`,
    `${at}.routingRegistryName`,
    'expressroute/microsoft-peering-registries',
  );
}

/** Microsoft 365 needs Premium, and Microsoft's authorization, which a simulated subscription does not have. */
export function refuseOffice365(
  filter: Resource | undefined,
  wanted: readonly string[],
  circuit: Resource | undefined,
  { profile }: Context,
  member: string,
): void {
  const [community] = office365In(wanted, profile);
  if (community === undefined) return;
  const why =
    circuit && tierOf(circuit) !== 'Premium'
      ? `circuit ${circuit.name} is ${tierOf(circuit)}, and Microsoft 365 needs Premium`
      : 'Microsoft has not authorized this subscription for Microsoft 365';
  refuse(
    'CrossconnectNotAuthorizedForOffice365',
    `Route filter ${filter?.name ?? ''} allows ${community}, a community of Microsoft 365: ${why}. Take the community out of the filter.`,
    member,
    'expressroute/office-365-authorized',
  );
}

/** The rules of Microsoft peering; that private peering has none of it is one of them. */
export function refuseMicrosoftPeering(
  { name, properties }: Typed<PeeringProperties>,
  circuit: Resource | undefined,
  context: Context,
): void {
  const { ipv6PeeringConfig: six } = properties;
  const configs = [
    { at: 'microsoftPeeringConfig', config: properties.microsoftPeeringConfig },
    { at: 'ipv6PeeringConfig.microsoftPeeringConfig', config: six?.microsoftPeeringConfig },
  ];
  const filters = [
    { at: 'routeFilter', id: properties.routeFilter?.id },
    { at: 'ipv6PeeringConfig.routeFilter', id: six?.routeFilter?.id },
  ];
  if (name !== 'MicrosoftPeering') {
    const odd = [...configs.filter(({ config }) => config), ...filters.filter(({ id }) => id !== undefined)][0];
    if (!odd) return;
    refuse(
      'CrossconnectMicrosoftPeeringOnly',
      `${name} was sent with ${odd.at}. Only MicrosoftPeering has that. Leave it out.`,
      odd.at,
      'expressroute/route-filter-needed',
    );
  }
  for (const member of ['primaryPeerAddressPrefix', 'secondaryPeerAddressPrefix'] as const) {
    if (properties[member] !== undefined) demandPublic(properties[member], 'The link subnet', member);
    if (six?.[member] !== undefined) demandPublic(six[member], 'The link subnet', `ipv6PeeringConfig.${member}`);
  }
  for (const { at, config } of configs) if (config) refuseConfig(config, at, context);
  for (const { at, id } of filters) {
    const filter = id === undefined ? undefined : findResource(context.cloud, id);
    refuseOffice365(filter, communitiesOf(context.cloud, filter), circuit, context, at);
  }
}
