/** A probe of a load balancer: how it finds out which of a pool are well. */
import { valueOf } from '#src/base/facts.ts';
import { balancerNeeds, wholeBalancer } from '../../../examples/balancer.ts';
import { defineResource } from '../../../resource.ts';
import { refuseProbe } from '../../../rules/balancer-part.ts';
import { probeProperties } from '../../../rules/balancer-parts.ts';
import { partInUse, usersInBalancer } from '../../../rules/balancer-references.ts';

export const probes = defineResource({
  type: 'Microsoft.Network/loadBalancers/probes',
  properties: probeProperties,
  located: false,
  isPartOnly: true,
  readOnly: ['loadBalancingRules'],

  fill: (sent, _around, { profile }) => ({
    intervalInSeconds: valueOf('expressroute/probe-interval-seconds', profile).default,
    numberOfProbes: 1,
    probeThreshold: 1,
    ...sent,
  }),

  refuse: refuseProbe,

  inUse: partInUse,

  show: usersInBalancer({ loadBalancingRules: 'Microsoft.Network/loadBalancers/loadBalancingRules' }),

  example: { path: 'loadBalancers/lb-example/probes/tcp-443', needs: [...balancerNeeds, wholeBalancer], body: {} },
});
