/** Changes one value of a request at a time, to something else of its kind. */
import type { Cloud } from '#src/azure/cloud.ts';
import type { Act } from '#src/lab/definition.ts';

type Key = string | number;

/** One value of a request: where it stands in the body, or the name its path ends in. */
export interface Leaf {
  /** Such as `properties.sku.name`, or `(name)` for the last part of the path. */
  place: string;
  /** The last key on the way to it. */
  key: string;
  value: string | number | boolean;
  at: readonly Key[];
}

/** Every text, number and truth value of a body. */
export function leavesOf(body: unknown, at: readonly Key[] = []): Leaf[] {
  if (typeof body === 'string' || typeof body === 'number' || typeof body === 'boolean') {
    const key = at.findLast((part) => typeof part === 'string');
    return [{ place: at.join('.'), key: key ?? '', value: body, at }];
  }
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([key, part]: [string, unknown]) =>
    leavesOf(part, [...at, Array.isArray(body) ? Number(key) : key]),
  );
}

/** A body with one value replaced; the body itself stays as it is. */
export function withLeaf(body: unknown, [key, ...rest]: readonly Key[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(body))
    return body.map((part: unknown, index) => (index === key ? withLeaf(part, rest, value) : part));
  if (typeof body !== 'object' || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, part]: [string, unknown]) => [
      name,
      name === key ? withLeaf(part, rest, value) : part,
    ]),
  );
}

export const nameOf = ({ path }: Act): string => decodeURIComponent(path.split('?')[0]?.split('/').at(-1) ?? '');

/** What else could stand in place of some well-known values. */
const others: Record<string, readonly string[]> = {
  location: ['westeurope', 'northeurope', 'eastus', 'uksouth'],
  peeringLocation: ['Amsterdam', 'London', 'Dublin', 'Washington DC'],
  serviceProviderName: ['Equinix', 'Megaport'],
  tier: ['Standard', 'Premium'],
  family: ['MeteredData', 'UnlimitedData'],
  gatewayType: ['ExpressRoute', 'Vpn'],
};
const skus = [
  ['Standard_MeteredData', 'Standard_UnlimitedData', 'Premium_MeteredData'],
  ['UltraPerformance', 'HighPerformance', 'Standard'],
  ['ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ'],
];

/** Another value of the same kind: another resource of its type for an id, the next network for a prefix, the next number for a number. */
export function otherThan({ key, value }: Pick<Leaf, 'key' | 'value'>, cloud: Cloud): string | number | boolean {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return key === 'bandwidthInMbps' ? (value === 500 ? 1000 : 500) : value + 1;
  if (value.startsWith('/subscriptions/')) {
    const type = cloud.resources[value.toLowerCase()]?.type;
    const another = Object.values(cloud.resources).find(
      (one) => one.type === type && one.id.toLowerCase() !== value.toLowerCase(),
    );
    return another?.id ?? `${value}-other`;
  }
  const known = [others[key] ?? [], ...skus].find((list) => list.includes(value));
  const next = (known ?? others[key])?.find((one) => one !== value);
  if (next !== undefined) return next;
  const address = /^(\d+)\.(\d+)\.(\d+)\.(\d+)(\/\d+)?$/.exec(value);
  if (address) {
    const [, a = '', b = '', c = '', d = '', length = ''] = address;
    const bits = length === '' ? 32 : Number(length.slice(1));
    const parts = [a, b, c, d].map(Number);
    const index = Math.min(3, Math.max(1, Math.ceil(bits / 8) - 1));
    // The network next to a pair of addresses is mostly that of the other pair.
    const step = length === '' ? 1 : 2 ** (8 * (index + 1) - bits) * (bits === 30 ? 4 : 1);
    return `${parts.map((part, place) => (place === index ? (part + step) % 256 : part)).join('.')}${length}`;
  }
  return `${value}-other`;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9./]+/g, '');

/** What a setting is called in a task, where its value says nothing. */
const words: Record<string, readonly string[]> = {
  expressRouteGatewayBypass: ['FastPath'],
  activeActive: ['active-active'],
  enabled: ['enable', 'disable'],
};

/** Whether texts for the learner name a value: itself, the name at the end of an id, the parts of a SKU, a bandwidth in Gbps. */
export function isNamed({ key, value }: Pick<Leaf, 'key' | 'value'>, text: string): boolean {
  if (typeof value === 'boolean') return (words[key] ?? []).some((word) => plain(text).includes(plain(word)));
  if (typeof value === 'number') {
    const forms = [`${value}`, value.toLocaleString('en-US'), ...(value % 1000 === 0 ? [`${value / 1000} Gbps`] : [])];
    return forms.some((form) => new RegExp(`(^|[^\\d.])${form}($|[^\\d.]|\\.($|\\D))`).test(text));
  }
  if (value === '') return false;
  if (value.startsWith('/')) return isNamed({ key, value: value.split('/').at(-1) ?? '' }, text);
  return value.split('_').every((part) => plain(text).includes(plain(part)));
}
