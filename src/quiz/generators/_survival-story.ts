/** A site and its circuits in words. */
import type { Break, Site, Target } from './_failing-site.ts';
import { listed } from './_words.ts';

export interface SurvivalProblem {
  ask: 'judged' | 'cuts' | 'survives' | 'way' | 'kept';
  firm: string;
  site: Site;
  /** A place where nothing is yet. */
  spare: string;
  /** Which machine is asked for. */
  target: Target;
  breaks: readonly Break[];
  /** Failures to compare, each of one break or of two. */
  cases: readonly (readonly Break[])[];
  /** What might have kept it alive, to choose from. */
  keepers: readonly string[];
  told: 0 | 1 | 2;
  /** What is told besides. */
  extra: 'none' | 'sku' | 'zones';
}

const code = (text: string): string => `\`${text}\``;

/** The circuits with their places. */
function lines({ design, circuits, places }: Site): string {
  const [name = '', other = ''] = circuits.map(code);
  const [place = '', far = ''] = places;
  switch (design) {
    case 'one':
      return `one circuit, ${name}, at the peering location ${place}`;
    case 'metro':
      return `one circuit, ${name}, at the peering location ${place} Metro`;
    case 'near':
      return `two circuits, ${name} and ${other}, both at the peering location ${place}`;
    case 'apart':
      return `two circuits, ${name} at the peering location ${place} and ${other} at ${far}`;
    case 'vpn':
      return `one circuit, ${name}, at the peering location ${place}, and a site-to-site VPN to the same hub`;
  }
}

export function situation({ firm, site, told, extra, target }: SurvivalProblem): string {
  const extras = {
    none: '',
    sku: ` ${site.circuits.length > 1 ? 'The circuits have' : 'The circuit has'} the SKU Premium.`,
    zones: ' The gateway is zone-redundant.',
  }[extra];
  const fast = site.fastPath
    ? `FastPath is on at ${listed(site.circuits.map((name) => code(name.replace('er-', 'conn-'))))}.`
    : 'FastPath is off.';
  const hub = `The gateway stands in ${code('vnet-hub')} (10.20.0.0/16).`;
  const spoke =
    target === 'spoke'
      ? ` ${code('vnet-spoke')} (10.30.0.0/16) is peered with the hub and uses its gateway.`
      : ` ${code('vnet-spoke')} (10.30.0.0/16) is peered with it.`;
  return (
    [
      `The site of ${firm} has ${lines(site)}. ${hub}${spoke} ${fast}${extras}`,
      `${hub}${spoke} From the site of ${firm} there is ${lines(site)}.${extras} ${fast}`,
      `${firm} joins its site with Azure by ${lines(site)}.${extras} ${fast} ${hub}${spoke}`,
    ][told] ?? ''
  );
}

/** The facts that a question about a design rests on. */
export const factsOf = ({ site: { design, fastPath } }: SurvivalProblem): string[] => [
  'both-links-work',
  'gateway-maintenance',
  fastPath ? 'fastpath-keeps-gateway' : 'gateway-two-jobs',
  design === 'metro' ? 'metro-facilities' : 'location-outage',
  ...(design === 'vpn' ? ['vpn-backup'] : []),
];
