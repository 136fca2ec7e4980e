/** The form of a Microsoft peering, and what the simulated Azure says to it. */
import { emptyCloud, type Cloud, type Resource } from '#src/azure/cloud.ts';
import { communities } from '#src/azure/rules/communities.ts';
import { refusePeering, refuseSharedKey } from '#src/azure/rules/peering.ts';
import type { Context, Typed } from '#src/azure/resource.ts';
import type { PeeringProperties } from '#src/azure/rules/peering-properties.ts';
import { refuseRule, type RuleProperties } from '#src/azure/rules/route-filter.ts';
import type { Profile } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, resourceId } from '#src/base/resource-id.ts';

/** What is written into the form, and the circuit it is about. */
export interface PeeringForm {
  tier: 'Standard' | 'Premium';
  /** The VLAN ID of the private peering of the same circuit. */
  privateVlan: number;
  primary: string;
  secondary: string;
  vlan: number;
  asn: number;
  prefixes: readonly string[];
  registry: string;
  /** 0: left empty. */
  customerAsn: number;
  /** Empty: none. */
  sharedKey: string;
  /** What the attached route filter allows; empty: no filter. */
  communities: readonly string[];
}

const profile: Profile = 'today';
const idOf = (type: string, ...names: readonly string[]): string =>
  resourceId('00000000-0000-0000-0000-000000000001', 'rg-quiz', `Microsoft.Network/${type}`, ...names);

function typed<P>(type: string, names: readonly string[], properties: P): Typed<P> {
  return {
    id: idOf(type, ...names),
    name: names.at(-1) ?? '',
    type: `Microsoft.Network/${type}`,
    etag: '',
    properties,
    children: {},
    usedBy: {},
    uses: [],
  };
}
const resource = (type: string, names: readonly string[], properties: Record<string, unknown>): Resource =>
  typed(type, names, properties);

const contextOf = (cloud: Cloud): Context => ({
  cloud,
  profile,
  now: 0,
  apiVersion: '',
  query: new URLSearchParams(),
  guid: (purpose) => purpose,
  integer: () => 0,
});

/** The refusal of whatever is tried, if it is refused. */
function refusalBy(act: () => void): Refusal | undefined {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return undefined;
}

const peerings = 'expressRouteCircuits/peerings';
const rules = 'routeFilters/routeFilterRules';

/** What Azure refuses a form with; undefined if it takes it. */
export function refusalOf(form: PeeringForm): Refusal | undefined {
  const rule = resource(rules, ['rf', 'allow'], { access: 'Allow', communities: form.communities });
  const filter = { ...resource('routeFilters', ['rf'], {}), children: { [keyOf(rule.id)]: true as const } };
  const cloud: Cloud = {
    ...emptyCloud(),
    resources: { [keyOf(filter.id)]: filter, [keyOf(rule.id)]: rule },
  };
  const parent: Resource = { ...resource('expressRouteCircuits', ['er'], {}), sku: { tier: form.tier } };
  const sibling = resource(peerings, ['er', 'AzurePrivatePeering'], {
    peeringType: 'AzurePrivatePeering',
    vlanId: form.privateVlan,
    primaryPeerAddressPrefix: '192.168.255.248/30',
    secondaryPeerAddressPrefix: '192.168.255.252/30',
  });
  const properties: PeeringProperties = {
    peeringType: 'MicrosoftPeering',
    peerASN: form.asn,
    vlanId: form.vlan,
    primaryPeerAddressPrefix: form.primary,
    secondaryPeerAddressPrefix: form.secondary,
    microsoftPeeringConfig: {
      advertisedPublicPrefixes: [...form.prefixes],
      routingRegistryName: form.registry,
      ...(form.customerAsn > 0 && { customerASN: form.customerAsn }),
    },
    ...(form.communities.length > 0 && { routeFilter: { id: filter.id } }),
  };
  return refusalBy(() => {
    refuseSharedKey('MicrosoftPeering', form.sharedKey === '' ? undefined : form.sharedKey);
    refusePeering(
      {
        resource: typed(peerings, ['er', 'MicrosoftPeering'], properties),
        before: undefined,
        parent,
        siblings: [sibling],
        children: {},
      },
      contextOf(cloud),
    );
  });
}

/** What Azure refuses a rule of a route filter with; `beside` is the rule that the filter has already, if it has one. */
export function refusalOfRule(rule: RuleProperties, beside: RuleProperties | undefined): Refusal | undefined {
  const sibling = beside && resource(rules, ['rf', 'allow'], { ...beside });
  return refusalBy(() => {
    refuseRule(
      {
        resource: typed(rules, ['rf', 'new-rule'], rule),
        before: undefined,
        parent: resource('routeFilters', ['rf'], {}),
        siblings: sibling ? [sibling] : [],
        children: {},
      },
      contextOf(emptyCloud()),
    );
  });
}

/** A service as Microsoft marks its prefixes: one of a region, or one of the whole world. */
export interface Marked {
  service: string;
  /** Empty for the whole world. */
  region: string;
}

const valueNamed = (name: string): string => {
  const found = communities(profile).find((one) => one.name === name);
  if (!found) throw new Error(`Microsoft has no community named "${name}".`);
  return found.value;
};

/** The community of a service, of one region where it has one there. */
export const markOf = ({ service, region }: Marked): string =>
  valueNamed(region === '' ? service : `Azure ${service} ${region}`);

/** The community of everything in a region. */
export const markOfRegion = (region: string): string => valueNamed(`Azure ${region}`);

/** Whether a filter that allows these lets the prefixes of a service in: one of their marks is enough. */
export const letsIn = (allowed: readonly string[], marked: Marked): boolean =>
  allowed.includes(markOf(marked)) || (marked.region !== '' && allowed.includes(markOfRegion(marked.region)));
