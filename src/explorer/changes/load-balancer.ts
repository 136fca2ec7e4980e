/** A load balancer for the packet: none, Basic or Standard. */
import { changed, find, ofType } from '../cloud.ts';
import { kinds } from '../parts/kinds.ts';
import { balancerOf, loadBalancer } from '../parts/load-balancer.ts';
import { removed } from '../parts/part.ts';
import { aimedAt, withCloud } from '../target.ts';
import type { Make } from './change.ts';
import { hubOf, nowFor, told } from './receiver.ts';

export const balancer: Make = (scenario, { pick }) => {
  const { cloud } = scenario;
  const own = pick(ofType(cloud, 'loadBalancers'));
  const hub = hubOf(cloud);
  const [way] = loadBalancer.adding;
  if (!way || (!own && !hub)) return undefined;
  return {
    label: 'Load balancer',
    isNear: own !== undefined,
    value: own ? balancerOf(own).sku : 'none',
    choices: [
      { value: 'none', label: 'None' },
      { value: 'Basic', label: 'Basic' },
      { value: 'Standard', label: 'Standard' },
    ],
    set(value) {
      if (value === 'none') {
        if (!own) return { scenario, said: 'There is no load balancer.' };
        const { cloud: after, said } = removed(loadBalancer, kinds, cloud, own.id);
        return told(withCloud(scenario, after), said);
      }
      const added = own ? { cloud, id: own.id } : way.add(cloud, hub?.id ?? '');
      const id = added.id ?? '';
      const after = changed(added.cloud, id, {}, { sku: { name: value } });
      const made = find(after, id);
      if (own) return { scenario: { ...scenario, cloud: after }, said: `${own.name} is a ${value} load balancer now.` };
      const to = made ? balancerOf(made).address : scenario.flow.to;
      return {
        scenario: aimedAt({ ...scenario, cloud: after }, to),
        said: `Added a ${value} load balancer at ${to}. ${nowFor(scenario, 'it')}`,
      };
    },
  };
};
