/**
 * What a learner did, as facts that never change. Everything else about progress is computed from a list of these.
 * The guards are written by hand and not with zod, because every lesson page loads them as soon as it has nothing else to do.
 */
import { isRecord } from '#src/base/is-record.ts';

interface Stamp {
  /** A UUID, with a number behind it where events were made together. Two events with the same id are the same event, wherever they come from. */
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

/** Where a question can be answered. */
export const answeringPlaces = ['check', 'exam', 'diagnostic', 'review', 'practice'] as const;
export type AnsweringPlace = (typeof answeringPlaces)[number];

/** One question was answered and marked. Trying it again right after its reasons were shown is no event: it would say nothing about what is known. */
export type ItemAnswered = Stamp & {
  kind: 'item.answered';
  item: string;
  /** The skill of the exam it tests, such as `az-700/E4`. */
  objective: string;
  /** The kind of question, such as `single`. */
  itemKind: string;
  points: number;
  outOf: number;
  where: AnsweringPlace;
  /** From seeing it to answering it, where one question was shown at a time. */
  seconds?: number;
  /** The answer, as its kind says it. */
  words?: readonly string[];
  /** Ids of the misconceptions that the wrong parts of the answer follow from. */
  beliefs?: readonly string[];
  /** Ids of the facts the question rests on. */
  facts?: readonly string[];
  /** How hard the question is, in logits, as it was known then. */
  difficulty?: number;
};

/** An exam was handed in and marked. */
export type ExamDone = Stamp & {
  kind: 'exam.done';
  /** The form that was taken: `full`, `ten-minutes`, or an imported one's id. */
  form: string;
  attempt: string;
  points: number;
  outOf: number;
  /** On the scale of 1 to 1000. */
  scaled: number;
  /** How long it took. */
  minutes: number;
};

/** One thing a learner did. */
export type ProgressEvent =
  UnitOpened | UnitRead | LabStarted | LabTaskDone | LabDone | HintUsed | CheckMarked | ItemAnswered | ExamDone;
export type ProgressKind = ProgressEvent['kind'];

/** The unit an event belongs to, if it belongs to one. */
export const unitOf = (event: ProgressEvent): string | undefined => ('unit' in event ? event.unit : undefined);

type Unstamped<E> = E extends ProgressEvent ? Omit<E, 'id' | 'at'> : never;
/** An event that has not happened yet: no id, no time. `stamp` gives it both. */
export type ProgressDraft = Unstamped<ProgressEvent>;

type Guard = (value: unknown) => boolean;
type FieldsOf<K extends ProgressKind> = Exclude<keyof Extract<ProgressEvent, { kind: K }>, keyof Stamp | 'kind'>;

/** Longer texts than this are nobody's id; they would only fill the storage. */
export const longestText = 200;
const isText: Guard = (value) => typeof value === 'string' && value !== '' && value.length <= longestText;
const isCount: Guard = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
const isPoints: Guard = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isNumber: Guard = (value) => typeof value === 'number' && Number.isFinite(value);
const isFlag: Guard = (value) => typeof value === 'boolean';
const isPlace: Guard = (value) => answeringPlaces.some((place) => place === value);
/** A question has few parts; a longer list would only fill the storage. */
const longestList = 60;
const isTexts: Guard = (value) => Array.isArray(value) && value.length <= longestList && value.every(isText);
const maybe =
  (guard: Guard): Guard =>
  (value) =>
    value === undefined || guard(value);

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
  // A link names a kind by its place in this list: new ones go to the end.
  'item.answered': {
    item: isText,
    objective: isText,
    itemKind: isText,
    points: isPoints,
    outOf: isPoints,
    where: isPlace,
    seconds: maybe(isPoints),
    words: maybe(isTexts),
    beliefs: maybe(isTexts),
    facts: maybe(isTexts),
    difficulty: maybe(isNumber),
  },
  'exam.done': {
    form: isText,
    attempt: isText,
    points: isPoints,
    outOf: isPoints,
    scaled: isPoints,
    minutes: isPoints,
  },
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
