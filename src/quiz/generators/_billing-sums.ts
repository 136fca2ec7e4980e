/** Questions whose answer is an amount, and statements about one circuit. */
import { count } from '#src/base/choosers/choice.ts';
import type { Item } from '#src/quiz/item.ts';
import { listOf, sumOf, traffic, type BillingProblem, type Saying } from './_billing.ts';
import { fillIn, single, yesNo, type About, type Draft } from './_item.ts';
import { dollars, isMetered, leadsTo, monthOf, planText } from './_prices.ts';

/** What people take for the bill. */
function mistakes({ plan, prices, leaving, coming }: BillingProblem): Draft[] {
  const right = monthOf(plan, prices, leaving);
  const cost = (gb: number) => (prices.perGb * gb) / 100;
  const metered = isMetered(plan);
  return [
    {
      amount: right + cost(coming),
      why: `This also counts ${count(coming)} GB that come in. What comes into Azure is free.`,
      belief: 'inbound-is-billed',
    },
    metered
      ? {
          amount: right - cost(leaving),
          why: `This leaves out the ${count(leaving)} GB that leave Azure. With metered data each of them has a price.`,
        }
      : {
          amount: right + cost(leaving),
          why: `This counts the ${count(leaving)} GB that leave Azure once more. Here they are part of the fee.`,
          belief: 'unlimited-is-one-way',
        },
    {
      amount: right + prices.provider,
      why: `This includes ${dollars(prices.provider)} for the line. The provider sends its own bill for that.`,
      belief: 'one-bill-for-everything',
    },
  ].map(({ amount, ...rest }) => ({ text: dollars(amount), ...rest }));
}

/** What a month costs, to choose or to write. */
export function askBill(problem: BillingProblem): Item {
  const { ask, firm, location, plan, prices, leaving } = problem;
  const about: About = {
    objective: 'E2',
    facts: [isMetered(plan) ? 'metered-plan' : 'unlimited-plan', 'provider-bills-apart', 'data-plans'],
    difficulty: 2,
    stem: `${firm} has ${planText[plan].replace('A ', 'a ')}, at ${location}. ${traffic(problem)} For its line the provider asks ${dollars(prices.provider)} a month.\n\n${listOf(problem)}\n\nWhat does Microsoft charge for the circuit in a month?`,
  };
  const right = monthOf(plan, prices, leaving);
  const why = `${sumOf(plan, problem)} The provider's ${dollars(prices.provider)} is another bill.`;
  const wrong = mistakes(problem);
  if (ask === 'bill') return single(about, [{ text: dollars(right), correct: true, why }, ...wrong]);
  const plain = (text: string) => text.replace(/[$,]/g, '');
  return fillIn(about, {
    form: 'number',
    label: 'Dollars a month',
    answer: String(right),
    why,
    wrong: wrong.map((one) => ({ ...one, text: plain(one.text) })),
  });
}

/** From how much on the other plan costs less. */
export function askBreakEven(problem: BillingProblem): Item {
  const {
    firm,
    location,
    prices: { metered, unlimited, perGb, local, provider },
    coming,
  } = problem;
  const gb = (difference: number) => Math.round((difference * 100) / perGb);
  const even = gb(unlimited - metered);
  const number = (amount: number) => String(amount);
  return fillIn(
    {
      objective: 'E2',
      facts: ['metered-plan', 'unlimited-plan', 'provider-bills-apart'],
      difficulty: 2,
      stem: `${firm} has a Standard circuit at ${location} and has to choose its data plan. ${count(coming)} GB a month come into Azure, and the provider asks ${dollars(provider)} for its line.\n\n${listOf(problem)}\n\nAt how many GB that leave Azure in a month do both plans cost the same?`,
    },
    {
      form: 'number',
      label: 'GB a month',
      answer: number(even),
      why: `Unlimited data costs ${dollars(unlimited - metered)} more than metered data, and at $0.0${perGb} that is ${count(even)} GB. What comes in is free, and the line costs the same under both.`,
      wrong: [
        {
          text: number(even + coming),
          why: `This adds ${count(coming)} GB that come in. They cost nothing under either plan.`,
          belief: 'inbound-is-billed',
        },
        {
          text: number(gb(unlimited)),
          why: 'This forgets that metered data has a monthly fee too.',
          belief: 'metered-is-cheaper',
        },
        {
          text: number(gb(unlimited - metered + provider)),
          why: 'This counts the line to the provider. It costs the same under both plans, on a bill of its own.',
          belief: 'one-bill-for-everything',
        },
        {
          text: number(gb(Math.abs(local - metered))),
          why: 'This compares with the price of a Local circuit, which is another SKU.',
        },
      ],
    },
  );
}

