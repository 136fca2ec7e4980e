/** A pair of ports on Microsoft's edge that belongs to the customer alone: ExpressRoute Direct. */
import { valueOf } from '#src/base/facts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { usersOf } from '../../cloud.ts';
import { portExample } from '../../examples/port.ts';
import { letterOfAuthorization } from '../../letter.ts';
import { defineResource } from '../../resource.ts';
import { provisionedOn } from '../../rules/circuit-direct.ts';
import { linkNames, portProperties, refusePort } from '../../rules/port.ts';
import { portAuthorizations } from './expressRoutePorts/authorizations.ts';
import { links } from './expressRoutePorts/links.ts';

/** As Azure writes it: `Tuesday, April 9, 2019`. */
const longDate = (at: number): string =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' }).format(at);

export const expressRoutePorts = defineResource({
  type: 'Microsoft.Network/expressRoutePorts',
  properties: portProperties,
  located: true,
  readOnly: ['resourceGuid', 'provisionedBandwidthInGbps', 'mtu', 'etherType', 'allocationDate', 'circuits'],
  envelope: ['identity'],
  children: { links, authorizations: portAuthorizations },
  hidden: ['authorizations'],
  timings: { create: 30_000, update: 20_000, delete: 30_000 },

  fill(sent, { before }, { guid, now, profile }) {
    const { mtu, etherType } = valueOf('expressroute/direct-frame', profile);
    return {
      resourceGuid: before?.properties['resourceGuid'] ?? guid('resourceGuid'),
      ...sent,
      billingType: sent.billingType ?? before?.properties.billingType ?? 'MeteredData',
      mtu: String(mtu),
      etherType,
      allocationDate: before?.properties.allocationDate ?? longDate(now),
    };
  },

  makes: () => ({ links: linkNames.map((name) => ({ name, properties: {} })) }),

  refuse: refusePort,

  inUse: (port, user) =>
    new Refusal(
      400,
      'CrossconnectPortInUse',
      `Port pair ${port.name} cannot be deleted: circuit ${user.id} runs on it. Delete the circuit first.`,
      { fact: 'expressroute/direct-delete-order' },
    ),

  show: (port, cloud) => ({
    provisionedBandwidthInGbps: provisionedOn(cloud, port),
    circuits: usersOf(cloud, port).map(({ id }) => ({ id })),
  }),

  actions: { generateLoa: { run: letterOfAuthorization } },

  example: portExample,
});
