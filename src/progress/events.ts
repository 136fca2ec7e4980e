/**
 * What a learner did, as facts that never change. Everything else about progress is computed from a list of these.
 * The guards are written by hand and not with zod, because every lesson page loads them before anything is opened.
 */
interface Stamp {
  /** A UUID. Two events with the same id are the same event, wherever they come from. */
  id: string;
  /** Epoch milliseconds of the learner's clock. */
  at: number;
  /** The course the event belongs to, for example `expressroute`. */
  course: string;
}

/** The result of one question in a marked check. */
export interface ItemMark {
  item: string;
  points: number;
  outOf: number;
}

export type UnitOpened = Stamp & { kind: 'unit.opened'; unit: string };
/** The reader reached the end of the unit's text. */
export type UnitRead = Stamp & { kind: 'unit.read'; unit: string };
export type LabStarted = Stamp & { kind: 'lab.started'; lab: string; attempt: string; unit?: string };
export type LabTaskDone = Stamp & {
  kind: 'lab.task-done';
  lab: string;
  attempt: string;
  task: string;
  unit?: string;
  /** *Show me* did a step of it: it counts once it is done without. */
  shown?: boolean;
};
export type LabDone = Stamp & {
  kind: 'lab.done';
  lab: string;
  attempt: string;
  unit?: string;
  points?: number;
  outOf?: number;
};
export type HintUsed = Stamp & { kind: 'hint.used'; lab: string; attempt: string; task: string; unit?: string };
/** A knowledge check was marked. The check of a unit has the unit's id. */
export type CheckMarked = Stamp & {
  kind: 'check.marked';
  unit: string;
  points: number;
  outOf: number;
  items: readonly ItemMark[];
};

/** One thing a learner did. */
export type ProgressEvent = UnitOpened | UnitRead | LabStarted | LabTaskDone | LabDone | HintUsed | CheckMarked;
export type ProgressKind = ProgressEvent['kind'];

type Unstamped<E> = E extends ProgressEvent ? Omit<E, 'id' | 'at'> : never;
/** An event that has not happened yet: no id, no time. `stamp` gives it both. */
export type ProgressDraft = Unstamped<ProgressEvent>;

type Guard = (value: unknown) => boolean;
type FieldsOf<K extends ProgressKind> = Exclude<keyof Extract<ProgressEvent, { kind: K }>, keyof Stamp | 'kind'>;

/** Longer texts than this are nobody's id; they would only fill the storage. */
const longestText = 200;
const isText: Guard = (value) => typeof value === 'string' && value !== '' && value.length <= longestText;
const isCount: Guard = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isPoints: Guard = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isFlag: Guard = (value) => typeof value === 'boolean';
const maybe =
  (guard: Guard): Guard =>
  (value) =>
    value === undefined || guard(value);

/** True for a plain object, whose fields may then be read one by one. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isItemMarks: Guard = (value) =>
  Array.isArray(value) &&
  value.every((mark) => isRecord(mark) && isText(mark.item) && isPoints(mark.points) && isPoints(mark.outOf));

const fields: { readonly [K in ProgressKind]: Readonly<Record<FieldsOf<K>, Guard>> } = {
  'unit.opened': { unit: isText },
  'unit.read': { unit: isText },
  'lab.started': { lab: isText, attempt: isText, unit: maybe(isText) },
  'lab.task-done': { lab: isText, attempt: isText, task: isText, unit: maybe(isText), shown: maybe(isFlag) },
  'lab.done': { lab: isText, attempt: isText, unit: maybe(isText), points: maybe(isPoints), outOf: maybe(isPoints) },
  'hint.used': { lab: isText, attempt: isText, task: isText, unit: maybe(isText) },
  'check.marked': { unit: isText, points: isPoints, outOf: isPoints, items: isItemMarks },
};

/** Every kind of event this version knows. */
export const progressKinds: readonly string[] = Object.keys(fields);

const guardsOf = (kind: unknown): Readonly<Record<string, Guard>> | undefined =>
  typeof kind === 'string' && Object.hasOwn(fields, kind)
    ? Object.entries(fields).find(([known]) => known === kind)?.[1]
    : undefined;

/** Says which field of a would-be event is wrong, or nothing when the value is an event. */
export function faultOf(value: unknown): string | undefined {
  if (!isRecord(value)) return 'it is not an object';
  for (const [name, guard] of [
    ['id', isText],
    ['at', isCount],
    ['course', isText],
  ] as const) {
    if (!guard(value[name])) return `"${name}" is ${describe(value[name])}`;
  }
  const guards = guardsOf(value.kind);
  if (!guards) return `"kind" is ${describe(value.kind)}; known kinds: ${progressKinds.join(', ')}`;
  for (const [name, guard] of Object.entries(guards)) {
    if (!guard(value[name])) return `"${name}" is ${describe(value[name])}`;
  }
  return undefined;
}

/** True when a value from outside (a file, the storage, a link) is an event this version understands. */
export function isProgressEvent(value: unknown): value is ProgressEvent {
  return faultOf(value) === undefined;
}

const describe = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value).slice(0, 60));
