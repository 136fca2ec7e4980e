/** What facts count, for generators: a fact that only questions ask about weighs nothing in the pages that draw packets. */
import { taughtAsked, todayAsked } from '#src/base/asked-facts.generated.ts';
import type { AskedValues } from '#src/base/asked-facts.generated.ts';
import type { Profile } from '#src/base/facts.ts';

/** What the fact counts or names under a profile, with its own type. */
export const valueOf = <Id extends keyof AskedValues>(id: Id, profile: Profile = 'today'): AskedValues[Id] =>
  (profile === 'taught' ? taughtAsked : todayAsked)[id];
