/** What stands beside the forms of a connection: the way its packets will take, as the form is filled in. */
import { expect, test } from 'vitest';
import { connectionSummary } from '#src/portal/connection-summary.ts';
import { kindsIn } from '#src/portal/resourceRows.ts';

const inNetwork = (type: string, name: string) =>
  `/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-network/providers/Microsoft.Network/${type}/${name}`;

const gatewayOf = (sku: string) => ({
  id: inNetwork('virtualNetworkGateways', 'ergw-hub'),
  name: 'ergw-hub',
  properties: {
    sku: { name: sku },
    ipConfigurations: [
      { properties: { subnet: { id: `${inNetwork('virtualNetworks', 'vnet-hub')}/subnets/GatewaySubnet` } } },
    ],
  },
});

const planned = {
  title: 'What this connection will be',
  circuit: inNetwork('expressRouteCircuits', 'er-hub'),
  providerState: 'Provisioned',
  profile: 'taught' as const,
};

test.for([
  { sku: 'UltraPerformance', hasFastPath: true, passed: ['ergw-hub'], because: /go past ergw-hub.*routes/ },
  { sku: 'UltraPerformance', hasFastPath: false, passed: [], because: /goes through ergw-hub\. Its SKU allows/ },
  { sku: 'ErGw1AZ', hasFastPath: false, passed: [], because: /goes through ergw-hub\. It does not allow/ },
  { sku: 'ErGw1AZ', hasFastPath: true, passed: [], because: /refuse FastPath/ },
])('behind $sku with FastPath $hasFastPath, packets go past $passed', ({ sku, hasFastPath, passed, because }) => {
  const { way, text } = connectionSummary({ ...planned, gateway: gatewayOf(sku), hasFastPath });
  expect(way.map((hop) => hop.text)).toEqual(['Your network', 'er-hub', 'ergw-hub', 'vnet-hub']);
  expect(way.filter(({ isPassed }) => isPassed).map((hop) => hop.text)).toEqual(passed);
  expect(text).toMatch(because);
});

test('nothing is made up while no gateway is chosen', () => {
  const { rows, way } = connectionSummary({ ...planned, gateway: undefined, hasFastPath: true });
  expect(rows.find(({ label }) => label === 'Gateway')?.cell.text).toBe('Not chosen yet');
  expect(rows.map(({ label }) => label)).not.toContain('Gateway SKU');
  expect(way.some(({ isPassed }) => isPassed)).toBe(false);
});

test('what stands in a group is counted by kind, in words', () => {
  const ids = [
    ['expressRouteCircuits', 'er-1'],
    ['virtualNetworks', 'vnet-1'],
    ['virtualNetworks', 'vnet-2'],
    ['publicIPAddresses', 'pip-1'],
  ] as const;
  expect(kindsIn(ids.map(([type, name]) => ({ id: inNetwork(type, name) })))).toBe(
    '1 ExpressRoute circuit, 2 virtual networks, 1 public IP address',
  );
  expect(kindsIn([])).toBe('');
});
