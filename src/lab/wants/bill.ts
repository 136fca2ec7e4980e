/** That nothing is on the bill any more: the one goal of cleaning up. */
import type { Cloud } from '#src/azure/cloud.ts';
import type { Profile } from '#src/base/facts.ts';
import { fail, pass } from '#src/base/verdict.ts';
import { billablesIn } from '#src/lab/billable.ts';
import type { Billable } from '#src/lab/billable.ts';
import { kindWords } from '#src/lab/cost-words.ts';
import { goneWant } from '#src/lab/wants/gone.ts';
import type { Want } from '#src/lab/wants/want.ts';

/** Port pairs that are free for a while yet count too: nobody comes back to delete them. */
const inTheEnd = Number.MAX_SAFE_INTEGER;

/** What is billed, or will be if it is left alone. */
export const billedIn = (cloud: Cloud, profile: Profile): Billable[] => billablesIn(cloud, inTheEnd, profile);

/** Nothing billable is left, in any subscription. What is found goes, whatever uses it first. */
export function nothingBilledWant(profile: Profile): Want {
  const looked = 'Looked for what is still billed.';
  return {
    id: 'nothing billed',
    check: (cloud) => {
      const left = billedIn(cloud, profile);
      return left.length === 0
        ? pass(`${looked} Found nothing: the cost meter stands at zero.`)
        : fail(`${looked} Found ${left.map(({ kind, name }) => `${name} (${kindWords(kind)})`).join(', ')}.`);
    },
    first: (cloud) => [...new Set(billedIn(cloud, profile).map(({ id }) => id))].map((id) => goneWant(id)),
    deed: {
      where: () => 'Open **On the bill** beside the portal: it lists what is still billed.',
      what: () => 'Nothing is left to delete.',
      requests: () => [],
      way: () => [],
    },
  };
}
