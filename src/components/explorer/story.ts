/** What a small explorer in a lesson tells before it is opened: its story, a change already made, and the words of the beliefs that matter. */
import type { Profile } from '#src/base/facts.ts';
import { oneThings, type OneThingId } from '#src/explorer/one-thing.ts';
import { sceneOf } from '#src/explorer/predict/scene.ts';
import type { BeliefWords, WordsById } from '#src/explorer/predict/words.ts';
import { presets } from '#src/explorer/presets.ts';
import type { Scenario } from '#src/explorer/scenario.ts';

export interface Story {
  title: string;
  first: Scenario;
  /** The same after the changes, by other rules if asked for. */
  changed: Scenario;
}

/** A preset, and what becomes of it by some changes. A preset, thing or value that is not there is the author's mistake, and is named. */
export function storyOf(
  story: string,
  change: Partial<Readonly<Record<OneThingId, string>>>,
  by: Profile | undefined,
): Story {
  const preset = presets.find(({ id }) => id === story);
  if (!preset) throw new Error(`No story "${story}". Known: ${presets.map(({ id }) => id).join(', ')}.`);
  const { title, scenario: first } = preset;
  let changed: Scenario = { ...first, profile: by ?? first.profile };
  for (const [id, value] of Object.entries(change)) {
    const things = oneThings(changed, []);
    const thing = things.find((one) => one.id === id);
    if (!thing)
      throw new Error(
        `The story "${story}" has no "${id}" to change. It has: ${things.map((one) => one.id).join(', ')}.`,
      );
    if (!thing.choices.some((choice) => choice.value === value))
      throw new Error(`"${id}" cannot be "${value}", only ${thing.choices.map((choice) => choice.value).join(', ')}.`);
    changed = thing.set(value).scenario;
  }
  return { title, first, changed };
}

/** Of all misconceptions those that can be behind an answer about this scenario: a page carries no others. */
export function wordsFor(
  { cloud, profile, flow, failures }: Scenario,
  entries: readonly { id: string; data: BeliefWords }[],
): WordsById {
  const { believed } = sceneOf(cloud, profile, flow, failures);
  const ids = new Set(believed.map(({ belief }) => belief.id));
  return Object.fromEntries(
    entries
      .filter(({ id }) => ids.has(id))
      .map(({ id, data: { belief, repair, facts } }) => [id, { belief, repair, facts: [...facts] }]),
  );
}
