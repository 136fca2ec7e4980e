/** Whom the packet is for: adding something for it to reach is told, and taking that away puts the one before back. */
import { expect, test } from 'vitest';
import { oneThings } from '#src/explorer/one-thing.ts';
import { loadBalancer } from '#src/explorer/parts/load-balancer.ts';
import { parts } from '#src/explorer/parts/list.ts';
import { removed } from '#src/explorer/parts/part.ts';
import { presetOf } from '#src/explorer/presets.ts';
import { readScenario } from '#src/explorer/read-scenario.ts';
import { written, type Scenario } from '#src/explorer/scenario.ts';
import { ofType } from '#src/explorer/cloud.ts';
import { withCloud } from '#src/explorer/target.ts';
import { wayOf } from './every.ts';

function set(scenario: Scenario, id: 'load-balancer' | 'private-endpoint', value: string) {
  const way = wayOf(scenario);
  const [thing] = oneThings(scenario, [...way.hops.map(({ node }) => node), ...way.bypassed], [id]);
  if (!thing) throw new Error(`There is no change "${id}".`);
  return thing.set(value);
}

const { scenario: first } = presetOf('hub-machine');

test.for([
  { id: 'load-balancer', value: 'Basic', because: 'a load balancer is a receiver of its own' },
  { id: 'load-balancer', value: 'Standard', because: 'so is one of the other SKU' },
  { id: 'private-endpoint', value: 'plain', because: 'an endpoint has an address of its own' },
  { id: 'private-endpoint', value: 'enrolled', because: 'whether FastPath is asked for makes no difference' },
] as const)('$id $value: the new receiver is told, and None puts the old one back, since $because', ({ id, value }) => {
  const added = set(first, id, value);
  expect(added.scenario.flow.to).not.toBe(first.flow.to);
  expect(added.said).toContain(`the packet is for it now, no longer for ${first.flow.to}`);
  const gone = set(added.scenario, id, 'none');
  expect(gone.scenario.flow).toEqual(first.flow);
  expect(gone.said).toContain(`The packet is for vm-app in vnet-hub (${first.flow.to}) again.`);
  expect(wayOf(gone.scenario).delivered).toBe(true);
});

test('what was remembered goes along in a link', () => {
  const added = set(first, 'load-balancer', 'Basic').scenario;
  const read = readScenario(written(added));
  expect(read.isRead && set(read.scenario, 'load-balancer', 'none').scenario.flow.to).toBe(first.flow.to);
});

test('without anything remembered the packet is for a machine, not for an address that is gone', () => {
  const { scenario } = presetOf('basic-balancer');
  const [balancer] = ofType(scenario.cloud, 'loadBalancers');
  const after = withCloud(scenario, removed(loadBalancer, parts, scenario.cloud, balancer?.id ?? '').cloud);
  expect(after.scenario.flow.to).toBe('10.20.1.4');
  expect(after.said).toBe('The packet is for vm-app in vnet-hub (10.20.1.4) now.');
});

test('a packet that was for a machine stays for it when a load balancer goes', () => {
  const { scenario } = presetOf('basic-balancer');
  const toMachine = { ...scenario, flow: { ...scenario.flow, to: '10.20.1.4' } };
  const after = set(toMachine, 'load-balancer', 'none');
  expect(after.scenario.flow).toEqual(toMachine.flow);
  expect(after.said).not.toContain('The packet is for');
});
