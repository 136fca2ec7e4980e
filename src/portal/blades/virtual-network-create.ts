/** Creates a virtual network: its address space, and the subnets it is cut into, each in a row of its own. */
import { defineBlade } from '#src/portal/blade.ts';
import type { About, Field } from '#src/portal/blade.ts';
import { byId } from '#src/portal/cells.ts';
import { members } from '#src/portal/json.ts';
import {
  fieldOf,
  freshNameFault,
  groupWrites,
  nameField,
  networkIdOf,
  problemsIn,
  projectFaults,
  projectFields,
  projectInitial,
  projectReads,
  regionFault,
  regionField,
} from '#src/portal/project.ts';
import { addressSpaceFault, freeRange, prefixesIn } from '#src/portal/rules/address.ts';
import { rangeOf, subnetFaults, subnetFields, subnetFollows, subnetValues } from '#src/portal/subnet-fields.ts';
import { textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';
import { tabFinder } from '#src/portal/wizard-fields.ts';

/** More rows than anybody types by hand. */
const mostRows = 8;

const group = (row: number): string => `Subnet ${row}`;
const prefixOf = (row: number): string => `subnet${row}.`;

/** The numbers of the rows that are there. */
const rowsIn = (values: Values): number[] =>
  Array.from({ length: Math.min(mostRows, Number(textOf(values, 'subnets')) || 0) }, (_, index) => index + 1);

const parts = ['purpose', 'name', 'range', 'start', 'size'] as const;

/** The values of one row, as they stand in another. */
const moved = (values: Values, from: number, to: number): Values =>
  Object.fromEntries(parts.map((part) => [`${prefixOf(to)}${part}`, textOf(values, `${prefixOf(from)}${part}`)]));

const spaceIn = (values: Values): string[] => prefixesIn(textOf(values, 'addressSpace'));
const othersOf = (values: Values, row: number) =>
  rowsIn(values)
    .filter((one) => one !== row)
    .map((one) => ({
      name: textOf(values, `${prefixOf(one)}name`),
      prefixes: [rangeOf(values, prefixOf(one))],
    }));

const rowFields = (row: number, { shape }: Pick<About, 'shape'>): Field[] => [
  ...subnetFields({
    prefix: prefixOf(row),
    suffix: ` of subnet ${row}`,
    tab: 'IP addresses',
    group: group(row),
    isLocked: shape === 'today',
  }),
  {
    name: `${prefixOf(row)}remove`,
    label: `Remove subnet ${row}`,
    control: 'button',
    tab: 'IP addresses',
    group: group(row),
    press: (values) => {
      const rows = rowsIn(values);
      const later = rows.filter((one) => one > row).flatMap((one) => Object.entries(moved(values, one, one - 1)));
      return {
        values: { ...Object.fromEntries(later), subnets: String(rows.length - 1) },
        goTo: 'addSubnet',
      };
    },
  },
];

const addRow: Field = {
  name: 'addSubnet',
  label: 'Add a subnet',
  control: 'button',
  tab: 'IP addresses',
  group: 'More subnets',
  isShown: (values) => rowsIn(values).length < mostRows,
  press: (values) => {
    const row = rowsIn(values).length + 1;
    const taken = othersOf(values, 0).flatMap(({ prefixes }) => prefixes);
    const range = freeRange(spaceIn(values), taken, 24) ?? '';
    return {
      values: { subnets: String(row), ...subnetValues(prefixOf(row), row === 1 ? 'default' : '', range) },
      goTo: `${prefixOf(row)}name`,
    };
  },
};

const said = (name: string, label: string, text: string): Field => ({
  name,
  label,
  control: 'said',
  tab: 'Security',
  group: 'What protects the network',
  shapes: ['today'],
  says: () => text,
});

const fixed: readonly Field[] = [
  ...projectFields,
  { ...nameField, label: 'Virtual network name' },
  regionField,
  said('encryption', 'Virtual network encryption', 'Off'),
  said('bastion', 'Azure Bastion', 'Off, and not simulated'),
  said('firewall', 'Azure Firewall', 'Off, and not simulated'),
  said('ddos', 'Azure DDoS Network Protection', 'Off, and not simulated'),
  {
    name: 'addressSpace',
    label: 'IPv4 address space',
    control: 'text',
    tab: 'IP addresses',
    group: 'Address space',
    isRequired: true,
    hint: 'All subnets lie in it. Several ranges are separated by commas.',
  },
];

const fieldsFor = (values: Values, about: About): Field[] => [
  ...fixed,
  ...rowsIn(values).flatMap((row) => rowFields(row, about)),
  addRow,
];

const tabsIn = ({ shape }: Pick<About, 'shape'>): string[] =>
  shape === 'today'
    ? ['Basics', 'Security', 'IP addresses', 'Review + create']
    : ['Basics', 'IP addresses', 'Review + create'];

const intros: Readonly<Record<string, string>> = {
  Basics: 'A virtual network is a private address space in one region.',
  Security: 'These services cost extra and can be switched on later.',
  'IP addresses': 'Choose the address space, and cut it into subnets.',
};

export default defineBlade({
  id: 'virtual-network-create',
  machine: 'wizard',
  icon: 'network',
  kind: 'Virtual network',
  title: () => 'Create a virtual network',
  reads: () => ({ ...projectReads, networks: { list: 'Microsoft.Network/virtualNetworks' } }),
  intros: (tab) => intros[tab] ?? '',
  fields: (values, _answers, about) => fieldsFor(values, about),
  rules: (about) => {
    const tabs = tabsIn(about);
    return {
      tabs,
      tabOf: (field) =>
        field.startsWith('subnet') || field === 'addSubnet'
          ? tabs.indexOf('IP addresses')
          : tabFinder(fixed, tabs)(field),
      initial: (answers) => ({
        ...projectInitial(answers),
        name: '',
        region: '',
        addressSpace: '10.0.0.0/16',
        subnets: '1',
        ...subnetValues(prefixOf(1), 'default', '10.0.0.0/24'),
      }),
      isKept: (field, values) => {
        const row = /^subnet(\d+)\./.exec(field)?.[1];
        return row === undefined || rowsIn(values).includes(Number(row));
      },
      follows: (field, values) => {
        const row = Number(/^subnet(\d+)\./.exec(field)?.[1]);
        if (Number.isNaN(row)) return {};
        const taken = othersOf(values, row).flatMap(({ prefixes }) => prefixes);
        return subnetFollows(field, values, prefixOf(row), { space: spaceIn(values), taken });
      },
      problems: (values, answers) => {
        const space = spaceIn(values);
        const fault = addressSpaceFault(textOf(values, 'addressSpace'));
        return problemsIn({
          ...projectFaults(values, answers),
          name: freshNameFault(
            'Virtual network',
            networkIdOf(values, 'virtualNetworks'),
            members(answers['networks']),
            about.profile,
          ),
          region: regionFault(values),
          addressSpace: fault,
          ...Object.fromEntries(
            rowsIn(values).flatMap((row) =>
              Object.entries(subnetFaults(values, prefixOf(row), { space, others: othersOf(values, row) }, about)),
            ),
          ),
        });
      },
      create: (values) => [
        ...groupWrites(values),
        {
          method: 'PUT',
          id: networkIdOf(values, 'virtualNetworks'),
          title: `Create virtual network ${textOf(values, 'name')}`,
          body: {
            location: textOf(values, 'region'),
            properties: {
              addressSpace: { addressPrefixes: spaceIn(values) },
              subnets: rowsIn(values).map((row) => ({
                name: textOf(values, `${prefixOf(row)}name`),
                properties: { addressPrefix: rangeOf(values, prefixOf(row)) },
              })),
            },
          },
        },
      ],
      isThere: (id, answers) => byId(members(answers['networks']), id) !== undefined,
      concerns: (refused) =>
        fieldOf(refused, {
          targets: [
            [/addressSpace/i, 'addressSpace'],
            [/addressPrefix/i, 'addressSpace'],
            [/^location$/i, 'region'],
            [/^name$/i, 'name'],
          ],
        }),
    };
  },
});
