/** Asks what encrypts packets on which part of their way, what a firm needs for that, and how large a packet in a tunnel may be. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import type { Item } from '#src/quiz/item.ts';
import { hiddenBy, partsOf, partText, usesTunnel, type EncryptionProblem, type Part } from './_encrypted-parts.ts';
import { valueOf } from './_facts.ts';
import { fillIn, multiple, single, yesNo, type About, type Draft } from './_item.ts';
import { firms } from './_names.ts';
import { listed } from './_words.ts';

const means = ['nothing', 'macsec', 'ipsec', 'both'] as const;
type Means = (typeof means)[number];
const meansText: Readonly<Record<Means, string>> = {
  nothing: 'Nothing besides ExpressRoute itself',
  macsec: 'MACsec on the ports, and no tunnel',
  ipsec: 'IPsec to a VPN gateway, no MACsec',
  both: 'MACsec on the ports, IPsec inside',
};

function whyOf(part: Part, problem: EncryptionProblem): string {
  const { macsec, tunnel } = problem;
  const tunnelled = usesTunnel(tunnel);
  const by = hiddenBy(part, { macsec, tunnelled });
  const where = `${partText[part]}: `;
  if (by === 'ipsec')
    return `${where}the tunnel runs from the site to the VPN gateway, so only IPsec packets are seen here.`;
  if (by === 'macsec') return `${where}MACsec encrypts this link, and only this link.`;
  if (part === 'machine')
    return `${where}whatever encrypts on the way ends before the machine, which has to read the packets.`;
  const lost =
    tunnel === 'same'
      ? ' The circuit announces the same prefix as the tunnel, so Azure takes the circuit, without the tunnel.'
      : '';
  return macsec && part !== 'cable'
    ? `${where}MACsec ends at Microsoft's device, and behind it packets are clear text.${lost}`
    : `${where}ExpressRoute does not encrypt by itself.${lost}`;
}

/** Who is wrong about a part of the way. */
function beliefAbout(part: Part, { macsec, tunnel }: EncryptionProblem): string {
  const by = hiddenBy(part, { macsec, tunnelled: usesTunnel(tunnel) });
  if (by === 'ipsec') return 'ipsec-needs-the-internet';
  if (by === 'macsec') return 'macsec-per-circuit';
  if (macsec) return 'macsec-reaches-the-network';
  return tunnel === 'same' ? 'vpn-before-expressroute' : 'private-is-encrypted';
}

function problem(chance: Chance): EncryptionProblem {
  const ask = chance.pick('ask', ['choose', 'choose', 'readable', 'hidden', 'judge', 'judge', 'size'] as const);
  const wish = chance.pick('wish', ['none', 'fast', 'through', 'through', 'both'] as const);
  const isWish = ask === 'choose';
  const kind =
    isWish && (wish === 'fast' || wish === 'both') ? 'direct' : chance.pick('kind', ['provider', 'direct'] as const);
  const macsec = kind === 'direct' && chance.happens('macsec', 65);
  const wanted =
    ask === 'hidden'
      ? (['longer'] as const)
      : ask === 'readable'
        ? (['none', 'same', 'same'] as const)
        : (['none', 'same', 'longer'] as const);
  const [middle] = chance.shuffled('middle', partsOf(kind).slice(0, 3));
  const demand: Readonly<Record<typeof wish, readonly Part[]>> = {
    none: [],
    fast: ['cable'],
    through: ['edge', 'core'],
    both: ['cable', 'edge', 'core'],
  };
  return {
    ask,
    opening: chance.integer('opening', 3),
    firm: chance.pick('firm', firms),
    kind,
    macsec: isWish ? false : macsec,
    tunnel: isWish ? 'none' : chance.pick('tunnel', wanted),
    demand: isWish ? demand[wish] : [],
    fast: isWish && (wish === 'fast' || wish === 'both'),
    options:
      ask === 'judge'
        ? chance.shuffled('parts', partsOf(kind)).slice(0, middle === undefined ? 3 : 3 + chance.integer('more', 2))
        : partsOf(kind),
    added: 50 + chance.integer('added', 60),
  };
}

