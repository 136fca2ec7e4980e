/** What a gateway may be sent with, and the questions its rules ask of it. */
import * as z from 'zod/mini';
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import { vpnMembers } from './vpn-members.ts';

const reference = z.looseObject({ id: z.string() });

export const gatewayProperties = z.looseObject({
  gatewayType: z.enum(['ExpressRoute', 'Vpn']),
  sku: z.looseObject({ name: z.string(), tier: z.optional(z.string()), capacity: z.optional(z.int()) }),
  ipConfigurations: z.optional(
    z.array(
      z.looseObject({
        name: z.string(),
        properties: z.looseObject({ subnet: reference, publicIPAddress: z.optional(reference) }),
      }),
    ),
  ),
  /** Scale units of an ErGwScale gateway. */
  autoScaleConfiguration: z.optional(z.looseObject({ bounds: z.looseObject({ min: z.int(), max: z.int() }) })),
  vpnType: z.optional(z.enum(['PolicyBased', 'RouteBased'])),
  ...vpnMembers,
  allowRemoteVnetTraffic: z.optional(z.boolean()),
  allowVirtualWanTraffic: z.optional(z.boolean()),
  adminState: z.optional(z.enum(['Enabled', 'Disabled'])),
});
export type GatewayProperties = z.infer<typeof gatewayProperties>;

/** The scale units a gateway never goes below: one, unless it says more. */
export const scaleUnits = ({ autoScaleConfiguration }: GatewayProperties): number =>
  autoScaleConfiguration?.bounds.min ?? 1;

/** How a gateway size is named to people: `ErGwScale with 2 scale units`. */
export const sizeOfGateway = (properties: GatewayProperties): string =>
  properties.sku.name === 'ErGwScale' ? `ErGwScale with ${scaleUnits(properties)} scale units` : properties.sku.name;

/** Whether FastPath works with a gateway of this size. */
export function allowsFastPath(properties: GatewayProperties, profile: Profile): boolean {
  const { name } = properties.sku;
  if (!valueOf('expressroute/fastpath-gateway-skus', profile).includes(name)) return false;
  return name !== 'ErGwScale' || scaleUnits(properties) >= valueOf('expressroute/fastpath-scale-units', profile);
}

/** How many circuits a network with this gateway takes. */
export function circuitLimit(properties: GatewayProperties, profile: Profile): { limit: number; fact: string } {
  const { name } = properties.sku;
  const bySku = valueOf('expressroute/circuits-per-network', profile)[name] ?? 0;
  if (name !== 'ErGwScale' || profile === 'taught') return { limit: bySku, fact: 'expressroute/circuits-per-network' };
  const units = scaleUnits(properties);
  const steps = Object.entries(valueOf('expressroute/scale-unit-circuits', profile));
  const limit = Math.max(0, ...steps.filter(([from]) => Number(from) <= units).map(([, circuits]) => circuits));
  return { limit, fact: 'expressroute/scale-unit-circuits' };
}
