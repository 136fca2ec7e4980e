/** Peers two virtual networks: one side in each, the one that lends its gateway first. */
import { overlap, parsePrefix } from '#src/base/ip.ts';
import { defineBlade } from '#src/portal/blade.ts';
import type { Field } from '#src/portal/blade.ts';
import { networkOfGateway } from '#src/portal/cells.ts';
import { idOf, listAt, members, nameOf, sameId, textAt, textsAt } from '#src/portal/json.ts';
import { fieldOf, problemsIn } from '#src/portal/project.ts';
import type { Answers, Write } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { nameFault } from '#src/portal/rules/name.ts';
import { isTicked, textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';

const tabs = ['Peering', 'Review + create'];

const others = ({ networks, network }: Answers): unknown[] =>
  members(networks).filter((one) => !sameId(idOf(one), idOf(network)));
const remoteIn = (values: Values, answers: Answers): unknown =>
  others(answers).find((one) => sameId(idOf(one), textOf(values, 'remote')));
const peeringsOf = (network: unknown): unknown[] => listAt(network, 'properties.virtualNetworkPeerings');
const spaceOf = (network: unknown): string[] => textsAt(network, 'properties.addressSpace.addressPrefixes');
const gatewayOf = (network: unknown, { gateways }: Answers): unknown =>
  members(gateways).find((gateway) => sameId(networkOfGateway(gateway), idOf(network)));

const fields: readonly Field[] = [
  {
    name: 'name',
    label: 'Peering link name',
    control: 'text',
    group: 'This virtual network',
    isRequired: true,
    hint: 'The side that belongs to this network.',
  },
  {
    name: 'remote',
    label: 'Remote virtual network',
    control: 'choice',
    group: 'Remote virtual network',
    isRequired: true,
    choices: (_values, answers) => others(answers).map((one) => ({ value: idOf(one), label: nameOf(one) })),
  },
  {
    name: 'remoteName',
    label: 'Remote peering link name',
    control: 'text',
    group: 'Remote virtual network',
    isRequired: true,
    hint: 'The side that belongs to the other network. Packets cross once both sides are there.',
  },
  {
    name: 'forwarded',
    label: 'Allow forwarded traffic',
    control: 'tick',
    group: 'Both sides',
    hint: 'Packets that an appliance in the other network passes on for others.',
  },
  {
    name: 'gateway',
    label: 'Virtual network gateway',
    control: 'choice',
    group: 'Both sides',
    hint: 'Through it both networks can reach what lies behind.',
    choices: () => [
      { value: 'none', label: 'None' },
      { value: 'own', label: 'Use the gateway of this network' },
      { value: 'remote', label: 'Use the gateway of the remote network' },
    ],
  },
];

function remoteFault(values: Values, answers: Answers): string | undefined {
  const remote = remoteIn(values, answers);
  const { network } = answers;
  if (remote === undefined) return 'No remote network is chosen. Choose the one to peer with.';
  const twin = peeringsOf(network).find((one) =>
    sameId(textAt(one, 'properties.remoteVirtualNetwork.id'), idOf(remote)),
  );
  if (twin !== undefined)
    return `${nameOf(network)} is peered with ${nameOf(remote)} already, by ${nameOf(twin)}. Choose another network, or delete that peering first.`;
  const shared = spaceOf(network).find((text) =>
    spaceOf(remote).some((other) => {
      const [one, two] = [parsePrefix(text), parsePrefix(other)];
      return one !== undefined && two !== undefined && overlap(one, two);
    }),
  );
  return shared === undefined
    ? undefined
    : `${nameOf(remote)} shares addresses with ${shared} of ${nameOf(network)}. Networks that are peered must not overlap. Choose another, or change one address space.`;
}

/** Why the gateway cannot be lent as chosen, or undefined if it can. */
function gatewayFault(values: Values, answers: Answers): string | undefined {
  const choice = textOf(values, 'gateway');
  const remote = remoteIn(values, answers);
  if (choice === 'none' || remote === undefined) return undefined;
  const [lender, user] = choice === 'own' ? [answers['network'], remote] : [remote, answers['network']];
  if (gatewayOf(lender, answers) === undefined)
    return `${nameOf(lender)} has no gateway to lend. Create one first, or choose None.`;
  const own = gatewayOf(user, answers);
  return own === undefined
    ? undefined
    : `${nameOf(user)} has the gateway ${nameOf(own)}. A network uses its own gateway or a remote one. Choose None.`;
}

const nameTaken = (network: unknown, name: string, profile: Parameters<typeof nameFault>[2]): string | undefined =>
  nameFault('peering', name, profile) ??
  (peeringsOf(network).some((one) => sameId(nameOf(one), name))
    ? `${nameOf(network)} has a peering “${name}” already. Type another name.`
    : undefined);

function sides(values: Values, answers: Answers): Write[] {
  const remote = remoteIn(values, answers);
  const choice = textOf(values, 'gateway');
  const side = (local: unknown, name: string, other: unknown, lends: boolean, uses: boolean): Write => ({
    method: 'PUT',
    id: `${idOf(local)}/virtualNetworkPeerings/${name}`,
    title: `Add peering ${name}`,
    body: {
      properties: {
        remoteVirtualNetwork: { id: idOf(other) },
        allowVirtualNetworkAccess: true,
        allowForwardedTraffic: isTicked(values, 'forwarded'),
        allowGatewayTransit: lends,
        useRemoteGateways: uses,
      },
    },
  });
  const own = side(answers['network'], textOf(values, 'name'), remote, choice === 'own', choice === 'remote');
  const back = side(remote, textOf(values, 'remoteName'), answers['network'], choice === 'remote', choice === 'own');
  return choice === 'own' ? [own, back] : [back, own];
}

export default defineBlade({
  id: 'network-peering-create',
  machine: 'wizard',
  icon: 'peering',
  kind: 'Peering',
  title: ({ of = '' }) => `Add a peering to ${idParts(of).name}`,
  reads: ({ of = '' }) => ({
    network: { get: of },
    networks: { list: 'Microsoft.Network/virtualNetworks' },
    gateways: { list: 'Microsoft.Network/virtualNetworkGateways' },
  }),
  intros: ['Two networks that are peered reach each other as if they were one. Each has a side of its own.'],
  fields,
  rules: ({ profile }) => ({
    tabs,
    tabOf: () => 0,
    initial: () => ({ name: '', remote: '', remoteName: '', forwarded: false, gateway: 'none' }),
    problems: (values, answers) =>
      problemsIn({
        name: nameTaken(answers['network'], textOf(values, 'name'), profile),
        remote: remoteFault(values, answers),
        remoteName: nameTaken(remoteIn(values, answers), textOf(values, 'remoteName'), profile),
        gateway: gatewayFault(values, answers),
      }),
    create: sides,
    isThere: (id, { networks }) =>
      members(networks).some((one) => peeringsOf(one).some((peering) => sameId(idOf(peering), id))),
    concerns: (refused) =>
      fieldOf(refused, {
        targets: [
          [/Gateway/i, 'gateway'],
          [/remoteVirtualNetwork/i, 'remote'],
        ],
      }),
  }),
});
