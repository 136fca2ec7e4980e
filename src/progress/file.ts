/** The record as a file: what it is called, what stands in it, and why a file is refused. A file of any older version must load for ever. */
import { isRecord } from '#src/base/is-record.ts';
import { faultOf, isProgressEvent, type ProgressEvent } from '#src/progress/events.ts';
import type { AttemptRow, RecordContent } from '#src/progress/store.ts';

export const fileFormat = 'crossconnect-record';
export const fileVersion = 2;
/** More than this is not read: the record of years stays far below it. */
export const largestFile = 20_000_000;

/** What came of reading a file or a link: its content, or why it is refused. Never thrown, and nothing is changed by reading. */
export type Reading = { isRead: true; content: RecordContent } | { isRead: false; because: string };

type Raw = Readonly<Record<string, unknown>>;

/** How a file of version n becomes one of version n + 1. Pure; an entry is never changed once it was released. */
const upgrades: Readonly<Record<number, (file: Raw) => Raw>> = {
  // Version 2 knows more kinds of events, and changed none.
  1: (file) => file,
};

const nothingLost = 'Nothing was changed here.';
const refuse = (because: string): Reading => ({ isRead: false, because: `${because} ${nothingLost}` });

/** The text of a file with everything in a record. */
export function writeFile({ events, attempts }: RecordContent, app: string): string {
  return `${JSON.stringify({ format: fileFormat, version: fileVersion, app, events, attempts }, null, 1)}\n`;
}

/** A file name with a day in it, such as `crossconnect-record-2026-11-22.json`. */
export const fileNameAt = (at: number): string => `${fileFormat}-${new Date(at).toISOString().slice(0, 10)}.json`;

/** Reads the text of a file. */
export function readFile(text: string): Reading {
  if (text.length > largestFile) {
    return refuse(
      `The file has ${text.length} characters; a record has at most ${largestFile}. Choose the file that this site saved.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const ends = text.trim() === '' ? 'The file is empty' : 'The file is not complete JSON';
    return refuse(
      `${ends}: it was cut off, changed, or is another kind of file. Save your record again on the other device, and choose that file.`,
    );
  }
  return readValue(value);
}

/** Reads what stood in a file, after JSON. */
export function readValue(value: unknown): Reading {
  if (!isRecord(value) || value.format !== fileFormat) {
    const found =
      isRecord(value) && typeof value.format === 'string'
        ? `says "${value.format.slice(0, 40)}"`
        : 'says nothing about its format';
    return refuse(
      `This is not a record of this site: it ${found}, and a record says "${fileFormat}". Choose a file named ${fileFormat}-….json.`,
    );
  }
  const { version } = value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refuse(
      `The file has the version ${shown(version)}; versions are whole numbers from 1 on. Save your record again, and choose that file.`,
    );
  }
  if (version > fileVersion) {
    return refuse(
      `The file has version ${version}, and this site reads versions up to ${fileVersion}. It was saved by a newer site: reload this page to get the newest version, then try again.`,
    );
  }
  let file: Raw = value;
  for (let from = version; from < fileVersion; from++) file = upgrades[from]?.(file) ?? file;
  return readCurrent(file);
}

function readCurrent({ events, attempts }: Raw): Reading {
  const damaged = (what: string) =>
    refuse(`The file is damaged: ${what}. Save your record again on the other device, and choose that file.`);
  if (!Array.isArray(events)) return damaged('"events" is not a list');
  if (!Array.isArray(attempts)) return damaged('"attempts" is not a list');
  const goodEvents: ProgressEvent[] = [];
  for (const [index, event] of events.entries()) {
    if (!isProgressEvent(event))
      return damaged(`event ${index + 1} of ${events.length} is wrong, ${faultOf(event) ?? 'nobody knows why'}`);
    goodEvents.push(event);
  }
  const goodRows: AttemptRow[] = [];
  for (const [index, row] of attempts.entries()) {
    if (!isAttemptRow(row))
      return damaged(`lab entry ${index + 1} of ${attempts.length} is wrong, it needs "attempt", "n" and "entry"`);
    goodRows.push({ attempt: row.attempt, n: row.n, entry: row.entry });
  }
  return { isRead: true, content: { events: goodEvents, attempts: goodRows } };
}

const isAttemptRow = (value: unknown): value is AttemptRow =>
  isRecord(value) && typeof value.attempt === 'string' && Number.isSafeInteger(value.n) && 'entry' in value;

const shown = (value: unknown): string => (value === undefined ? '(none)' : JSON.stringify(value).slice(0, 40));
