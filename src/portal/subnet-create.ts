/** The wizard that adds one subnet to a network: any subnet, or the one that a gateway looks for. */
import { valueOf } from '#src/base/facts.ts';
import { defineBlade } from '#src/portal/blade.ts';
import type { About, Field, WizardBlade } from '#src/portal/blade.ts';
import { listAt, nameOf, sameId, textsAt } from '#src/portal/json.ts';
import { neighborFields, neighborReads, subnetBody } from '#src/portal/networks.ts';
import { fieldOf, problemsIn } from '#src/portal/project.ts';
import type { Answers } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { freeRange } from '#src/portal/rules/address.ts';
import { gatewaySubnetName, rangesOf } from '#src/portal/rules/gateway.ts';
import { rangeOf, subnetFaults, subnetFields, subnetFollows, subnetValues } from '#src/portal/subnet-fields.ts';
import { textOf } from '#src/portal/values.ts';

const tabs = ['Subnet', 'Review + create'];

const subnetsIn = ({ network }: Answers) =>
  listAt(network, 'properties.subnets').map((subnet) => ({ name: nameOf(subnet), prefixes: rangesOf(subnet) }));
const spaceIn = ({ network }: Answers): string[] => textsAt(network, 'properties.addressSpace.addressPrefixes');

function neighborsIn(answers: Answers) {
  const others = subnetsIn(answers);
  return { space: spaceIn(answers), others, taken: others.flatMap(({ prefixes }) => prefixes) };
}

/** Makes the blade: with `isForGateway` the name is given and cannot be changed. */
export const defineSubnetCreate = (id: string, isForGateway: boolean): WizardBlade => {
  const fieldsFor = ({ shape }: Pick<About, 'shape'>): Field[] => [
    ...subnetFields({ prefix: '', suffix: '', isLocked: isForGateway || shape === 'today' }).filter(
      ({ name }) => !isForGateway || name !== 'purpose',
    ),
    ...neighborFields,
  ];
  return defineBlade({
    id,
    machine: 'wizard',
    icon: 'network',
    kind: 'Subnet',
    title: ({ of = '' }) => `Add a ${isForGateway ? 'gateway subnet' : 'subnet'} to ${idParts(of).name}`,
    reads: ({ of = '' }) => ({ network: { get: of }, ...neighborReads }),
    intros: [
      isForGateway
        ? `A gateway stands in a subnet of its own, named exactly ${gatewaySubnetName}.`
        : 'A subnet is a part of the address space of the network.',
    ],
    fields: (_values, _answers, about) => fieldsFor(about),
    rules: (about) => ({
      tabs,
      tabOf: () => 0,
      initial: (answers) => {
        const { space, taken } = neighborsIn(answers);
        const length = isForGateway ? valueOf('expressroute/gateway-subnet', about.profile).longestPrefix : 24;
        return {
          ...subnetValues('', isForGateway ? gatewaySubnetName : '', freeRange(space, taken, length) ?? ''),
          group: '',
          table: '',
        };
      },
      follows: (field, values, answers) => subnetFollows(field, values, '', neighborsIn(answers)),
      problems: (values, answers) => problemsIn(subnetFaults(values, '', neighborsIn(answers), about)),
      create: (values) => ({
        method: 'PUT',
        id: `${about.place.of ?? ''}/subnets/${textOf(values, 'name')}`,
        title: `Add subnet ${textOf(values, 'name')}`,
        body: subnetBody(undefined, rangeOf(values, ''), values),
      }),
      isThere: (made, answers) => subnetsIn(answers).some(({ name }) => sameId(name, idParts(made).name)),
      concerns: (refused) =>
        fieldOf(refused, {
          targets: [
            [/networkSecurityGroup/i, 'group'],
            [/routeTable/i, 'table'],
            [/addressPrefix/i, about.shape === 'today' ? 'start' : 'range'],
          ],
        }),
    }),
  });
};
