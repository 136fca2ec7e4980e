/**
 * The record in the fragment of a link, for moving it to a phone. A fragment stays in the browser: no server sees it.
 * It carries the events in a compact form; logs of lab attempts are too large for it and travel in the file.
 */
import { packed, unpacked } from '#src/base/packed.ts';
import { fileFormat, fileVersion, readValue, type Reading } from '#src/progress/file.ts';
import { isRecord } from '#src/base/is-record.ts';
import { isProgressEvent, progressKinds, type ProgressEvent } from '#src/progress/events.ts';

/** What the fragment of such a link begins with; the number is the version of the compact form. */
export const linkPrefix = '#record=2.';
const anyPrefix = /^#record=(\d+)\.(.*)$/s;
/** Version 2 knows more kinds of events, and is read the same way. */
const known = ['1', '2'];

/** A QR code with more than this is too fine for the camera of a common phone. */
export const longestQr = 1_500;
/** Browsers take longer links, but messengers and mail programs cut them. */
export const longestLink = 16_000;
/** What a link may unpack to: a few bytes of bad luck or malice must not fill the memory. */
const largestUnpacked = 4_000_000;

/** The fragment that carries these events. */
export async function writeFragment(events: readonly ProgressEvent[]): Promise<string> {
  return linkPrefix + (await packed(JSON.stringify(pack(events))));
}

/** True when the address of a page carries a record. */
export const carriesRecord = (fragment: string): boolean => anyPrefix.test(fragment);

/** Reads a fragment. Whatever is wrong with it comes back as a reason. */
export async function readFragment(fragment: string): Promise<Reading> {
  const [, version = '', text = ''] = anyPrefix.exec(fragment) ?? [];
  const refuse = (because: string): Reading => ({ isRead: false, because: `${because} Nothing was changed here.` });
  if (!known.includes(version)) {
    return refuse(
      `The link has version "${version}", and this site reads versions 1 and 2. It was made by a newer site: reload this page, or move your record as a file.`,
    );
  }
  try {
    const rows: unknown = JSON.parse(await unpacked(text, largestUnpacked));
    return readValue({ format: fileFormat, version: fileVersion, events: unpack(rows), attempts: [] });
  } catch {
    return refuse(
      'The link is not complete: something on the way has cut or changed it. Scan the code again, or move your record as a file.',
    );
  }
}

/** One event: kind, milliseconds since the event before, id without hyphens, course, the rest. */
type Row = [kind: number, since: number, id: string, course: string, rest: Record<string, unknown>];

const uuid = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})$/;
const bareUuid = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

function pack(events: readonly ProgressEvent[]): Row[] {
  let before = 0;
  return events.map(({ kind, at, id, course, ...rest }) => {
    const row: Row = [progressKinds.indexOf(kind), at - before, id.replace(uuid, '$1$2$3$4$5'), course, rest];
    before = at;
    return row;
  });
}

function unpack(rows: unknown): unknown[] {
  if (!Array.isArray(rows)) throw new TypeError('not a list');
  let at = 0;
  return rows.map((row: unknown) => {
    if (!isList(row)) throw new TypeError('not a row');
    const [kind, since, id, course, rest] = row;
    at += Number(since);
    const event: unknown = {
      ...(isRecord(rest) ? rest : {}),
      kind: progressKinds[Number(kind)],
      at,
      id: typeof id === 'string' ? id.replace(bareUuid, '$1-$2-$3-$4-$5') : id,
      course,
    };
    if (!isProgressEvent(event)) throw new TypeError('not an event');
    return event;
  });
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
