/** The settings of a class: its pace, which reading of the facts it follows, who may join, and how long it is kept. Browsers read them too. */
import * as z from 'zod/mini';

/** `free`: everything is open. `gated`: the instructor opens each gate. `together`: one step at a time, for all at once. */
export const paces = ['free', 'gated', 'together'] as const;
export type Pace = (typeof paces)[number];

/** What is read for each of them. */
export const settingsShape = {
  pace: z.enum(paces),
  /** The course as it is taught, or Azure as it is today, where they differ. */
  profile: z.enum(['taught', 'today']),
  /** Who may join with the code: anybody, only who stands on the roster, or nobody new. */
  joining: z.enum(['anybody', 'roster', 'nobody']),
  /** When a learner sees the result of what counts. */
  results: z.enum(['at-once', 'when-released']),
  /** How many days after its end the class and all that is in it are deleted. */
  keepDays: z.int().check(z.minimum(1), z.maximum(3650)),
  /** When the class is meant to begin and to end, as epoch milliseconds: said to learners, and enforced by nobody. */
  starts: z.exactOptional(z.int()),
  ends: z.exactOptional(z.int()),
};

/** What a class has of which nothing was said. */
export const usualSettings = {
  pace: 'gated',
  profile: 'today',
  joining: 'anybody',
  results: 'when-released',
  keepDays: 180,
} as const;

export const classSettings = z.object(settingsShape);
export type ClassSettings = z.infer<typeof classSettings>;

/** Some of the settings, as a change of them is sent: `null` takes a date away. */
export const settingsChange = z.object({
  pace: z.exactOptional(settingsShape.pace),
  profile: z.exactOptional(settingsShape.profile),
  joining: z.exactOptional(settingsShape.joining),
  results: z.exactOptional(settingsShape.results),
  keepDays: z.exactOptional(settingsShape.keepDays),
  starts: z.exactOptional(z.nullable(z.int())),
  ends: z.exactOptional(z.nullable(z.int())),
});
export type SettingsChange = z.infer<typeof settingsChange>;

/** Settings after a change. */
export function changed(before: ClassSettings, { starts, ends, ...change }: SettingsChange): ClassSettings {
  const { starts: startsBefore, ends: endsBefore, ...rest } = before;
  const begins = starts === undefined ? startsBefore : starts;
  const stops = ends === undefined ? endsBefore : ends;
  return {
    ...rest,
    ...change,
    ...(typeof begins === 'number' ? { starts: begins } : {}),
    ...(typeof stops === 'number' ? { ends: stops } : {}),
  };
}

/** Settings as they were kept, with the usual ones where an older version kept none. Throws at what is none of ours. */
export const settingsFrom = (kept: unknown): ClassSettings => changed(usualSettings, settingsChange.parse(kept));
