/** What the portal's choices are called where the Cloud keeps a code: regions and subscriptions. */
import { valueOf } from '#src/base/facts.ts';
import { regionAsWritten } from '#src/azure/geographies.ts';

const regions = Object.values(valueOf('expressroute/geopolitical-regions', 'taught')).flatMap((one) => one.regions);

/** `westeurope` as the portal lists it: `West Europe`. A region it does not list stays as it came. */
export const regionLabel = (location: string): string =>
  regions.find(
    (region) => region.toLowerCase().replaceAll(' ', '') === location || regionAsWritten(region) === location,
  ) ?? location;

/** A size of a gateway as the portal lists it: `ErGw1AZ (1 Gbps)`. */
export function gatewaySizeLabel(sku: string): string {
  const size = valueOf('expressroute/gateway-skus', 'taught')[sku];
  if (size === undefined) return sku;
  const words = `${String(size.mbps / 1000)} Gbps`;
  return sku === 'ErGwScale' ? `${sku} (${words} for each scale unit)` : `${sku} (${words})`;
}

/** A size of a subnet as the portal lists it: `/27 (32 addresses)`. */
export const subnetSizeLabel = (length: number): string =>
  `/${String(length)} (${(2 ** (32 - length)).toLocaleString('en-US')} addresses)`;

/** A subscription as the portal lists it: `Subscription 0001`. */
export const subscriptionLabel = (id: string): string => `Subscription ${id.slice(-4)}`;
