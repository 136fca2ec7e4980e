/** Whether a name in `<region>.cloudapp.azure.com` is still free for a public IP address. */
import { Refusal } from '#src/base/refusal.ts';
import { demandAccess } from '../../access/demand.ts';
import { defineCall } from '../../call.ts';
import { demandLocation } from '../../regions.ts';
import { holderOfLabel, isLabel } from '../../rules/dns-label.ts';

export const checkDnsNameAvailability = defineCall({
  method: 'GET',
  path: '/subscriptions/{subscriptionId}/providers/Microsoft.Network/locations/{location}/CheckDnsNameAvailability',
  run({ params: { subscriptionId = '', location = '' }, url, world }) {
    demandAccess(
      world,
      'Microsoft.Network/locations/checkDnsNameAvailability/read',
      `/subscriptions/${subscriptionId}`,
    );
    const region = demandLocation(location, 'Microsoft.Network/locations/CheckDnsNameAvailability', world.profile);
    const label = url.searchParams.get('domainNameLabel') ?? '';
    if (!isLabel(label)) {
      throw new Refusal(
        400,
        'CrossconnectDomainNameLabel',
        `domainNameLabel is "${label}". It has 3 to 63 lower-case letters, digits and hyphens, and begins with a letter. Send such a label in the query.`,
        { target: 'domainNameLabel' },
      );
    }
    return { status: 200, body: { available: holderOfLabel(world.cloud, label, region) === undefined } };
  },
});
