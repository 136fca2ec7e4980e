/** Reasons, taken out of the things that gave them. */
import type { Reason } from '#src/datapath/network.ts';

/** A reason and nothing else of the thing that gave it. */
export const reasonOf = ({ because, fact, open }: Reason): Reason => ({
  because,
  ...(fact !== undefined && { fact }),
  ...(open && { open }),
});
