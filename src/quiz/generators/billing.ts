/** Asks which SKU and data plan costs least for what a firm needs, what a month costs, and where the circuit leads. */
import { defineGenerator, type Chance } from '#src/quiz/generator.ts';
import { drawn, later } from './_draw.ts';
import { firms } from './_names.ts';
import { askCheapest, askReached } from './_billing-choices.ts';
import { askBill, askBreakEven, askJudge } from './_billing-sums.ts';
import type { BillingProblem, Saying } from './_billing.ts';
import { leadsTo, monthOf, placeOf, plans, pricesOf, type Plan } from './_prices.ts';

function problem(first: Chance, attempt = 0): BillingProblem {
  const chance = later(first, attempt);
  const ask = chance.pick('ask', [
    'cheapest',
    'cheapest',
    'cheapest',
    'bill',
    'bill-in-digits',
    'break-even',
    'reached',
    'not-reached',
    'judge',
  ] as const);
  const place = placeOf(chance, !chance.happens('no Local there', 25));
  const { even, ...prices } = pricesOf(chance);
  const factor = chance.pick('factor', [30, 50, 70, 130, 160, 200]);
  const leaving = (even * factor) / 100;
  const plan = chance.pick(
    'plan',
    plans.filter((one) => one !== 'local' || place.near.length > 0),
  );
  const base = {
    ask,
    opening: chance.integer('opening', 3),
    firm: chance.pick('firm', firms),
    location: place.location,
    prices,
    leaving,
    coming: leaving * chance.pick('coming', [2, 3, 5]),
    plan,
  };
  // Two mistakes that come to the same amount would be one option.
  const mistakes = [base.leaving, base.coming].map((gb) => (prices.perGb * gb) / 100);
  if (mistakes.includes(prices.provider)) return problem(first, attempt + 1);
  const plain: BillingProblem = { ...base, needed: [], options: [], regions: [], sayings: [] };
  if (ask === 'cheapest') {
    const [near] = place.near;
    const [area = ''] = place.area;
    const [far = ''] = place.far;
    const reach = chance.pick('reach', ['near', 'area', 'area', 'far']);
    const needed =
      reach === 'near' && near !== undefined ? [near] : reach === 'far' ? [area, far] : [near ?? area, area];
    const fits = (one: Plan) => needed.every((region) => leadsTo(one, place.location, region));
    const best = plans.filter(fits).toSorted((a, b) => monthOf(a, prices, leaving) - monthOf(b, prices, leaving));
    const [winner] = best;
    const others = chance
      .shuffled(
        'others',
        plans.filter((one) => one !== winner),
      )
      .slice(0, 3);
    const costs = best.map((one) => monthOf(one, prices, leaving));
    if (winner === undefined || costs[0] === costs[1]) return problem(first, attempt + 1);
    return { ...plain, needed: [...new Set(needed)], options: chance.shuffled('order', [winner, ...others]) };
  }
  if (ask === 'reached' || ask === 'not-reached') {
    const all = [...place.near, ...place.area, ...place.far].map((text) => ({ family: text, text }));
    const isReached = ({ text }: { text: string }) => leadsTo(plan, place.location, text);
    const [ins, outs] = [all.filter(isReached), all.filter((one) => !isReached(one))];
    const from = ask === 'reached' ? { right: ins, wrong: outs } : { right: outs, wrong: ins };
    const right = Math.min(2, from.right.length);
    const wrong = Math.min(right === 1 ? 3 : 4 - chance.integer('few', 2), from.wrong.length);
    if (right === 0 || wrong < (right === 1 ? 3 : 2)) return problem(first, attempt + 1);
    const chosen = drawn(chance, 'regions', from, { right, wrong });
    return { ...plain, regions: chance.shuffled('order', [...chosen.right, ...chosen.wrong]).map(({ text }) => text) };
  }
  if (ask === 'judge') {
    const [area = ''] = place.area;
    const [far = ''] = place.far;
    const sayings: Saying[] = [
      { says: chance.pick('less', ['metered-is-less', 'unlimited-is-less']) },
      { says: chance.pick('plan goes', ['plan-goes-back', 'plan-goes-on']) },
      { says: chance.pick('costs', ['inbound-costs', 'outbound-costs', 'outbound-costs']) },
      { says: 'leads', region: chance.happens('in the area', 60) ? area : far },
      { says: 'premium-leads', region: far },
      ...(place.near.length > 0
        ? [{ says: 'local-leads' as const, region: chance.pick('local', [area, ...place.near]) }]
        : []),
    ];
    const standard = plan.startsWith('standard')
      ? plan
      : chance.pick('standard', ['standard-metered', 'standard-unlimited'] as const);
    return { ...plain, plan: standard, sayings: chance.shuffled('sayings', sayings).slice(0, 4) };
  }
  return plain;
}

export const billing = defineGenerator<BillingProblem>({
  id: 'billing',
  title: 'Which SKU and data plan costs least, and where it leads',
  objectives: ['az-700/E2'],
  problem: (chance) => problem(chance),
  ask: (made) => {
    switch (made.ask) {
      case 'cheapest':
        return askCheapest(made);
      case 'bill':
      case 'bill-in-digits':
        return askBill(made);
      case 'break-even':
        return askBreakEven(made);
      case 'reached':
      case 'not-reached':
        return askReached(made);
      case 'judge':
        return askJudge(made);
    }
  },
  difficulty: ({ ask }) =>
    ({
      cheapest: 0.7,
      bill: -0.1,
      'bill-in-digits': 0.1,
      'break-even': 0.4,
      reached: -0.3,
      'not-reached': -0.2,
      judge: 0.5,
    })[ask],
});
