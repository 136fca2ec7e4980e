/** One of the two links of a port pair: where its cable goes, whether it is switched on, and MACsec. */
import { Refusal } from '#src/base/refusal.ts';
import { portExample } from '../../../examples/port.ts';
import { defineResource } from '../../../resource.ts';
import { linkProperties, refuseLink } from '../../../rules/port.ts';

export const links = defineResource({
  type: 'Microsoft.Network/expressRoutePorts/links',
  properties: linkProperties,
  located: false,
  readOnly: ['routerName', 'interfaceName', 'patchPanelId', 'rackId', 'coloLocation', 'connectorType'],
  isPartOnly: true,
  isTypeless: true,

  fill(sent, { before, name }, { integer }) {
    const known = before?.properties;
    const number = name === 'link1' ? 1 : 2;
    const { macSecConfig: mac } = sent;
    return {
      routerName: known?.routerName ?? `crossconnect-06gmr-cis-${number}`,
      interfaceName: known?.interfaceName ?? `HundredGigE${1 + integer(15, 'slot')}/1/0`,
      patchPanelId: known?.patchPanelId ?? `PP:${1000 + integer(9000, 'panel')} - Port ${1 + integer(48, 'port')}`,
      rackId: known?.rackId ?? `RACK-${100 + integer(900, 'rack')}`,
      coloLocation: known?.coloLocation ?? '',
      connectorType: 'LC',
      adminState: sent.adminState ?? known?.adminState ?? 'Disabled',
      macSecConfig: { cipher: 'GcmAes128', sciState: 'Disabled', ...mac },
    };
  },

  refuse: refuseLink,

  inUse: (link, user) =>
    new Refusal(400, 'CrossconnectResourceInUse', `Link ${link.name} is used by ${user.id}. Delete that first.`),

  example: { path: `${portExample.path}/links/link1`, needs: [portExample], body: { properties: {} } },
});
