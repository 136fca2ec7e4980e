/** The data file: one line with a snapshot, then a line for every write since. Each line begins with its checksum. */
import { crc32 } from 'node:zlib';
import * as z from 'zod/mini';
import { parseSnapshot } from '#src/azure/arm.ts';
import type { JournalEntry, Snapshot } from '#src/azure/arm.ts';
import { journalEntry } from '#src/azure/journal.ts';

/** What the first line begins with; the number counts the shapes this file has had. */
const magic = 'crossconnect-azure-data';
const version = 1;

const headerSchema = z.object({ [magic]: z.int(), speed: z.number(), snapshot: z.unknown() });
const tickSchema = z.strictObject({ at: z.number() });
/** A write, or the mere passing of time. */
const lineSchema = z.union([journalEntry, tickSchema]);

export interface Kept {
  snapshot: Snapshot;
  /** Virtual seconds per real second. */
  speed: number;
  entries: JournalEntry[];
  /** The last virtual moment that is known. */
  at: number;
}

/** What is wrong with a file. */
export interface Damage {
  /** `tail`: the last line has no end, as after a crash. `line`: a whole line is wrong. `other`: it is no data file, or of a newer version. */
  kind: 'tail' | 'line' | 'other';
  /** The number of the line, from 1. */
  line: number;
  /** Bytes from there to the end. */
  bytes: number;
  /** Lines from there to the end. */
  lines: number;
  why: string;
}

const lineOf = (value: unknown): string => {
  const text = JSON.stringify(value);
  return `${crc32(text).toString(16).padStart(8, '0')} ${text}\n`;
};

export const headLine = (snapshot: Snapshot, speed: number): string => lineOf({ [magic]: version, speed, snapshot });
export const entryLine = (entry: JournalEntry): string => lineOf(entry);
/** Notes that time has passed without a write. */
export const tickLine = (at: number): string => lineOf({ at });

/** What a line holds. Throws where the checksum does not fit. */
function valueIn(line: string): unknown {
  const text = line.slice(9);
  if (line[8] !== ' ' || parseInt(line.slice(0, 8), 16) !== crc32(text)) throw new Error('its checksum does not fit');
  const value: unknown = JSON.parse(text);
  return value;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Reads a file as far as it is whole. `kept` is undefined where not even the first line can be read. */
export function readData(file: Buffer): { kept: Kept | undefined; damage: Damage | undefined } {
  let kept: Kept | undefined;
  let from = 0;
  for (let line = 1; from < file.length; line += 1) {
    const end = file.indexOf(10, from);
    const damaged = (kind: Damage['kind'], why: string) => ({
      kept,
      damage: {
        kind,
        line,
        why,
        bytes: file.length - from,
        lines: file.subarray(from).toString('latin1').trimEnd().split('\n').length,
      },
    });
    if (
      line === 1 &&
      !file
        .subarray(9, 13 + magic.length)
        .toString('latin1')
        .startsWith(`{"${magic}"`)
    )
      return damaged('other', 'it is not a data file of this program');
    if (end < 0) return damaged(line === 1 ? 'line' : 'tail', 'it has no end');
    try {
      const value = valueIn(file.toString('utf8', from, end));
      if (kept) {
        const entry = lineSchema.parse(value);
        if ('n' in entry) kept.entries.push(entry);
        kept.at = Math.max(kept.at, entry.at);
      } else {
        const header = headerSchema.parse(value);
        if (header[magic] > version) return damaged('other', 'it was written by a newer version of this program');
        const snapshot = parseSnapshot(header.snapshot);
        kept = { snapshot, speed: header.speed, entries: [], at: snapshot.at };
      }
    } catch (error) {
      return damaged('line', messageOf(error));
    }
    from = end + 1;
  }
  return { kept, damage: undefined };
}
