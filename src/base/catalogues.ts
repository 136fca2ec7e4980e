/** Facts that are long tables, such as the peering locations. Only the simulated Azure reads them, so pages that draw networks do not load them. */
import { taughtCatalogues, todayCatalogues } from './catalogued-facts.generated.ts';
import type { Catalogues } from './catalogued-facts.generated.ts';
import type { Profile } from './facts.ts';

/** What the fact lists under a profile, with its own type. */
export const catalogueOf = <Id extends keyof Catalogues>(id: Id, profile: Profile): Catalogues[Id] =>
  (profile === 'taught' ? taughtCatalogues : todayCatalogues)[id];
