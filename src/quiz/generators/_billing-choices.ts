/** Questions with plans and regions to choose from. */
import type { Item } from '#src/quiz/item.ts';
import { listOf, sumOf, traffic, type BillingProblem } from './_billing.ts';
import { multiple, single, type About, type Draft } from './_item.ts';
import { hasLocal, isMetered, leadsTo, monthOf, planText, skuOf, type Plan } from './_prices.ts';
import { inWords, listed } from './_words.ts';

function whyNot(plan: Plan, problem: BillingProblem): { why: string; belief: string } {
  const { location, needed } = problem;
  const missed = needed.filter((region) => !leadsTo(plan, location, region));
  const sum = sumOf(plan, problem);
  const sku = skuOf(plan);
  if (plan === 'local' && !hasLocal(location))
    return {
      why: `At ${location} there are no Local circuits, so its price does not matter.`,
      belief: 'every-location-has-local',
    };
  if (missed.length > 0) {
    const belief = {
      Local: 'local-reaches-its-continent',
      Standard: isMetered(plan) ? 'standard-reaches-the-world' : 'unlimited-means-everywhere',
      Premium: 'premium-crosses-clouds',
    }[sku];
    return {
      why: `${planText[plan]}: from ${location} it does not lead to ${listed(missed)}. What it costs no longer matters.`,
      belief,
    };
  }
  if (sku === 'Premium')
    return { why: `It leads there, and so does a cheaper one. ${sum}`, belief: 'more-reach-is-better' };
  return {
    why: `It leads there. ${sum} Another one costs less.`,
    belief: isMetered(plan) ? 'metered-is-cheaper' : sku === 'Local' ? 'local-is-metered' : 'inbound-is-billed',
  };
}

/** Which plan is enough and costs least. */
export function askCheapest(problem: BillingProblem): Item {
  const { firm, location, needed, options, prices, leaving } = problem;
  const fits = (plan: Plan) => needed.every((region) => leadsTo(plan, location, region));
  const costs = options.filter(fits).map((plan) => monthOf(plan, prices, leaving));
  const least = Math.min(...costs);
  return single(
    {
      objective: 'E2',
      facts: ['local-circuit', 'geopolitical-regions', 'metered-plan', 'unlimited-plan', 'premium-billed-on-top'],
      difficulty: 3,
      stem: `${firm} has its provider at ${location} and networks in ${listed(needed)}. ${traffic(problem)}\n\n${listOf(problem)}\n\nWhich of these is enough and costs least?`,
    },
    options.map((plan): Draft => {
      const isBest = fits(plan) && monthOf(plan, prices, leaving) === least;
      const text = planText[plan];
      return isBest
        ? {
            text,
            correct: true,
            why: `From ${location} it leads to ${listed(needed)}. ${sumOf(plan, problem)} Nothing that is enough costs less.`,
          }
        : { text, ...whyNot(plan, problem) };
    }),
  );
}

/** Where the circuit leads, and where it does not. */
export function askReached(problem: BillingProblem): Item {
  const { ask, firm, location, plan, regions, opening } = problem;
  const sku = skuOf(plan);
  const wantsIn = ask === 'reached';
  const count = regions.filter((region) => leadsTo(plan, location, region) === wantsIn).length;
  const data = isMetered(plan) ? 'metered' : 'unlimited';
  const begin = [
    `${firm} orders a ${sku} circuit with ${data} data at ${location}.`,
    `At ${location} ends a circuit of ${firm}: ${sku}, ${data} data.`,
    `The ${sku} circuit of ${firm} has ${data} data and the peering location ${location}.`,
  ][opening];
  const which = count === 1 ? 'which one' : `which ${inWords(count)}`;
  const about: About = {
    objective: 'E2',
    facts: [
      sku === 'Local' ? 'local-circuit' : 'geopolitical-regions',
      sku === 'Premium' ? 'premium-reach' : 'standard-reach',
    ],
    difficulty: 2,
    stem: `${begin}\n\n${wantsIn ? `To ${which} of these regions does it lead?` : `To ${which} of these regions does it not lead?`}`,
  };
  const drafts = regions.map((region): Draft => {
    const isIn = leadsTo(plan, location, region);
    const why = isIn
      ? sku === 'Local'
        ? `${region} is at or near ${location}, so a Local circuit leads to it.`
        : `${region} is in the geopolitical region of ${location}, to all of which a Standard circuit leads.`
      : sku === 'Local'
        ? `From ${location} a Local circuit leads to the regions nearby, and ${region} is none of them.`
        : `${region} is in another geopolitical region than ${location}. That takes Premium, whatever the data plan.`;
    const belief = isIn
      ? 'next-region-is-abroad'
      : sku === 'Local'
        ? 'local-reaches-its-continent'
        : data === 'unlimited'
          ? 'unlimited-means-everywhere'
          : 'standard-reaches-the-world';
    return { text: region, correct: isIn === wantsIn, why, belief };
  });
  return count === 1 ? single(about, drafts) : multiple(about, drafts);
}
