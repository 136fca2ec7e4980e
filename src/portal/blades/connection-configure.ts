/** The configuration of a connection: what can be changed afterwards, saved by a full PUT. */
import { defineBlade } from '#src/portal/blade.ts';
import { connectionSummary } from '#src/portal/connection-summary.ts';
import { connectionMenu } from '#src/portal/blades/connection-view.ts';
import { byId, plain } from '#src/portal/cells.ts';
import { isRecord } from '#src/base/is-record.ts';
import { at, idOf, members, nameOf, textAt } from '#src/portal/json.ts';
import type { Answers } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { fastPathFault, weightFault } from '#src/portal/rules/connection.ts';
import { isTicked, textOf } from '#src/portal/values.ts';

const gatewayOf = (answers: Answers): unknown =>
  byId(members(answers['gateways']), textAt(answers['resource'], 'properties.virtualNetworkGateway1.id'));

export default defineBlade({
  id: 'connection-configuration',
  machine: 'resource',
  icon: 'configuration',
  kind: 'Connection',
  title: ({ of = '' }) => `${idParts(of).name} | Configuration`,
  reads: ({ of = '' }) => ({ resource: { get: of }, gateways: { list: 'Microsoft.Network/virtualNetworkGateways' } }),
  menu: connectionMenu,
  fieldsTitle: 'Data path',
  summary: (values, answers, { profile }) => {
    const { resource } = answers;
    const isOn = at(resource, 'properties.expressRouteGatewayBypass') === true;
    const willBeOn = isTicked(values, 'fastPath');
    const words = (on: boolean) => (on ? 'On' : 'Off');
    return connectionSummary(
      {
        title: isOn === willBeOn ? 'How its packets go' : 'How its packets go after Save',
        circuit: textAt(resource, 'properties.peer.id'),
        providerState: '',
        gateway: gatewayOf(answers),
        hasFastPath: willBeOn,
        profile,
      },
      [
        {
          label: 'FastPath',
          cell: plain(isOn === willBeOn ? words(isOn) : `${words(isOn)} now, ${words(willBeOn).toLowerCase()} then`),
        },
      ],
    );
  },
  fields: [
    {
      name: 'fastPath',
      label: 'FastPath',
      control: 'tick',
      hint: 'Sends traffic from your network straight to the virtual machines, past the gateway.',
      remark: (_values, answers, profile) => {
        const gateway = gatewayOf(answers);
        return gateway === undefined ? undefined : fastPathFault(gateway, profile);
      },
    },
    {
      name: 'weight',
      label: 'Routing weight',
      control: 'text',
      isRequired: true,
      hint: 'The connection with the higher weight is preferred.',
    },
  ],
  rules: ({ profile }) => ({
    initial: (answers) => ({
      fastPath: at(answers['resource'], 'properties.expressRouteGatewayBypass') === true,
      weight: textAt(answers['resource'], 'properties.routingWeight') || '0',
    }),
    problems: (values, answers) => {
      const gateway = gatewayOf(answers);
      const fastPath =
        isTicked(values, 'fastPath') && gateway !== undefined ? fastPathFault(gateway, profile) : undefined;
      const weight = weightFault(textOf(values, 'weight').trim(), profile);
      return [
        ...(fastPath === undefined ? [] : [{ field: 'fastPath', because: fastPath }]),
        ...(weight === undefined ? [] : [{ field: 'weight', because: weight }]),
      ];
    },
    save: (values, answers) => {
      const resource = answers['resource'];
      const properties = at(resource, 'properties');
      return {
        method: 'PUT',
        id: idOf(resource),
        title: `Save connection ${nameOf(resource)}`,
        body: {
          ...(isRecord(resource) ? resource : {}),
          properties: {
            ...(isRecord(properties) ? properties : {}),
            routingWeight: Number(textOf(values, 'weight').trim()),
            expressRouteGatewayBypass: isTicked(values, 'fastPath'),
          },
        },
      };
    },
  }),
});
