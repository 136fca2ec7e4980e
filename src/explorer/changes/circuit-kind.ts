/** The circuit on the way: over a provider, or on ExpressRoute Direct. */
import { ofType } from '../cloud.ts';
import { circuit as circuitPart, withKind } from '../parts/circuit.ts';
import { byField, type Make } from './change.ts';

export const circuitKind: Make = (scenario, { pick }) => {
  const own = pick(ofType(scenario.cloud, 'expressRouteCircuits'));
  if (!own) return undefined;
  const made = byField(scenario, circuitPart, own.id, 'portType', 'Circuit');
  if (!made) return undefined;
  return {
    ...made,
    set(value) {
      const cloud = withKind(scenario.cloud, own, value === 'direct' ? 'direct' : 'provider');
      const said =
        value === 'direct' ? `${own.name} is on ExpressRoute Direct now.` : `${own.name} runs over a provider now.`;
      return { scenario: { ...scenario, cloud }, said };
    },
  };
};
