/** Add connection: links a virtual network gateway to a circuit, from either of them or from Create a resource, or by redeeming an authorization. */
import { valueOf } from '#src/base/facts.ts';
import { defineBlade } from '#src/portal/blade.ts';
import type { About } from '#src/portal/blade.ts';
import { byId, plain } from '#src/portal/cells.ts';
import { connectionFields } from '#src/portal/connection-fields.ts';
import { connectionSummary } from '#src/portal/connection-summary.ts';
import { idOf, members, sameId, textAt } from '#src/portal/json.ts';
import { groupWrites, networkIdOf, projectInitial, projectReads } from '#src/portal/project.ts';
import type { Answers, Write } from '#src/portal/request.ts';
import { circuitIdFault, idParts } from '#src/portal/resourceId.ts';
import {
  circuitIdOf,
  circuitOf,
  connectionConcerns,
  connectionProblems,
  connectionType,
  gatewayOf,
  gatewaysRegion,
  prerequisiteWarnings,
  regionOf,
} from '#src/portal/rules/connectionCreate.ts';
import { secondOf } from '#src/portal/rules/resiliency.ts';
import { isTicked, textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';
import { tabFinder } from '#src/portal/wizard-fields.ts';
import { regionCode, regionName } from '#src/portal/words.ts';

const gatewayType = 'Microsoft.Network/virtualNetworkGateways';

const tabs = ['Basics', 'Settings', 'Review + create'] as const;

/** One connection as the form stands, under a name, to a circuit. */
const writeOf = (values: Values, name: string, circuit: string, region: string): Write => ({
  method: 'PUT',
  id: networkIdOf(values, 'connections', name),
  title: `Create connection ${name}`,
  body: {
    location: region,
    properties: {
      connectionType,
      virtualNetworkGateway1: { id: textOf(values, 'gateway'), properties: {} },
      peer: { id: circuit },
      routingWeight: Number(textOf(values, 'weight').trim()),
      expressRouteGatewayBypass: isTicked(values, 'fastPath'),
      ...(isTicked(values, 'redeem') ? { authorizationKey: textOf(values, 'key').trim() } : {}),
    },
  },
});

/** Whether the wizard was opened at a gateway: everywhere else it begins at a circuit, or at nothing. */
const isGateway = (of: string | undefined): of is string => of !== undefined && sameId(idParts(of).type, gatewayType);

/** Where the wizard begins at a circuit or at a gateway, its place is the place of the connection. */
function beginning(answers: Answers, { shape, place: { of } }: About): Values {
  const circuit = answers['circuit'];
  // Today's form of a connection that begins without a circuit no longer asks for a region.
  const region = shape === 'today' ? gatewaysRegion : '';
  const gateway = isGateway(of) ? byId(members(answers['gateways']), of) : undefined;
  const start = circuit ?? gateway;
  if (start === undefined) return { ...projectInitial(answers), connectionType: '', region, circuit: '', gateway: '' };
  const { subscription, resourceGroup } = idParts(idOf(start));
  const own = regionCode(textAt(start, 'location'));
  return {
    ...projectInitial(answers),
    subscription,
    resourceGroup,
    connectionType,
    ...(circuit === undefined
      ? { region: shape === 'today' ? region : own, circuit: '', gateway: idOf(start) }
      : { region: own, gateway: '' }),
  };
}

export default defineBlade({
  id: 'connection-create',
  machine: 'wizard',
  icon: 'connection',
  kind: 'Connection',
  title: ({ of }) => (of === undefined ? 'Create connection' : 'Add connection'),
  reads: ({ of }) => ({
    ...(of === undefined || isGateway(of) ? {} : { circuit: { get: of } }),
    ...projectReads,
    circuits: { list: 'Microsoft.Network/expressRouteCircuits' },
    gateways: { list: 'Microsoft.Network/virtualNetworkGateways' },
    connections: { list: 'Microsoft.Network/connections' },
  }),
  intros: [
    'A connection joins one virtual network gateway to one ExpressRoute circuit.',
    'Choose the gateway, and how traffic takes the connection.',
  ],
  fields: connectionFields,
  notices: (values, answers) => {
    const warnings = isTicked(values, 'redeem') ? [] : prerequisiteWarnings(circuitOf(values, answers));
    return warnings.map((text) => ({
      tone: 'warning' as const,
      isAdvice: true as const,
      title: 'The circuit is not ready',
      text,
    }));
  },
  summary: (values, answers, { profile }) => {
    const id = circuitIdOf(values, answers);
    const name = textOf(values, 'name');
    const region = regionName(regionOf(values, answers));
    return connectionSummary(
      {
        title: 'What this connection will be',
        circuit: circuitIdFault(id) === undefined ? id : '',
        providerState: isTicked(values, 'redeem')
          ? ''
          : textAt(circuitOf(values, answers), 'properties.serviceProviderProvisioningState'),
        gateway: gatewayOf(values, answers),
        hasFastPath: isTicked(values, 'fastPath'),
        profile,
      },
      [
        { label: 'Name', cell: name === '' ? { text: 'Not named yet', tone: 'quiet' } : plain(name) },
        { label: 'Region', cell: region === '' ? { text: 'Not chosen yet', tone: 'quiet' } : plain(region) },
      ],
    );
  },
  rules: (about) => ({
    tabs,
    initial: (answers) => ({
      ...beginning(answers, about),
      name: '',
      ...(about.shape === 'today' ? { resiliency: 'Standard', secondName: '', secondCircuit: '' } : {}),
      redeem: false,
      key: '',
      circuitUri: '',
      weight: String(valueOf('expressroute/routing-weight', about.profile).default),
      fastPath: false,
    }),
    problems: (values, answers) => connectionProblems(values, answers, about.profile),
    tabOf: tabFinder(connectionFields, tabs),
    // What was chosen in one subscription is not there in another.
    follows: (field) => (field === 'subscription' ? { resourceGroup: '', gateway: '', circuit: '' } : {}),
    create: (values, answers) => {
      const second = secondOf(values);
      const region = regionOf(values, answers);
      return [
        ...groupWrites({ ...values, region }),
        ...(second === undefined ? [] : [writeOf(values, textOf(values, 'secondName'), second.circuit, region)]),
        writeOf(values, textOf(values, 'name'), circuitIdOf(values, answers), region),
      ];
    },
    isThere: (id, answers) => byId(members(answers['connections']), id) !== undefined,
    concerns: connectionConcerns,
  }),
});
