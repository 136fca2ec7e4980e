/** The circuits of a Cloud and their peerings, with the properties that labs look at. */
import * as z from 'zod/mini';
import { childrenOf, findResource } from '#src/azure/cloud.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import { isSameId } from '#src/lab/ids.ts';

const circuitProperties = z.object({
  provisioningState: z.optional(z.string()),
  serviceKey: z.optional(z.string()),
  serviceProviderProvisioningState: z.optional(z.string()),
  serviceProviderProperties: z.optional(
    z.object({ serviceProviderName: z.string(), peeringLocation: z.string(), bandwidthInMbps: z.number() }),
  ),
});
const sku = z.object({ tier: z.string(), family: z.string() });

export interface FoundCircuit {
  resource: Resource;
  state: string;
  /** The provider status: `NotProvisioned`. */
  provider: string;
  key: string;
  line: { provider: string; peeringLocation: string; megabits: number };
  tier: string;
  family: string;
}

/** A circuit by its id; undefined where there is none. */
export function findCircuit(cloud: Cloud, id: string): FoundCircuit | undefined {
  const resource = findResource(cloud, id);
  if (!resource) return undefined;
  const properties = circuitProperties.parse(resource.properties);
  const line = properties.serviceProviderProperties;
  const { tier, family } = sku.safeParse(resource.sku).data ?? { tier: '', family: '' };
  return {
    resource,
    state: properties.provisioningState ?? '',
    provider: properties.serviceProviderProvisioningState ?? 'NotProvisioned',
    key: properties.serviceKey ?? '',
    line: {
      provider: line?.serviceProviderName ?? '',
      peeringLocation: line?.peeringLocation ?? '',
      megabits: line?.bandwidthInMbps ?? 0,
    },
    tier,
    family,
  };
}

const word = z.optional(z.string());
const peeringProperties = z.object({
  provisioningState: word,
  state: word,
  peerASN: z.optional(z.number()),
  vlanId: z.optional(z.number()),
  primaryPeerAddressPrefix: word,
  secondaryPeerAddressPrefix: word,
  microsoftPeeringConfig: z.optional(z.object({ advertisedPublicPrefixes: z.optional(z.array(z.string())) })),
  routeFilter: z.optional(z.object({ id: z.string() })),
  ipv6PeeringConfig: z.optional(z.unknown()),
});

export interface FoundPeering {
  id: string;
  name: string;
  /** The provider made it, and the customer is not shown it yet. */
  isUnseen: boolean;
  properties: z.infer<typeof peeringProperties>;
}

const asPeering = ({ id, name, unseen, properties }: Resource): FoundPeering => ({
  id,
  name,
  isUnseen: unseen === true,
  properties: peeringProperties.parse(properties),
});

/** A peering by its id; undefined where there is none. */
export function findPeering(cloud: Cloud, id: string): FoundPeering | undefined {
  const resource = findResource(cloud, id);
  return resource && asPeering(resource);
}

/** The peerings of a circuit, those that the customer is not shown included. */
export function peeringsOf(cloud: Cloud, circuit: string): FoundPeering[] {
  const resource = findResource(cloud, circuit);
  return resource === undefined
    ? []
    : childrenOf(cloud, resource)
        .filter(({ type }) => isSameId(type, 'Microsoft.Network/expressRouteCircuits/peerings'))
        .map(asPeering);
}
