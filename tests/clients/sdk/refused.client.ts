/** What is not simulated is refused by name, so that nobody takes silence for success. */
import { beforeAll, expect, test } from 'vitest';
import { all } from '../support/list.ts';
import { freshGroup, networkOf, owner } from '../support/program.ts';
import { refusalOf } from '../support/refusal.ts';
import { region } from '../support/shapes.ts';

const group = 'sdk-refused';
const network = networkOf(owner);

beforeAll(() => freshGroup(owner, group));

test.for([
  {
    what: 'cross connections, the view of a provider',
    ask: () => network.expressRouteCrossConnections.get(group, 'x'),
  },
  {
    what: 'peerings of a cross connection',
    ask: () => network.expressRouteCrossConnectionPeerings.get(group, 'x', 'AzurePrivatePeering'),
  },
  { what: 'ExpressRoute gateways of Virtual WAN', ask: () => network.expressRouteGateways.get(group, 'x') },
  { what: 'their connections', ask: () => network.expressRouteConnections.get(group, 'x', 'y') },
  { what: 'link aggregation groups', ask: () => network.expressRouteLags.get(group, 'x') },
  { what: 'one port of a provider', ask: () => network.expressRouteProviderPort('x') },
  { what: 'ports of providers', ask: () => network.expressRouteProviderPortsLocation.list() },
  {
    what: 'tests of a failover',
    ask: () => network.expressRouteCircuits.startCircuitLinkFailoverTest(group, 'x', 'primary', 'BgpDisconnect'),
  },
  { what: 'virtual hubs', ask: () => network.virtualHubs.createOrUpdate(group, 'x', { location: region }) },
])('$what: not simulated', async ({ ask }) => {
  expect(await refusalOf(ask())).toMatchObject({ status: 501, code: 'CrossconnectNotSimulated' });
});

test('a list of cross connections: not simulated', async () => {
  expect(await refusalOf(all(network.expressRouteCrossConnections.list()))).toMatchObject({ status: 501 });
});
