/** What the customer's router must be told about the private peering of a circuit, ready to be pasted. */
import { routerDialects } from '#src/azure/router-configuration/list.ts';
import { sheetOf } from '#src/azure/router-configuration/sheet.ts';
import type { Sheet } from '#src/azure/router-configuration/sheet.ts';
import { defineBlade } from '#src/portal/blade.ts';
import type { About } from '#src/portal/blade.ts';
import { circuitMenu } from '#src/portal/blades/circuit-view.ts';
import { byId, link, plain } from '#src/portal/cells.ts';
import { idOf, members, textAt } from '#src/portal/json.ts';
import type { Answers } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';

/** The sheet of the peering; a sentence where there is none yet. */
function sheetIn({ resource, ports }: Answers, { profile }: About): Sheet | string {
  const port = byId(members(ports), textAt(resource, 'properties.expressRoutePort.id'));
  return sheetOf({ circuit: resource, port, profile });
}

export default defineBlade({
  id: 'router-configuration',
  machine: 'resource',
  icon: 'router',
  kind: 'Router configuration',
  title: ({ of = '' }) => `${idParts(of).name} | Router configuration`,
  reads: ({ of = '' }) => ({ resource: { get: of }, ports: { list: 'Microsoft.Network/expressRoutePorts' } }),
  menu: circuitMenu,
  notices: (answers, about) => {
    const sheet = sheetIn(answers, about);
    return typeof sheet === 'string' ? [{ tone: 'info', title: 'Nothing to configure yet', text: sheet }] : [];
  },
  essentials: (answers, about) => {
    const sheet = sheetIn(answers, about);
    if (typeof sheet === 'string') return [{ label: 'Circuit', cell: link(idOf(answers['resource'])) }];
    const ends = sheet.links.map(({ way, addresses }) => ({
      label: `${way === 'primary' ? 'Primary' : 'Secondary'} link`,
      cell: plain(addresses.map(({ own, microsoft }) => `${own} (you) and ${microsoft} (Microsoft)`).join(', ')),
    }));
    return [
      { label: 'Circuit', cell: link(idOf(answers['resource'])) },
      { label: 'VLAN ID', cell: plain(String(sheet.vlan)) },
      { label: 'Your AS number', cell: plain(String(sheet.ownAsn)) },
      { label: 'AS number of Microsoft', cell: plain(String(sheet.azureAsn)) },
      ...ends,
    ];
  },
  texts: (answers, about) => {
    const sheet = sheetIn(answers, about);
    return typeof sheet === 'string'
      ? undefined
      : {
          title: 'Commands',
          texts: routerDialects.map((dialect) => ({ label: dialect.name, text: dialect.write(sheet) })),
        };
  },
});
