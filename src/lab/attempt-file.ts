/** An attempt as a file that anyone can open: what stands in it, and why a file is refused. A file of any older version loads for ever. */
import * as z from 'zod/mini';
import { parseSnapshot } from '#src/azure/arm.ts';
import { hash128 } from '#src/base/random.ts';
import { attemptEntry, foldAttempt } from '#src/lab/attempt.ts';
import type { Attempt, AttemptEntry } from '#src/lab/attempt.ts';

export const attemptFormat = 'crossconnect-attempt';
export const attemptFileVersion = 1;
/** More characters than this are not read: an attempt of many hours stays far below it. */
export const largestAttemptFile = 20_000_000;

/** What else goes with an attempt, as plain JSON: the moment it is about, what somebody says of it, the version of the site. */
export type Extras = Readonly<Record<string, unknown>>;

/** What came of reading a file. Never thrown, and nothing is changed by reading. */
export type AttemptReading =
  { isRead: true; lab: string; entries: AttemptEntry[]; extras: Extras } | { isRead: false; because: string };

const envelope = z.object({ format: z.string(), version: z.optional(z.unknown()) });
const file = z.object({
  lab: z.string(),
  entries: z.array(z.unknown()).check(z.minLength(1)),
  /** Worked out from the entries: a file that was changed by accident is told from one that was not. */
  mark: z.string(),
  extras: z._default(z.record(z.string(), z.unknown()), {}),
});

const markOf = (entries: readonly unknown[]): string => hash128(JSON.stringify(entries));

/** The text of a file with the whole log of an attempt. */
export function attemptFile(entries: readonly AttemptEntry[], extras: Extras = {}): string {
  const lab = foldAttempt(entries)?.lab ?? '';
  const version = attemptFileVersion;
  const text = JSON.stringify({ format: attemptFormat, version, lab, extras, mark: markOf(entries), entries }, null, 1);
  return `${text}\n`;
}

/** A file name with the lab and a day in it, such as `crossconnect-attempt-connect-a-network-2026-11-22.json`. */
export const attemptFileName = (lab: string, real: number): string =>
  `${attemptFormat}-${lab.split('/').at(-1) ?? lab}-${new Date(real).toISOString().slice(0, 10)}.json`;

const again = 'Save the attempt again where it was made, and choose that file.';
const refuse = (because: string): AttemptReading => ({
  isRead: false,
  because: `${because} Nothing was changed here.`,
});

/** Reads the text of a file. `labs` are the ids that can be opened here; `wanted` is the one that it has to be, if any other would be of no use. */
export function readAttemptFile(text: string, labs: readonly string[], wanted?: string): AttemptReading {
  if (text.length > largestAttemptFile)
    return refuse(
      `The file has ${text.length} characters, and an attempt has at most ${largestAttemptFile}. Choose a file named ${attemptFormat}-….json.`,
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const what = text.trim() === '' ? 'The file is empty' : 'The file is not complete JSON';
    return refuse(`${what}: it was cut off, changed, or is another kind of file. ${again}`);
  }
  const about = envelope.safeParse(value);
  if (!about.success || about.data.format !== attemptFormat) {
    const found = about.success ? `says “${about.data.format.slice(0, 40)}”` : 'says nothing about its format';
    return refuse(
      `This is not an attempt at a lab: it ${found}, and an attempt says “${attemptFormat}”. Choose a file named ${attemptFormat}-….json.`,
    );
  }
  const { version } = about.data;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return refuse(`The file has the version ${shown(version)}; versions are whole numbers from 1 on. ${again}`);
  if (version > attemptFileVersion)
    return refuse(
      `The file has version ${version}, and this site reads versions up to ${attemptFileVersion}. It was saved by a newer site: reload this page to get the newest version, then try again.`,
    );
  return readCurrent(value, labs, wanted);
}

function readCurrent(value: unknown, labs: readonly string[], wanted: string | undefined): AttemptReading {
  const damaged = (what: string) => refuse(`The file is damaged: ${what}. ${again}`);
  const parsed = file.safeParse(value);
  if (!parsed.success)
    return damaged(`“${parsed.error.issues[0]?.path.join('.') ?? 'it'}” is missing or of another kind`);
  const { lab, entries: raw, mark, extras } = parsed.data;
  const entries: AttemptEntry[] = [];
  for (const [n, one] of raw.entries()) {
    const entry = attemptEntry.safeParse(one);
    if (!entry.success) {
      const where = entry.error.issues[0]?.path.join('.') ?? '';
      return damaged(`entry ${n} of ${raw.length} is none that this site knows${where === '' ? '' : ` (“${where}”)`}`);
    }
    entries.push(entry.data);
  }
  if (markOf(raw) !== mark)
    return refuse(`The file was changed after it was saved: its entries and its mark do not belong together. ${again}`);
  const attempt = opened(entries);
  if (typeof attempt === 'string') return damaged(attempt);
  if (attempt.lab !== lab) return damaged(`it is for “${lab}”, and its log for “${attempt.lab}”`);
  if (!labs.includes(lab))
    return refuse(`This is an attempt at “${lab}”, a lab that this site does not have. It has: ${labs.join(', ')}.`);
  if (wanted !== undefined && wanted !== lab)
    return refuse(
      `This is an attempt at “${lab}”, and this lab is “${wanted}”. Open the file on the page of that lab.`,
    );
  return { isRead: true, lab, entries, extras };
}

/** The attempt of a log, or what is wrong with it. */
function opened(entries: readonly AttemptEntry[]): Attempt | string {
  try {
    const attempt = foldAttempt(entries);
    if (!attempt) return 'it has no entries';
    parseSnapshot(attempt.start);
    return attempt;
  } catch (cause) {
    return cause instanceof Error ? cause.message.replace(/\.$/, '') : 'its log cannot be read';
  }
}

const shown = (value: unknown): string => (value === undefined ? '(none)' : JSON.stringify(value).slice(0, 40));
