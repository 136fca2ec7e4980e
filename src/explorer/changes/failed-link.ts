/** Which of the links of the circuit on the way have failed. */
import { keyOf } from '#src/base/resource-id.ts';
import { ofType } from '../cloud.ts';
import type { Make } from './change.ts';

export const failedLink: Make = (scenario, { pick }) => {
  const circuits = ofType(scenario.cloud, 'expressRouteCircuits');
  // What has failed can be mended here, also when the packet has left it.
  const broken = circuits.find(({ id }) => scenario.failures.some((each) => each.startsWith(`link:${keyOf(id)}/`)));
  const own = broken ?? pick(circuits);
  if (!own) return undefined;
  const ids = ['primary', 'secondary'].map((way) => `link:${keyOf(own.id)}/${way}`);
  const down = ids.filter((id) => scenario.failures.includes(id));
  const sets: Record<string, readonly string[]> = {
    none: [],
    primary: ids.slice(0, 1),
    secondary: ids.slice(1),
    both: ids,
  };
  const value = Object.keys(sets).find((key) => (sets[key] ?? []).join() === down.join()) ?? 'none';
  return {
    label: 'Failed link',
    value,
    choices: [
      { value: 'none', label: 'None' },
      { value: 'primary', label: 'Primary' },
      { value: 'secondary', label: 'Secondary' },
      { value: 'both', label: 'Both' },
    ],
    set(next) {
      const failures = [...scenario.failures.filter((id) => !ids.includes(id)), ...(sets[next] ?? [])];
      const said =
        next === 'none'
          ? `Both links of ${own.name} work again.`
          : next === 'both'
            ? `Both links of ${own.name} have failed.`
            : `The ${next} link of ${own.name} has failed.`;
      return { scenario: { ...scenario, failures }, said };
    },
  };
};
