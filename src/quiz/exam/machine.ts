/**
 * The exam as a machine: from the start through its screens to the end, which comes by handing in or by the clock. There is no pause.
 * It is pure, since every event says when it happened, so that a stored log leads to the very state that wrote it.
 */
import { assign, setup, transition, initialTransition, type SnapshotFrom } from 'xstate';
import type { Attempt, ExamEvent } from '#src/quiz/exam/attempt.ts';
import { begin, keep, refuse } from '#src/quiz/exam/fold.ts';
import { afterLeaving, mayHappen } from '#src/quiz/exam/reach.ts';
import { timeAt } from '#src/quiz/exam/clock.ts';

export interface ExamContext {
  /** From the start on. */
  attempt: Attempt | undefined;
}

/** Why an event that nothing else stands against belongs to another screen, and what comes first. */
const elsewhere: Readonly<Record<ExamEvent['type'], string>> = {
  started: 'The exam is under way already.',
  ticked: 'The clock runs anyway.',
  answered: 'No question can be answered here.',
  marked: 'No question can be marked here.',
  noted: 'No note can be written here.',
  went: 'First say whether to leave, hand in, or go on.',
  reviewed: 'The overview opens from a question. First say whether to leave, hand in, or go on.',
  leaving: 'A section is left from one of its questions or from the overview.',
  left: 'First ask to leave the section; it cannot be opened again afterwards.',
  stayed: 'Nothing is asked that could be taken back.',
  opened: 'This pane is open already.',
  closed: 'No pane is open.',
  looked: 'First open the book.',
  submitting: 'First say whether to leave, hand in, or go on.',
  submitted: 'First ask to hand in; what is not answered is named then.',
};

export const examMachine = setup({
  types: { context: {} as ExamContext, events: {} as ExamEvent },
  guards: {
    isAllowed: ({ context: { attempt }, event }) => attempt !== undefined && mayHappen(attempt, event).holds,
    isTimeOver: ({ context: { attempt } }) => attempt !== undefined && attempt.used >= attempt.allowed,
    isInTime: ({ context: { attempt }, event }) => attempt !== undefined && !timeAt(attempt, event.at).isOver,
    isLast: ({ context: { attempt }, event }) =>
      attempt !== undefined &&
      event.type === 'left' &&
      mayHappen(attempt, event).holds &&
      afterLeaving(attempt, event.section) === undefined,
    isBook: ({ event }) => event.type === 'opened' && event.pane === 'book',
    isNotes: ({ event }) => event.type === 'opened' && event.pane === 'notes',
  },
  actions: {
    begin: assign(({ event }) => (event.type === 'started' ? { attempt: begin(event) } : {})),
    keep: assign(({ context: { attempt }, event }) => (attempt ? { attempt: keep(attempt, event) } : {})),
    reopen: assign(({ context: { attempt } }) => (attempt ? { attempt: { ...attempt, isOpen: true } } : {})),
    refuse: assign(({ context: { attempt }, event }) => {
      if (!attempt) return {};
      const { holds, because } = mayHappen(attempt, event);
      return { attempt: refuse(attempt, event, holds ? elsewhere[event.type] : because) };
    }),
  },
}).createMachine({
  id: 'exam',
  context: { attempt: undefined },
  initial: 'ready',
  states: {
    ready: { on: { started: { target: 'underWay', actions: 'begin' } } },
    underWay: {
      type: 'parallel',
      always: { guard: 'isTimeOver', target: 'over' },
      on: {
        ticked: { actions: 'keep' },
        answered: { guard: 'isAllowed', actions: 'keep' },
        marked: { guard: 'isAllowed', actions: 'keep' },
        noted: { guard: 'isAllowed', actions: 'keep' },
        '*': { actions: 'refuse' },
      },
      states: {
        screen: {
          initial: 'item',
          states: {
            item: {
              on: {
                went: { guard: 'isAllowed', actions: 'keep' },
                reviewed: { target: 'review', actions: 'keep' },
                leaving: { guard: 'isAllowed', target: 'leaving', actions: 'keep' },
                submitting: { target: 'submitting', actions: 'keep' },
              },
            },
            /** All questions with what is answered and what is marked. */
            review: {
              on: {
                went: { guard: 'isAllowed', target: 'item', actions: 'keep' },
                leaving: { guard: 'isAllowed', target: 'leaving', actions: 'keep' },
                submitting: { target: 'submitting', actions: 'keep' },
              },
            },
            /** Asked whether to leave a section that cannot be opened again. */
            leaving: {
              on: {
                left: [
                  { guard: 'isLast', target: 'review', actions: 'keep' },
                  { guard: 'isAllowed', target: 'item', actions: 'keep' },
                ],
                stayed: { target: 'item', actions: ['keep', 'reopen'] },
              },
            },
            /** Asked whether to hand in. */
            submitting: {
              on: {
                submitted: { guard: 'isInTime', target: '#exam.submitted', actions: 'keep' },
                stayed: { target: 'review', actions: 'keep' },
              },
            },
          },
        },
        pane: {
          initial: 'none',
          states: {
            none: {
              on: {
                opened: [
                  { guard: 'isBook', target: 'book', actions: 'keep' },
                  { guard: 'isNotes', target: 'notes', actions: 'keep' },
                ],
              },
            },
            book: {
              on: {
                looked: { guard: 'isAllowed', actions: 'keep' },
                opened: { guard: 'isNotes', target: 'notes', actions: 'keep' },
                closed: { target: 'none', actions: 'keep' },
              },
            },
            notes: {
              on: {
                opened: { guard: 'isBook', target: 'book', actions: 'keep' },
                closed: { target: 'none', actions: 'keep' },
              },
            },
          },
        },
      },
    },
    /** The time is over. What was answered until then counts. */
    over: { type: 'final' },
    submitted: { type: 'final' },
  },
});

export type ExamSnapshot = SnapshotFrom<typeof examMachine>;

/** Before anything happened. */
const atFirst = (): ExamSnapshot => initialTransition(examMachine)[0];

/** The state that a log leads to. What the machine refuses in it changes nothing. */
export const replay = (log: readonly ExamEvent[]): ExamSnapshot =>
  log.reduce((snapshot, event) => transition(examMachine, snapshot, event)[0], atFirst());

/** What one more event comes to. */
export interface Step {
  snapshot: ExamSnapshot;
  /** What is to be written to the log for it: the event; the time, if that ran out before it; nothing, if it is refused. */
  log: readonly ExamEvent[];
  /** Why it is refused, in words for the learner. */
  refusal?: string;
}

/** Whether nothing can happen any more: handed in, or out of time. */
export const isEnded = (snapshot: ExamSnapshot): boolean => snapshot.status === 'done';

/** Tries one more event: where it leads, and what of it belongs into the log. */
export function step(snapshot: ExamSnapshot, event: ExamEvent): Step {
  if (isEnded(snapshot)) return { snapshot, log: [], refusal: 'The exam is over. Nothing in it can be changed.' };
  const [next] = transition(examMachine, snapshot, event);
  if (!next.context.attempt) return { snapshot, log: [], refusal: 'The exam has not begun. Start it first.' };
  const { refusal } = next.context.attempt;
  if (next.matches('over'))
    return {
      snapshot: next,
      log: [{ type: 'ticked', at: event.at }],
      ...(event.type === 'ticked' ? {} : { refusal: 'The time is over. What was answered until then counts.' }),
    };
  return refusal === undefined ? { snapshot: next, log: [event] } : { snapshot: next, log: [], refusal };
}
