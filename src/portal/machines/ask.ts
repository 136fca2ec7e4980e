/** The machine behind every blade that shows what Azure works out when asked: ask, wait, show. It asks for requests, it makes none. */
import { assign, emit, setup } from 'xstate';
import type { ArmEvent, ArmRequest, Ask, Refused } from '#src/portal/request.ts';
import type { Value, Values } from '#src/portal/values.ts';

/** What a blade asks Azure. */
export interface AskRules {
  /** What the fields hold before anybody chooses. */
  initial?: Values;
  /** What to ask next, after what was told so far; nothing once all is told. Every answer before may say what to ask. */
  asks(values: Values, told: readonly unknown[]): readonly Ask[];
}

export interface AskContext {
  values: Values;
  told: readonly unknown[];
  /** Since when Azure works on it, and of which moment the answer is; virtual milliseconds. */
  askedAt?: number | undefined;
  toldAt?: number | undefined;
  refused?: Refused | undefined;
}

export type AskEvent = ArmEvent | { type: 'get.pressed' } | { type: 'field.changed'; field: string; value: Value };

/** The asking machine under the rules of one blade. A Cloud that moves is no reason to ask again: to ask moves it. */
export const askMachine = (rules: AskRules) =>
  setup({
    types: {
      context: {} as AskContext,
      events: {} as AskEvent,
      emitted: {} as ArmRequest,
    },
    guards: { isAllTold: ({ context }) => rules.asks(context.values, context.told).length === 0 },
    actions: {
      ask: emit(({ context }) => ({
        type: 'arm.request',
        ask: 'action',
        asks: rules.asks(context.values, context.told),
      })),
      keepStart: assign(({ event }) => (event.type === 'arm.asked' ? { askedAt: event.at } : {})),
      keepTold: assign(({ context, event }) =>
        event.type === 'arm.told' ? { told: [...context.told, ...event.told], toldAt: event.at } : {},
      ),
      keepRefusal: assign(({ event }) => (event.type === 'arm.refused' ? { refused: event.refused } : {})),
      keepField: assign(({ context, event }) =>
        event.type === 'field.changed' ? { values: { ...context.values, [event.field]: event.value } } : {},
      ),
      forget: assign({ told: [], askedAt: undefined, toldAt: undefined, refused: undefined }),
    },
  }).createMachine({
    id: 'ask',
    context: { values: rules.initial ?? {}, told: [] },
    initial: 'ready',
    states: {
      ready: {
        on: {
          'get.pressed': 'asking',
          // What was told is about what was chosen then.
          'field.changed': { actions: ['keepField', 'forget'] },
        },
      },
      asking: {
        entry: ['forget', 'ask'],
        on: {
          'arm.asked': { actions: 'keepStart' },
          'arm.told': { target: 'judging', actions: 'keepTold' },
          'arm.refused': { target: 'ready', actions: 'keepRefusal' },
        },
      },
      /** Whether something is left to be asked. */
      judging: { always: [{ guard: 'isAllTold', target: 'shown' }, { target: 'going' }] },
      going: {
        entry: 'ask',
        on: {
          'arm.asked': { actions: 'keepStart' },
          'arm.told': { target: 'judging', actions: 'keepTold' },
          'arm.refused': { target: 'ready', actions: ['forget', 'keepRefusal'] },
        },
      },
      shown: {
        on: { 'get.pressed': 'asking', 'field.changed': { target: 'ready', actions: ['keepField', 'forget'] } },
      },
    },
  });
