/** How cheapest-circuit is proven: by asking of each SKU in turn whether one of six things is too much for it. */
import { allFacts } from '#src/base/all-facts.ts';
import { cheapestCircuit, type Problem } from '#src/quiz/generators/cheapest-circuit.ts';
import * as z from 'zod';
import { prove } from './proof.ts';

const areas = z
  .record(z.string(), z.object({ regions: z.array(z.string()), peeringLocations: z.array(z.string()) }))
  .parse(allFacts['expressroute/geopolitical-regions'].today.value);
const local = z.record(z.string(), z.array(z.string())).parse(allFacts['expressroute/local-circuit'].today.value);

type Needs = Problem['needs'];

/** Networks on a Premium circuit at the three speeds that are asked about. */
const premiumNetworks: Record<number, number> = { 500: 40, 1000: 50, 2000: 60 };

function does(
  sku: string,
  { location, regions, networks = 1, mbps = 500, prefixes = 0, office, reach }: Needs,
): boolean {
  const links = networks + (reach === undefined ? 0 : 1);
  if (sku === 'Premium') return links <= (premiumNetworks[mbps] ?? 0) && prefixes <= 10_000;
  const reached =
    sku === 'Local'
      ? local[location]
      : Object.values(areas).find((area) => area.peeringLocations.includes(location))?.regions;
  if (!reached || !regions.every((region) => reached.includes(region))) return false;
  if (office || links > 10 || prefixes > 4000) return false;
  return sku === 'Local' ? reach === undefined : reach !== 'far';
}

const cheapest = (needs: Needs): string => {
  const order = needs.muchLeaves ? ['Local', 'Standard', 'Premium'] : ['Standard', 'Local', 'Premium'];
  return order.find((sku) => does(sku, needs)) ?? 'none';
};

/** The one thing that is too much for Standard, tried one at a time. */
function whyNot(needs: Needs): string {
  const { location, regions, muchLeaves } = needs;
  const alone = (part: Partial<Needs>) => does('Standard', { location, regions: [], muchLeaves, ...part });
  if (!alone({ regions })) return 'It does not reach every region.';
  if (!alone({ networks: (needs.networks ?? 1) + (needs.reach === undefined ? 0 : 1) }))
    return 'It takes fewer virtual networks.';
  if (!alone({ prefixes: needs.prefixes ?? 0 })) return 'It accepts fewer prefixes.';
  return needs.office ? 'It does not carry Microsoft 365.' : 'It cannot join that circuit.';
}

/** The sentences about one of several circuits, put together anew. */
function words({ location, regions, networks, mbps = 0, prefixes, office, reach }: Needs): string {
  const thousands = (number: number) =>
    number < 1000 ? String(number) : `${Math.floor(number / 1000)},${String(number % 1000).padStart(3, '0')}`;
  const said = [`It ends in ${location} and has to lead to ${regions.join(' and ')}.`];
  if (networks !== undefined)
    said.push(`With ${mbps < 1000 ? `${mbps} Mbps` : `${mbps / 1000} Gbps`} it serves ${networks} virtual networks.`);
  if (prefixes !== undefined) said.push(`The sites announce ${thousands(prefixes)} prefixes over private peering.`);
  if (office) said.push('Microsoft 365 goes over it as well.');
  if (reach)
    said.push(
      `Global Reach joins it with a circuit in ${reach === 'far' ? 'another' : 'the same'} geopolitical region.`,
    );
  return said.join(' ');
}

/** Local circuits have one plan; on the others it pays to count each gigabyte where few leave. */
const plan = (needs: Needs): string => (needs.muchLeaves || cheapest(needs) === 'Local' ? 'unlimited' : 'metered');

function second({ kind, needs, order: [first = 0], others }: Problem): string[] {
  switch (kind) {
    case 'plan':
      return [`${cheapest(needs)} with ${plan(needs)} data`];
    case 'each': {
      const said = ['unlimited', 'metered'][first % 2] ?? '';
      return [
        ...['Local', 'Standard'].map((sku) => `A ${sku} circuit does. → ${does(sku, needs) ? 'yes' : 'no'}`),
        `The cheapest that does comes with ${said} data. → ${said === plan(needs) ? 'yes' : 'no'}`,
      ];
    }
    case 'why-not':
      return [whyNot(needs)];
    case 'three':
      return others.map((one) => `${words(one)} → ${cheapest(one)}`);
  }
}

const base: Problem = {
  firm: 'Alder Mills',
  kind: 'plan',
  needs: { location: 'Amsterdam', regions: ['West Europe'], muchLeaves: true },
  order: [0, 1, 2, 3, 4, 5, 6, 7],
  others: [],
};

export default prove({
  generator: cheapestCircuit,
  byHand: [
    {
      problem: base,
      key: ['Local with unlimited data'],
      because: 'West Europe is what a Local circuit in Amsterdam reaches, and much leaves.',
    },
    {
      problem: { ...base, needs: { ...base.needs, muchLeaves: false } },
      key: ['Standard with metered data'],
      because: 'Where hardly anything leaves, a metered Standard circuit is cheaper than the unlimited Local one.',
    },
    {
      problem: { ...base, needs: { ...base.needs, reach: 'near' } },
      key: ['Standard with unlimited data'],
      because: 'Local circuits have no Global Reach; inside one geopolitical region Standard is enough.',
    },
    {
      problem: { ...base, needs: { ...base.needs, networks: 10, mbps: 500, reach: 'near' } },
      key: ['Premium with unlimited data'],
      because: 'Ten networks and the Global Reach link are eleven, one more than Standard takes.',
    },
    {
      problem: {
        ...base,
        kind: 'each',
        needs: { location: 'Amsterdam', regions: ['West Europe', 'East US'], muchLeaves: true },
      },
      key: [
        'A Local circuit does. → no',
        'A Standard circuit does. → no',
        'The cheapest that does comes with unlimited data. → yes',
      ],
      because: 'East US is in North America, and where much leaves a metered Premium circuit costs more.',
    },
    {
      problem: { ...base, kind: 'why-not', needs: { ...base.needs, prefixes: 4500 } },
      key: ['It accepts fewer prefixes.'],
      because: 'Standard accepts 4,000 prefixes.',
    },
  ],
  second,
});
