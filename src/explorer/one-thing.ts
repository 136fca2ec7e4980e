/** The usual single changes to a scenario, each as one choice: FastPath, gateway SKU, kind of circuit, user route, spoke, load balancer … */
import { reference } from '#src/azure/network/world.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { Make, Meeting, SingleChange } from './changes/change.ts';
import { circuitKind } from './changes/circuit-kind.ts';
import { failedLink } from './changes/failed-link.ts';
import { fastPath } from './changes/fastpath.ts';
import { gatewaySku } from './changes/gateway-sku.ts';
import { balancer } from './changes/load-balancer.ts';
import { endpoint } from './changes/private-endpoint.ts';
import { spoke } from './changes/spoke.ts';
import { userRoute } from './changes/user-route.ts';
import { find } from './cloud.ts';
import type { Scenario } from './scenario.ts';

/** In the order they are offered. */
const makers = {
  fastpath: fastPath,
  'gateway-sku': gatewaySku,
  'circuit-kind': circuitKind,
  link: failedLink,
  'user-route': userRoute,
  spoke,
  'load-balancer': balancer,
  'private-endpoint': endpoint,
} as const satisfies Record<string, Make>;

export type OneThingId = keyof typeof makers;

export interface OneThing extends SingleChange {
  id: OneThingId;
  isNear: boolean;
}

export const isOneThingId = (text: string): text is OneThingId => Object.hasOwn(makers, text);

const ids: readonly OneThingId[] = Object.keys(makers).filter(isOneThingId);

/** The changes that fit a scenario. `met`: ids of the nodes the packet meets or goes around, so that the change is about its way. */
export function oneThings(
  scenario: Scenario,
  met: readonly string[],
  wanted: readonly OneThingId[] = ids,
): readonly OneThing[] {
  const isMet: Meeting['isMet'] = ({ id }) =>
    met.some((node) => node === keyOf(id) || node.startsWith(`${keyOf(id)}/`));
  // A connection is met where its gateway is.
  const isBeside = (thing: { id: string }) => {
    const properties = find(scenario.cloud, thing.id)?.properties ?? {};
    const { id } = reference.parse(properties['virtualNetworkGateway1']);
    return id !== '' && met.includes(keyOf(id));
  };
  const pick: Meeting['pick'] = (things) => things.find(isMet) ?? things.find(isBeside) ?? things[0];
  return wanted.flatMap((id) => {
    const made = makers[id](scenario, { isMet, pick });
    return made ? [{ ...made, id, isNear: made.isNear ?? true }] : [];
  });
}
