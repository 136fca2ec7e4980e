/** The machine behind every blade that shows one resource: read, change by a full PUT, delete. It asks for requests, it makes none. */
import { and, assign, emit, not, setup } from 'xstate';
import type { Answers, ArmEvent, ArmRequest, Reads, Refused, Write } from '#src/portal/request.ts';
import type { Problem, Value, Values } from '#src/portal/values.ts';

/** What a blade says about its resource. A blade that changes nothing needs no rule. */
export interface ResourceRules {
  /** What the fields hold before anybody types. */
  initial?(answers: Answers): Values;
  problems?(values: Values, answers: Answers): Problem[];
  save?(values: Values, answers: Answers): Write;
  /** Undefined where there is nothing to delete. */
  remove?(answers: Answers): Write | undefined;
  /** The field a refusal is about, if it is about one. */
  concerns?(refused: Refused, values: Values): string | undefined;
  /** What Refresh writes before it reads: Azure documents a get and a set for what it shows late. Undefined where reading will do. */
  refresh?(answers: Answers): Write | undefined;
  /** Whether what the blade is about was read. Only a blade that creates it has to say; for any other a read that fails says it. */
  isThere?(answers: Answers): boolean;
}

export interface ResourceContext {
  reads: Reads;
  answers: Answers;
  /** Only the fields that were touched; the rest follows the resource. */
  changes: Values;
  /** Whether problems are shown: not before the first Save. */
  asked: number;
  /** The row of a table whose deletion was asked for; without one, Delete is about the resource itself. */
  row?: { id: string; title: string; warning: string } | undefined;
  operation?: string | undefined;
  refused?: Refused | undefined;
}

export type ResourceEvent =
  | ArmEvent
  | { type: 'refresh.pressed' }
  | { type: 'field.changed'; field: string; value: Value }
  | { type: 'save.pressed' }
  | { type: 'discard.pressed' }
  | { type: 'delete.pressed' }
  | { type: 'row.delete.pressed'; id: string; title: string; warning: string }
  | { type: 'delete.confirmed' }
  | { type: 'delete.cancelled' };

/** What the fields hold now: the resource, and over it what was typed. */
export const valuesOf = (
  rules: ResourceRules,
  { answers, changes }: Pick<ResourceContext, 'answers' | 'changes'>,
): Values => ({
  ...rules.initial?.(answers),
  ...changes,
});

const nothing: Write = { method: 'PUT', id: '', title: '' };

