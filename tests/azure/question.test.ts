import { expect, test } from 'vitest';
import { isQuestion } from '#src/azure/question.ts';

const network = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Network';

test.for([
  {
    because: 'it reads a table',
    method: 'POST',
    path: `${network}/networkInterfaces/nic/effectiveRouteTable`,
    is: true,
  },
  {
    because: 'it reads a table of a part, with an argument',
    method: 'POST',
    path: `${network}/expressRouteCircuits/er/peerings/AzurePrivatePeering/arpTables/primary`,
    is: true,
  },
  { because: 'it restarts the gateway', method: 'POST', path: `${network}/virtualNetworkGateways/gw/reset`, is: false },
  { because: 'there is no such action', method: 'POST', path: `${network}/virtualNetworkGateways/gw/dance`, is: false },
  { because: 'it makes a resource', method: 'PUT', path: `${network}/virtualNetworkGateways/gw`, is: false },
  { because: 'the provider is no part of Azure', method: 'POST', path: '/_control/provider/provision', is: false },
  { because: 'its path cannot be read', method: 'POST', path: '/subscriptions/%2F/x', is: false },
])('$method $path is a question: $is, since $because', ({ method, path, is }) => {
  expect(isQuestion({ method, url: `https://management.azure.com${path}` })).toBe(is);
});
