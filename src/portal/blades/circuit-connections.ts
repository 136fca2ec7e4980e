/** The connections of a circuit: the networks linked to it, adding one, deleting one without touching its authorization. */
import { circuitMenu } from '#src/portal/blades/circuit-view.ts';
import { defineBlade } from '#src/portal/blade.ts';
import type { Row } from '#src/portal/blade.ts';
import { byId, byName, connectionsOf, link, networkOfGateway, plain, state } from '#src/portal/cells.ts';
import { at, idOf, members, nameOf, textAt } from '#src/portal/json.ts';
import type { Answers } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { prerequisiteWarnings } from '#src/portal/rules/connectionCreate.ts';

/** Connections that somebody else made by redeeming an authorization, where one may not look: the circuit only knows that they are there. */
const elsewhere = (answers: Answers): { connection: string; authorization: unknown }[] =>
  members(answers['authorizations']).flatMap((authorization) => {
    const connection = textAt(authorization, 'properties.connectionResourceUri');
    const isSeen = byId(members(answers['connections']), connection) !== undefined;
    return connection === '' || isSeen ? [] : [{ connection, authorization }];
  });

export default defineBlade({
  id: 'circuit-connections',
  machine: 'list',
  icon: 'connection',
  kind: 'ExpressRoute circuit',
  title: ({ of = '' }) => `${idParts(of).name} | Connections`,
  reads: ({ of = '' }) => ({
    circuit: { get: of },
    connections: { list: 'Microsoft.Network/connections' },
    gateways: { list: 'Microsoft.Network/virtualNetworkGateways' },
    authorizations: { get: `${of}/authorizations`, isOptional: true },
  }),
  menu: circuitMenu,
  commands: ({ of = '' }) => [{ label: 'Add', icon: 'add', open: { blade: 'connection-create', of } }],
  notices: ({ circuit }) =>
    prerequisiteWarnings(circuit).map((text) => ({
      tone: 'warning' as const,
      isAdvice: true as const,
      title: 'The circuit is not ready',
      text,
    })),
  tableTitle: 'Connections',
  table: (answers, { place }) => {
    const connections = connectionsOf(members(answers['connections']), 'peer', place.of ?? '').toSorted(byName);
    return {
      columns: ['Name', 'Status', 'Virtual network', 'Gateway', 'FastPath'],
      empty: 'No virtual network is connected to this circuit. Press Add to connect one.',
      rows: [
        ...connections.map((connection): Row => {
          const gateway = textAt(connection, 'properties.virtualNetworkGateway1.id');
          const isFast = at(connection, 'properties.expressRouteGatewayBypass') === true;
          return {
            key: idOf(connection),
            cells: [
              link(idOf(connection)),
              state(textAt(connection, 'properties.provisioningState')),
              link(networkOfGateway(byId(members(answers['gateways']), gateway))),
              link(gateway),
              isFast ? { text: 'On', tone: 'good' } : { text: 'Off', tone: 'quiet' },
            ],
            remove: {
              id: idOf(connection),
              name: nameOf(connection),
              title: `Delete connection ${nameOf(connection)}`,
              warning:
                'The virtual network loses its way through the circuit. An authorization that was redeemed stays.',
            },
          };
        }),
        ...elsewhere(answers).map(({ connection, authorization }) => ({
          key: connection,
          cells: [
            plain(idParts(connection).name),
            state('InUse'),
            plain(`In subscription ${idParts(connection).subscription}`),
            plain(`By authorization ${nameOf(authorization)}`),
            plain(''),
          ],
        })),
      ],
    };
  },
});