/** The resource machine under the rules of one blade. */
export const resourceMachine = (rules: ResourceRules) =>
  setup({
    types: {
      context: {} as ResourceContext,
      events: {} as ResourceEvent,
      emitted: {} as ArmRequest,
      input: {} as { reads: Reads; changes?: Values },
    },
    guards: {
      isMissing: ({ event }) => event.type === 'arm.unanswered' && event.refused.status === 404,
      isChanged: ({ context }) => {
        const before = rules.initial?.(context.answers) ?? {};
        return Object.entries(context.changes).some(([field, value]) => before[field] !== value);
      },
      isValid: ({ context }) => (rules.problems?.(valuesOf(rules, context), context.answers) ?? []).length === 0,
      isAboutRow: ({ context }) => context.row !== undefined,
      isGone: ({ context, event }) =>
        event.type === 'arm.answered' &&
        rules.isThere !== undefined &&
        rules.isThere(context.answers) &&
        !rules.isThere(event.answers),
      isStillGone: ({ event }) => event.type === 'arm.answered' && rules.isThere?.(event.answers) === false,
      isForbidden: ({ event }) => event.type === 'arm.refused' && event.refused.status === 403,
      canCreate: () => rules.isThere !== undefined,
      isShownLate: ({ context }) => rules.refresh?.(context.answers) !== undefined,
      canDelete: ({ context }) => rules.remove?.(context.answers) !== undefined,
      canSave: () => rules.save !== undefined,
    },
    actions: {
      askToRead: emit(({ context }) => ({ type: 'arm.request', ask: 'read', reads: context.reads, quiet: false })),
      askAgain: emit(({ context }) => ({ type: 'arm.request', ask: 'read', reads: context.reads, quiet: true })),
      askToSave: emit(({ context }) => ({
        type: 'arm.request',
        ask: 'write',
        write: rules.save?.(valuesOf(rules, context), context.answers) ?? nothing,
      })),
      askToDelete: emit(({ context: { row, answers } }) => ({
        type: 'arm.request',
        ask: 'write',
        write:
          row === undefined ? (rules.remove?.(answers) ?? nothing) : { method: 'DELETE', id: row.id, title: row.title },
      })),
      askToRefresh: emit(({ context }) => ({
        type: 'arm.request',
        ask: 'write',
        write: rules.refresh?.(context.answers) ?? nothing,
      })),
      follow: emit(({ context }) => ({ type: 'arm.request', ask: 'follow', operation: context.operation ?? '' })),
      keepAnswers: assign(({ event }) => (event.type === 'arm.answered' ? { answers: event.answers } : {})),
      keepRefusal: assign(({ event }) =>
        event.type === 'arm.refused' || event.type === 'arm.failed' || event.type === 'arm.unanswered'
          ? { refused: event.refused }
          : {},
      ),
      keepField: assign(({ context, event }) =>
        event.type === 'field.changed' ? { changes: { ...context.changes, [event.field]: event.value } } : {},
      ),
      keepOperation: assign(({ event }) => (event.type === 'arm.accepted' ? { operation: event.operation } : {})),
      showProblems: assign({ asked: ({ context }) => context.asked + 1 }),
      keepRow: assign(({ event }) =>
        event.type === 'row.delete.pressed'
          ? { row: { id: event.id, title: event.title, warning: event.warning } }
          : {},
      ),
      forgetRow: assign({ row: undefined }),
      forgetChanges: assign({ changes: {}, asked: 0 }),
      forgetRefusal: assign({ refused: undefined }),
    },
  }).createMachine({
    id: 'resource',
    context: ({ input }) => ({ reads: input.reads, answers: {}, changes: input.changes ?? {}, asked: 0 }),
    initial: 'loading',
    on: {
      'arm.answered': [
        // Somebody deleted it elsewhere, and what was typed about it is about nothing now.
        { guard: 'isGone', target: '.missing', actions: ['keepAnswers', 'forgetChanges'] },
        { actions: 'keepAnswers' },
      ],
      'cloud.changed': { actions: 'askAgain' },
    },
    states: {
      loading: {
        entry: ['forgetRefusal', 'askToRead'],
        on: {
          'arm.answered': { target: 'viewing', actions: 'keepAnswers' },
          'arm.unanswered': [
            { guard: 'isMissing', target: 'missing' },
            { target: 'unreadable', actions: 'keepRefusal' },
          ],
          'cloud.changed': {},
        },
      },
      viewing: {
        always: { guard: and(['canSave', 'isChanged']), target: 'editing' },
        on: {
          'arm.unanswered': { guard: 'isMissing', target: 'missing' },
          'refresh.pressed': [
            { guard: 'isShownLate', target: 'refreshing', actions: 'forgetRefusal' },
            { target: 'loading' },
          ],
          'field.changed': { guard: 'canSave', actions: 'keepField' },
          'delete.pressed': { guard: 'canDelete', target: 'confirming', actions: 'forgetRefusal' },
          'row.delete.pressed': { target: 'confirming', actions: ['forgetRefusal', 'keepRow'] },
        },
      },
      editing: {
        always: { guard: not('isChanged'), target: 'viewing', actions: 'forgetChanges' },
        on: {
          'arm.unanswered': { guard: 'isMissing', target: 'missing' },
          'refresh.pressed': { actions: ['forgetRefusal', 'askAgain'] },
          'field.changed': { actions: 'keepField' },
          'discard.pressed': { target: 'viewing', actions: ['forgetChanges', 'forgetRefusal'] },
          'save.pressed': [
            { guard: 'isValid', target: 'saving', actions: 'forgetRefusal' },
            { actions: 'showProblems' },
          ],
          'delete.pressed': { guard: 'canDelete', target: 'confirming', actions: 'forgetRefusal' },
          'row.delete.pressed': { target: 'confirming', actions: ['forgetRefusal', 'keepRow'] },
        },
      },
      saving: {
        entry: 'askToSave',
        on: {
          'arm.accepted': { target: 'applying', actions: 'keepOperation' },
          'arm.refused': { target: 'editing', actions: 'keepRefusal' },
        },
      },
      refreshing: {
        entry: 'askToRefresh',
        on: {
          'arm.accepted': { target: 'applying', actions: 'keepOperation' },
          'arm.refused': [
            // Who may only look is shown what there is to see.
            { guard: 'isForbidden', target: 'loading' },
            { target: 'viewing', actions: 'keepRefusal' },
          ],
        },
      },
      applying: {
        entry: 'follow',
        on: {
          'arm.finished': 'settling',
          'arm.failed': { target: 'viewing', actions: ['keepRefusal', 'askAgain'] },
        },
      },
      settling: {
        entry: 'askToRead',
        on: {
          'arm.answered': { target: 'viewing', actions: ['keepAnswers', 'forgetChanges'] },
          'arm.unanswered': [
            { guard: 'isMissing', target: 'missing', actions: 'forgetChanges' },
            { target: 'viewing', actions: ['keepRefusal', 'forgetChanges'] },
          ],
        },
      },
      confirming: {
        on: { 'delete.confirmed': 'deleting', 'delete.cancelled': { target: 'viewing', actions: 'forgetRow' } },
      },
      deleting: {
        entry: 'askToDelete',
        on: {
          'arm.accepted': { target: 'removing', actions: 'keepOperation' },
          'arm.refused': { target: 'viewing', actions: ['keepRefusal', 'forgetRow'] },
        },
      },
      removing: {
        entry: 'follow',
        on: {
          'arm.answered': {},
          'arm.finished': [
            { guard: 'isAboutRow', target: 'viewing', actions: ['forgetRow', 'askAgain'] },
            { target: 'removed' },
          ],
          'arm.failed': { target: 'viewing', actions: ['keepRefusal', 'forgetRow', 'askAgain'] },
          'cloud.changed': {},
        },
      },
      removed: {
        on: {
          // An Undo brings it back.
          'cloud.changed': { actions: 'askToRead' },
          'arm.answered': [{ guard: 'isStillGone' }, { target: 'viewing', actions: 'keepAnswers' }],
          'refresh.pressed': 'loading',
        },
      },
      missing: {
        on: {
          'refresh.pressed': 'loading',
          // A form that could create it anew waits until the learner has read that it is gone.
          'cloud.changed': [{ guard: 'canCreate', actions: 'askAgain' }, { target: 'loading' }],
          'arm.answered': [{ guard: 'isStillGone' }, { target: 'viewing', actions: 'keepAnswers' }],
        },
      },
      unreadable: { on: { 'refresh.pressed': 'loading', 'cloud.changed': 'loading' } },
    },
  });
