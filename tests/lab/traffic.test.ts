/** What the check of traffic answers in a small Cloud: the tracer decides, and the verdict says what it found. */
import { describe, expect, test } from 'vitest';
import { createArm } from '#src/azure/arm.ts';
import { createVirtualClock } from '#src/base/clock.ts';
import { putConnection } from '#src/lab/acts/connection.ts';
import { playAll } from '#src/lab/play.ts';
import { circuit, circuitId, network, ownerSubscription, resourceGroup } from '#src/lab/scene.ts';
import type { CircuitScene, NetworkScene } from '#src/lab/scene.ts';
import { flows } from '#src/lab/wants/traffic.ts';

const place = { subscription: ownerSubscription, group: 'rg-traffic', location: 'westeurope' };
const hub: NetworkScene = { place, name: 'vnet-hub', block: '10.20', gateway: { name: 'gw-hub', sku: 'ErGw3AZ' } };
const line: CircuitScene = {
  place,
  name: 'er-hub',
  provider: 'Equinix',
  peeringLocation: 'Amsterdam',
  megabits: 500,
  tier: 'Standard',
  site: '10.80.0.0/16',
  isProvisioned: true,
  hasPeering: true,
};
const at = (type: string, name: string) =>
  `/subscriptions/${place.subscription}/resourceGroups/rg-traffic/providers/Microsoft.Network/${type}/${name}`;
const gateway = at('virtualNetworkGateways', 'gw-hub');
const ends = {
  connection: at('connections', 'con-hub'),
  gateway,
  circuit: circuitId(line),
  location: place.location,
};
const flow = { from: '10.80.0.10', to: '10.20.1.4' };

async function cloudWith(acts: Parameters<typeof playAll>[2]) {
  const clock = createVirtualClock();
  const arm = createArm({ seed: 'traffic', clock, profile: 'taught' });
  await playAll(arm, clock, [resourceGroup(place), ...network(hub), ...circuit(line), ...acts]);
  return arm.cloud;
}
const slow = [putConnection(ends)];
const fast = [putConnection({ ...ends, fastPath: true })];

describe('a packet', () => {
  test.for([
    { acts: [], wanted: {}, holds: false, says: 'knows no way', because: 'nothing joins the two' },
    { acts: slow, wanted: {}, holds: true, says: 'goes through gw-hub', because: 'the connection joins them' },
    { acts: slow, wanted: { over: [gateway] }, holds: true, says: 'gw-hub', because: 'FastPath is off' },
    {
      acts: slow,
      wanted: { around: [gateway] },
      holds: false,
      says: 'does not go around gw-hub',
      because: 'FastPath is off',
    },
    { acts: fast, wanted: { around: [gateway] }, holds: true, says: 'around gw-hub', because: 'FastPath is on' },
    {
      acts: fast,
      wanted: { over: [gateway] },
      holds: false,
      says: 'does not lead over gw-hub',
      because: 'FastPath goes around it',
    },
    {
      acts: slow,
      wanted: { over: [ends.circuit.toUpperCase()] },
      holds: true,
      says: 'reaches',
      because: 'the edges are parts of the circuit, and case does not count',
    },
    {
      acts: slow,
      wanted: { notOver: [ends.circuit] },
      holds: false,
      says: 'leads over er-hub',
      because: 'there is no other circuit',
    },
    {
      acts: slow,
      wanted: { failures: [`link:${ends.circuit.toLowerCase()}/primary`] },
      holds: true,
      says: 'a part of the network down',
      because: 'the secondary link carries it',
    },
    {
      acts: slow,
      wanted: { failures: ['primary', 'secondary'].map((way) => `link:${ends.circuit.toLowerCase()}/${way}`) },
      holds: false,
      says: 'a part of the network down',
      because: 'both links are down',
    },
  ])('$wanted holds is $holds, since $because', async ({ acts, wanted, holds, says }) => {
    const verdict = flows({ flow, profile: 'taught', ...wanted })(await cloudWith(acts));
    expect(verdict.because).toContain(says);
    expect(verdict.holds).toBe(holds);
  });

  test.for([
    { acts: [], wanted: {}, says: 'It did not arrive.', because: 'nothing joins the two' },
    { acts: slow, wanted: {}, says: 'the answer came back.', because: 'they are joined' },
    { acts: slow, wanted: { around: [gateway] }, says: 'not on the way it should', because: 'FastPath is off' },
  ])('that is told without reasons says only “$says”, since $because', async ({ acts, wanted, says }) => {
    const verdict = flows({ flow, profile: 'taught', isSilent: true, ...wanted })(await cloudWith(acts));
    expect(verdict.because).toContain(says);
    expect(verdict.because).not.toMatch(/gateway|gw-hub|router|er-hub/);
  });

  test('is told with the names the story gives its ends', async () => {
    const between = ['the plant', 'the machine'] as const;
    const { because } = flows({ flow, profile: 'taught', between })(await cloudWith(slow));
    expect(because).toMatch(/^Sent a packet from the plant to the machine\. /);
  });
});