/** A statement, whether it holds, why, and whoever is wrong about it. */
function judged(saying: Saying, problem: BillingProblem) {
  const { location, plan, prices, leaving, coming } = problem;
  const [metered, unlimited] = [
    monthOf('standard-metered', prices, leaving),
    monthOf('standard-unlimited', prices, leaving),
  ];
  const sums = `Metered: ${sumOf('standard-metered', problem)} Unlimited: ${dollars(unlimited)}.`;
  switch (saying.says) {
    case 'metered-is-less':
      return {
        text: 'With metered data the month costs less than with unlimited data.',
        holds: metered < unlimited,
        why: sums,
        belief: 'metered-is-cheaper',
      };
    case 'unlimited-is-less':
      return {
        text: 'With unlimited data the month costs less than with metered data.',
        holds: unlimited < metered,
        why: sums,
        belief: 'metered-is-cheaper',
      };
    case 'plan-goes-back':
      return {
        text: 'From unlimited data the circuit can be turned back to metered data.',
        holds: false,
        why: 'The data plan changes from metered to unlimited, and not back.',
        belief: 'plan-can-go-back',
      };
    case 'plan-goes-on':
      return {
        text: 'From metered data the circuit can be turned to unlimited data later.',
        holds: true,
        why: 'That is the one direction in which the data plan of a circuit changes.',
        belief: 'change-needs-new-circuit',
      };
    case 'inbound-costs':
      return {
        text: `Were it ${count(coming * 2)} GB that come in, the bill would be higher.`,
        holds: false,
        why: 'What comes into Azure is free with either plan.',
        belief: 'inbound-is-billed',
      };
    case 'outbound-costs':
      return {
        text: `Were it ${count(leaving * 2)} GB that leave, the bill would be higher.`,
        holds: isMetered(plan),
        why: isMetered(plan)
          ? 'With metered data each GB that leaves Azure has its price.'
          : 'With unlimited data, what leaves Azure is part of the fee.',
        belief: isMetered(plan) ? 'unlimited-covers-services' : 'unlimited-is-one-way',
      };
    case 'leads': {
      const holds = leadsTo(plan, location, saying.region);
      return {
        text: `As it is, the circuit leads to ${saying.region}.`,
        holds,
        why: holds
          ? `${saying.region} is in the geopolitical region of ${location}.`
          : `${saying.region} is in another geopolitical region than ${location}, and Standard stays in its own.`,
        belief: holds ? 'next-region-is-abroad' : 'standard-reaches-the-world',
      };
    }
    case 'local-leads': {
      const holds = leadsTo('local', location, saying.region);
      return {
        text: `A Local circuit at ${location} would lead to ${saying.region}.`,
        holds,
        why: holds
          ? `${saying.region} is at or near ${location}.`
          : `A Local circuit leads to the regions at ${location}, and ${saying.region} is none of them.`,
        belief: 'local-reaches-its-continent',
      };
    }
    case 'premium-leads':
      return {
        text: `As a Premium one it would lead to ${saying.region}, for ${dollars(prices.premium)} more.`,
        holds: leadsTo('premium-metered', location, saying.region),
        why: `Premium leads to all public regions, ${saying.region} too, and is paid on top.`,
        belief: 'global-reach-is-reach',
      };
  }
}

/** Statements about one circuit. */
export function askJudge(problem: BillingProblem): Item {
  const { firm, location, plan, sayings } = problem;
  return yesNo(
    {
      objective: 'E2',
      facts: ['metered-plan', 'unlimited-plan', 'unlimited-stays', 'geopolitical-regions', 'local-circuit'],
      difficulty: 3,
      stem: `At ${location} ${firm} has ${planText[plan].replace('A ', 'a ')}. ${traffic(problem)}\n\n${listOf(problem)}\n\nDoes each statement hold?`,
    },
    sayings.map((saying) => judged(saying, problem)),
  );
}
