/** Creates a public IP address: version, SKU, assignment and zones, as far as the SKU has them. */
import { valueOf } from '#src/base/facts.ts';
import type { Field } from '#src/portal/blade.ts';
import { nameField, regionField } from '#src/portal/project.ts';
import { defineShortWizard } from '#src/portal/short-wizard.ts';
import { textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';

const isStandard = (values: Values): boolean => textOf(values, 'sku') !== 'Basic';
const same = (...values: readonly string[]) => values.map((value) => ({ value, label: value }));

const fields: readonly Field[] = [
  nameField,
  regionField,
  {
    name: 'sku',
    label: 'SKU',
    control: 'choice',
    tab: 'Basics',
    group: 'Instance details',
    isRequired: true,
    choices: () => same('Standard', 'Basic'),
    remark: (values) =>
      isStandard(values) ? undefined : 'A gateway for ExpressRoute refuses a Basic address: it takes Standard.',
  },
  {
    name: 'version',
    label: 'IP version',
    control: 'choice',
    tab: 'Basics',
    group: 'Instance details',
    choices: () => same('IPv4', 'IPv6'),
  },
  {
    name: 'assignment',
    label: 'IP address assignment',
    control: 'choice',
    tab: 'Basics',
    group: 'Instance details',
    choices: (values) => (isStandard(values) ? same('Static') : same('Dynamic', 'Static')),
  },
  {
    name: 'zone',
    label: 'Availability zone',
    control: 'choice',
    tab: 'Basics',
    group: 'Instance details',
    isShown: isStandard,
    choices: () => [
      { value: 'all', label: 'Zone-redundant' },
      { value: '1', label: 'Zone 1' },
      { value: '2', label: 'Zone 2' },
      { value: '3', label: 'Zone 3' },
      { value: 'none', label: 'No zone' },
    ],
  },
  {
    name: 'idle',
    label: 'Idle timeout (minutes)',
    control: 'text',
    tab: 'Basics',
    group: 'Instance details',
    isRequired: true,
  },
];

/** The zones that a choice stands for; none are sent for none. */
export const zonesOf = (choice: string): { zones?: string[] } =>
  choice === 'all' ? { zones: ['1', '2', '3'] } : /^[123]$/.test(choice) ? { zones: [choice] } : {};

export default defineShortWizard({
  id: 'public-ip-create',
  icon: 'address',
  kind: 'Public IP address',
  type: 'publicIPAddresses',
  intro: 'A public IP address belongs to one resource at a time, for example to a gateway.',
  fields,
  initial: ({ profile }) => ({
    sku: 'Standard',
    version: 'IPv4',
    assignment: 'Static',
    zone: 'all',
    idle: String(valueOf('expressroute/idle-timeout-minutes', profile).default),
  }),
  follows: (field, values) => (field === 'sku' ? { assignment: isStandard(values) ? 'Static' : 'Dynamic' } : {}),
  faults: (values, { profile }) => {
    const { min, max } = valueOf('expressroute/idle-timeout-minutes', profile);
    const idle = textOf(values, 'idle');
    const isIdle = /^\d+$/.test(idle) && Number(idle) >= min && Number(idle) <= max;
    return {
      idle: isIdle
        ? undefined
        : `“${idle}” is no idle timeout. It is a whole number of minutes from ${min} to ${max}. Type ${min} if in doubt.`,
    };
  },
  body: (values) => ({
    sku: { name: textOf(values, 'sku'), tier: 'Regional' },
    ...(isStandard(values) ? zonesOf(textOf(values, 'zone')) : {}),
    properties: {
      publicIPAllocationMethod: textOf(values, 'assignment'),
      publicIPAddressVersion: textOf(values, 'version'),
      idleTimeoutInMinutes: Number(textOf(values, 'idle')),
    },
  }),
  concerns: {
    targets: [
      [/publicIPAllocationMethod/i, 'assignment'],
      [/sku/i, 'sku'],
      [/idleTimeout/i, 'idle'],
    ],
  },
});
