/** The world that most stories begin with, and the scenario that the page opens with. */
import { circuit, connection, gateway, network, peered } from '#src/azure/pieces/build.ts';
import { cloudOf } from '#src/azure/pieces/plain.ts';
import type { WorldResource } from '#src/azure/network/world.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Scenario, ScenarioFlow } from './scenario.ts';
import { stories } from './stories.ts';

export const hubSpace = '10.20.0.0/16';
export const spokeSpace = '10.30.0.0/16';
export const site = '10.100.0.10';
export const machine = '10.20.1.4';

interface World {
  kind?: 'provider' | 'direct';
  sku?: string;
  fastPath?: boolean;
  spoke?: boolean | { location: string };
}

/** The usual world: a site, a circuit, a hub with its gateway and FastPath on, and mostly a spoke. */
export const usual = ({
  kind = 'provider',
  sku = 'ErGw3AZ',
  fastPath = true,
  spoke = true,
}: World = {}): WorldResource[] => [
  ...circuit({ kind }),
  ...network({ name: 'vnet-hub', space: hubSpace }),
  ...gateway('vnet-hub', hubSpace, sku),
  connection('conn-hub', 'ergw-hub', 'er-contoso', { expressRouteGatewayBypass: fastPath }),
  ...(spoke === false
    ? []
    : [
        ...network({
          name: 'vnet-spoke',
          space: spokeSpace,
          subnets: ['db'],
          ...(typeof spoke === 'object' && spoke),
        }),
        ...peered('vnet-hub', 'vnet-spoke'),
      ]),
];

export const scenario = (
  resources: readonly WorldResource[],
  flow: Partial<ScenarioFlow>,
  more: { profile?: Profile; failures?: readonly string[] } = {},
): Scenario => ({
  version: 1,
  profile: more.profile ?? 'taught',
  cloud: cloudOf(resources),
  flow: { from: site, to: machine, protocol: 'tcp', port: 443, ...flow },
  failures: more.failures ?? [],
});

/** The scenario the page opens with: that of the first story. */
export const firstScenario: Scenario = { ...scenario(usual(), {}), title: stories[0].title };
