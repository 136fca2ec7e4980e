/** Working in one Cloud on the server, as a person of its story: its tasks, hints, waits, the way back, and the end. */
import * as z from 'zod/mini';
import { hintFor, hintLevels } from '#src/lab/hints.ts';
import { agree } from '../clouds/agree.ts';
import { enter, enterToWork, look, newestBy, onlyWatching } from '../clouds/enter.ts';
import { agreedActs } from '../clouds/view.ts';
import { defineEndpoint, type Endpoint } from '../endpoint.ts';
import { isRefusal, refuse } from '../refusal.ts';

const inCloud = z.object({ class: z.string(), attempt: z.string() });

const see = defineEndpoint({
  method: 'GET',
  path: '/api/classes/:class/clouds/:attempt',
  who: 'member',
  does: 'Shows a shared or assessed lab as the caller may see it.',
  params: inCloud,
  answer: async ({ caller, params }, services) => {
    const entered = await enter(services, caller, params.class, params.attempt);
    return isRefusal(entered) ? entered : look(services, entered);
  },
});

const answer = defineEndpoint({
  method: 'POST',
  path: '/api/classes/:class/clouds/:attempt/answers',
  who: 'member',
  does: 'Answers a question of a task.',
  params: inCloud,
  body: z.object({ task: z.string(), option: z.string() }),
  answer: async ({ caller, params, body }, services) => {
    const entered = await enterToWork(services, caller, params.class, params.attempt);
    if (isRefusal(entered)) return entered;
    if (entered.plays.length === 0) return onlyWatching;
    const { scenario, state } = entered.cloud.session;
    const task = scenario.tasks.find(({ id }) => id === body.task);
    if (!task?.question?.options(state().cloud).some(({ id }) => id === body.option))
      return refuse(422, 'NoSuchAnswer', `There is no answer "${body.option}" to a task "${body.task}" here.`);
    await entered.cloud.act(entered.author, (session) => session.answer(body.task, body.option));
    return look(services, entered);
  },
});

const seenScreen = z.object({
  blade: z.string(),
  resource: z.exactOptional(z.string()),
  tab: z.exactOptional(z.string()),
  state: z.string(),
  values: z.exactOptional(z.record(z.string(), z.unknown())),
  shape: z.exactOptional(z.enum(['taught', 'today'])),
});

const hint = defineEndpoint({
  method: 'POST',
  path: '/api/classes/:class/clouds/:attempt/hints',
  who: 'member',
  does: 'Words a hint for the task at hand, from the Cloud and the screens the caller has; none in an assessed attempt.',
  params: inCloud,
  body: z.object({
    task: z.string(),
    level: z.number().check(z.int(), z.minimum(1), z.maximum(hintLevels)),
    screens: z.record(z.string(), seenScreen),
  }),
  answer: async ({ caller, params, body }, services) => {
    const entered = await enterToWork(services, caller, params.class, params.attempt);
    if (isRefusal(entered)) return entered;
    if (entered.plays.length === 0) return onlyWatching;
    const { session } = entered.cloud;
    const { scenario } = session;
    const { cloud, due, tells, standing } = session.state();
    if (!tells)
      return refuse(
        409,
        'Assessed',
        'An assessed attempt gives no hints. Hand it in, and its report says what was missing.',
      );
    if (standing.states[body.task] !== 'open')
      return refuse(
        409,
        'NotOpen',
        'There are hints for the task at hand only. Look at the list of tasks for what is open.',
      );
    const found = hintFor({ scenario, cloud, task: body.task, screens: body.screens, due }, body.level);
    await entered.cloud.act(entered.author, (open) => open.hint(body.task, body.level));
    const { text, pane, first, step } = found;
    return {
      text,
      pane,
      ...(first === undefined ? {} : { first }),
      // Which control it is, is what the last level tells in words.
      ...(step === undefined || body.level < hintLevels ? {} : { step }),
    };
  },
});

const together = agreedActs.map((act) =>
  defineEndpoint({
    method: 'POST',
    path: `/api/classes/:class/clouds/:attempt/${act}`,
    who: 'member',
    does:
      act === 'skip'
        ? 'Agrees to skip the wait; it is skipped when everybody agrees, or those who lead say so.'
        : 'Agrees to hand an assessed lab in; it is handed in when everybody agrees.',
    params: inCloud,
    answer: async ({ caller, params }, services) => {
      const entered = await enterToWork(services, caller, params.class, params.attempt);
      if (isRefusal(entered)) return entered;
      const { cloud } = entered;
      const { session } = cloud;
      if (act === 'skip' && session.state().due === undefined)
        return refuse(409, 'NothingToWaitFor', 'Azure works on nothing at this moment, so there is no wait to skip.');
      if (act === 'hand-in' && session.state().tells)
        return refuse(409, 'NotAssessed', 'Only an assessed lab is handed in, and once.');
      if (await agree(services, entered, act))
        await cloud.act(entered.author, (open) => (act === 'skip' ? open.skip() : open.handIn()));
      return look(services, entered);
    },
  }),
);

const undo = defineEndpoint({
  method: 'POST',
  path: '/api/classes/:class/clouds/:attempt/undo',
  who: 'member',
  does: 'Takes back the newest change, if it is the caller’s own; those who lead may take back any.',
  params: inCloud,
  answer: async ({ caller, params }, services) => {
    const entered = await enterToWork(services, caller, params.class, params.attempt);
    if (isRefusal(entered)) return entered;
    const by = await newestBy(services, entered);
    if (by === undefined) return refuse(409, 'NothingToUndo', 'There is no change to take back.');
    if (by !== entered.author && !entered.leads)
      return refuse(
        409,
        'NotYours',
        'The newest change is somebody else’s. Whoever made it, or the instructor, can take it back.',
      );
    await entered.cloud.act(entered.author, (session) => session.undo());
    return look(services, entered);
  },
});

export const cloud: readonly Endpoint[] = [see, answer, hint, ...together, undo];
