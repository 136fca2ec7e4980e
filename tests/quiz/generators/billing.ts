/** Bills in cents and regions straight from the tables of the facts. */
import * as z from 'zod';
import { allFacts } from '#src/base/all-facts.ts';
import type { BillingProblem, Saying } from '#src/quiz/generators/_billing.ts';
import { billing } from '#src/quiz/generators/billing.ts';
import { prove } from './proof.ts';

const areas = z
  .record(z.string(), z.object({ regions: z.array(z.string()), peeringLocations: z.array(z.string()) }))
  .parse(allFacts['expressroute/geopolitical-regions'].today.value);
const locals = z.record(z.string(), z.array(z.string())).parse(allFacts['expressroute/local-circuit'].today.value);

type Plan = BillingProblem['plan'];

function reaches(plan: Plan, location: string, region: string): boolean {
  const [sku = ''] = plan.split('-');
  if (sku === 'local') return (locals[location] ?? []).includes(region);
  const home = Object.values(areas).find(({ peeringLocations }) => peeringLocations.includes(location));
  return sku === 'premium' || (home?.regions.includes(region) ?? false);
}

/** In cents. */
function bill(plan: Plan, { prices, leaving }: BillingProblem): number {
  const [sku, data] = plan.split('-');
  if (sku === 'local') return 100 * prices.local;
  const traffic = data === 'metered' ? prices.perGb * leaving : 0;
  const fee = data === 'metered' ? prices.metered : prices.unlimited;
  return 100 * (fee + (sku === 'premium' ? prices.premium : 0)) + traffic;
}

const named: Readonly<Record<Plan, string>> = {
  local: 'A Local circuit, unlimited data',
  'standard-metered': 'A Standard circuit, metered data',
  'standard-unlimited': 'A Standard circuit, unlimited data',
  'premium-metered': 'A Premium circuit, metered data',
  'premium-unlimited': 'A Premium circuit, unlimited data',
};

const amount = (cents: number): string => `$${new Intl.NumberFormat('en-US').format(cents / 100)}`;

function said(saying: Saying, problem: BillingProblem): string {
  const { location, plan, prices, leaving, coming } = problem;
  const [metered, unlimited] = [bill('standard-metered', problem), bill('standard-unlimited', problem)];
  const gb = (number: number) => new Intl.NumberFormat('en-US').format(number);
  const [text, holds] = ((): [string, boolean] => {
    switch (saying.says) {
      case 'metered-is-less':
        return ['With metered data the month costs less than with unlimited data.', metered < unlimited];
      case 'unlimited-is-less':
        return ['With unlimited data the month costs less than with metered data.', metered > unlimited];
      case 'plan-goes-back':
        return ['From unlimited data the circuit can be turned back to metered data.', false];
      case 'plan-goes-on':
        return ['From metered data the circuit can be turned to unlimited data later.', true];
      case 'inbound-costs':
        return [`Were it ${gb(2 * coming)} GB that come in, the bill would be higher.`, false];
      case 'outbound-costs':
        return [`Were it ${gb(2 * leaving)} GB that leave, the bill would be higher.`, plan.includes('metered')];
      case 'leads':
        return [`As it is, the circuit leads to ${saying.region}.`, reaches(plan, location, saying.region)];
      case 'local-leads':
        return [
          `A Local circuit at ${location} would lead to ${saying.region}.`,
          reaches('local', location, saying.region),
        ];
      case 'premium-leads':
        return [`As a Premium one it would lead to ${saying.region}, for ${amount(100 * prices.premium)} more.`, true];
    }
  })();
  return `${text} → ${holds ? 'yes' : 'no'}`;
}

function second(problem: BillingProblem): string[] {
  const { ask, location, needed, options, plan, prices, regions, sayings } = problem;
  switch (ask) {
    case 'cheapest': {
      const enough = options.filter((one) => needed.every((region) => reaches(one, location, region)));
      const [least] = enough.toSorted((a, b) => bill(a, problem) - bill(b, problem));
      return least === undefined ? [] : [named[least]];
    }
    case 'bill':
      return [amount(bill(plan, problem))];
    case 'bill-in-digits':
      return [String(bill(plan, problem) / 100)];
    case 'break-even':
      return [String((100 * (prices.unlimited - prices.metered)) / prices.perGb)];
    case 'reached':
      return regions.filter((region) => reaches(plan, location, region));
    case 'not-reached':
      return regions.filter((region) => !reaches(plan, location, region));
    case 'judge':
      return sayings.map((saying) => said(saying, problem));
  }
}

const base: BillingProblem = {
  ask: 'bill',
  opening: 0,
  firm: 'Cedar Rail',
  location: 'Amsterdam',
  prices: { metered: 300, perGb: 5, unlimited: 1300, local: 900, premium: 200, provider: 400 },
  leaving: 10_000,
  coming: 30_000,
  needed: [],
  plan: 'standard-metered',
  options: [],
  regions: [],
  sayings: [],
};

export default prove({
  generator: billing,
  second,
  byHand: [
    {
      problem: base,
      key: ['$800'],
      because: '300 and 10,000 times 0.05 are 800. What comes in is free, and the line is the bill of the provider.',
    },
    {
      problem: { ...base, ask: 'bill-in-digits', plan: 'premium-unlimited' },
      key: ['1500'],
      because: '1,300 with both directions in it, and 200 for Premium on top.',
    },
    {
      problem: { ...base, ask: 'break-even' },
      key: ['20000'],
      because: 'Unlimited costs 1,000 more, which are 20,000 GB at 0.05.',
    },
    {
      problem: {
        ...base,
        ask: 'cheapest',
        needed: ['West Europe'],
        leaving: 30_000,
        options: ['local', 'standard-metered', 'standard-unlimited', 'premium-metered'],
      },
      key: ['A Local circuit, unlimited data'],
      because: 'A Local circuit at Amsterdam leads to West Europe, for 900. Metered is 300 and 1,500, unlimited 1,300.',
    },
    {
      problem: {
        ...base,
        ask: 'cheapest',
        needed: ['West Europe', 'North Europe'],
        leaving: 30_000,
        options: ['local', 'standard-metered', 'standard-unlimited', 'premium-unlimited'],
      },
      key: ['A Standard circuit, unlimited data'],
      because: 'North Europe is beyond Local. Unlimited is 1,300, metered 1,800, Premium 1,500.',
    },
    {
      problem: {
        ...base,
        ask: 'not-reached',
        plan: 'standard-unlimited',
        regions: ['West Europe', 'East US', 'North Europe', 'Japan East', 'France Central'],
      },
      key: ['East US', 'Japan East'],
      because: 'Standard stays in Europe, where Amsterdam is. Unlimited is about data and not about reach.',
    },
    {
      problem: {
        ...base,
        ask: 'judge',
        sayings: [
          { says: 'metered-is-less' },
          { says: 'plan-goes-back' },
          { says: 'outbound-costs' },
          { says: 'local-leads', region: 'North Europe' },
        ],
      },
      key: [
        'With metered data the month costs less than with unlimited data. → yes',
        'From unlimited data the circuit can be turned back to metered data. → no',
        'Were it 20,000 GB that leave, the bill would be higher. → yes',
        'A Local circuit at Amsterdam would lead to North Europe. → no',
      ],
      because:
        '800 is less than 1,300. The plan only goes to unlimited. Each GB that leaves is paid. Local is West Europe only.',
    },
  ],
});
