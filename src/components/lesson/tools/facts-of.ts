/** Hands a tool the facts it decides by. Runs at build. */
import { allFacts as facts } from '#src/base/all-facts.ts';
import type { FactValue, Profile } from '#src/base/facts.ts';
import { factNamed } from '#src/components/facts/words.ts';

/** What the named facts count, under both profiles, and the address of the page that lists them. */
export function factsOf(
  course: string,
  names: readonly string[],
): Record<Profile, Record<string, FactValue>> & { factsPage: string } {
  const under = (profile: Profile) =>
    Object.fromEntries(
      names.map((name) => {
        const value = facts[factNamed(`${course}/${name}`)][profile].value;
        if (value === undefined) throw new Error(`The fact "${course}/${name}" has no value that a tool could use.`);
        return [name, value];
      }),
    );
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  return { taught: under('taught'), today: under('today'), factsPage: `${base}/${course}/facts/` };
}
