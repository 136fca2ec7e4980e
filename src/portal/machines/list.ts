/** The machine behind every blade that shows many things: read, choose and filter what is shown, delete one. It asks for requests, it makes none. */
import { assign, emit, setup } from 'xstate';
import type { Answers, ArmEvent, ArmRequest, Reads, Refused } from '#src/portal/request.ts';
import { textOf } from '#src/portal/values.ts';
import type { Value, Values } from '#src/portal/values.ts';

/** Something to be deleted, and what is asked before. */
export interface Removal {
  id: string;
  title: string;
  warning: string;
  /** What has to be typed first. */
  typed?: string;
}

/** The field that is typed into before something is deleted. */
export const confirmation = 'confirmation';

export interface ListContext {
  /** What is read, once something is chosen in the fields. */
  readsFor: (values: Values) => Reads;
  answers: Answers;
  filter: string;
  /** What is chosen in the fields. */
  values: Values;
  /** What is to be deleted, once that was asked for: a row, or what the blade is about. */
  row?: Removal | undefined;
  operation?: string | undefined;
  refused?: Refused | undefined;
  subject?: string | undefined;
}

export type ListEvent =
  | ArmEvent
  | { type: 'refresh.pressed' }
  | { type: 'filter.changed'; filter: string }
  | { type: 'field.changed'; field: string; value: Value }
  | ({ type: 'delete.pressed' } & Removal)
  | { type: 'delete.confirmed' }
  | { type: 'delete.cancelled' };

const readsIn = ({ readsFor, values }: ListContext): Reads => readsFor(values);

export const listMachine = setup({
  types: {
    context: {} as ListContext,
    events: {} as ListEvent,
    emitted: {} as ArmRequest,
    input: {} as {
      reads: Reads | ((values: Values) => Reads);
      filter?: string;
      values?: Values;
      /** The id of what the blade is about, where that can be deleted here. */
      subject?: string;
    },
  },
  guards: {
    isTyped: ({ context: { row, values } }) =>
      row?.typed === undefined || textOf(values, confirmation).trim() === row.typed,
    isSubject: ({ context: { row, subject } }) => row !== undefined && row.id === subject,
  },
  actions: {
    askToRead: emit(({ context }) => ({ type: 'arm.request', ask: 'read', reads: readsIn(context), quiet: false })),
    askAgain: emit(({ context }) => ({ type: 'arm.request', ask: 'read', reads: readsIn(context), quiet: true })),
    askToDelete: emit(({ context }) => ({
      type: 'arm.request',
      ask: 'write',
      write: { method: 'DELETE', id: context.row?.id ?? '', title: context.row?.title ?? '' },
    })),
    follow: emit(({ context }) => ({ type: 'arm.request', ask: 'follow', operation: context.operation ?? '' })),
    keepAnswers: assign(({ event }) => (event.type === 'arm.answered' ? { answers: event.answers } : {})),
    keepRefusal: assign(({ event }) =>
      event.type === 'arm.refused' || event.type === 'arm.failed' || event.type === 'arm.unanswered'
        ? { refused: event.refused }
        : {},
    ),
    keepFilter: assign(({ event }) => (event.type === 'filter.changed' ? { filter: event.filter } : {})),
    keepField: assign(({ context, event }) =>
      event.type === 'field.changed' ? { values: { ...context.values, [event.field]: event.value } } : {},
    ),
    keepRow: assign(({ event }) =>
      event.type === 'delete.pressed'
        ? {
            row: {
              id: event.id,
              title: event.title,
              warning: event.warning,
              ...(event.typed === undefined ? {} : { typed: event.typed }),
            },
          }
        : {},
    ),
    forgetTyped: assign(({ context: { values } }) => ({
      values: Object.fromEntries(Object.entries(values).filter(([field]) => field !== confirmation)),
    })),
    keepOperation: assign(({ event }) => (event.type === 'arm.accepted' ? { operation: event.operation } : {})),
    forgetRefusal: assign({ refused: undefined }),
    forgetRow: assign({ row: undefined, operation: undefined }),
  },
}).createMachine({
  id: 'list',
  context: ({ input: { reads, filter = '', values = {}, subject } }) => ({
    readsFor: typeof reads === 'function' ? reads : () => reads,
    answers: {},
    filter,
    values,
    subject,
  }),
  initial: 'loading',
  on: {
    'arm.answered': { actions: 'keepAnswers' },
    'cloud.changed': { actions: 'askAgain' },
    'filter.changed': { actions: 'keepFilter' },
    'field.changed': { actions: ['keepField', 'askAgain'] },
  },
  states: {
    loading: {
      entry: ['forgetRefusal', 'askToRead'],
      on: {
        'arm.answered': { target: 'shown', actions: 'keepAnswers' },
        'arm.unanswered': { target: 'unreadable', actions: 'keepRefusal' },
        'cloud.changed': {},
      },
    },
    shown: {
      on: {
        'refresh.pressed': 'loading',
        'delete.pressed': { target: 'confirming', actions: ['forgetRefusal', 'keepRow'] },
      },
    },
    confirming: {
      exit: 'forgetTyped',
      on: {
        'field.changed': { actions: 'keepField' },
        'delete.confirmed': { guard: 'isTyped', target: 'deleting' },
        'delete.cancelled': { target: 'shown', actions: 'forgetRow' },
      },
    },
    deleting: {
      entry: 'askToDelete',
      on: {
        'arm.accepted': { target: 'removing', actions: 'keepOperation' },
        'arm.refused': { target: 'shown', actions: ['keepRefusal', 'forgetRow'] },
      },
    },
    removing: {
      entry: ['follow', 'askAgain'],
      on: {
        'arm.finished': [
          { guard: 'isSubject', target: 'removed', actions: 'forgetRow' },
          { target: 'shown', actions: ['forgetRow', 'askAgain'] },
        ],
        'arm.failed': { target: 'shown', actions: ['keepRefusal', 'forgetRow', 'askAgain'] },
      },
    },
    /** What the blade is about is gone. An Undo brings it back. */
    removed: {
      on: {
        'cloud.changed': { actions: 'askToRead' },
        'arm.answered': { target: 'shown', actions: 'keepAnswers' },
        'arm.unanswered': {},
        'refresh.pressed': 'loading',
      },
    },
    unreadable: { on: { 'refresh.pressed': 'loading', 'cloud.changed': 'loading' } },
  },
});
