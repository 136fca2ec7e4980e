/** Which pages of the portal a simulated learner opens: those on the way to a deed, or any that there are. */
import type { Cloud } from '#src/azure/cloud.ts';
import type { Step } from '#src/lab/definition.ts';

const blades: Readonly<Record<string, string>> = {
  'microsoft.network/expressroutecircuits': 'circuit',
  'microsoft.network/virtualnetworks': 'virtual-network',
  'microsoft.network/virtualnetworkgateways': 'virtual-network-gateway',
  'microsoft.network/connections': 'connection',
  'microsoft.network/publicipaddresses': 'public-ip-address',
  'microsoft.network/routefilters': 'route-filter',
  'microsoft.network/networkinterfaces': 'network-interface',
};

/** The pages that a way leads over, each once, without those that are only forms of one. */
export function pagesOf(way: readonly Step[]): string[] {
  const pages = way.flatMap(({ on: { blade, resource, state } }) => {
    if (blade === undefined || blade === 'search' || blade === 'provider' || state === 'deployed') return [];
    return blade === 'home' ? [] : [resource === undefined ? `home;${blade}` : `home;${blade}=${resource}`];
  });
  return [...new Set(pages)].slice(-3);
}

/** The pages of what there is in a Cloud, in its order. */
export const pagesIn = (cloud: Cloud): string[] => [
  'home;all-resources',
  'home;create',
  ...Object.values(cloud.resources).flatMap(({ id, type }) => {
    const blade = blades[type.toLowerCase()];
    return blade === undefined ? [] : [`home;${blade}=${id}`];
  }),
];
