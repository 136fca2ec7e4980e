/* Written by `npm run facts` from the fact marks in content/lessons. Change a lesson, not this. */
import type { FactId } from './facts.ts';

/** Where a lesson teaches a fact. */
export interface Lesson {
  readonly href: string;
  /** The heading it stands under; empty above the first one. */
  readonly section: string;
  readonly unit: number;
  readonly lesson: string;
}

/** Facts that no written lesson teaches are not here. */
export const taughtAt: Partial<Readonly<Record<FactId, Lesson>>> = {
  'expressroute/add-connection-steps': {"href":"/expressroute/09-fastpath/#s18","section":"A new connection in your own subscription","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/billing-starts-at-service-key': {"href":"/expressroute/09-fastpath/#clean-up","section":"Clean up","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/circuit-owner-and-user': {"href":"/expressroute/09-fastpath/#s19","section":"Share a circuit with another subscription","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/circuit-states': {"href":"/expressroute/09-fastpath/#before-you-connect-a-network","section":"Before you connect a network","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/circuits-per-network': {"href":"/expressroute/09-fastpath/#s14","section":"How many go together","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/circuits-same-location': {"href":"/expressroute/09-fastpath/#how-many-go-together","section":"How many go together","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/clean-up-connection': {"href":"/expressroute/09-fastpath/#s28","section":"Clean up","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/connection-address-spaces': {"href":"/expressroute/09-fastpath/#s16","section":"How many go together","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/connection-any-subscription': {"href":"/expressroute/09-fastpath/#s11","section":"Before you connect a network","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/connection-location': {"href":"/expressroute/09-fastpath/#s25","section":"Share a circuit with another subscription","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/connection-prerequisites': {"href":"/expressroute/09-fastpath/#s12","section":"Before you connect a network","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/create-authorization-steps': {"href":"/expressroute/09-fastpath/#s22","section":"Share a circuit with another subscription","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/delete-connection-keep-key': {"href":"/expressroute/09-fastpath/#s23","section":"Clean up","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/delete-order': {"href":"/expressroute/09-fastpath/#clean-up","section":"Clean up","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-bypasses-gateway': {"href":"/expressroute/09-fastpath/#s2","section":"What FastPath changes","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-circuits': {"href":"/expressroute/09-fastpath/#s3","section":"The circuit","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-existing-connection': {"href":"/expressroute/09-fastpath/#a-connection-that-already-exists","section":"A connection that already exists","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-gateway-skus': {"href":"/expressroute/09-fastpath/#s5","section":"The gateway","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-ip-limits': {"href":"/expressroute/09-fastpath/#room-for-the-addresses","section":"Room for the addresses","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-ipv6': {"href":"/expressroute/09-fastpath/#s6","section":"IPv6","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-keeps-gateway': {"href":"/expressroute/09-fastpath/#s4","section":"Why the gateway has to stay","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-load-balancer': {"href":"/expressroute/09-fastpath/#s9","section":"A load balancer","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-private-link': {"href":"/expressroute/09-fastpath/#s10","section":"A private endpoint","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-renew': {"href":"/expressroute/09-fastpath/#a-connection-that-already-exists","section":"A connection that already exists","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-routes-metric': {"href":"/expressroute/09-fastpath/#room-for-the-addresses","section":"Room for the addresses","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-scale-units': {"href":"/expressroute/09-fastpath/#the-gateway","section":"The gateway","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-setting': {"href":"/expressroute/09-fastpath/#what-fastpath-changes","section":"What FastPath changes","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-udr': {"href":"/expressroute/09-fastpath/#s7","section":"A route on the gateway subnet","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/fastpath-vnet-peering': {"href":"/expressroute/09-fastpath/#s8","section":"A network peered with yours","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/gateway-deploy-minutes': {"href":"/expressroute/09-fastpath/#before-you-connect-a-network","section":"Before you connect a network","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/gateway-skus': {"href":"/expressroute/09-fastpath/#what-the-gateway-does","section":"What the gateway does","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/gateway-two-jobs': {"href":"/expressroute/09-fastpath/#s1","section":"What the gateway does","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/geopolitical-regions': {"href":"/expressroute/09-fastpath/#how-many-go-together","section":"How many go together","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/layer-3-provider-bgp': {"href":"/expressroute/09-fastpath/#s17","section":"Before you connect a network","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/one-key-one-connection': {"href":"/expressroute/09-fastpath/#s21","section":"Share a circuit with another subscription","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/peer-circuit-uri': {"href":"/expressroute/09-fastpath/#s27","section":"Share a circuit with another subscription","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/premium-circuit-links': {"href":"/expressroute/09-fastpath/#s15","section":"How many go together","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/redeem-steps': {"href":"/expressroute/09-fastpath/#s26","section":"Share a circuit with another subscription","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/resource-name': {"href":"/expressroute/09-fastpath/#a-new-connection-in-your-own-subscription","section":"A new connection in your own subscription","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/revoke-deletes-connections': {"href":"/expressroute/09-fastpath/#s20","section":"Share a circuit with another subscription","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/routing-weight': {"href":"/expressroute/09-fastpath/#a-new-connection-in-your-own-subscription","section":"A new connection in your own subscription","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/scale-units': {"href":"/expressroute/09-fastpath/#the-gateway","section":"The gateway","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/standard-circuit-links': {"href":"/expressroute/09-fastpath/#s13","section":"How many go together","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/unit-self-check': {"href":"/expressroute/09-fastpath/#s29","section":"What the exam asks","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
  'expressroute/user-needs-id-and-key': {"href":"/expressroute/09-fastpath/#s24","section":"Share a circuit with another subscription","unit":9,"lesson":"Improve data path performance between networks with FastPath"},
};
