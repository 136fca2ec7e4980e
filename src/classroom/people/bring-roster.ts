/** Puts the people of a roster into a class: who is there already is changed, who is not is invited. */
import { audit } from '../classes/audit.ts';
import { newId } from '../classes/id.ts';
import type { Caller } from '../roles.ts';
import type { Services } from '../services.ts';
import { sameName } from './names.ts';
import { readRoster, type RosterFault } from './roster.ts';
import { groupNamed } from './seats.ts';

export interface Brought {
  added: number;
  changed: number;
  faults: RosterFault[];
}

/** Brings a roster file in, whole or not at all. Known is who has the same e-mail address or number, else the same name. */
export async function bringRoster(
  services: Services,
  { inClass, caller }: { inClass: string; caller: Caller },
  csv: string,
): Promise<Brought> {
  const { people, faults } = readRoster(csv);
  if (faults.length > 0) return { added: 0, changed: 0, faults: faults.slice(0, 200) };
  return services.store.write(async (tx) => {
    const seats = await tx
      .selectFrom('seats')
      .select(['id', 'name', 'external', 'group'])
      .where('class', '=', inClass)
      .where('state', 'not in', ['merged', 'kicked'])
      .execute();
    const byExternal = new Map(
      seats.flatMap((seat) => (seat.external === null ? [] : [[sameName(seat.external), seat]])),
    );
    const byName = new Map(seats.map((seat) => [sameName(seat.name), seat]));
    const groups = new Map<string, string>();
    const groupOf = async (name: string) => {
      const known = groups.get(sameName(name)) ?? (await groupNamed(tx, services, inClass, name));
      groups.set(sameName(name), known);
      return known;
    };
    let [added, changed] = [0, 0];
    for (const { name, external, group } of people) {
      const named = byName.get(sameName(name));
      const known =
        external === undefined
          ? named
          : (byExternal.get(sameName(external)) ?? (named?.external === null ? named : undefined));
      const wanted = {
        name,
        external: external ?? known?.external ?? null,
        group: group === undefined ? (known?.group ?? null) : await groupOf(group),
      };
      if (!known) {
        added += 1;
        await tx
          .insertInto('seats')
          .values({
            id: newId(services.random),
            class: inClass,
            ...wanted,
            state: 'invited',
            merged_into: null,
            phrase_hash: null,
            joined_at: null,
            seen_at: null,
            hand_at: null,
            hand_text: null,
          })
          .execute();
      } else if (known.name !== wanted.name || known.external !== wanted.external || known.group !== wanted.group) {
        changed += 1;
        await tx.updateTable('seats').set(wanted).where('id', '=', known.id).execute();
      }
    }
    if (added + changed > 0) {
      const at = services.now();
      await services.store.tell(tx, inClass, { at, kind: 'class.changed', to: 'all', body: { what: 'groups' } });
      await audit(tx, services, { inClass, caller, what: 'roster.brought', about: { added, changed } });
    }
    return { added, changed, faults: [] };
  });
}