const setupOf = ({ firm, kind, macsec, tunnel, opening }: EncryptionProblem): string => {
  const line = kind === 'direct' ? 'a circuit on ports of ExpressRoute Direct' : 'a circuit of a provider';
  const first =
    [
      `${firm} reaches its virtual network over ${line}.`,
      `Between a site of ${firm} and its virtual network lies ${line}.`,
      `Packets of ${firm} travel to Azure and back over ${line}.`,
    ][opening] ?? '';
  const second = kind === 'provider' ? [] : [macsec ? 'MACsec is on for both links.' : 'Nobody has turned on MACsec.'];
  const third = {
    none: ['There is no tunnel.'],
    same: [
      'A VPN over private peering leads to the same network, and announces the same prefix of the site as the circuit does.',
    ],
    longer: [
      'A VPN over private peering leads to the same network, and announces a more exact prefix of the site than the circuit does, in both directions.',
    ],
  }[tunnel];
  return [first, ...second, ...third].join(' ');
};

/** Whether some means are enough for what is demanded. */
function isEnough(one: Means, { kind, demand, fast }: EncryptionProblem): boolean {
  const macsec = one === 'macsec' || one === 'both';
  const tunnelled = one === 'ipsec' || one === 'both';
  if (macsec && kind === 'provider') return false;
  // At full speed only the hardware of MACsec encrypts the cable.
  if (fast && !macsec) return false;
  return demand.every((part) => hiddenBy(part, { macsec, tunnelled }) !== undefined);
}

function askChoose(problem: EncryptionProblem): Item {
  const { firm, kind, demand, fast, opening } = problem;
  const isThrough = demand.includes('core');
  const line = kind === 'direct' ? 'ports of ExpressRoute Direct' : 'a circuit of a provider';
  const wishes = [
    ...(demand.length === 0 ? ['Its packets may not cross the public internet. Nobody asks for more.'] : []),
    ...(fast
      ? ["The cable to Microsoft's device is to be encrypted at layer 2, by hardware, so that it costs no speed."]
      : []),
    ...(isThrough
      ? ['Nobody between its VPN device and the virtual network may be able to read its packets, at Microsoft neither.']
      : []),
  ];
  const asks = [
    'What is enough, and no more than that?',
    'What does it set up, with as little as possible?',
    'Which is the least that fulfils this?',
  ];
  const best = means.find((one) => isEnough(one, problem));
  const beliefs: Readonly<Record<Means, string>> = {
    nothing: 'private-is-encrypted',
    macsec: kind === 'provider' ? 'macsec-on-any-circuit' : 'macsec-reaches-the-network',
    ipsec: fast ? 'ipsec-is-free-of-limits' : 'expressroute-needs-internet',
    both: kind === 'provider' ? 'macsec-on-any-circuit' : 'ipsec-needs-direct',
  };
  const why = (one: Means): string => {
    if (isEnough(one, problem)) return `${meansText[one]}: that would be enough, and so is something that is less.`;
    if (kind === 'provider' && one !== 'nothing' && one !== 'ipsec')
      return `${meansText[one]}: MACsec needs ports of one's own, and this is a circuit of a provider.`;
    if (one === 'nothing') return 'ExpressRoute keeps strangers away, and encrypts nothing.';
    if (one === 'macsec')
      return "MACsec ends at Microsoft's device. From there to the virtual network packets are clear text.";
    return 'An IPsec tunnel works at layer 3, and carries what its VPN gateway can encrypt, which may be less than the line.';
  };
  return single(
    {
      objective: 'E11',
      facts: ['not-encrypted', 'macsec-layer', 'macsec-direct-only', 'ipsec-layer', 'macsec-with-ipsec'],
      difficulty: demand.length > 1 ? 3 : 2,
      stem: `${firm} has ${line}. ${listed(wishes, '')} ${asks[opening] ?? ''}`.replaceAll('  ', ' '),
    },
    means.map((one): Draft =>
      one === best
        ? {
            text: meansText[one],
            correct: true,
            why:
              demand.length === 0
                ? 'A circuit does not cross the public internet. That is all that was asked for.'
                : `${fast ? 'MACsec encrypts the cable in hardware.' : ''} ${isThrough ? 'IPsec encrypts from the VPN device of the site to the virtual network.' : ''}`.trim(),
          }
        : { text: meansText[one], why: why(one), belief: beliefs[one] },
    ),
  );
}

