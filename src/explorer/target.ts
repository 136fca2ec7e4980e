/** Whom the packet is for when a load balancer or a private endpoint comes or goes: the one before is remembered and put back. */
import { receivers } from './places.ts';
import type { PlainCloud } from '#src/azure/pieces/plain.ts';
import type { Scenario } from './scenario.ts';

/** The scenario with the packet for another address, and the one before kept for when that goes away. */
export const aimedAt = (scenario: Scenario, to: string): Scenario =>
  to === scenario.flow.to ? scenario : { ...scenario, flow: { ...scenario.flow, to }, formerTo: scenario.flow.to };

const isFrontEnd = ({ group }: { group: string }): boolean =>
  group === 'Load balancers' || group === 'Private endpoints';

/**
 * The scenario with another Cloud. Where the load balancer or endpoint that the packet was for is not in it any more,
 * the packet is for the one before again, else for the first machine there is; `said` tells so, and is empty otherwise.
 */
export function withCloud(scenario: Scenario, cloud: PlainCloud): { scenario: Scenario; said: string } {
  const { flow, formerTo, ...rest } = scenario;
  const isFor = (place: { group: string; address: string }) => isFrontEnd(place) && place.address === flow.to;
  const there = receivers(cloud);
  if (!receivers(scenario.cloud).some(isFor) || there.some(isFor))
    return { scenario: { ...scenario, cloud }, said: '' };
  const next =
    there.find(({ address }) => address === formerTo) ?? there.find(({ group }) => group === 'Machines') ?? there[0];
  if (!next) return { scenario: { ...scenario, cloud }, said: '' };
  return {
    scenario: { ...rest, cloud, flow: { ...flow, to: next.address } },
    said: `The packet is for ${next.name} (${next.address})${next.address === formerTo ? ' again' : ' now'}.`,
  };
}
