/** Keys of questions of case studies, where what the case tells is enough to work them out. */
import * as z from 'zod';
import { allFacts } from '#src/base/all-facts.ts';
import { formatPrefix, overlap, parsePrefix, type Prefix } from '#src/base/ip.ts';
import { linkAddress, secondHalf } from '#tests/quiz/computed/addresses.ts';
import { links, reachesFrom } from '#tests/quiz/computed/limits.ts';
import { hasZones, mbps } from '#tests/quiz/computed/sizes.ts';
import { partOf, smallest, type Table } from '#tests/quiz/computed/words.ts';
import { readBank } from '#tests/quiz/bank.ts';

const { entries } = readBank();

const { longestPrefix: gatewayLength } = z
  .object({ longestPrefix: z.number() })
  .parse(allFacts['expressroute/gateway-subnet'].today.value);

/** The rows of a table that a case shows, by its caption. */
function rowsIn(name: string, caption: string): readonly (readonly string[])[] {
  const item = entries.find(({ id }) => id === `expressroute/${name}`)?.item;
  const tables =
    item?.kind === 'case-study' ? item.tabs.flatMap(({ exhibits }) => exhibits.flatMap((one) => one.table ?? [])) : [];
  const found = tables.find((table) => table.caption.startsWith(caption));
  if (!found) throw new Error(`The case ${name} shows no table "${caption}".`);
  return found.rows;
}

function prefix(text: string): Prefix {
  const read = parsePrefix(text);
  if (!read) throw new Error(`"${text}" is no prefix.`);
  return read;
}

/** The first block of a length in a network of up to 256 addresses that shares none with what is taken. */
function firstFree(network: string, length: number, taken: readonly string[]): string {
  const [start = ''] = network.split('/');
  const base = start.slice(0, start.lastIndexOf('.'));
  for (let last = 0; last < 256; last += 2 ** (32 - length)) {
    const block = prefix(`${base}.${last}/${length}`);
    if (!taken.some((other) => overlap(block, prefix(other)))) return formatPrefix(block);
  }
  throw new Error(`${network} has no room for a /${length}.`);
}

const tarn = '03-design-a-deployment/case-tarn-foods';
const heron = '06-configure-peering/case-heron-clinics';

/** What the networks of Tarn are, in the columns of its table. */
const networks = () =>
  rowsIn(tarn, 'Networks').map(([, region = '', machines = '']) => ({
    region,
    machines: Number(machines.replace(',', '')),
  }));

export const cases: Table = {
  [`${tarn}/tier`]: () =>
    smallest(
      { local: 'Local', standard: 'Standard', 'premium-regions': 'Premium' },
      (tier) =>
        networks().every(({ region }) => reachesFrom('Amsterdam', tier, region)) && networks().length <= links(tier),
    ),
  [`${tarn}/size`]: () => {
    const machines = networks().reduce((sum, one) => sum + one.machines, 0);
    return smallest(
      { one: 'ErGw1AZ', high: 'HighPerformance', two: 'ErGw2AZ', three: 'ErGw3AZ' },
      (name) => hasZones(name) && mbps(name) >= 1700 && partOf('gateway-machines', name) >= machines,
    );
  },
  [`${tarn}/room`]: () => [
    firstFree(
      '10.64.0.0/24',
      gatewayLength,
      rowsIn(tarn, 'Subnets').map(([, range = '']) => range),
    ),
  ],
  [`${heron}/edge`]: () => {
    const [, block = ''] = rowsIn(heron, 'What is set aside')[0] ?? [];
    return [linkAddress(secondHalf(block), 'microsoft')];
  },
  '10-troubleshoot/case-port-of-dunmore/detection': () => [
    String(Math.max(partOf('bfd-timers', 'interval'), 400) * partOf('bfd-timers', 'multiplier')),
  ],
};
