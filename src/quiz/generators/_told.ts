/** Statements about what the tools show, and whether they hold. */
import type { FaultWorld, Readings } from './_fault-world.ts';
import type { Claim } from './_item.ts';

/** A statement about what the tools show. */
export type Told =
  | 'provider-done'
  | 'answers-primary'
  | 'answers-secondary'
  | 'up-primary'
  | 'up-secondary'
  | 'knows-second'
  | 'knows-network'
  | 'answered'
  | 'microsoft-broken';

/** The range of a second octet. */
export const range = (octet: number): string => `10.${octet}.0.0/16`;

/** In the order of a question. */
export const tolds: readonly Told[] = [
  'provider-done',
  'answers-primary',
  'answers-secondary',
  'up-primary',
  'up-secondary',
  'knows-second',
  'knows-network',
  'answered',
  'microsoft-broken',
];

/** Whether a statement holds, by what the tools show. */
export function toldIn(
  told: Told,
  { ranges, hub }: FaultWorld,
  { providerStatus, links, fromSite, fromAzure, answered }: Readings,
): Claim {
  const [primary, secondary] = [links.primary, links.secondary];
  const arp = (way: string, hardware: string): Claim => ({
    text: `On the ${way} link the router of the site answers ARP.`,
    holds: hardware !== 'Incomplete',
    why:
      hardware === 'Incomplete'
        ? `On the ${way} link no hardware address is known for the site's end.`
        : `On the ${way} link the site's end has the hardware address \`${hardware}\`.`,
    belief: 'incomplete-is-microsofts',
  });
  const bgp = (way: string, session: string): Claim => ({
    text: `On the ${way} link the BGP session is up.`,
    holds: /^\d+$/.test(session),
    why: `The summary of the ${way} link has \`${session}\`. A number counts prefixes and means up. A word means that there is no session.`,
    belief: 'active-means-working',
  });
  const knows = (prefix: string, all: readonly string[], whose: string): Claim => ({
    text: `Microsoft's edge has a route to \`${prefix}\`, which is ${whose}.`,
    holds: all.includes(prefix),
    why: all.includes(prefix)
      ? `\`${prefix}\` stands in its route table.`
      : `\`${prefix}\` does not stand in its route table, so nobody announces it there.`,
    belief: 'bgp-up-means-through',
  });
  switch (told) {
    case 'provider-done':
      return {
        text: 'The provider has done its part.',
        holds: providerStatus === 'Provisioned',
        why: `The provider status is ${providerStatus}. When the provider is done it is Provisioned.`,
        belief: 'provider-mends-everything',
      };
    case 'answers-primary':
      return arp('primary', primary.hardware);
    case 'answers-secondary':
      return arp('secondary', secondary.hardware);
    case 'up-primary':
      return bgp('primary', primary.session);
    case 'up-secondary':
      return bgp('secondary', secondary.session);
    case 'knows-second':
      return knows(range(ranges[1]), fromSite, "the site's");
    case 'knows-network':
      return knows(range(hub), fromAzure, 'the network');
    case 'answered':
      return {
        text: 'Packets of the site reach the network and are answered.',
        holds: answered,
        why: answered
          ? 'The connectivity test sees packets in both directions.'
          : 'The connectivity test sees nothing go back. Sessions and routes that are up answer no packet.',
        belief: 'arrival-brings-answer',
      };
    case 'microsoft-broken':
      return {
        text: "What is wrong is wrong at Microsoft's end.",
        holds: false,
        why: "Microsoft's end shows no fault of its own: where a link is up at all, its edge has a hardware address, and what is missing comes from elsewhere.",
        belief: 'microsoft-mends-everything',
      };
  }
}
