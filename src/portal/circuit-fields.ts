/** The fields of a new circuit's line, once on the tab that the course teaches, once on today's first page. */
import type { Profile } from '#src/base/facts.ts';
import type { Field } from '#src/portal/blade.ts';
import { idOf, members, nameOf } from '#src/portal/json.ts';
import {
  bandwidthsOf,
  isDirect,
  isMaximum,
  localRegionsOf,
  providerOf,
  providersIn,
} from '#src/portal/rules/circuitCreate.ts';
import type { Which } from '#src/portal/rules/circuitCreate.ts';
import { textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';
import { bandwidthWords } from '#src/portal/words.ts';

interface Part {
  tab: string;
  group: string;
  shapes: readonly Profile[];
}

const label = (text: string, which: Which): string =>
  which === '' ? text : `Second ${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/** Provider, peering location and bandwidth. */
function lineOf(which: Which, part: Part): Field[] {
  const isShown = (values: Values): boolean => (which === '' ? !isDirect(values) : isMaximum(values));
  return [
    {
      ...part,
      name: `provider${which}`,
      label: label('Provider', which),
      control: 'choice',
      isRequired: true,
      isShown,
      choices: (_values, answers) => providersIn(answers).map(({ name }) => ({ value: name, label: name })),
    },
    {
      ...part,
      name: `location${which}`,
      label: label('Peering location', which),
      control: 'choice',
      isRequired: true,
      isShown,
      choices: (values, answers) =>
        (providerOf(values, answers, which)?.locations ?? []).map((name) => ({ value: name, label: name })),
      remark: (values, answers) =>
        providerOf(values, answers, which) === undefined
          ? 'Choose a provider first: each is at places of its own.'
          : undefined,
    },
    {
      ...part,
      name: `bandwidth${which}`,
      label: label('Bandwidth', which),
      control: 'choice',
      isRequired: true,
      hint: 'It can grow later. It cannot be lowered.',
      isShown: (values) => which === '' || isMaximum(values),
      choices: (values, answers) =>
        bandwidthsOf(values, answers, which, 'today').map((mbps) => ({
          value: String(mbps),
          label: bandwidthWords(mbps),
        })),
    },
  ];
}

const directOf = (part: Part): Field[] => [
  {
    ...part,
    name: 'port',
    label: 'ExpressRoute Direct resource',
    control: 'choice',
    isRequired: true,
    isShown: isDirect,
    choices: (_values, { ports }) => members(ports).map((port) => ({ value: idOf(port), label: nameOf(port) })),
  },
];

const rateLimitOf = (part: Part): Field => ({
  ...part,
  name: 'rateLimit',
  label: 'Enable rate limiting',
  control: 'tick',
  hint: 'Holds the circuit to its bandwidth, which the port pair could exceed.',
  isShown: isDirect,
});

const billingOf = (part: Part): Field[] => [
  {
    ...part,
    name: 'tier',
    label: 'SKU',
    control: 'choice',
    isRequired: true,
    choices: () => ['Local', 'Standard', 'Premium'].map((tier) => ({ value: tier, label: tier })),
    remark: (values, answers, profile) => {
      const near = localRegionsOf(values, answers, profile);
      return textOf(values, 'tier') === 'Local' && near.length > 0
        ? `A Local circuit there reaches ${near.join(' and ')} only.`
        : undefined;
    },
  },
  {
    ...part,
    name: 'family',
    label: 'Billing model',
    control: 'choice',
    isRequired: true,
    hint: 'Metered can become Unlimited later, and not the other way round.',
    choices: () => [
      { value: 'MeteredData', label: 'Metered' },
      { value: 'UnlimitedData', label: 'Unlimited' },
    ],
  },
];

const portTypeOf = (part: Part): Field => ({
  ...part,
  name: 'portType',
  label: 'Port type',
  control: 'choice',
  isRequired: true,
  hint: 'A provider’s line, or a port pair of your own (ExpressRoute Direct).',
  choices: () => ['Provider', 'Direct'].map((type) => ({ value: type, label: type })),
});

const classicOf = (part: Part): Field => ({
  ...part,
  name: 'classic',
  label: 'Allow classic operations',
  control: 'tick',
});

const partOf = (part: Part): Field[] => [
  portTypeOf(part),
  ...lineOf('', part).slice(0, 2),
  ...directOf(part),
  ...lineOf('', part).slice(2),
  rateLimitOf(part),
];

const taught: Part = { tab: 'Configuration', group: 'Line', shapes: ['taught'] };
const today: Part = { tab: 'Basics', group: 'Circuit', shapes: ['today'] };
const second: Part = { tab: 'Basics', group: 'Second circuit', shapes: ['today'] };
const both: Part = { tab: 'Basics', group: 'SKU and billing', shapes: ['today'] };

/** Everything about the line, in both shapes of the wizard. */
export const circuitFields: readonly Field[] = [
  ...partOf(taught),
  ...billingOf(taught),
  classicOf(taught),
  ...partOf(today),
  {
    ...second,
    name: 'nameTwo',
    label: 'Second circuit name',
    control: 'text',
    isRequired: true,
    isShown: isMaximum,
  },
  ...lineOf('Two', second),
  ...billingOf(both),
];
