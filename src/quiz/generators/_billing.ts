/** A question about what a circuit costs and where it leads: what it is made of, and its words that all of them use. */
import { count } from '#src/base/choosers/choice.ts';
import { dollars, isMetered, monthOf, type Plan, type Prices } from './_prices.ts';

/** One statement about a circuit, in data. */
export type Saying =
  | {
      says:
        | 'metered-is-less'
        | 'unlimited-is-less'
        | 'plan-goes-back'
        | 'plan-goes-on'
        | 'inbound-costs'
        | 'outbound-costs';
    }
  | { says: 'leads' | 'local-leads' | 'premium-leads'; region: string };

export interface BillingProblem {
  ask: 'cheapest' | 'bill' | 'bill-in-digits' | 'break-even' | 'reached' | 'not-reached' | 'judge';
  opening: number;
  firm: string;
  location: string;
  prices: Prices;
  /** GB a month. */
  leaving: number;
  coming: number;
  /** What is needed, and what is there. */
  needed: readonly string[];
  plan: Plan;
  /** Of the cheapest: the plans to choose from. Of the reached: regions. */
  options: readonly Plan[];
  regions: readonly string[];
  sayings: readonly Saying[];
}

/** The list, in one of three ways of saying it. */
export function listOf({ prices: { metered, perGb, unlimited, local, premium }, opening }: BillingProblem): string {
  const gb = `$0.0${perGb}`;
  return (
    [
      `A price list says for a month: Standard with metered data ${dollars(metered)}, and ${gb} for each GB that leaves Azure; Standard with unlimited data ${dollars(unlimited)}; Local ${dollars(local)}. Premium adds ${dollars(premium)} to either plan.`,
      `Suppose these prices a month. Local: ${dollars(local)}. Standard: ${dollars(unlimited)} unlimited, or ${dollars(metered)} metered with ${gb} a GB. Premium: ${dollars(premium)} more than Standard.`,
      `Metered data costs ${dollars(metered)} a month and ${gb} for each GB, unlimited data ${dollars(unlimited)}, both for a Standard circuit. For Premium one pays ${dollars(premium)} on top. A Local circuit is ${dollars(local)}.`,
    ][opening] ?? ''
  );
}

/** What flows in a month, in one of two ways of saying it. */
export const traffic = ({ leaving, coming, opening }: BillingProblem): string =>
  opening === 1
    ? `In a month ${count(coming)} GB go into Azure, and ${count(leaving)} GB come out.`
    : `Each month ${count(leaving)} GB leave Azure and ${count(coming)} GB come in.`;

/** How a month of a plan is worked out. */
export function sumOf(plan: Plan, { prices, leaving }: BillingProblem): string {
  const month = dollars(monthOf(plan, prices, leaving));
  const extra = plan.startsWith('premium') ? `${dollars(prices.premium)} for Premium, ` : '';
  if (plan === 'local') return `Local costs ${month}, and all traffic is part of it.`;
  return isMetered(plan)
    ? `${extra}${dollars(prices.metered)} for the plan and ${count(leaving)} GB at $0.0${prices.perGb} make ${month}. What comes in is free.`
    : `${extra}${dollars(prices.unlimited)} for the plan, and nothing for traffic: ${month}.`;
}
