/** An internal load balancer, and the network it stands in. Its parts have no example without it. */
import type { Example } from '../resource.ts';

export const balancerNeeds: readonly Example[] = [
  {
    path: 'virtualNetworks/vnet-example',
    body: {
      location: 'westeurope',
      properties: {
        addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
        subnets: [{ name: 'default', properties: { addressPrefix: '10.0.0.0/24' } }],
      },
    },
  },
];

const front = {
  name: 'front',
  properties: { subnet: { id: '{group}/providers/Microsoft.Network/virtualNetworks/vnet-example/subnets/default' } },
};

/** With a frontend and nothing behind it. */
export const emptyBalancer: Example = {
  path: 'loadBalancers/lb-example',
  body: { location: 'westeurope', sku: { name: 'Standard' }, properties: { frontendIPConfigurations: [front] } },
};

const part = (path: string) => ({ id: `{group}/providers/Microsoft.Network/loadBalancers/lb-example/${path}` });

/** With a pool, a probe and a rule. */
export const wholeBalancer: Example = {
  path: 'loadBalancers/lb-example',
  body: {
    location: 'westeurope',
    sku: { name: 'Standard' },
    properties: {
      frontendIPConfigurations: [front],
      backendAddressPools: [{ name: 'pool' }],
      probes: [{ name: 'tcp-443', properties: { protocol: 'Tcp', port: 443 } }],
      loadBalancingRules: [
        {
          name: 'https',
          properties: {
            frontendIPConfiguration: part('frontendIPConfigurations/front'),
            backendAddressPool: part('backendAddressPools/pool'),
            probe: part('probes/tcp-443'),
            protocol: 'Tcp',
            frontendPort: 443,
            backendPort: 443,
          },
        },
      ],
    },
  },
};

const outward = (path: string) => ({ id: `{group}/providers/Microsoft.Network/loadBalancers/lb-outward/${path}` });

/** A public load balancer with an outbound rule, after its address. */
export const outwardBalancer: readonly Example[] = [
  {
    path: 'publicIPAddresses/pip-outward',
    body: { location: 'westeurope', sku: { name: 'Standard' }, properties: {} },
  },
  {
    path: 'loadBalancers/lb-outward',
    body: {
      location: 'westeurope',
      sku: { name: 'Standard' },
      properties: {
        frontendIPConfigurations: [
          {
            name: 'front',
            properties: {
              publicIPAddress: { id: '{group}/providers/Microsoft.Network/publicIPAddresses/pip-outward' },
            },
          },
        ],
        backendAddressPools: [{ name: 'pool' }],
        outboundRules: [
          {
            name: 'out',
            properties: {
              frontendIPConfigurations: [outward('frontendIPConfigurations/front')],
              backendAddressPool: outward('backendAddressPools/pool'),
              protocol: 'All',
            },
          },
        ],
      },
    },
  },
];
