/** Which lab an entry of the plan asks for on the server, and who plays in it. */
import { findLab } from '#src/lab/registry.ts';
import type { Person } from '#src/lab/definition.ts';
import type { Profile } from '#src/base/facts.ts';
import type { Way } from '#src/lab/attempt.ts';
import { whyShut, shutWords } from '../classes/pace.ts';
import { entryOf } from '../classes/plan.ts';
import { knownClass } from '../classes/read.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Services } from '../services.ts';
import { castIn, type Cast } from './cast.ts';

export interface WantedLab {
  lab: string;
  way: Way;
  profile: Profile;
  people: readonly Person[];
  /** Several play in one Cloud. */
  isShared: boolean;
  /** Those who lead play the first person of the story. */
  isLed: boolean;
}

/** The lab of an entry whose Cloud stands on the server: one for several people, or one that is assessed. */
export async function labOf(services: Services, inClass: string, id: string): Promise<WantedLab | Refusal> {
  const { plan, settings } = await services.store.read((db) => knownClass(db, inClass));
  const entry = entryOf(plan, id);
  if (entry?.kind !== 'lab')
    return refuse(
      404,
      'NoSuchEntry',
      `There is no lab "${id}" in the plan of this class. Choose one of the plan's labs.`,
    );
  const { people: shared, way = 'practice', ref } = entry;
  if (shared === undefined && way !== 'assessed')
    return refuse(
      409,
      'OwnLab',
      'This lab is done by each learner in their own browser. Open it from the class’s page.',
    );
  const { default: lab } = await findLab(ref).load();
  const { people } = lab.open('people', settings.profile);
  return {
    lab: ref,
    way,
    profile: settings.profile,
    people,
    isShared: shared !== undefined,
    isLed: shared === 'with-instructor',
  };
}

/** Why a learner cannot begin an entry now; undefined when it is open. */
export async function whyClosed(services: Services, inClass: string, id: string): Promise<Refusal | undefined> {
  const known = await services.store.read((db) => knownClass(db, inClass));
  const shut = whyShut({ ...known, now: services.now() }, id);
  return (
    shut &&
    refuse(
      409,
      'Shut',
      shutWords(shut, (at) => new Date(at).toISOString().slice(0, 16).replace('T', ' at ')),
    )
  );
}

/** Why learners change nothing now although they have begun; undefined while the class runs. */
export async function whyPaused({ store }: Services, inClass: string): Promise<Refusal | undefined> {
  const { state } = await store.read((db) => knownClass(db, inClass));
  return state === 'paused' || state === 'preparing'
    ? refuse(409, 'Paused', 'The class is paused. Your work is kept; go on when the instructor does.')
    : undefined;
}

/** Who plays whom in the Clouds that were made for an entry. */
export async function castsOf({ store }: Services, inClass: string, entry: string): Promise<Cast[]> {
  const rows = await store.read((db) =>
    db
      .selectFrom('attempts')
      .select('people')
      .where('class', '=', inClass)
      .where('entry', '=', entry)
      .where('cloud', '=', 1)
      .execute(),
  );
  return rows.map(({ people }) => castIn(people));
}
