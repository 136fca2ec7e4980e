/** How prefixes are split for links, and which are refused. */
import { expect, test } from 'vitest';
import { planAddresses, type Purpose } from '#src/base/choosers/addresses.ts';
import { isAnyFact as isFactId } from '#src/base/all-facts.ts';
import { addressFacts } from '#src/components/lesson/tools/addresses.ts';
import { factsOf } from '#src/components/lesson/tools/facts-of.ts';

const facts = addressFacts.parse(factsOf('expressroute', Object.keys(addressFacts.shape)).today);
const plan = (prefix: string, purpose: Purpose, network = '') => planAddresses(prefix, purpose, network, facts);

test.for<{ prefix: string; purpose: Purpose; network?: string; fact: string; says: RegExp; because: string }>([
  {
    prefix: '172.16.0.0',
    purpose: 'private',
    fact: 'peering-prefix',
    says: /no prefix/,
    because: 'the length is missing',
  },
  {
    prefix: '172.16.0.300/30',
    purpose: 'private',
    fact: 'peering-prefix',
    says: /no prefix/,
    because: 'no octet has 300',
  },
  {
    prefix: '172.16.0.1/30',
    purpose: 'private',
    fact: 'peering-prefix',
    says: /172\.16\.0\.0\/30/,
    because: 'it begins inside a block',
  },
  {
    prefix: '172.16.0.0/31',
    purpose: 'private',
    fact: 'peering-prefix',
    says: /too small/,
    because: 'a link has four addresses',
  },
  { prefix: '172.16.0.0/28', purpose: 'private', fact: 'link-pair', says: /larger/, because: 'both links take eight' },
  {
    prefix: '10.20.1.0/30',
    purpose: 'private',
    network: '10.20.0.0/16',
    fact: 'private-peering-links',
    says: /overlaps/,
    because: 'the network uses it',
  },
  {
    prefix: '10.0.0.0/30',
    purpose: 'microsoft',
    fact: 'microsoft-peering-links',
    says: /public/,
    because: 'Microsoft peering is public',
  },
  {
    prefix: '10.20.1.0/29',
    purpose: 'global-reach',
    network: '10.20.0.0/16',
    fact: 'global-reach-prefix',
    says: /overlaps/,
    because: 'the network uses it',
  },
  {
    prefix: '10.20.1.0/30',
    purpose: 'global-reach',
    fact: 'global-reach-prefix',
    says: /too small/,
    because: 'Global Reach takes a /29',
  },
  {
    prefix: '10.20.0.0/28',
    purpose: 'gateway',
    fact: 'gateway-subnet',
    says: /\/27/,
    because: 'a gateway needs more room',
  },
  {
    prefix: '10.21.0.0/27',
    purpose: 'gateway',
    network: '10.20.0.0/16',
    fact: 'subnet-inside-network',
    says: /does not lie/,
    because: 'it stands outside the network',
  },
  {
    prefix: 'fd00::/96',
    purpose: 'gateway',
    fact: 'gateway-subnet-sizes',
    says: /\/64/,
    because: 'IPv6 subnets are large',
  },
  {
    prefix: '10.20.0.0/27',
    purpose: 'gateway',
    network: '10.20',
    fact: 'subnet-inside-network',
    says: /no address space/,
    because: 'the network cannot be read',
  },
])('$prefix for $purpose is refused: $because', ({ prefix, purpose, network, fact, says }) => {
  const { refused, blocks } = plan(prefix, purpose, network);
  expect(refused.map((one) => one.fact)).toEqual([fact]);
  expect(refused[0]?.text).toMatch(says);
  expect(isFactId(`expressroute/${fact}`)).toBe(true);
  expect(blocks).toEqual([]);
});

test.for<{ prefix: string; purpose: Purpose; blocks: Record<string, string[]>; because: string }>([
  {
    prefix: '172.16.40.0/29',
    purpose: 'private',
    blocks: { '172.16.40.0/30': ['172.16.40.1', '172.16.40.2'], '172.16.40.4/30': ['172.16.40.5', '172.16.40.6'] },
    because: 'a /29 holds both links, and the first usable address of each is yours',
  },
  {
    prefix: '192.168.15.16/30',
    purpose: 'private',
    blocks: { '192.168.15.16/30': ['192.168.15.17', '192.168.15.18'] },
    because: 'a /30 is one link',
  },
  {
    prefix: 'fd00:40::/125',
    purpose: 'private',
    blocks: { 'fd00:40::/126': ['fd00:40::1', 'fd00:40::2'], 'fd00:40::4/126': ['fd00:40::5', 'fd00:40::6'] },
    because: 'IPv6 is split the same way',
  },
  {
    prefix: '20.30.40.8/30',
    purpose: 'microsoft',
    blocks: { '20.30.40.8/30': ['20.30.40.9', '20.30.40.10'] },
    because: 'public addresses do for Microsoft peering',
  },
  {
    prefix: '172.16.48.0/28',
    purpose: 'global-reach',
    blocks: { '172.16.48.0/29': [], '172.16.48.8/29': [] },
    because: 'a /28 has room for two links',
  },
  {
    prefix: '10.20.0.0/27',
    purpose: 'gateway',
    blocks: { '10.20.0.0/27': ['10.20.0.0 to 10.20.0.3, and 10.20.0.31', '10.20.0.4 to 10.20.0.30'] },
    because: 'Azure keeps the first four and the last',
  },
])('$prefix for $purpose: $because', ({ prefix, purpose, blocks }) => {
  const planned = plan(prefix, purpose);
  expect(planned.refused).toEqual([]);
  expect(
    Object.fromEntries(planned.blocks.map((block) => [block.prefix, block.addresses.map(({ address }) => address)])),
  ).toEqual(blocks);
  expect(planned.notes.map(({ fact }) => fact).filter((fact) => !isFactId(`expressroute/${fact}`))).toEqual([]);
});
