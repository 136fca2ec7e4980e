/** A simulated Azure for tests: one group, short paths, and an impatient clock. */
import * as z from 'zod/mini';
import { createArm } from '#src/azure/arm.ts';
import type { Arm } from '#src/azure/arm.ts';
import type { Cloud } from '#src/azure/cloud.ts';
import { armRequest } from '#src/azure/requests.ts';
import type { RequestMore } from '#src/azure/requests.ts';
import type { Example, ResourceType } from '#src/azure/resource.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import type { VirtualClock } from '#src/base/clock.ts';
import type { Profile } from '#src/base/facts.ts';

export const owner = '00000000-0000-0000-0000-000000000001';
export const user = '00000000-0000-0000-0000-000000000002';
export const group = `/subscriptions/${owner}/resourceGroups/rg-test`;
export const userGroup = `/subscriptions/${user}/resourceGroups/rg-user`;

type Json = Record<string, unknown>;

/** What bodies look like; a test knows which of it it asked for. */
export interface Body {
  id: string;
  name: string;
  type: string;
  etag: string;
  location: string;
  tags: Record<string, string>;
  subscriptionId: string;
  tenantId: string;
  displayName: string;
  properties: Json & { subnets: Body[]; peerings: Body[] };
  value: Body[];
  nextLink: string | undefined;
  status: string;
  error: { code: string; message: string };
}

const errorSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.optional(z.array(z.object({ message: z.string() }))),
  }),
});
const bodySchema = z.custom<Body>(() => true);

export interface Answered {
  status: number;
  headers: Headers;
  body: Body;
  code: string | undefined;
  message: string;
  fact: string | null;
}

export interface Azure {
  arm: Arm;
  clock: VirtualClock;
  /** Sends as it is. Paths that do not start with a slash are below the group and Microsoft.Network. */
  send: (method: string, path: string, body?: unknown, more?: RequestMore) => Promise<Answered>;
  /** Sends, expects success and waits until nothing runs. */
  make: (path: string, body: unknown, more?: RequestMore) => Promise<Answered>;
  /** Puts what an example needs and the example itself. */
  example: (type: ResourceType) => Promise<void>;
  idle: () => void;
}

export const at = (path: string, within = group): string =>
  path === ''
    ? within
    : /^(?:\/|\{group\})/.test(path)
      ? path.replace('{group}', within)
      : `${within}/providers/Microsoft.Network/${path}`;

export const filled = (body: unknown, within = group): unknown =>
  JSON.parse(JSON.stringify(body).replaceAll('{group}', within));

export async function readAnswer(response: Response): Promise<Answered> {
  const text = await response.text();
  const body = bodySchema.parse(text === '' ? undefined : JSON.parse(text));
  const error = text === '' ? undefined : errorSchema.safeParse(body).data?.error;
  return {
    status: response.status,
    headers: response.headers,
    body,
    code: error?.code,
    message: [error?.message ?? '', ...(error?.details ?? []).map((detail) => detail.message)].join(' ').trim(),
    fact: response.headers.get('x-crossconnect-fact'),
  };
}

/** An Azure with the groups of the circuit owner and of the circuit user. */
export async function createAzure(profile: Profile = 'taught', cloud?: Cloud): Promise<Azure> {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'test', clock, profile, ...(cloud && { cloud }) });
  const send: Azure['send'] = async (method, path, body, more) =>
    readAnswer(await arm.fetch(armRequest(method, at(path), body, more)));
  const idle = (): void => {
    for (let due = arm.nextDue(); due !== undefined; due = arm.nextDue()) clock.advanceTo(due);
  };
  const make: Azure['make'] = async (path, body, more) => {
    const answered = await send('PUT', path, body, more);
    if (answered.status >= 400) throw new Error(`PUT ${path}: ${answered.code ?? ''} ${answered.message}`);
    idle();
    return answered;
  };
  const put = ({ path, body }: Example) => make(path, filled(body));
  await make(group, { location: 'westeurope' });
  await make(userGroup, { location: 'westeurope' });
  return {
    arm,
    clock,
    send,
    make,
    idle,
    async example(type) {
      for (const one of [...(type.example.needs ?? []), type.example]) await put(one);
    },
  };
}

export const network = (
  name: string,
  prefix = '10.0.0.0/16',
  location = 'westeurope',
  more: Json = {},
): [string, Json] => [
  `virtualNetworks/${name}`,
  {
    location,
    properties: {
      addressSpace: { addressPrefixes: [prefix] },
      subnets: [{ name: 'GatewaySubnet', properties: { addressPrefix: prefix.replace(/\/\d+$/, '/27') } }],
      ...more,
    },
  },
];

export const address = (name: string, location = 'westeurope'): [string, Json] => [
  `publicIPAddresses/${name}`,
  { location, sku: { name: 'Standard' }, zones: ['1', '2', '3'], properties: { publicIPAllocationMethod: 'Static' } },
];

export const gateway = (
  name: string,
  vnet: string,
  sku = 'UltraPerformance',
  location = 'westeurope',
  more: Json = {},
  within = group,
): [string, Json] => [
  `virtualNetworkGateways/${name}`,
  {
    location,
    properties: {
      gatewayType: 'ExpressRoute',
      sku: { name: sku, tier: sku },
      ipConfigurations: [
        {
          name: 'default',
          properties: {
            subnet: { id: at(`virtualNetworks/${vnet}/subnets/GatewaySubnet`, within) },
            publicIPAddress: { id: at(`publicIPAddresses/pip-${name}`, within) },
          },
        },
      ],
      ...more,
    },
  },
];

export const circuit = (
  name: string,
  tier = 'Standard',
  bandwidthInMbps = 50,
  peeringLocation = 'Amsterdam',
  location = 'westeurope',
): [string, Json] => [
  `expressRouteCircuits/${name}`,
  {
    location,
    sku: tier === 'Local' ? { tier, family: 'UnlimitedData' } : { tier, family: 'MeteredData' },
    properties: { serviceProviderProperties: { serviceProviderName: 'Equinix', peeringLocation, bandwidthInMbps } },
  },
];

export const connection = (
  name: string,
  gatewayName: string,
  circuitId: string,
  more: Json = {},
  location = 'westeurope',
  within = group,
): [string, Json] => [
  `connections/${name}`,
  {
    location,
    properties: {
      connectionType: 'ExpressRoute',
      virtualNetworkGateway1: { id: at(`virtualNetworkGateways/${gatewayName}`, within) },
      peer: { id: at(circuitId, group) },
      ...more,
    },
  },
];

/** A network with its gateway, named vnet-<name>, pip-gw-<name> and gw-<name>. */
export async function makeGateway(
  azure: Azure,
  name: string,
  sku = 'UltraPerformance',
  location = 'westeurope',
  more: Json = {},
  within = group,
): Promise<void> {
  const place = ([path, body]: [string, Json]): [string, Json] => [at(path, within), body];
  await azure.make(...place(network(`vnet-${name}`, '10.0.0.0/16', location)));
  await azure.make(...place(address(`pip-gw-${name}`, location)));
  await azure.make(...place(gateway(`gw-${name}`, `vnet-${name}`, sku, location, more, within)));
}

/** A circuit that its provider has provisioned. */
export async function makeCircuit(azure: Azure, ...parts: Parameters<typeof circuit>): Promise<string> {
  const [path, body] = circuit(...parts);
  await azure.make(path, body);
  await azure.send('POST', `/_control/provider/provision?circuit=${encodeURIComponent(at(path))}`);
  return at(path);
}
