/** The page of a class, with what its course offers. */
import { useOffer } from '../useOffer.ts';
import type { OneClass } from '../InClass.tsx';
import type { Account } from '../Place.tsx';
import type { Site } from '../addresses.ts';
import { ClassPage } from './ClassPage.tsx';

export function ClassPlace({ site, me, ...one }: OneClass & { site: Site; me: Account }) {
  return <ClassPage site={site} me={me} {...one} offer={useOffer(site, one.view.course)} />;
}
