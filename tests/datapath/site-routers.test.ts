/** Packets between a site and Azure when the customer's routers are not configured as the peering says. */
import { expect, test } from 'vitest';
import { circuit, cloudWith, connection, gateway, network, send } from './arm.ts';

const peering = {
  peerASN: 65010,
  vlanId: 100,
  primaryPeerAddressPrefix: '172.16.0.0/30',
  secondaryPeerAddressPrefix: '172.16.0.4/30',
};
const cloudOf = (routers: unknown, down: readonly string[] = []) =>
  cloudWith(
    { ...circuit('er', { prefixes: '10.80.0.0/16', peering }), onPremises: { down, routers } },
    network('vnet', '10.20'),
    gateway('gw', 'vnet'),
    connection('c', 'gw', 'er'),
  );

test.for([
  { routers: undefined, arrives: true, because: 'nothing is said of them' },
  { routers: 'odd', arrives: true, because: 'what cannot be read says nothing' },
  { routers: { vlan: 'odd' }, arrives: true, because: 'nor does a VLAN that is no number' },
  { routers: { vlan: 100, asn: 65010, primary: '172.16.0.1/30' }, arrives: true, because: 'they agree' },
  { routers: { vlan: 101 }, arrives: false, because: 'frames with another tag are not heard' },
  { routers: { asn: 65011 }, arrives: false, because: 'the edge refuses another AS number' },
  {
    routers: { primary: '172.16.0.5/30', secondary: '172.16.0.1/30' },
    arrives: false,
    because: 'the links are swapped',
  },
  { routers: { primary: '172.16.0.2/30' }, arrives: true, because: 'the secondary link is enough' },
  { routers: { shut: ['primary'] }, arrives: true, because: 'one interface is left' },
  { routers: { shut: ['primary', 'secondary'] }, arrives: false, because: 'no interface is left' },
])('with the routers $routers packets arrive: $arrives, since $because (expressroute/peering-ends-agree)', (one) => {
  const there = send(cloudOf(one.routers), { from: '10.80.0.10', to: '10.20.1.4' });
  const back = send(cloudOf(one.routers), { from: '10.20.1.4', to: '10.80.0.10' });
  expect(there.delivered).toBe(one.arrives);
  expect(back.delivered).toBe(one.arrives);
  if (!one.arrives) expect(there.fact).toBe('expressroute/peering-ends-agree');
});

test('a link whose router has another address and one whose session is down leave nothing, and both are told', () => {
  const found = send(cloudOf({ primary: '172.16.0.2/30' }, ['secondary']), { from: '10.80.0.10', to: '10.20.1.4' });
  expect(found.delivered).toBe(false);
  expect(found.because).toContain('172.16.0.2');
});
