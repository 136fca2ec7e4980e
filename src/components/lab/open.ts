/** Opens an attempt at a lab: the newest in the record, or a new one. The place where real time and chance come into a lab. */
import type { Lab } from '#src/lab/definition.ts';
import { openSession } from '#src/lab/session.ts';
import type { Happening, Session } from '#src/lab/session.ts';
import type { Way } from '#src/lab/attempt.ts';
import type { ProgressDraft } from '#src/progress/events.ts';
import { stamp } from '#src/progress/stamp.ts';
import { openRecord } from '#src/progress/stores/browser.ts';
import type { RecordStore } from '#src/progress/store.ts';
import type { Profile } from '#src/base/facts.ts';
import { chosenAmong, keepChosen } from './kept-attempts.ts';
import { findOpenable, sandboxId } from './sandbox.ts';

export interface Choice {
  way: Way;
  profile: Profile;
  /** How fast the clock runs in a new attempt. */
  speed?: number;
  /** The scenario to tell; chosen by chance if absent. */
  seed?: string | undefined;
  /** The one attempt that is meant, begun if it is not there: an exam has its own. Else the one that was chosen, or the newest. */
  attempt?: string | undefined;
  /** While somebody else is at the controls of it, this page only shows what they do. */
  isHeld?: (() => boolean) | undefined;
}

export interface OpenLab {
  session: Session;
  attempt: string;
  close: () => void;
}

const tickEvery = 250;

/** Opens the attempt at a lab that was chosen, else the newest; with `isNew` one more. */
export async function openLab(id: string, choice: Choice, isNew = false): Promise<OpenLab> {
  const entry = findOpenable(id);
  const [{ default: lab }, record] = await Promise.all([entry.load(), openRecord()]);
  const known = await record.attempts.list();
  const last = newest(id, known);
  if (isNew) keepChosen(id, undefined);
  const attempt = choice.attempt ?? chosenAmong(id, known) ?? `${id}#${String(Math.max(1, isNew ? last + 1 : last))}`;
  const session = await openSession({
    lab,
    log: record.attempts,
    attempt,
    real: () => Date.now(),
    begin: { ...beginningOf(choice), seed: choice.seed ?? newSeed() },
    ...(choice.isHeld === undefined ? {} : { isHeld: choice.isHeld }),
    // Nothing is earned in the sandbox.
    ...(id === sandboxId
      ? {}
      : {
          happened: (happening) => void tell(record, lab, attempt, entry.unit, happening),
        }),
  });
  if (id !== sandboxId) await tellIfUntold(record, lab, attempt, entry.unit, session);
  const stopListening = record.subscribe((change) => {
    if (change.kind === 'merged' || (change.kind === 'attempt' && change.attempt === attempt)) void session.catchUp();
  });
  const wake = () => {
    if (document.visibilityState === 'visible') void session.catchUp();
  };
  document.addEventListener('visibilitychange', wake);
  const ticking = setInterval(() => void session.tick(), tickEvery);
  return {
    session,
    attempt,
    close() {
      clearInterval(ticking);
      document.removeEventListener('visibilitychange', wake);
      stopListening();
    },
  };
}

const beginningOf = ({ way, profile, speed }: Choice) => ({ way, profile, ...(speed === undefined ? {} : { speed }) });

/** The number of the newest attempt at a lab; 0 when there is none. */
export function newest(lab: string, attempts: readonly string[]): number {
  return Math.max(
    0,
    ...attempts
      .filter((id) => id.startsWith(`${lab}#`))
      .map((id) => Number(/^\d+$/.exec(id.slice(lab.length + 1))?.[0] ?? 0)),
  );
}

const newSeed = (): string => [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(36)).join('');

const courseOf = (lab: string): string => lab.split('/')[0] ?? lab;

function draftOf(lab: Lab, attempt: string, unit: string | undefined, happening: Happening): ProgressDraft {
  const base = { course: courseOf(lab.id), lab: lab.id, attempt, ...(unit === undefined ? {} : { unit }) };
  switch (happening.kind) {
    case 'started':
      return { ...base, kind: 'lab.started' };
    case 'task-done':
      return {
        ...base,
        kind: 'lab.task-done',
        task: happening.task,
        ...(happening.shown === true ? { shown: true } : {}),
      };
    case 'done':
      return { ...base, kind: 'lab.done' };
    case 'hint':
      return { ...base, kind: 'hint.used', task: happening.task };
  }
}

const tell = (record: RecordStore, lab: Lab, attempt: string, unit: string | undefined, happening: Happening) =>
  record.append([stamp(draftOf(lab, attempt, unit, happening))]);

/** If a tab was closed between the attempt and the record, the record hears of it now. */
async function tellIfUntold(
  record: RecordStore,
  lab: Lab,
  attempt: string,
  unit: string | undefined,
  session: Session,
) {
  const { counts, complete, attempt: state } = session.state();
  const told = new Set(
    (await record.all()).flatMap((event) => {
      if (event.kind === 'lab.task-done' && event.attempt === attempt)
        return event.shown === true && !state.toRedo.includes(event.task) ? [] : [event.task];
      return event.kind === 'lab.done' && event.attempt === attempt ? ['*'] : [];
    }),
  );
  for (const task of counts.filter((one) => !told.has(one))) {
    const isShown = state.toRedo.includes(task);
    await tell(record, lab, attempt, unit, { kind: 'task-done', task, ...(isShown ? { shown: true } : {}) });
  }
  if (complete && !told.has('*')) await tell(record, lab, attempt, unit, { kind: 'done' });
}
