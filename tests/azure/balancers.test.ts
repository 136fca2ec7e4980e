import { describe, expect, test } from 'vitest';
import type { Profile } from '#src/base/facts.ts';
import { address, at, createAzure } from './azure.ts';
import type { Azure } from './azure.ts';

type Json = Record<string, unknown>;

const subnet = { id: at('virtualNetworks/v/subnets/app') };
const part = (path: string, balancer = 'lb') => ({ id: at(`loadBalancers/${balancer}/${path}`) });
const front = { name: 'front', properties: { subnet } };
const pool = { name: 'pool' };

const rule = (name: string, more: Json = {}) => ({
  name,
  properties: {
    frontendIPConfiguration: part('frontendIPConfigurations/front'),
    backendAddressPool: part('backendAddressPools/pool'),
    protocol: 'Tcp',
    frontendPort: 443,
    backendPort: 443,
    ...more,
  },
});
const outbound = (name: string, more: Json = {}) => ({
  name,
  properties: {
    frontendIPConfigurations: [part('frontendIPConfigurations/front')],
    backendAddressPool: part('backendAddressPools/pool'),
    protocol: 'All',
    ...more,
  },
});
const nat = (more: Json = {}) => ({
  name: 'ssh',
  properties: {
    frontendIPConfiguration: part('frontendIPConfigurations/front'),
    frontendPort: 50_001,
    backendPort: 22,
    protocol: 'Tcp',
    ...more,
  },
});

const balancer = (properties: Json, sku = 'Standard', name = 'lb'): [string, Json] => [
  `loadBalancers/${name}`,
  {
    location: 'westeurope',
    sku: { name: sku },
    properties: { frontendIPConfigurations: [front], backendAddressPools: [pool], ...properties },
  },
];

const outwardTo = (name: string) => ({ publicIPAddress: { id: at(`publicIPAddresses/${name}`) } });
const outward = { name: 'front', properties: outwardTo('pip') };

async function prepared(profile: Profile = 'taught'): Promise<Azure> {
  const azure = await createAzure(profile);
  await azure.make('virtualNetworks/v', {
    location: 'westeurope',
    properties: {
      addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
      subnets: [{ name: 'app', properties: { addressPrefix: '10.0.1.0/24' } }],
    },
  });
  await azure.make(...address('pip'));
  return azure;
}

