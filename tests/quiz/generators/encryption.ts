/** Encryption by a table of what each means covers, and sums with the facts. No packet is sent. */
import type { EncryptionProblem, Part } from '#src/quiz/generators/_encrypted-parts.ts';
import { encryption } from '#src/quiz/generators/encryption.ts';
import { numberOf } from '#tests/quiz/computed/words.ts';
import { prove } from './proof.ts';

const named: Readonly<Record<Part, string>> = {
  cable: "On the cable that ends at Microsoft's device",
  provider: 'In the network of the connectivity provider',
  edge: "Inside Microsoft's device at the edge",
  core: 'Between the edge and the virtual network',
  machine: 'At the machine in the virtual network',
};

/** What is covered: MACsec has one cable, a tunnel everything up to the virtual network. */
const macsecCovers: readonly string[] = ['cable'];
const tunnelCovers: readonly string[] = ['cable', 'provider', 'edge', 'core'];

/** From the least to the most, each with what it covers, whether it needs own ports, and whether it is as fast as the line. */
const means: readonly (readonly [text: string, covers: readonly string[], ports: boolean, hardware: boolean])[] = [
  ['Nothing besides ExpressRoute itself', [], false, false],
  ['MACsec on the ports, and no tunnel', macsecCovers, true, true],
  ['IPsec to a VPN gateway, no MACsec', tunnelCovers, false, false],
  ['MACsec on the ports, IPsec inside', tunnelCovers, true, true],
];

function second({ ask, kind, macsec, tunnel, demand, fast, options, added }: EncryptionProblem): string[] {
  if (ask === 'size') return [String(numberOf('packet-size') - added)];
  if (ask === 'choose') {
    const least = means.find(
      ([, covers, ports, hardware]) =>
        demand.every((part) => covers.includes(part)) && (!ports || kind === 'direct') && (!fast || hardware),
    );
    return least ? [least[0]] : [];
  }
  // Only a more exact prefix brings packets into the tunnel. For the same one Azure takes ExpressRoute.
  const covered = new Set([...(macsec ? macsecCovers : []), ...(tunnel === 'longer' ? tunnelCovers : [])]);
  const wanted = options.filter((part) => covered.has(part) === (ask === 'hidden'));
  if (ask === 'judge' || wanted.length < 2 || wanted.length === options.length)
    return options.map((part) => `${named[part]}. → ${covered.has(part) === (added % 2 === 0) ? 'yes' : 'no'}`);
  return wanted.map((part) => named[part]);
}

const about: EncryptionProblem = {
  ask: 'judge',
  opening: 0,
  firm: 'Cedar Rail',
  kind: 'direct',
  macsec: true,
  tunnel: 'none',
  demand: [],
  fast: false,
  options: ['cable', 'edge', 'core', 'machine'],
  added: 73,
};

export default prove({
  generator: encryption,
  second,
  byHand: [
    {
      problem: about,
      key: [
        "On the cable that ends at Microsoft's device. → no",
        "Inside Microsoft's device at the edge. → yes",
        'Between the edge and the virtual network. → yes',
        'At the machine in the virtual network. → yes',
      ],
      because: 'MACsec encrypts one link. Behind the two devices packets are clear text again.',
    },
    {
      problem: {
        ...about,
        ask: 'readable',
        kind: 'provider',
        macsec: false,
        tunnel: 'same',
        options: ['provider', 'edge', 'machine'],
        added: 60,
      },
      key: [
        'In the network of the connectivity provider. → no',
        "Inside Microsoft's device at the edge. → no",
        'At the machine in the virtual network. → no',
      ],
      because:
        'For the same prefix Azure takes ExpressRoute without the tunnel, so nothing is encrypted anywhere, and that is what is asked.',
    },
    {
      problem: {
        ...about,
        ask: 'hidden',
        kind: 'provider',
        macsec: false,
        tunnel: 'longer',
        options: ['provider', 'edge', 'core', 'machine'],
      },
      key: [
        'In the network of the connectivity provider',
        "Inside Microsoft's device at the edge",
        'Between the edge and the virtual network',
      ],
      because: 'The more exact prefix leads into the tunnel, which ends at the VPN gateway of the virtual network.',
    },
    {
      problem: { ...about, ask: 'size' },
      key: ['1327'],
      because: 'A packet over ExpressRoute may have 1,400 bytes, and 73 are the tunnel’s.',
    },
    {
      problem: { ...about, ask: 'choose', demand: ['cable', 'edge', 'core'], fast: true },
      key: ['MACsec on the ports, IPsec inside'],
      because:
        'Layer 2 on the cable is MACsec, and only IPsec goes on to the virtual network. On Direct both go together.',
    },
    {
      problem: { ...about, ask: 'choose', kind: 'provider', macsec: false, demand: ['edge', 'core'] },
      key: ['IPsec to a VPN gateway, no MACsec'],
      because: 'A provider circuit cannot have MACsec, and IPsec runs over any circuit.',
    },
  ],
});
