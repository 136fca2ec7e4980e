/** What an internal load balancer does with a flow: a machine of the pool answers, in the name of the frontend. */
import { describe, expect, test } from 'vitest';
import { networkOf } from '#src/azure/network.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import { trace, type Flow } from '#src/datapath/trace.ts';
import { cloudOf, group, hubId, resource, site, subnet, usual } from './cloud.ts';

const id = `${group}/loadBalancers/lb-web`;
const frontEnd = {
  id: `${id}/frontendIPConfigurations/front`,
  name: 'front',
  properties: { privateIPAddress: '10.20.2.100', subnet: { id: `${hubId}/subnets/snet-web` } },
};
const rule = (more: Record<string, unknown> = {}, name = 'https') => ({
  name,
  properties: {
    protocol: 'Tcp',
    frontendPort: 443,
    backendPort: 8443,
    frontendIPConfiguration: { id: frontEnd.id },
    backendAddressPool: { id: `${id}/backendAddressPools/pool` },
    ...more,
  },
});

const balancer = (rules: readonly object[], pool: Record<string, unknown> = {}) =>
  resource(
    id,
    {
      frontendIPConfigurations: [frontEnd],
      backendAddressPools: [{ id: `${id}/backendAddressPools/pool`, name: 'pool', properties: pool }],
      loadBalancingRules: rules,
    },
    { sku: { name: 'Standard' } },
  );

const web = (place: number, more: Record<string, unknown> = {}) =>
  resource(`${group}/networkInterfaces/nic-web-${place}`, {
    ipConfigurations: [
      {
        name: 'one',
        properties: {
          privateIPAddress: `10.20.2.${10 + place}`,
          subnet: { id: `${hubId}/subnets/snet-web` },
          loadBalancerBackendAddressPools: [{ id: `${id}/backendAddressPools/pool` }],
        },
      },
    ],
    ...more,
  });

const room = resource(`${hubId}/subnets/snet-web`, subnet('snet-web', '10.20.2.0/24').properties);
const sent = (resources: readonly WorldResource[], flow: Partial<Flow> = {}) =>
  trace(networkOf(cloudOf({ ...usual, more: [room, ...resources] }), 'today'), {
    from: site,
    to: '10.20.2.100',
    protocol: 'tcp',
    port: 443,
    ...flow,
  });

test('a flow goes on to a machine of the pool, whose answer comes back', () => {
  const found = sent([balancer([rule()]), web(1)]);
  expect(found).toMatchObject({ delivered: true, answered: true });
  expect(found.hops.map(({ name }) => name).slice(-3)).toEqual(['lb-web', 'vnet-hub', 'nic-web-1']);
  expect(found.hops.find(({ kind }) => kind === 'balancer')).toMatchObject({
    fact: 'expressroute/load-balancer-translates',
  });
});

test('flows are shared among the machines, and each flow keeps its own', () => {
  const members = [1, 2, 3].map((place) => web(place));
  const chosen = (sourcePort: number) => sent([balancer([rule()]), ...members], { sourcePort }).hops.at(-1)?.name;
  const ports = Array.from({ length: 60 }, (_, index) => 50_000 + index);
  expect(new Set(ports.map(chosen))).toEqual(new Set(['nic-web-1', 'nic-web-2', 'nic-web-3']));
  expect(ports.map(chosen)).toEqual(ports.map(chosen));
});

describe('what a load balancer has no rule or machine for goes nowhere', () => {
  test.for<{ rules: object[]; members: WorldResource[]; flow?: Partial<Flow>; arrives: boolean; because: string }>([
    { rules: [rule()], members: [web(1)], flow: { port: 80 }, arrives: false, because: 'no rule is for port 80' },
    { rules: [rule()], members: [web(1)], flow: { protocol: 'udp' }, arrives: false, because: 'the rule is for TCP' },
    { rules: [rule()], members: [], arrives: false, because: 'the pool is empty' },
    {
      rules: [rule({ protocol: 'All', frontendPort: 0 })],
      members: [web(1)],
      flow: { protocol: 'udp', port: 9999 },
      arrives: true,
      because: 'the rule is for every port',
    },
    {
      rules: [rule({ backendAddressPool: undefined, backendAddressPools: [{ id: `${id}/backendAddressPools/pool` }] })],
      members: [web(1)],
      arrives: true,
      because: 'the rule names its pool in a list',
    },
    {
      rules: [rule({ frontendIPConfiguration: { id: `${id}/frontendIPConfigurations/other` } })],
      members: [web(1)],
      arrives: true,
      because: 'this frontend has no rule at all, so it answers itself',
    },
    { rules: [], members: [], arrives: true, because: 'without rules the frontend answers itself' },
  ])('arrives: $arrives, because $because', ({ rules, members, flow, arrives }) => {
    const found = sent([balancer(rules), ...members], flow);
    expect(found.delivered, found.because).toBe(arrives);
    if (!arrives) expect(found.hops.at(-1)?.name).toBe('lb-web');
  });
});

test('a pool of addresses leads to the interface or the machine that has them', () => {
  const listed = (...addresses: string[]) =>
    balancer([rule()], {
      loadBalancerBackendAddresses: addresses.map((ipAddress) => ({ properties: { ipAddress } })),
    });
  expect(sent([listed('10.20.1.4')]).hops.at(-1)?.name).toBe('vm-app');
  expect(sent([listed('10.20.2.11'), web(1)]).hops.at(-1)?.name).toBe('nic-web-1');
  expect(sent([listed('10.20.1.77')]).delivered).toBe(false);
});

test('the security group of the machine is asked about the sender and the machine, not about the load balancer', () => {
  const guard = (sourceAddressPrefix: string, destinationPortRange = '*') =>
    resource(`${group}/networkSecurityGroups/nsg-web`, {
      securityRules: [
        {
          name: 'deny',
          properties: {
            protocol: '*',
            sourcePortRange: '*',
            destinationPortRange,
            sourceAddressPrefix,
            destinationAddressPrefix: '10.20.2.11',
            access: 'Deny',
            direction: 'Inbound',
            priority: 100,
          },
        },
      ],
    });
  const guarded = web(1, { networkSecurityGroup: { id: `${group}/networkSecurityGroups/nsg-web` } });
  expect(sent([balancer([rule()]), guarded, guard('10.100.0.0/16')]).problem).toBe('filtered');
  expect(sent([balancer([rule()]), guarded, guard('10.20.2.100')])).toMatchObject({ delivered: true, answered: true });
  expect(sent([balancer([rule()]), guarded, guard('*', '443')]), 'the machine is asked at 8443').toMatchObject({
    delivered: true,
    answered: true,
  });
  expect(sent([balancer([rule()]), guarded, guard('*', '8443')]).problem).toBe('filtered');
});

test.for<{ sku: string; kind: 'Basic' | 'not Basic'; because: string }>([
  { sku: 'Basic', kind: 'Basic', because: 'it says so' },
  { sku: '', kind: 'Basic', because: 'without a SKU Azure takes Basic' },
  { sku: 'Standard', kind: 'not Basic', because: 'it says so' },
  { sku: 'Gateway', kind: 'not Basic', because: 'it says so' },
])('a load balancer of SKU "$sku" is $kind to FastPath: $because', ({ sku, kind }) => {
  const one = { ...balancer([rule()]), sku: sku === '' ? undefined : { name: sku } };
  expect(sent([one, web(1)]).bypassed.length === 0 ? 'Basic' : 'not Basic').toBe(kind);
});
