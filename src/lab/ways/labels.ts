/** What the portal's choices are called where the Cloud keeps a code: regions and subscriptions. */
import { valueOf } from '#src/base/facts.ts';
import { regionAsWritten } from '#src/azure/geographies.ts';

const regions = Object.values(valueOf('expressroute/geopolitical-regions', 'taught')).flatMap((one) => one.regions);

/** `westeurope` as the portal lists it: `West Europe`. A region it does not list stays as it came. */
export const regionLabel = (location: string): string =>
  regions.find(
    (region) => region.toLowerCase().replaceAll(' ', '') === location || regionAsWritten(region) === location,
  ) ?? location;

/** A subscription as the portal lists it: `Subscription 0001`. */
export const subscriptionLabel = (id: string): string => `Subscription ${id.slice(-4)}`;
