/** What a VPN gateway may be sent with, beside what every gateway has. */
import * as z from 'zod/mini';

/** Members of a VPN gateway only. */
export const vpnMembers = {
  vpnGatewayGeneration: z.optional(z.enum(['None', 'Generation1', 'Generation2'])),
  enableBgp: z.optional(z.boolean()),
  activeActive: z.optional(z.boolean()),
  bgpSettings: z.optional(
    z.looseObject({
      asn: z.optional(z.int().check(z.gte(0), z.lte(4_294_967_295))),
      peerWeight: z.optional(z.int()),
      bgpPeeringAddress: z.optional(z.string()),
    }),
  ),
  vpnClientConfiguration: z.optional(
    z.looseObject({
      vpnClientAddressPool: z.optional(z.looseObject({ addressPrefixes: z.optional(z.array(z.string())) })),
      vpnClientProtocols: z.optional(z.array(z.enum(['IkeV2', 'SSTP', 'OpenVPN']))),
      vpnAuthenticationTypes: z.optional(z.array(z.enum(['Certificate', 'Radius', 'AAD']))),
    }),
  ),
  natRules: z.optional(z.array(z.unknown())),
  virtualNetworkGatewayPolicyGroups: z.optional(z.array(z.unknown())),
};
