/** How cheapest-gateway is proven: by a table of the sizes as the facts say them, and a search from the smallest up. */
import type { Needs, Problem } from '#src/quiz/generators/_gateway-needs.ts';
import { cheapestGateway } from '#src/quiz/generators/cheapest-gateway.ts';
import { prove } from './proof.ts';

/** Mbps, circuits, machines, routes, FastPath, zones. */
const table: Record<string, [number, number, number, number, boolean, boolean]> = {
  Standard: [1000, 4, 2000, 4000, false, false],
  HighPerformance: [2000, 8, 4500, 9500, false, false],
  UltraPerformance: [10_000, 16, 11_000, 9500, true, false],
  ErGw1AZ: [1000, 4, 2000, 4000, false, true],
  ErGw2AZ: [2000, 8, 4500, 9500, false, true],
  ErGw3AZ: [10_000, 16, 11_000, 9500, true, true],
};

function does(
  sku: string,
  { mbps = 0, circuits = 0, machines = 0, routes = 0, fastPath = false, zones = false }: Needs,
) {
  const [speed, lines, hosts, learned, bypass, zonal] = table[sku] ?? [0, 0, 0, 0, false, false];
  return (
    speed >= mbps &&
    lines >= circuits &&
    hosts >= machines &&
    learned >= routes &&
    (bypass || !fastPath) &&
    (zonal || !zones)
  );
}

const code = (text: string) => `\`${text}\``;
const speedOf = (sku: string): number => table[sku]?.[0] ?? 0;

/** Counts up until everything is done: two thousand machines a unit up to the tenth, then one thousand. */
function units({ mbps = 0, circuits = 0, machines = 0, fastPath = false }: Needs): number {
  let [count, hosts] = [0, 0];
  do {
    count += 1;
    hosts += count <= 10 ? 2000 : 1000;
  } while (
    count * 1000 < mbps ||
    (count >= 10 ? 16 : count >= 2 ? 8 : 4) < circuits ||
    hosts < machines ||
    (fastPath && count < 10)
  );
  return count;
}

const wish = (needs: Needs): string => {
  const grouped = (value: number) => String(value).replace(/(\d)(\d{3})$/, '$1,$2');
  const said = [
    needs.mbps === undefined ? '' : `carry ${needs.mbps < 1000 ? `${needs.mbps} Mbps` : `${needs.mbps / 1000} Gbps`}`,
    needs.circuits === undefined ? '' : `take ${needs.circuits} circuits from several places`,
    needs.machines === undefined ? '' : `serve ${grouped(needs.machines)} virtual machines`,
    needs.routes === undefined ? '' : `learn ${grouped(needs.routes)} routes`,
    needs.fastPath ? 'allow FastPath' : '',
    needs.zones ? 'stand in several availability zones' : '',
  ].filter((text) => text !== '');
  const text = said.length < 2 ? said.join('') : `${said.slice(0, -1).join(', ')} and ${said.at(-1) ?? ''}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
};

function second({ kind, needs, skus, others }: Problem): string[] {
  const bySize = skus.toSorted((a, b) => speedOf(a) - speedOf(b));
  switch (kind) {
    case 'smallest': {
      // Of two that are alike the one that comes first in the order of chance is offered.
      const least = Math.min(...bySize.filter((sku) => does(sku, needs)).map(speedOf));
      return skus
        .filter((sku) => does(sku, needs) && speedOf(sku) === least)
        .slice(0, 1)
        .map(code);
    }
    case 'those': {
      const few = skus.every((sku) => does(sku, needs)) ? { ...needs, zones: true } : needs;
      return skus
        .filter((sku) => does(sku, few))
        .slice(0, 3)
        .map(code);
    }
    case 'each':
      return skus.slice(0, 4).map((sku) => `${code(sku)} does. → ${does(sku, needs) ? 'yes' : 'no'}`);
    case 'networks':
      return others.map((one) => {
        const right = ['ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ'].find((sku) => does(sku, one)) ?? '';
        return `${wish(one)} → ${code(right)}`;
      });
    case 'units':
      return [String(units(needs))];
  }
}

const base: Problem = {
  firm: 'Alder Mills',
  kind: 'smallest',
  needs: { mbps: 800, circuits: 6 },
  skus: ['ErGw3AZ', 'ErGw2AZ', 'Standard', 'ErGw1AZ', 'HighPerformance', 'UltraPerformance'],
  others: [],
};

export default prove({
  generator: cheapestGateway,
  byHand: [
    {
      problem: base,
      key: ['`ErGw2AZ`'],
      because: '800 Mbps fit 1 Gbps, but six circuits want more than the four of the smallest.',
    },
    {
      problem: { ...base, needs: { mbps: 2000, zones: true, machines: 5200 } },
      key: ['`ErGw3AZ`'],
      because: '5,200 machines are more than the 4,500 of the middle size, and only AZ sizes have zones.',
    },
    {
      problem: { ...base, kind: 'those', needs: { fastPath: true } },
      key: ['`ErGw3AZ`', '`UltraPerformance`'],
      because: 'FastPath wants UltraPerformance or ErGw3AZ.',
    },
    {
      problem: { ...base, kind: 'each', needs: { routes: 4500 } },
      key: ['`ErGw3AZ` does. → yes', '`ErGw2AZ` does. → yes', '`Standard` does. → no', '`ErGw1AZ` does. → no'],
      because: 'The smallest sizes learn 4,000 routes, the others 9,500.',
    },
    {
      problem: { ...base, kind: 'units', needs: { mbps: 6000, machines: 23_000, fastPath: true } },
      key: ['13'],
      because:
        'Ten units serve 20,000 machines and each further one 1,000; 10 would do for FastPath and 6 for the speed.',
    },
    {
      problem: { ...base, kind: 'units', needs: { circuits: 6 } },
      key: ['2'],
      because: 'One unit takes four circuits, two take eight.',
    },
  ],
  second,
});
