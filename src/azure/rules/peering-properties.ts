/** What a peering may be sent with. */
import * as z from 'zod/mini';

const reference = z.looseObject({ id: z.string() });
const state = z.enum(['Enabled', 'Disabled']);

export const microsoftPeeringConfig = z.looseObject({
  advertisedPublicPrefixes: z.optional(z.array(z.string())),
  advertisedCommunities: z.optional(z.array(z.string())),
  advertisedPublicPrefixesState: z.optional(z.string()),
  customerASN: z.optional(z.int()),
  legacyMode: z.optional(z.int()),
  routingRegistryName: z.optional(z.string()),
});
export type MicrosoftPeeringConfig = z.infer<typeof microsoftPeeringConfig>;

export const peeringProperties = z.looseObject({
  peeringType: z.optional(z.string()),
  state: z.optional(state),
  peerASN: z.optional(z.int()),
  azureASN: z.optional(z.int()),
  vlanId: z.optional(z.int()),
  primaryPeerAddressPrefix: z.optional(z.string()),
  secondaryPeerAddressPrefix: z.optional(z.string()),
  primaryAzurePort: z.optional(z.string()),
  secondaryAzurePort: z.optional(z.string()),
  sharedKey: z.optional(z.string()),
  microsoftPeeringConfig: z.optional(microsoftPeeringConfig),
  routeFilter: z.optional(reference),
  ipv6PeeringConfig: z.optional(
    z.looseObject({
      primaryPeerAddressPrefix: z.optional(z.string()),
      secondaryPeerAddressPrefix: z.optional(z.string()),
      microsoftPeeringConfig: z.optional(microsoftPeeringConfig),
      routeFilter: z.optional(reference),
      state: z.optional(state),
    }),
  ),
});
export type PeeringProperties = z.infer<typeof peeringProperties>;
