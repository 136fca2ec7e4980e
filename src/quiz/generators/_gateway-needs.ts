/** What a gateway has to do, in numbers and in words, and what speaks against each size. */
import { count, speed } from '#src/base/choosers/choice.ts';
import { chooseGateway, type GatewayNeeds } from '#src/base/choosers/gateway.ts';
import { type Chance } from '#src/quiz/generator.ts';
import { gatewayFacts } from './_gateway-facts.ts';

/** What is asked of a gateway; a number that is missing is not spoken of. */
export interface Needs {
  mbps?: number;
  circuits?: number;
  machines?: number;
  routes?: number;
  fastPath?: boolean;
  zones?: boolean;
}

/** Plain data, from which the whole question follows. */
export interface Problem {
  firm: string;
  kind: 'smallest' | 'those' | 'each' | 'networks' | 'units';
  needs: Needs;
  /** Sizes in an order of chance: options are taken from the front. */
  skus: readonly string[];
  /** For several networks at once. */
  others: readonly Needs[];
}

export const zonal = ['ErGw1AZ', 'ErGw2AZ', 'ErGw3AZ'] as const;
const plain = ['Standard', 'HighPerformance', 'UltraPerformance'] as const;
export const sizes = [...zonal, ...plain];
const numbers = {
  mbps: [
    [200, 500, 800, 1000],
    [1200, 1500, 2000],
    [3000, 5000, 8000, 10_000],
  ],
  circuits: [
    [2, 3, 4],
    [5, 6, 7, 8],
    [9, 12, 14, 16],
  ],
  machines: [
    [600, 1200, 2000],
    [2500, 3800, 4500],
    [5200, 8000, 11_000],
  ],
  routes: [
    [900, 2500, 4000],
    [4500, 7000, 9500],
    [4800, 6000, 9000],
  ],
} as const;
type Number = keyof typeof numbers;
export const everything = ['mbps', 'circuits', 'machines', 'routes', 'fastPath', 'zones'] as const;

/** One to four needs, none of them beyond a level. */
export function needsOf(chance: Chance, purpose: string, most: number): Needs {
  const level = chance.integer(`${purpose} level`, 3);
  const names = chance
    .shuffled(`${purpose} names`, everything)
    .filter((name) => name !== 'fastPath' || level === 2)
    .slice(0, 1 + chance.integer(`${purpose} count`, most));
  // Zones alone would fit the smallest of all.
  const all = names.every((name) => name === 'zones') ? [...names, 'mbps' as const] : names;
  const decisive = all.find((name) => name !== 'zones') ?? 'mbps';
  const valueOf = (name: Number): number =>
    chance.pick<number>(
      `${purpose} ${name}`,
      numbers[name][name === decisive ? level : chance.integer(`${purpose} ${name} level`, level + 1)] ?? [],
    );
  return {
    ...(all.includes('mbps') ? { mbps: valueOf('mbps') } : {}),
    ...(all.includes('circuits') ? { circuits: valueOf('circuits') } : {}),
    ...(all.includes('machines') ? { machines: valueOf('machines') } : {}),
    ...(all.includes('routes') ? { routes: valueOf('routes') } : {}),
    ...(all.includes('fastPath') ? { fastPath: true } : {}),
    ...(all.includes('zones') ? { zones: true } : {}),
  };
}

/** What a gateway of scale units has to do: machines beyond the tenth unit are worth asking for. */
export function forUnits(chance: Chance): Needs {
  const names = chance
    .shuffled('of units', ['mbps', 'circuits', 'machines', 'fastPath'] as const)
    .slice(0, 1 + chance.integer('so many of units', 3));
  return {
    ...(names.includes('mbps') ? { mbps: 1000 * (2 + chance.integer('gigabits', 14)) } : {}),
    ...(names.includes('circuits') ? { circuits: chance.pick('circuits of units', [3, 6, 8, 12]) } : {}),
    ...(names.includes('machines') ? { machines: 1000 * (3 + chance.integer('thousands', 24)) } : {}),
    ...(names.includes('fastPath') ? { fastPath: true } : {}),
  };
}

export const full = (needs: Needs): GatewayNeeds => ({
  mbps: needs.mbps ?? 0,
  circuits: needs.circuits ?? 0,
  machines: needs.machines ?? 0,
  routes: needs.routes ?? 0,
  fastPath: needs.fastPath ?? false,
  zones: needs.zones ?? false,
  ipv6: false,
});

/** What speaks against each size; nothing: it will do. */
export function against(needs: Needs): ReadonlyMap<string, { fact: string; text: string } | undefined> {
  const { chosen, others } = chooseGateway(full(needs), gatewayFacts, 'today');
  return new Map([
    ...others.map(({ option, against: reasons }) => [option, reasons[0]] as const),
    ...(chosen === undefined ? [] : [[chosen, undefined] as const]),
  ]);
}

export const factOf = {
  mbps: 'gateway-skus',
  circuits: 'circuits-per-network',
  machines: 'gateway-machines',
  routes: 'gateway-learned-routes',
  fastPath: 'fastpath-gateway-skus',
  zones: 'zone-gateway-skus',
} as const;
export const beliefOf: Readonly<Record<string, string>> = {
  'gateway-skus': 'one-number-is-enough',
  'circuits-per-network': 'every-gateway-takes-all-circuits',
  'gateway-machines': 'bandwidth-alone-sizes-a-gateway',
  'gateway-learned-routes': 'bandwidth-alone-sizes-a-gateway',
  'fastpath-gateway-skus': 'any-gateway-will-do',
  'zone-gateway-skus': 'every-gateway-has-zones',
};

/** What is needed, as parts of a sentence after `has to`. */
export function wishes(needs: Needs): string[] {
  return everything.flatMap((name) => {
    const value = needs[name];
    if (value === undefined) return [];
    switch (name) {
      case 'mbps':
        return `carry ${speed(Number(value))}`;
      case 'circuits':
        return `take ${String(value)} circuits from several places`;
      case 'machines':
        return `serve ${count(Number(value))} virtual machines`;
      case 'routes':
        return `learn ${count(Number(value))} routes`;
      case 'fastPath':
        return 'allow FastPath';
      case 'zones':
        return 'stand in several availability zones';
    }
  });
}

export const code = (text: string): string => `\`${text}\``;
export const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

export const fits = (needs: Needs, sku: string): boolean => against(needs).get(sku) === undefined;
