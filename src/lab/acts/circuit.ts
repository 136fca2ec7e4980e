/** The requests about circuits and their peerings, as the portal, the provider's console and the deeds send them. */
import type { Resource } from '#src/azure/cloud.ts';
import type { Act } from '#src/lab/definition.ts';

export interface CircuitSpec {
  /** The id of the circuit. */
  circuit: string;
  location: string;
  provider: string;
  peeringLocation: string;
  megabits: number;
  tier: 'Local' | 'Standard' | 'Premium';
  family: 'MeteredData' | 'UnlimitedData';
}

export interface PeeringSpec {
  /** The id of the circuit. */
  circuit: string;
  vlan: number;
  asn: number;
  /** The subnets of both links, `192.168.10.0/30`. */
  primary: string;
  secondary: string;
  /** Of Microsoft peering: what is announced, and the id of the route filter. Private peering has none of it. */
  microsoft?: { prefixes: readonly string[]; filter?: string | undefined };
}

const asked = (actor: string | undefined): Pick<Act, 'advance' | 'actor'> => ({
  advance: 'until-idle',
  ...(actor === undefined ? {} : { actor }),
});

/** Creates or changes a circuit. `tags` are those it has, since a PUT without them takes them away. */
export const putCircuit = (
  { circuit, location, provider, peeringLocation, megabits, tier, family }: CircuitSpec,
  { tags, actor }: { tags?: Record<string, string> | undefined; actor?: string | undefined } = {},
): Act => ({
  method: 'PUT',
  path: circuit,
  body: {
    location,
    ...(tags === undefined ? {} : { tags }),
    sku: { name: `${tier}_${family}`, tier, family },
    properties: {
      serviceProviderProperties: { serviceProviderName: provider, peeringLocation, bandwidthInMbps: megabits },
    },
  },
  ...asked(actor),
});

/** Gets a circuit and sets it again as it is, which is what Refresh does. */
export const putCircuitAgain = (
  { id, location, tags, sku, properties }: Resource,
  { actor }: { actor?: string | undefined } = {},
): Act => ({
  method: 'PUT',
  path: id,
  body: {
    location,
    ...(tags === undefined ? {} : { tags }),
    sku,
    properties: { serviceProviderProperties: properties['serviceProviderProperties'] },
  },
  ...asked(actor),
});

export const peeringId = ({ circuit, microsoft }: Pick<PeeringSpec, 'circuit' | 'microsoft'>): string =>
  `${circuit}/peerings/${microsoft === undefined ? 'AzurePrivatePeering' : 'MicrosoftPeering'}`;

/** Creates or changes a peering. */
export function putPeering(spec: PeeringSpec, actor?: string): Act {
  const { vlan, asn, primary, secondary, microsoft } = spec;
  return {
    method: 'PUT',
    path: peeringId(spec),
    body: {
      properties: {
        peeringType: microsoft === undefined ? 'AzurePrivatePeering' : 'MicrosoftPeering',
        peerASN: asn,
        vlanId: vlan,
        state: 'Enabled',
        primaryPeerAddressPrefix: primary,
        secondaryPeerAddressPrefix: secondary,
        ...(microsoft === undefined
          ? {}
          : {
              microsoftPeeringConfig: {
                advertisedPublicPrefixes: [...microsoft.prefixes],
                customerASN: 0,
                routingRegistryName: 'NONE',
              },
              ...(microsoft.filter === undefined ? {} : { routeFilter: { id: microsoft.filter } }),
            }),
      },
    },
    ...asked(actor),
  };
}

/** Deletes a circuit, a peering or a route filter. */
export const removeById = (id: string, actor?: string): Act => ({ method: 'DELETE', path: id, ...asked(actor) });

/** What the provider does for the order behind a service key. */
export const providerAct = (
  work: 'accept' | 'provision' | 'deprovision' | 'peering',
  key: string,
  body?: unknown,
): Act => ({
  method: 'POST',
  path: `/_control/provider/${work}?key=${encodeURIComponent(key)}`,
  ...(body === undefined ? {} : { body }),
  ...asked('provider'),
});
