/** What the tests of the explorer share: a Cloud in which there is one of everything, and the way of a packet through a scenario. */
import { networkOf } from '#src/azure/network.ts';
import { trace, type Trace } from '#src/datapath/trace.ts';
import * as build from '#src/azure/pieces/build.ts';
import { cloudOf, idOf, type PlainCloud } from '#src/azure/pieces/plain.ts';
import { securityRulePart } from '#src/explorer/parts/security-rule-editing.ts';
import type { Scenario } from '#src/explorer/scenario.ts';

const hub = '10.20.0.0/16';
const gatewaySubnet = build.gateway('vnet-hub', hub)[0]!;

const plain: PlainCloud = cloudOf([
  ...build.circuit(),
  ...build.circuit({ name: 'er-branch', kind: 'direct', site: 'Branch', prefixes: '10.101.0.0/16' }),
  build.globalReach('reach', 'er-contoso', 'er-branch'),
  ...build.circuit({ name: 'er-third', site: 'Third', prefixes: '10.102.0.0/16' }),
  ...build.network({ name: 'vnet-hub', space: hub }),
  ...build.gateway('vnet-hub', hub, 'ErGwScale'),
  build.connection('conn-hub', 'ergw-hub', 'er-contoso'),
  build.firewall('vnet-hub', hub),
  ...build.network({ name: 'vnet-spoke', space: '10.30.0.0/16', subnets: ['db'] }),
  ...build.peered('vnet-hub', 'vnet-spoke'),
  ...build.network({ name: 'vnet-alone', space: '10.40.0.0/16' }),
  ...build.vpn('vnet-hub', 'lgw-site', ['10.100.0.0/16']),
  build.balancer('lb-app', 'Basic', ['vnet-hub', 'snet-app'], '10.20.1.100'),
  build.endpoint('pe-storage', ['vnet-hub', 'snet-app'], '10.20.1.200'),
  ...build.routed('rt-gateway', gatewaySubnet, [{ name: 'to-firewall', prefix: '10.20.1.0/24', next: '10.20.254.4' }]),
]);

/** One of everything that can be edited, and room for another. */
export const oneOfEach: PlainCloud = securityRulePart.adding[0]!.add(
  plain,
  idOf('virtualNetworks/subnets', 'vnet-spoke', 'snet-db'),
).cloud;

/** The way of a scenario's packet. */
export const wayOf = ({ cloud, profile, failures, flow }: Scenario): Trace =>
  trace(networkOf(cloud, profile, { failures }), flow);

/** A packet from the site to a machine of the hub, in a Cloud. */
export const inCloud = (cloud: PlainCloud): Scenario => ({
  version: 1,
  profile: 'taught',
  cloud,
  flow: { from: '10.100.0.10', to: '10.20.1.4', protocol: 'tcp', port: 443 },
  failures: [],
});