describe('a load balancer', () => {
  test.for<{ properties: Json; code: string; because: string }>([
    {
      properties: { frontendIPConfigurations: [{ name: 'front', properties: {} }] },
      code: 'CrossconnectFrontendAddress',
      because: 'a frontend has an address',
    },
    {
      properties: { frontendIPConfigurations: [{ name: 'front', properties: { subnet, ...outward.properties } }] },
      code: 'CrossconnectFrontendAddress',
      because: 'it has one',
    },
    {
      properties: {
        frontendIPConfigurations: [
          { name: 'front', properties: { subnet, privateIPAllocationMethod: 'Static', privateIPAddress: '10.0.1.1' } },
        ],
      },
      code: 'PrivateIPAddressInReservedRange',
      because: 'Azure keeps the first four',
    },
    {
      properties: { frontendIPConfigurations: [{ name: 'front', properties: { publicIPPrefix: { id: 'x' } } }] },
      code: 'CrossconnectNotSimulated',
      because: 'prefixes are not there',
    },
    {
      properties: {
        frontendIPConfigurations: [{ name: 'front', properties: { subnet, gatewayLoadBalancer: { id: 'x' } } }],
      },
      code: 'CrossconnectNotSimulated',
      because: 'chains are not there',
    },
    { properties: { inboundNatPools: [{}] }, code: 'CrossconnectNotSimulated', because: 'these are for scale sets' },
    {
      properties: { loadBalancingRules: [rule('r', { frontendIPConfiguration: undefined })] },
      code: 'CrossconnectRuleWithoutFrontend',
      because: 'a rule starts at a frontend',
    },
    {
      properties: { loadBalancingRules: [rule('r', { backendAddressPool: part('backendAddressPools/none') })] },
      code: 'InvalidResourceReference',
      because: 'there is no such pool',
    },
    {
      properties: {
        loadBalancingRules: [rule('r', { backendAddressPool: part('backendAddressPools/pool', 'other') })],
      },
      code: 'InvalidResourceReference',
      because: 'the pool is of another load balancer',
    },
    {
      properties: { loadBalancingRules: [rule('r', { protocol: 'All' })] },
      code: 'CrossconnectHighAvailabilityPorts',
      because: 'every protocol goes with every port',
    },
    {
      properties: { loadBalancingRules: [rule('r', { idleTimeoutInMinutes: 31 })] },
      code: 'CrossconnectIdleTimeout',
      because: 'it ends at 30',
    },
    {
      properties: { loadBalancingRules: [rule('one'), rule('two', { backendPort: 444 })] },
      code: 'CrossconnectFrontendPortTwice',
      because: 'a port goes one way',
    },
    {
      properties: { loadBalancingRules: [rule('one'), rule('two', { frontendPort: 444 })] },
      code: 'RulesUseSameBackendPortProtocolAndPool',
      because: 'the pool could not tell them apart',
    },
    {
      properties: {
        inboundNatRules: [nat({ frontendIPConfiguration: part('frontendIPConfigurations/front', 'other') })],
      },
      code: 'InvalidResourceReference',
      because: 'the frontend is of another load balancer',
    },
    {
      properties: { inboundNatRules: [nat({ idleTimeoutInMinutes: 3 })] },
      code: 'CrossconnectIdleTimeout',
      because: 'it starts at 4',
    },
    {
      properties: { probes: [{ name: 'p', properties: { protocol: 'Tcp', port: 80, requestPath: '/' } }] },
      code: 'CrossconnectProbePath',
      because: 'TCP has no path',
    },
    {
      properties: { probes: [{ name: 'p', properties: { protocol: 'Http', port: 80 } }] },
      code: 'CrossconnectProbePath',
      because: 'HTTP has one',
    },
    {
      properties: { probes: [{ name: 'p', properties: { protocol: 'Tcp', port: 80, intervalInSeconds: 4 } }] },
      code: 'CrossconnectProbeInterval',
      because: 'that is too often',
    },
    {
      properties: { inboundNatRules: [nat({ frontendIPConfiguration: undefined })] },
      code: 'CrossconnectRuleWithoutFrontend',
      because: 'it starts at a frontend',
    },
    {
      properties: { inboundNatRules: [nat({ backendPort: undefined })] },
      code: 'CrossconnectNatRulePorts',
      because: 'it ends at a port',
    },
    {
      properties: { inboundNatRules: [nat({ backendAddressPool: part('backendAddressPools/pool') })] },
      code: 'CrossconnectNatRulePorts',
      because: 'a pool needs a range',
    },
    {
      properties: { outboundRules: [outbound('o')] },
      code: 'CrossconnectOutboundRules',
      because: 'it is internal',
    },
    {
      properties: {
        frontendIPConfigurations: [outward],
        outboundRules: [outbound('one'), outbound('two', { protocol: 'Tcp' })],
      },
      code: 'MoreThanOneOutboundRuleUsingSameFrontendIPConfigurationAndProtocolIsNotSupported',
      because: 'the protocols overlap',
    },
    {
      properties: { backendAddressPools: [{ name: 'pool', properties: { tunnelInterfaces: [{}] } }] },
      code: 'CrossconnectTunnelInterfaces',
      because: 'tunnels are for gateways',
    },
  ])('is refused with $code: $because', async ({ properties, code }) => {
    const azure = await prepared();
    await azure.make(...balancer({}, 'Standard', 'other'));
    expect((await azure.send('PUT', ...balancer(properties))).code).toBe(code);
  });

  test('and its public address are of one SKU', async () => {
    const azure = await prepared();
    const refused = await azure.send('PUT', ...balancer({ frontendIPConfigurations: [outward] }, 'Basic'));
    expect(refused).toMatchObject({
      code: 'PublicIPAndLBSkuDoNotMatch',
      message: `Basic sku load balancer ${at('loadBalancers/lb')} cannot reference Standard sku publicIP ${at('publicIPAddresses/pip')}.`,
    });
  });

  test('and its public address stand in one region, and no other has the address', async () => {
    const azure = await prepared();
    await azure.make(...address('far', 'northeurope'));
    const there = { name: 'front', properties: outwardTo('far') };
    const far = await azure.send('PUT', ...balancer({ frontendIPConfigurations: [there] }));
    expect(far.code).toBe('InvalidResourceReference');
    await azure.make(...balancer({ frontendIPConfigurations: [outward] }));
    const second = balancer({ frontendIPConfigurations: [outward] }, 'Standard', 'other');
    expect((await azure.send('PUT', ...second)).code).toBe('PublicIPAddressInUse');
  });

  test('stands in the region of its subnet', async () => {
    const azure = await prepared();
    const [path, body] = balancer({});
    const refused = await azure.send('PUT', path, { ...body, location: 'northeurope' });
    expect(refused.code).toBe('InvalidResourceReference');
    expect(refused.message).toContain(at('virtualNetworks/v'));
  });

  test.for<{ properties: Json; because: string }>([
    {
      properties: {
        frontendIPConfigurations: [front, { name: 'second', properties: { subnet } }],
        loadBalancingRules: [
          rule('one'),
          rule('two', { frontendIPConfiguration: part('frontendIPConfigurations/second'), backendPort: 444 }),
        ],
      },
      because: 'each frontend has every port',
    },
    {
      properties: {
        backendAddressPools: [pool, { name: 'second' }],
        loadBalancingRules: [
          rule('one'),
          rule('two', { frontendPort: 444, backendAddressPool: part('backendAddressPools/second') }),
        ],
      },
      because: 'each pool has every port',
    },
    {
      properties: {
        frontendIPConfigurations: [outward, { name: 'second', properties: outwardTo('pip-second') }],
        outboundRules: [
          outbound('one'),
          outbound('two', { frontendIPConfigurations: [part('frontendIPConfigurations/second')] }),
        ],
      },
      because: 'each frontend has a rule for the way out',
    },
  ])('keeps its rules apart: $because', async ({ properties }) => {
    const azure = await prepared();
    await azure.make(...address('pip-second'));
    expect((await azure.send('PUT', ...balancer(properties))).status).toBe(201);
  });

  test('keeps its SKU', async () => {
    const azure = await prepared();
    await azure.make(...balancer({}));
    expect((await azure.send('PUT', ...balancer({}, 'Basic'))).code).toBe('CrossconnectLoadBalancerSkuChange');
  });

  test.for<{ profile: Profile; code: string | undefined }>([
    { profile: 'taught', code: undefined },
    { profile: 'today', code: 'CrossconnectLoadBalancerSku' },
  ])('may be new and Basic, $profile', async ({ profile, code }) => {
    const azure = await prepared(profile);
    expect((await azure.send('PUT', ...balancer({}, 'Basic'))).code).toBe(code);
  });

  test('has parts that show who names them, and that cannot go while somebody does', async () => {
    const azure = await prepared();
    await azure.make(...balancer({ loadBalancingRules: [rule('r')] }));
    await azure.make('loadBalancers/lb/inboundNatRules/ssh', nat());
    await azure.make('networkInterfaces/nic', {
      location: 'westeurope',
      properties: {
        ipConfigurations: [
          {
            name: 'c',
            properties: {
              subnet,
              loadBalancerBackendAddressPools: [part('backendAddressPools/pool')],
              loadBalancerInboundNatRules: [part('inboundNatRules/ssh')],
            },
          },
        ],
      },
    });
    const found = async (path: string) => (await azure.send('GET', `loadBalancers/lb/${path}`)).body.properties;
    const member = { id: at('networkInterfaces/nic/ipConfigurations/c') };
    expect(await found('frontendIPConfigurations/front')).toMatchObject({
      privateIPAddress: '10.0.1.4',
      loadBalancingRules: [part('loadBalancingRules/r')],
      inboundNatRules: [part('inboundNatRules/ssh')],
    });
    expect(await found('backendAddressPools/pool')).toMatchObject({ backendIPConfigurations: [member] });
    expect(await found('inboundNatRules/ssh')).toMatchObject({ backendIPConfiguration: member });
    const names = async (path: string) => (await azure.send('GET', path)).body.value.map(({ name }) => name);
    expect(await names('loadBalancers/lb/networkInterfaces')).toEqual(['nic']);
    expect(await names('networkInterfaces/nic/loadBalancers')).toEqual(['lb']);
    const refused = await azure.send('DELETE', 'loadBalancers/lb/backendAddressPools/pool');
    expect(refused.code).toBe('CrossconnectLoadBalancerPartInUse');
    expect((await azure.send('DELETE', 'loadBalancers/lb')).code).toBe('CrossconnectLoadBalancerPartInUse');
    const without = balancer({ frontendIPConfigurations: [], loadBalancingRules: [rule('r')] });
    expect((await azure.send('PUT', ...without)).status, 'a rule keeps its frontend').toBe(400);
  });

  test('leads a NAT rule to one machine', async () => {
    const azure = await prepared();
    await azure.make(...balancer({ inboundNatRules: [nat()] }));
    const nic = (name: string): [string, Json] => [
      `networkInterfaces/${name}`,
      {
        location: 'westeurope',
        properties: {
          ipConfigurations: [
            { name: 'c', properties: { subnet, loadBalancerInboundNatRules: [part('inboundNatRules/ssh')] } },
          ],
        },
      },
    ];
    await azure.make(...nic('one'));
    expect((await azure.send('PUT', ...nic('two'))).code).toBe('CrossconnectNatRuleInUse');
  });
});
