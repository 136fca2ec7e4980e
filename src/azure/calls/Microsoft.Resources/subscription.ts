/** Checks the GUID of a subscription in a path. */
import { Refusal } from '#src/base/refusal.ts';

const guidRule = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Any GUID is a subscription; anything else is refused as Azure refuses it. */
export function demandSubscription(id: string): void {
  if (guidRule.test(id)) return;
  throw new Refusal(
    400,
    'InvalidSubscriptionId',
    `The provided subscription identifier '${id}' is malformed or invalid.`,
  );
}
