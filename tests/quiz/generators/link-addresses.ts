/** How link-addresses is proven: by counting from the last number of the block, in text. */
import type { Problem } from '#src/quiz/generators/_link-plan.ts';
import { linkAddresses } from '#src/quiz/generators/link-addresses.ts';
import { prove } from './proof.ts';

/** The address so many places after the block's first, by its last number alone: a block of eight never carries over. */
function counted(block: string, places: number): string {
  const [first = ''] = block.split('/');
  const isSix = first.includes(':');
  const cut = first.lastIndexOf(isSix ? ':' : '.') + 1;
  const last = parseInt(first.slice(cut) || '0', isSix ? 16 : 10) + places;
  const start = first.slice(0, cut);
  // `fd00:1:2::0` is written `fd00:1:2::`.
  return isSix && last === 0 ? start : start + last.toString(isSix ? 16 : 10);
}

const start = (link: string): number => (link === 'primary' ? 0 : 4);

function second({ block, kind, link, asks, claims }: Problem): string[] {
  const length = block.includes(':') ? 126 : 30;
  const subnet = (of: string) => `${counted(block, start(of))}/${length}`;
  const yours = (of: string) => counted(block, start(of) + 1);
  const theirs = (of: string) => counted(block, start(of) + 2);
  const other = (of: string) => (of === 'primary' ? 'secondary' : 'primary');
  const word = (text: string) => `\`${text}\``;
  const both = ['primary', 'secondary'];
  if (kind === 'matching')
    return both.flatMap((of) => [
      `Your router, ${of} link → ${word(yours(of))}`,
      `Microsoft's router, ${of} link → ${word(theirs(of))}`,
    ]);
  if (kind === 'multiple') return both.map((of) => word(asks === 'own' ? yours(of) : theirs(of)));
  if (kind === 'yes-no')
    return claims.map(({ about, link: of, holds }) => {
      const said = {
        own: `Your router has ${word(holds ? yours(of) : theirs(of))} on the ${of} link.`,
        microsoft: `On the ${of} link, ${word(theirs(holds ? of : other(of)))} is the BGP neighbor of your router.`,
        subnet: `${word(subnet(holds ? of : other(of)))} is the subnet of the ${of} link.`,
        unused: `No router has ${word(holds ? counted(block, of === 'primary' ? 3 : 4) : yours(of))}.`,
      };
      return `${said[about]} → ${holds ? 'yes' : 'no'}`;
    });
  const text = asks === 'subnet' ? subnet(link) : asks === 'own' ? yours(link) : theirs(link);
  return [kind === 'single' ? word(text) : text];
}

const base: Problem = {
  firm: 'Alder Mills',
  block: '192.168.12.64/29',
  kind: 'fill-in',
  given: 'block',
  link: 'primary',
  asks: 'own',
  claims: [],
};

export default prove({
  generator: linkAddresses,
  byHand: [
    {
      problem: base,
      key: ['192.168.12.65'],
      because: 'The first half is 64 to 67, and its first usable address is yours.',
    },
    {
      problem: { ...base, link: 'secondary', asks: 'neighbor' },
      key: ['192.168.12.70'],
      because: 'The second half is 68 to 71; Microsoft has its second usable address.',
    },
    {
      problem: { ...base, block: 'fd00:1a:2b::40/125', given: 'other-end', link: 'secondary', asks: 'subnet' },
      key: ['fd00:1a:2b::44/126'],
      because: 'A /125 is split into two /126, 40 to 43 and 44 to 47.',
    },
    {
      problem: { ...base, block: '10.3.4.8/29', kind: 'multiple', given: 'subnets', asks: 'own' },
      key: ['`10.3.4.9`', '`10.3.4.13`'],
      because: 'Yours are the first usable ones of 8/30 and of 12/30.',
    },
    {
      problem: {
        ...base,
        kind: 'yes-no',
        claims: [
          { about: 'own', link: 'primary', holds: false },
          { about: 'microsoft', link: 'secondary', holds: true },
          { about: 'unused', link: 'primary', holds: true },
        ],
      },
      key: [
        'Your router has `192.168.12.66` on the primary link. → no',
        'On the secondary link, `192.168.12.70` is the BGP neighbor of your router. → yes',
        'No router has `192.168.12.67`. → yes',
      ],
      because: '66 is Microsoft’s, 70 is Microsoft’s on the other link, and 67 is the last address of the first half.',
    },
  ],
  second,
});
