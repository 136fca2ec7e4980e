/** The fields of a subnet, as the course teaches them and as they are today, and what is wrong with what they hold. Used for each row of a wizard, and for one subnet alone. */
import { valueOf } from '#src/base/facts.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Field } from '#src/portal/blade.ts';
import type { Faults } from '#src/portal/project.ts';
import { freeRange, rangeFault, rangeParts } from '#src/portal/rules/address.ts';
import { nameFault } from '#src/portal/rules/name.ts';
import { textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';

/** What a subnet is for: with `gateway` its name and its least size are given. */
export const purposes = [
  { value: 'default', label: 'Default' },
  { value: 'gateway', label: 'Virtual network gateway' },
] as const;

const gatewaySubnet = valueOf('expressroute/gateway-subnet', 'today').name;

/** The sizes of a subnet, with how many addresses each holds. */
const sizes = Array.from({ length: 22 }, (_, index) => {
  const length = index + 8;
  return { value: String(length), label: `/${length} (${(2 ** (32 - length)).toLocaleString('en-US')} addresses)` };
});

export interface SubnetPlan {
  /** Stands before the name of each field: `subnet1.` in a row, nothing where there is one subnet. */
  prefix: string;
  /** Ends the label of each field: ` of subnet 1`. */
  suffix: string;
  tab?: string;
  group?: string;
  /** Whether the name cannot be changed while the purpose is a gateway. */
  isLocked: boolean;
}

/** The fields of one subnet. In the taught shape the range is typed, in today's the purpose gives name and size. */
export function subnetFields({ prefix, suffix, tab, group, isLocked }: SubnetPlan): Field[] {
  const place = { ...(tab === undefined ? {} : { tab }), ...(group === undefined ? {} : { group }) };
  const isForGateway = (values: Values): boolean => textOf(values, `${prefix}purpose`) === 'gateway';
  return [
    {
      ...place,
      name: `${prefix}purpose`,
      label: `Purpose${suffix}`,
      control: 'choice',
      shapes: ['today'],
      hint: 'What will stand in it. A gateway wants a subnet of its own, with a fixed name.',
      choices: () => purposes,
    },
    {
      ...place,
      name: `${prefix}name`,
      label: `Name${suffix}`,
      control: 'text',
      isRequired: true,
      isLocked: (values) => isLocked && isForGateway(values),
      remark: (values, _answers, profile) =>
        isForGateway(values)
          ? `A gateway looks for a subnet named exactly ${gatewaySubnet}, of /${valueOf('expressroute/gateway-subnet', profile).longestPrefix} or larger.`
          : misspelt(textOf(values, `${prefix}name`)),
    },
    {
      ...place,
      name: `${prefix}range`,
      label: `Address range${suffix}`,
      control: 'text',
      isRequired: true,
      shapes: ['taught'],
      hint: 'The first address, a slash and the length: 10.0.0.0/24 is 256 addresses.',
    },
    {
      ...place,
      name: `${prefix}start`,
      label: `Starting address${suffix}`,
      control: 'text',
      isRequired: true,
      shapes: ['today'],
    },
    {
      ...place,
      name: `${prefix}size`,
      label: `Size${suffix}`,
      control: 'choice',
      isRequired: true,
      shapes: ['today'],
      choices: () => sizes,
    },
  ];
}

/** The range that the fields of a subnet stand for, in CIDR notation. */
export const rangeOf = (values: Values, prefix: string): string => textOf(values, `${prefix}range`);

/** What the fields of a subnet hold at first. */
export function subnetValues(prefix: string, name: string, range: string): Values {
  const { start, size } = rangeParts(range);
  return {
    [`${prefix}purpose`]: name === gatewaySubnet ? 'gateway' : 'default',
    [`${prefix}name`]: name,
    [`${prefix}range`]: range,
    [`${prefix}start`]: start,
    [`${prefix}size`]: size,
  };
}

/** What else a change of a field of a subnet changes: the purpose brings name and size, range and parts go together. */
export function subnetFollows(
  field: string,
  values: Values,
  prefix: string,
  { space, taken }: { space: readonly string[]; taken: readonly string[] },
): Values {
  const part = field.slice(prefix.length);
  const held = (name: string): string => textOf(values, `${prefix}${name}`);
  switch (part) {
    case 'purpose': {
      const isForGateway = held('purpose') === 'gateway';
      const length = isForGateway ? valueOf('expressroute/gateway-subnet', 'today').longestPrefix : 24;
      const range = freeRange(space, taken, length) ?? held('range');
      return {
        ...subnetValues(prefix, isForGateway ? gatewaySubnet : 'default', range),
        [`${prefix}purpose`]: held('purpose'),
      };
    }
    case 'name':
      return { [`${prefix}purpose`]: held('name') === gatewaySubnet ? 'gateway' : 'default' };
    case 'range': {
      const { start, size } = rangeParts(held('range'));
      return { [`${prefix}start`]: start, [`${prefix}size`]: size };
    }
    case 'start':
    case 'size':
      return { [`${prefix}range`]: `${held('start')}/${held('size')}` };
    default:
      return {};
  }
}

export interface Neighbors {
  space: readonly string[];
  others: readonly { name: string; prefixes: readonly string[] }[];
}

/** What is wrong with the fields of a subnet. The range is told at the field that is shown for it. */
export function subnetFaults(
  values: Values,
  prefix: string,
  { space, others }: Neighbors,
  { profile, shape }: { profile: Profile; shape: Profile },
): Faults {
  const name = textOf(values, `${prefix}name`);
  const twin = others.find((other) => other.name.toLowerCase() === name.toLowerCase());
  const range = rangeFault(rangeOf(values, prefix), {
    space,
    others,
    // The course's form takes a small gateway subnet, and the gateway is refused later; today's asks for enough at once.
    isForGateway: shape === 'today' && textOf(values, `${prefix}purpose`) === 'gateway',
    profile,
  });
  return {
    [`${prefix}name`]:
      nameFault('subnet', name, profile) ??
      (twin === undefined
        ? undefined
        : `There is a subnet “${twin.name}” already. Each subnet has a name of its own: type another.`),
    [`${prefix}${shape === 'today' ? 'start' : 'range'}`]: range,
  };
}

/** A name that is meant to be that of the gateway's subnet, and is not. */
function misspelt(name: string): string | undefined {
  const plain = name.toLowerCase().replaceAll(/[^a-z]/g, '');
  return name !== gatewaySubnet && plain === gatewaySubnet.toLowerCase()
    ? `“${name}” is nearly the name that a gateway looks for, which is exactly ${gatewaySubnet}.`
    : undefined;
}
