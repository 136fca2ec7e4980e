/** The machine behind every blade that shows many things: read, choose and filter what is shown, delete one. It asks for requests, it makes none. */
import { assign, emit, setup } from 'xstate';
import type { Answers, ArmEvent, ArmRequest, Reads, Refused } from '#src/portal/request.ts';
import type { Value, Values } from '#src/portal/values.ts';

export interface ListContext {
  /** What is read, once something is chosen in the fields. */
  readsFor: (values: Values) => Reads;
  answers: Answers;
  filter: string;
  /** What is chosen in the fields. */
  values: Values;
  /** The row whose deletion was asked for. */
  row?: { id: string; title: string; warning: string } | undefined;
  operation?: string | undefined;
  refused?: Refused | undefined;
}

export type ListEvent =
  | ArmEvent
  | { type: 'refresh.pressed' }
  | { type: 'filter.changed'; filter: string }
  | { type: 'field.changed'; field: string; value: Value }
  | { type: 'delete.pressed'; id: string; title: string; warning: string }
  | { type: 'delete.confirmed' }
  | { type: 'delete.cancelled' };

const readsIn = ({ readsFor, values }: ListContext): Reads => readsFor(values);

export const listMachine = setup({
  types: {
    context: {} as ListContext,
    events: {} as ListEvent,
    emitted: {} as ArmRequest,
    input: {} as { reads: Reads | ((values: Values) => Reads); filter?: string; values?: Values },
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
      event.type === 'delete.pressed' ? { row: { id: event.id, title: event.title, warning: event.warning } } : {},
    ),
    keepOperation: assign(({ event }) => (event.type === 'arm.accepted' ? { operation: event.operation } : {})),
    forgetRefusal: assign({ refused: undefined }),
    forgetRow: assign({ row: undefined, operation: undefined }),
  },
}).createMachine({
  id: 'list',
  context: ({ input: { reads, filter = '', values = {} } }) => ({
    readsFor: typeof reads === 'function' ? reads : () => reads,
    answers: {},
    filter,
    values,
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
      on: { 'delete.confirmed': 'deleting', 'delete.cancelled': { target: 'shown', actions: 'forgetRow' } },
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
        'arm.finished': { target: 'shown', actions: ['forgetRow', 'askAgain'] },
        'arm.failed': { target: 'shown', actions: ['keepRefusal', 'forgetRow', 'askAgain'] },
      },
    },
    unreadable: { on: { 'refresh.pressed': 'loading', 'cloud.changed': 'loading' } },
  },
});
