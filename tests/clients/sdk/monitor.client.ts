/** What a circuit did, by @azure/arm-monitor: the activity log and the figures of its traffic. */
import { MonitorClient } from '@azure/arm-monitor';
import { beforeAll, expect, test } from 'vitest';
import { all } from '../support/list.ts';
import { control, credential, endpoint, freshGroup, networkOf, owner } from '../support/program.ts';
import { circuitBody, networkId, privatePeering } from '../support/shapes.ts';

const group = 'sdk-monitor';
const monitor = new MonitorClient(credential, owner, { endpoint });
const circuit = networkId(owner, group, 'expressRouteCircuits', 'line');

beforeAll(async () => {
  await freshGroup(owner, group);
  await networkOf(owner).expressRouteCircuits.createOrUpdate(group, 'line', circuitBody());
  await control('provider/provision', { circuit });
  await networkOf(owner).expressRouteCircuitPeerings.createOrUpdate(
    group,
    'line',
    'AzurePrivatePeering',
    privatePeering(40, 600),
  );
});

test('the activity log tells who wrote the circuit', async () => {
  const filter = `eventTimestamp ge '2026-01-01T00:00:00Z' and resourceGroupName eq '${group}'`;
  const events = await all(monitor.activityLogs.list(filter));
  expect(events.map(({ operationName }) => operationName?.value)).toContain(
    'Microsoft.Network/expressRouteCircuits/write',
  );
});

test('the availability of both peers is measured', async () => {
  const definitions = await all(monitor.metricDefinitions.list(circuit));
  expect(definitions.map(({ name }) => name?.value)).toEqual(
    expect.arrayContaining(['ArpAvailability', 'BgpAvailability']),
  );
  const { value } = await monitor.metrics.list(circuit, { metricnames: 'BgpAvailability', aggregation: 'Average' });
  expect(value[0]?.timeseries?.[0]?.data?.at(-1)?.average).toBe(100);
});
