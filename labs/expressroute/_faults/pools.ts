/** The three symptoms that a ticket may begin with, and what may be behind each. */
import { nameIn } from '#src/lab/ids.ts';
import { definePool } from './pool.ts';
import type { Handover } from './handover.ts';
import { circuitRemade } from './circuit-remade.ts';
import { interfacesOff } from './interfaces-off.ts';
import { keyInUse } from './key-in-use.ts';
import { keyRevoked } from './key-revoked.ts';
import { notProvisioned } from './not-provisioned.ts';
import { outsideRegion } from './outside-region.ts';
import { providerWithdrew } from './provider-withdrew.ts';
import { rangeNotAnnounced } from './range-not-announced.ts';
import { securityRule } from './security-rule.ts';
import { subnetsSwapped } from './subnets-swapped.ts';
import { tooManyPrefixes } from './too-many-prefixes.ts';
import { userRoute } from './user-route.ts';
import { wrongAsn } from './wrong-asn.ts';
import { wrongVlan } from './wrong-vlan.ts';

/** Nothing comes through between a site and a network. */
export const silence = definePool({
  id: 'silence',
  faults: [providerWithdrew, circuitRemade, subnetsSwapped, wrongVlan, wrongAsn, interfacesOff, tooManyPrefixes],
  ideas: [
    {
      id: 'peering-off',
      says: ({ circuit }) => `The private peering of ${circuit.name} is switched off in Azure.`,
      why: ({ peering }, { circuit }) =>
        peering?.state === 'Enabled'
          ? `The private peering of ${circuit.name} is Enabled, and its ARP table has entries.`
          : `When the ticket came in, the private peering of ${circuit.name} was there and Enabled.`,
    },
    {
      id: 'gateway',
      says: ({ gateway }) => `The gateway ${nameIn(gateway)} is down, or too small.`,
      why: (_seen, { gateway }) =>
        `${nameIn(gateway)} is Succeeded, and its BGP peers are Microsoft’s edge routers, not the site. A gateway that is too small would be slow; it would not silence everybody.`,
    },
  ],
});

/** One range of a site is silent, the other is not. */
export const oneRange = definePool({
  id: 'one-range',
  faults: [rangeNotAnnounced, userRoute, securityRule],
  ideas: [
    {
      id: 'one-link',
      says: ({ circuit }) => `One of the two links of ${circuit.name} is down.`,
      why: (_seen, { circuit }) =>
        `Both links of ${circuit.name} have a number in the last column of their summary: BGP is up on both. And a link does not carry one range and leave the other.`,
    },
    {
      id: 'length',
      says: ({ ranges }) => `${ranges[1]} is too large: a circuit carries /24 and smaller only.`,
      why: (_seen, { ranges }) =>
        `A route may be of any length. The other range, ${ranges[0]}, is just as large, and it is reached.`,
    },
  ],
});

/** A connection cannot be made. */
export const noConnection = definePool<Handover>({
  id: 'no-connection',
  faults: [outsideRegion, keyInUse, keyRevoked, notProvisioned],
  ideas: [
    {
      id: 'peer-networks',
      says: ({ network, other }) => `${network.name} has to be peered with ${other.name} first.`,
      why: () => 'A connection joins a gateway to a circuit. Whether two networks are peered is another matter.',
    },
  ],
});
