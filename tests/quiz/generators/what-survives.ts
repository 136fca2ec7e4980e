/** Failures: the second way lists the parts that each way needs, and looks whether one of them is broken. */
import type { Break, Site } from '#src/quiz/generators/_failing-site.ts';
import type { SurvivalProblem } from '#src/quiz/generators/_survival-story.ts';
import { whatSurvives } from '#src/quiz/generators/what-survives.ts';
import { prove } from './proof.ts';

/** Everything a break takes away, by names of our own. */
function broken({ circuits, places }: Site, { kind, of }: Break): string[] {
  const parts: Record<Break['kind'], string[]> = {
    link: [`link 1 of ${of}`],
    edge: [`edge 2 of ${of}`],
    links: [`link 1 of ${of}`, `link 2 of ${of}`],
    each: circuits.map((_, index) => `link 1 of ${index}`),
    location: [places[of] ?? ''],
    city: [places[of] ?? '', `${places[of] ?? ''}, other side`],
    instance: ['half of the gateway'],
    gateway: ['the gateway'],
    connection: [`connection ${of}`],
    tunnel: ['tunnel'],
    peering: ['peering'],
  };
  return parts[kind];
}

/** The ways from the site to the hub, each with the parts it needs. */
function ways({ design, circuits, places }: Site): { over: string; needs: string[] }[] {
  const lines = circuits.flatMap((over, of) =>
    [1, 2].map((way) => ({
      over,
      needs: [
        `link ${way} of ${of}`,
        `edge ${way} of ${of}`,
        `connection ${of}`,
        'the gateway',
        design === 'metro' && way === 2 ? `${places[of] ?? ''}, other side` : (places[of] ?? ''),
      ],
    })),
  );
  return design === 'vpn' ? [...lines, { over: 'vpn', needs: ['tunnel'] }] : lines;
}

/** Over what packets go after some breaks: circuits before the VPN. */
function left(site: Site, target: string, breaks: readonly Break[]): string[] {
  const gone = new Set(breaks.flatMap((one) => broken(site, one)));
  if (target === 'spoke' && gone.has('peering')) return [];
  const open = ways(site).filter(({ needs }) => !needs.some((part) => gone.has(part)));
  const lines = [...new Set(open.map(({ over }) => over))];
  return lines.some((over) => over !== 'vpn') ? lines.filter((over) => over !== 'vpn') : lines;
}

const code = (text: string): string => `\`${text}\``;
const called = (over: string): string => (over === 'vpn' ? 'the VPN' : code(over));

function said({ design, circuits, places }: Site, { kind, of }: Break): string {
  const name = code(circuits[of] ?? '');
  const place = places[of] ?? '';
  const texts: Record<Break['kind'], string> = {
    link: `The primary link of ${name} is cut.`,
    edge: `The secondary edge of ${name} fails.`,
    links: `Both of the links of ${name} are cut.`,
    each: 'The primary link of each circuit is cut.',
    location: `The ${design === 'metro' ? `facility ${place} of the Metro` : `peering location ${place}`} is lost.`,
    city: `Both facilities in ${place} are lost.`,
    instance: 'One instance of the gateway fails.',
    gateway: 'The ExpressRoute gateway fails as a whole.',
    connection: `The connection ${code((circuits[of] ?? '').replace('er-', 'conn-'))} is deleted.`,
    tunnel: 'The connection of the VPN is deleted.',
    peering: 'The peering of hub and spoke is deleted.',
  };
  return texts[kind];
}

/** What keeps a site reachable against a failure, by what the failure is. */
function keepers({ site, spare, breaks, keepers: offered }: SurvivalProblem): string[] {
  const kind = breaks[0]?.kind;
  const place = site.places[0] ?? '';
  const texts: Record<string, string> = {
    apart: `One more circuit, with both links in ${spare}`,
    near: `One more circuit, with both links in ${place}`,
    vpn: 'A site-to-site VPN, ending in the hub',
  };
  const helpful = kind === 'gateway' ? ['vpn'] : kind === 'location' ? ['apart', 'vpn'] : ['apart', 'near', 'vpn'];
  return offered.filter((name) => helpful.includes(name)).map((name) => texts[name] ?? '');
}

