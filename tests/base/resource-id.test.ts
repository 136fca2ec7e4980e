import { expect, test } from 'vitest';
import { nameOf, parseResourceId, resourceId, sameId } from '#src/base/resource-id.ts';

const s = '00000000-0000-0000-0000-000000000001';

test('an id is taken apart', () => {
  const id = resourceId(s, 'rg', 'Microsoft.Network/virtualNetworks/subnets', 'vnet', 'GatewaySubnet');
  expect(id).toBe(
    `/subscriptions/${s}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/GatewaySubnet`,
  );
  expect(parseResourceId(id)).toEqual({
    id,
    subscription: s,
    group: 'rg',
    type: 'Microsoft.Network/virtualNetworks/subnets',
    name: 'GatewaySubnet',
    names: ['vnet', 'GatewaySubnet'],
    parent: `/subscriptions/${s}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet`,
  });
  expect(nameOf(id)).toBe('GatewaySubnet');
});

test('a group is a resource too', () => {
  expect(parseResourceId(`/subscriptions/${s}/resourcegroups/RG`)).toMatchObject({
    type: 'Microsoft.Resources/resourceGroups',
    name: 'RG',
    parent: undefined,
  });
});

test('case does not count', () => {
  expect(sameId('/subscriptions/A/resourceGroups/b', '/SUBSCRIPTIONS/a/RESOURCEGROUPS/B')).toBe(true);
});

test.for([
  '',
  'vnet',
  '/',
  '/subscriptions',
  `/subscriptions/${s}`,
  `subscriptions/${s}/resourceGroups/rg`,
  `/subscriptions/${s}/resourceGroups`,
  `/subscriptions/${s}/resourceGroups/rg/`,
  `/subscriptions/${s}/resourceGroups/rg/providers`,
  `/subscriptions/${s}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks`,
  `/subscriptions/${s}/resourceGroups/rg/virtualNetworks/v`,
  'https://example.com/subscriptions/x',
])('"%s" is not a resource id', (text) => {
  expect(parseResourceId(text)).toBeUndefined();
});