function askSize({ firm, added, opening, kind }: EncryptionProblem): Item {
  const most = valueOf('expressroute/packet-size');
  const port = valueOf('expressroute/direct-frame').mtu;
  const line = kind === 'direct' ? 'over its Direct ports' : 'over the circuit of its provider';
  return fillIn(
    {
      objective: 'E11',
      facts: ['packet-size', 'direct-frame', 'ipsec-layer'],
      difficulty: 2,
      stem:
        [
          `${firm} runs an IPsec tunnel ${line}, over private peering. The tunnel adds ${added} bytes to each packet. How many bytes may a packet have before it enters the tunnel?`,
          `Each packet of ${firm} becomes ${added} bytes longer in the IPsec tunnel that runs ${line}. What is the largest packet that may be put into it?`,
          `An IPsec tunnel of ${firm} runs ${line} and wraps each packet in ${added} more bytes. To how many bytes are the packets limited that go in?`,
        ][opening] ?? '',
    },
    {
      form: 'number',
      label: 'Bytes',
      answer: String(most - added),
      why: `A packet over ExpressRoute may have ${most} bytes, and ${added} of them are the tunnel's.`,
      wrong: [
        {
          text: String(port - added),
          why: `This starts from ${port} bytes, the size of Ethernet. Over ExpressRoute it is ${most}.`,
          belief: 'ordinary-packets-fit',
        },
        {
          text: String(most),
          why: `This is what the line takes. The ${added} bytes of the tunnel have to fit in as well.`,
          belief: 'ipsec-is-free-of-limits',
        },
        {
          text: String(most + added),
          why: `The tunnel makes packets longer. So those that go in have to be shorter than ${most} bytes.`,
        },
      ],
    },
  );
}

function ask(made: EncryptionProblem): Item {
  const { ask: asked, options, macsec, tunnel } = made;
  if (asked === 'choose') return askChoose(made);
  if (asked === 'size') return askSize(made);
  const tunnelled = usesTunnel(tunnel);
  const judged = options.map((part) => ({
    text: partText[part],
    isHidden: hiddenBy(part, { macsec, tunnelled }) !== undefined,
    why: whyOf(part, made),
    belief: beliefAbout(part, made),
  }));
  const about = (question: string): About => ({
    objective: 'E11',
    facts: ['not-encrypted', 'macsec-layer', 'ipsec-layer', 'ipsec-same-prefix', 'ipsec-prefixes'],
    difficulty: 3,
    stem: `${setupOf(made)}\n\n${question}`,
  });
  const wantsHidden = asked === 'hidden';
  // Asked from either side, so that neither answer is the usual one.
  const asksHidden = made.added % 2 === 0;
  const count = judged.filter(({ isHidden }) => isHidden === wantsHidden).length;
  // Where all are alike there is nothing to choose.
  if (asked === 'judge' || count < 2 || count === judged.length)
    return yesNo(
      about(
        asksHidden
          ? 'Are packets from Azure to the site encrypted at each of these points?'
          : 'Can packets from Azure to the site be read as clear text at each of these points?',
      ),
      judged.map(({ text, isHidden, why, belief }) => ({
        text: `${text}.`,
        holds: isHidden === asksHidden,
        why,
        belief,
      })),
    );
  const which = count === 2 ? 'which two' : 'which three';
  return multiple(
    about(
      wantsHidden
        ? `At ${which} of these points are packets from Azure to the site encrypted?`
        : `At ${which} of these points can packets from Azure to the site be read as clear text?`,
    ),
    judged.map(({ text, isHidden, why, belief }) => ({ text, correct: isHidden === wantsHidden, why, belief })),
  );
}

export const encryption = defineGenerator<EncryptionProblem>({
  id: 'encryption',
  title: 'What encrypts which part of the way, and what a firm needs',
  objectives: ['az-700/E11'],
  problem,
  ask,
  difficulty: ({ ask: asked, tunnel }) =>
    ({ choose: 0.2, readable: 0.4, hidden: 0.4, judge: 0.5, size: 0 })[asked] + (tunnel === 'same' ? 0.4 : 0),
});