function second(problem: SurvivalProblem): readonly string[] {
  const { ask, site, target, breaks, cases } = problem;
  const alive = (some: readonly Break[]): boolean => left(site, target, some).length > 0;
  const text = (some: readonly Break[]): string => some.map((one) => said(site, one)).join(' ');
  switch (ask) {
    case 'judged':
      return cases.map((some) => `${text(some)} → ${alive(some) ? 'yes' : 'no'}`);
    case 'cuts':
      return cases.filter((some) => !alive(some)).map(text);
    case 'survives':
      return cases.filter(alive).map(text);
    case 'way': {
      const found = left(site, target, breaks);
      if (found.length === 0) return ['Over neither of them, since no way is left'];
      if (found.length === 1) return [`Over ${called(found[0] ?? '')}, every one of the flows`];
      return ['Over both, each flow keeping to one'];
    }
    case 'kept':
      return keepers(problem);
  }
}

const one: Site = { design: 'one', circuits: ['er-amber'], places: ['Paris'], fastPath: false };
const apart: Site = { design: 'apart', circuits: ['er-amber', 'er-flint'], places: ['Paris', 'Oslo'], fastPath: true };
const base: SurvivalProblem = {
  ask: 'judged',
  firm: 'Heron Air',
  site: one,
  spare: 'Dublin',
  target: 'hub',
  breaks: [],
  cases: [[{ kind: 'link', of: 0 }], [{ kind: 'location', of: 0 }], [{ kind: 'instance', of: 0 }]],
  keepers: [],
  told: 0,
  extra: 'none',
};

export default prove({
  generator: whatSurvives,
  second,
  byHand: [
    {
      problem: base,
      key: [
        'The primary link of `er-amber` is cut. → yes',
        'The peering location Paris is lost. → no',
        'One instance of the gateway fails. → yes',
      ],
      because:
        'By both-links-work the other link carries on, by gateway-maintenance a gateway has several instances; by location-outage both edges stand in one place.',
    },
    {
      problem: { ...base, ask: 'way', site: apart, breaks: [{ kind: 'location', of: 0 }] },
      key: ['Over `er-flint`, every one of the flows'],
      because: 'By location-outage a second circuit at another location outlives the loss of the first.',
    },
    {
      problem: {
        ...base,
        ask: 'cuts',
        site: apart,
        cases: [
          [{ kind: 'gateway', of: 0 }],
          [{ kind: 'location', of: 1 }],
          [{ kind: 'links', of: 0 }],
          [{ kind: 'each', of: 0 }],
        ],
      },
      key: ['The ExpressRoute gateway fails as a whole.'],
      because:
        'By fastpath-keeps-gateway the routes are exchanged at the gateway, FastPath or not; all others leave one circuit.',
    },
    {
      problem: {
        ...base,
        ask: 'survives',
        site: { ...one, design: 'metro', places: ['Madrid'] },
        cases: [
          [{ kind: 'location', of: 0 }],
          [{ kind: 'city', of: 0 }],
          [{ kind: 'connection', of: 0 }],
          [{ kind: 'links', of: 0 }],
        ],
      },
      key: ['The facility Madrid of the Metro is lost.'],
      because: 'By metro-facilities the two links end in two facilities, and the circuit outlives the loss of one.',
    },
    {
      problem: {
        ...base,
        ask: 'kept',
        breaks: [{ kind: 'location', of: 0 }],
        keepers: ['apart', 'near', 'point', 'premium'],
      },
      key: ['One more circuit, with both links in Dublin'],
      because: 'By location-outage only a circuit at another location outlives the loss of this one.',
    },
    {
      problem: {
        ...base,
        ask: 'way',
        site: { ...one, design: 'vpn' },
        breaks: [{ kind: 'links', of: 0 }],
      },
      key: ['Over the VPN, every one of the flows'],
      because: 'By vpn-backup the VPN takes over when the routes of the circuit are gone.',
    },
  ],
});
