/** The machine behind every blade that creates something: tabs, validation, deployment. It asks for requests, it makes none. */
import { assign, emit, not, setup } from 'xstate';
import type { Answers, ArmEvent, ArmRequest, Reads, Refused, Write } from '#src/portal/request.ts';
import type { Problem, Value, Values } from '#src/portal/values.ts';

/** What a wizard says about the resource it creates. */
export interface WizardRules {
  /** The labels of the tabs; the last one is the review. */
  tabs: readonly string[];
  initial(answers: Answers): Values;
  /** What is wrong, in the order of the fields. */
  problems(values: Values, answers: Answers): Problem[];
  /** The index of the tab a field stands on. */
  tabOf(field: string): number;
  /** What is asked for, in this order, each once the one before has succeeded. The last is what the wizard is about. */
  create(values: Values, answers: Answers): Write | readonly Write[];
  /** What else a change of this field changes. `values` hold the change already. */
  follows?(field: string, values: Values, answers: Answers): Values;
  /** Whether a field is there to hold anything: that of a row which was taken away is not. */
  isKept?(field: string, values: Values): boolean;
  /** Whether what was created is there. */
  isThere(id: string, answers: Answers): boolean;
  /** The field a refusal is about, if it is about one. */
  concerns(refused: Refused, values: Values): string | undefined;
}

/** What outlives a reload: what was typed, where, and the deployment that runs. */
export interface WizardDraft {
  values: Values;
  tab: number;
  touched: Record<string, true>;
  operation?: string | undefined;
  /** The id of the resource being created. */
  resource?: string | undefined;
}

export interface WizardContext extends WizardDraft {
  reads: Reads;
  answers: Answers;
  /** How often a press asked for the problems to be shown: the view then goes to the first invalid field. */
  asked: number;
  /** The field the view is to go to. */
  goTo?: string | undefined;
  refused?: (Refused & { field?: string | undefined }) | undefined;
}

export type WizardEvent =
  | ArmEvent
  | { type: 'field.changed'; field: string; value: Value }
  /** Several at once, as a row that is added brings them; `goTo` is where the view goes then. */
  | { type: 'fields.changed'; values: Values; goTo?: string | undefined }
  | { type: 'field.left'; field: string }
  | { type: 'tab.chosen'; tab: number }
  | { type: 'next.pressed' }
  | { type: 'previous.pressed' }
  | { type: 'problem.followed'; field: string }
  | { type: 'create.pressed' }
  | { type: 'discard.pressed' }
  | { type: 'form.reopened' }
  | { type: 'refresh.pressed' };

/** What the fields show now: the defaults, and over them what was typed, to the last space. */
export const typedValues = (
  rules: WizardRules,
  { answers, values }: Pick<WizardContext, 'answers' | 'values'>,
): Values => {
  const all = { ...rules.initial(answers), ...values };
  return Object.fromEntries(Object.entries(all).filter(([field]) => rules.isKept?.(field, all) ?? true));
};

/** A space before or after, as the keyboards of phones add it, belongs to nothing that Azure is told. */
const trimmed = (value: Value): Value => (typeof value === 'string' ? value.trim() : value);

/** What the fields stand for: what they show, without the spaces around it. */
export const wizardValues = (rules: WizardRules, context: Pick<WizardContext, 'answers' | 'values'>): Values =>
  Object.fromEntries(Object.entries(typedValues(rules, context)).map(([field, value]) => [field, trimmed(value)]));

/** What is said to be wrong with a field: nothing before it was changed and left, or asked for. */
export const shownProblem = (
  rules: WizardRules,
  context: Pick<WizardContext, 'answers' | 'values' | 'touched'>,
  field: string,
): string | undefined =>
  field in context.touched
    ? rules.problems(wizardValues(rules, context), context.answers).find((problem) => problem.field === field)?.because
    : undefined;

/** The first thing that keeps the form from going on from a tab: what is wrong on it, or on the review what is wrong anywhere. */
export const refusedOn = (
  rules: WizardRules,
  context: Pick<WizardContext, 'answers' | 'values'>,
  tab: number,
): Problem | undefined =>
  rules
    .problems(wizardValues(rules, context), context.answers)
    .find(({ field }) => tab === rules.tabs.length - 1 || rules.tabOf(field) === tab);

/** The writes of a wizard, in their order. */
const writesOf = (rules: WizardRules, context: WizardContext): readonly Write[] => {
  const made = rules.create(wizardValues(rules, context), context.answers);
  return 'method' in made ? [made] : made;
};

/** The wizard machine under the rules of one blade. */
export const wizardMachine = (rules: WizardRules) => {
  const review = rules.tabs.length - 1;
  const problems = (context: WizardContext): Problem[] => rules.problems(wizardValues(rules, context), context.answers);
  const firstOn = (context: WizardContext, tab: number): string | undefined =>
    problems(context).find(({ field }) => rules.tabOf(field) === tab)?.field;
  const touchAll = (context: WizardContext, tab: number): Record<string, true> => ({
    ...context.touched,
    ...Object.fromEntries(
      problems(context)
        .filter(({ field }) => rules.tabOf(field) === tab)
        .map(({ field }) => [field, true] as const),
    ),
  });

  /** A field that was fine is typed in without a word until it is left again; a message that stands goes once it is mended. */
  const stillTouched = (context: WizardContext, field: string): Record<string, true> =>
    shownProblem(rules, context, field) === undefined
      ? Object.fromEntries(Object.entries(context.touched).filter(([one]) => one !== field))
      : context.touched;

  return setup({
    types: {
      context: {} as WizardContext,
      events: {} as WizardEvent,
      emitted: {} as ArmRequest,
      input: {} as { reads: Reads; draft?: WizardDraft },
    },
    guards: {
      wasDeploying: ({ context }) => context.operation !== undefined,
      isOnReview: ({ context }) => context.tab === review,
      isTabValid: ({ context }) => firstOn(context, context.tab) === undefined,
      leadsToReview: ({ context, event }) =>
        event.type === 'tab.chosen' ? event.tab === review : context.tab + 1 === review,
      isComplete: ({ context }) => problems(context).length === 0,
      isIncomplete: ({ context }) => problems(context).length > 0,
      isThere: ({ context, event }) =>
        event.type === 'arm.answered' && rules.isThere(context.resource ?? '', event.answers),
      hasGone: ({ context, event }) =>
        event.type === 'arm.answered' &&
        rules.isThere(context.resource ?? '', context.answers) &&
        !rules.isThere(context.resource ?? '', event.answers),
      hasPrevious: ({ context }) => context.tab > 0,
      concernsField: ({ context, event }) =>
        event.type === 'arm.refused' && rules.concerns(event.refused, wizardValues(rules, context)) !== undefined,
    },
    actions: {
      askToRead: emit(({ context }) => ({ type: 'arm.request', ask: 'read', reads: context.reads, quiet: false })),
      askAgain: emit(({ context }) => ({ type: 'arm.request', ask: 'read', reads: context.reads, quiet: true })),
      askToCreate: emit(({ context }) => {
        const [write, ...then] = writesOf(rules, context);
        if (write === undefined) throw new Error('A wizard that creates nothing. Let `create` return a write.');
        return { type: 'arm.request' as const, ask: 'write' as const, write, then };
      }),
      follow: emit(({ context }) => ({ type: 'arm.request', ask: 'follow', operation: context.operation ?? '' })),
      keepAnswers: assign(({ event }) => (event.type === 'arm.answered' ? { answers: event.answers } : {})),
      keepField: assign(({ context, event }) =>
        event.type === 'field.changed'
          ? {
              values: {
                ...context.values,
                [event.field]: event.value,
                ...rules.follows?.(
                  event.field,
                  wizardValues(rules, { ...context, values: { ...context.values, [event.field]: event.value } }),
                  context.answers,
                ),
              },
              touched: stillTouched(context, event.field),
              refused: context.refused?.field === event.field ? undefined : context.refused,
            }
          : {},
      ),
      keepFields: assign(({ context, event }) =>
        event.type === 'fields.changed'
          ? {
              values: { ...context.values, ...event.values },
              // What was said about these fields was about other rows.
              touched: Object.fromEntries(
                Object.entries(context.touched).filter(([field]) => !(field in event.values)),
              ),
              goTo: event.goTo,
              asked: context.asked + (event.goTo === undefined ? 0 : 1),
            }
          : {},
      ),
      touchField: assign(({ context, event }) =>
        event.type === 'field.left' && event.field in context.values
          ? {
              values: { ...context.values, [event.field]: trimmed(context.values[event.field] ?? '') },
              touched: { ...context.touched, [event.field]: true },
            }
          : {},
      ),
      showProblems: assign(({ context }) => ({
        asked: context.asked + 1,
        touched: touchAll(context, context.tab),
        goTo: firstOn(context, context.tab),
      })),
      goForward: assign(({ context }) => ({ tab: context.tab + 1, goTo: undefined })),
      goBack: assign(({ context }) => ({ tab: context.tab - 1, goTo: undefined })),
      goToTab: assign(({ event }) => (event.type === 'tab.chosen' ? { tab: event.tab, goTo: undefined } : {})),
      /** What the review tells is marked at the fields too. */
      showAllProblems: assign(({ context }) => ({
        touched: {
          ...context.touched,
          ...Object.fromEntries(problems(context).map(({ field }) => [field, true] as const)),
        },
      })),
      goToField: assign(({ context, event }) =>
        event.type === 'problem.followed'
          ? {
              tab: rules.tabOf(event.field),
              goTo: event.field,
              asked: context.asked + 1,
              touched: { ...context.touched, [event.field]: true },
            }
          : {},
      ),
      keepRefusal: assign(({ event }) =>
        event.type === 'arm.refused' || event.type === 'arm.failed' || event.type === 'arm.unanswered'
          ? { refused: event.refused }
          : {},
      ),
      goToRefusal: assign(({ context, event }) => {
        if (event.type !== 'arm.refused') return {};
        const field = rules.concerns(event.refused, wizardValues(rules, context));
        return field === undefined
          ? { refused: event.refused }
          : { refused: { ...event.refused, field }, tab: rules.tabOf(field), goTo: field, asked: context.asked + 1 };
      }),
      forgetRefusal: assign({ refused: undefined }),
      keepResource: assign(({ context }) => ({
        resource: writesOf(rules, context).at(-1)?.id,
      })),
      keepOperation: assign(({ event }) => (event.type === 'arm.accepted' ? { operation: event.operation } : {})),
      /** Why it failed goes along, to the field it is about. */
      forgetOperation: assign(({ context }) => {
        const { refused } = context;
        const field = refused && rules.concerns(refused, wizardValues(rules, context));
        return {
          operation: undefined,
          resource: undefined,
          ...(refused === undefined || field === undefined
            ? { tab: 0 }
            : { tab: rules.tabOf(field), goTo: field, asked: context.asked + 1, refused: { ...refused, field } }),
        };
      }),
      startOver: assign({ values: {}, touched: {}, tab: 0, refused: undefined, goTo: undefined }),
    },
  }).createMachine({
    id: 'wizard',
    context: ({ input }) => ({
      reads: input.reads,
      answers: {},
      asked: 0,
      values: {},
      tab: 0,
      touched: {},
      ...input.draft,
    }),
    initial: 'loading',
    on: { 'arm.answered': { actions: 'keepAnswers' }, 'cloud.changed': { actions: 'askAgain' } },
    states: {
      loading: {
        entry: ['forgetRefusal', 'askToRead'],
        on: {
          'arm.answered': [
            { guard: 'wasDeploying', target: 'deploying', actions: 'keepAnswers' },
            { guard: 'isOnReview', target: 'reviewing', actions: 'keepAnswers' },
            { target: 'editing', actions: 'keepAnswers' },
          ],
          'arm.unanswered': { target: 'unreadable', actions: 'keepRefusal' },
          'cloud.changed': {},
        },
      },
      editing: {
        on: {
          'field.changed': { actions: 'keepField' },
          'fields.changed': { actions: 'keepFields' },
          'field.left': { actions: 'touchField' },
          'next.pressed': [
            { guard: ({ context }) => firstOn(context, context.tab) !== undefined, actions: 'showProblems' },
            { guard: 'leadsToReview', target: 'reviewing', actions: ['goForward', 'forgetRefusal'] },
            { actions: 'goForward' },
          ],
          'previous.pressed': { guard: 'hasPrevious', actions: 'goBack' },
          'tab.chosen': [
            { guard: 'leadsToReview', target: 'reviewing', actions: ['goToTab', 'forgetRefusal'] },
            { actions: 'goToTab' },
          ],
          'discard.pressed': { actions: 'startOver' },
          'refresh.pressed': { actions: 'askAgain' },
        },
      },
      reviewing: {
        entry: 'showAllProblems',
        initial: 'passed',
        on: {
          'previous.pressed': { target: 'editing', actions: 'goBack' },
          'tab.chosen': [{ guard: 'leadsToReview' }, { target: 'editing', actions: 'goToTab' }],
          'problem.followed': { target: 'editing', actions: 'goToField' },
          'discard.pressed': { target: 'editing', actions: 'startOver' },
          'refresh.pressed': { actions: 'askAgain' },
        },
        states: {
          passed: { always: { guard: 'isIncomplete', target: 'failed' }, on: { 'create.pressed': '#wizard.creating' } },
          failed: { always: { guard: 'isComplete', target: 'passed' } },
        },
      },
      creating: {
        entry: ['forgetRefusal', 'keepResource', 'askToCreate'],
        on: {
          'arm.accepted': { target: 'deploying', actions: 'keepOperation' },
          'arm.refused': [
            { guard: 'concernsField', target: 'editing', actions: 'goToRefusal' },
            { target: 'reviewing', actions: 'goToRefusal' },
          ],
          'cloud.changed': {},
        },
      },
      deploying: {
        entry: 'follow',
        on: { 'arm.finished': 'settling', 'arm.failed': { target: 'failed', actions: 'keepRefusal' } },
      },
      settling: {
        entry: 'askToRead',
        on: {
          'arm.answered': [
            { guard: 'isThere', target: 'deployed', actions: 'keepAnswers' },
            { target: 'gone', actions: 'keepAnswers' },
          ],
          'arm.unanswered': 'gone',
          'cloud.changed': {},
        },
      },
      deployed: { on: { 'arm.answered': { guard: not('isThere'), target: 'gone', actions: 'keepAnswers' } } },
      gone: {
        on: {
          'arm.answered': { guard: 'isThere', target: 'deployed', actions: 'keepAnswers' },
          'form.reopened': { target: 'editing', actions: ['forgetOperation', 'askAgain'] },
        },
      },
      failed: {
        // Azure keeps what failed; what was refused was never there.
        entry: 'askAgain',
        on: {
          'arm.answered': [
            { guard: 'hasGone', target: 'gone', actions: ['keepAnswers', 'forgetRefusal'] },
            { actions: 'keepAnswers' },
          ],
          'form.reopened': { target: 'editing', actions: ['forgetOperation', 'askAgain'] },
        },
      },
      unreadable: { on: { 'refresh.pressed': 'loading', 'cloud.changed': 'loading' } },
    },
  });
};
