/** Hints, worked out from where the learner is: the present Cloud and screen, and the next check that does not hold. */
import type { Cloud } from '#src/azure/cloud.ts';
import type { Profile } from '#src/base/facts.ts';
import { learner } from '#src/lab/definition.ts';
import type { Deed, Scenario, ScreenPattern, Step, Task } from '#src/lab/definition.ts';

/** What a hint needs to know of the screen; the portal's own `Screen` fits. */
export interface SeenScreen {
  blade: string;
  resource?: string;
  tab?: string;
  state: string;
  /** What stands in the fields. */
  values?: Record<string, unknown>;
  shape?: Profile;
}

export interface Hint {
  /** The task whose deed it leads to: an earlier one when its result is gone. */
  task: string;
  level: number;
  /** Where it is to be done: a person's portal or the provider's console. */
  pane: string;
  text: string;
  /** What has to be so before the task can be done, and is not: the text leads there. */
  first?: string;
  /** The control to use next; present when there is one on the way. */
  step?: Step;
  /** There is nothing to use, but the packet's path to read. */
  looksAtPath?: boolean;
  /** Nothing to do but let time pass. */
  waits?: boolean;
}

export interface Situation {
  scenario: Scenario;
  cloud: Cloud;
  /** The task the learner is at. */
  task: string;
  /** What is on each pane, by its name. */
  screens: Readonly<Record<string, SeenScreen | undefined>>;
  /** When the operation under way ends, if there is one. */
  due?: number | undefined;
  /** What the portal calls a page, by the id of its blade; undefined where it is called as its resource. */
  pageName?: (blade: string, resource?: string) => string | undefined;
}

export const hintLevels = 3;

/** The hint at a level: 1 says where to go, 2 what to do there, 3 the exact next step. */
export function hintFor(situation: Situation, level: number): Hint {
  const { task, deed } = nextDeed(situation);
  const { cloud, scenario } = situation;
  const pane = paneOf(scenario, deed, cloud);
  const screen = situation.screens[pane];
  if (situation.due !== undefined && task.check && !task.check(cloud).holds) {
    return {
      task: task.id,
      level,
      pane,
      text: 'An operation is still under way. Wait for it, or press **Skip the wait**.',
      waits: true,
    };
  }
  const step = nextStep(deed.way(cloud), screen, deed.there?.(cloud));
  const first = deed.first?.(cloud) ?? (task.id === situation.task ? undefined : task.check?.(cloud).because);
  const isThere = step === undefined || (screen !== undefined && !leadsElsewhere(step) && matches(step.on, screen));
  const isExact = level > 2 && step !== undefined;
  const what = deed.what(cloud);
  const where = isThere ? 'You are in the right place.' : deed.where(cloud);
  const left = screen === undefined ? undefined : whatIsLeft(deed.way(cloud), screen);
  const words =
    level === 1
      ? isThere
        ? `${where} ${what}`
        : where
      : (left ?? (isThere || where === what ? what : `${where} ${what}`));
  const text = isExact ? sentence(step, situation.pageName) : first === undefined ? words : `First: ${words}`;
  const looksAtPath = task.looksAtPath === true && task.question !== undefined;
  const firstly = first === undefined ? {} : { first };
  return { task: task.id, level, pane, text, ...firstly, ...(step ? { step } : looksAtPath ? { looksAtPath } : {}) };
}

/** The pane a deed is done on. */
export const paneOf = ({ people }: Pick<Scenario, 'people'>, deed: Deed, cloud: Cloud): string =>
  deed.pane?.(cloud) ?? people[0]?.id ?? learner.id;

/** Links and the search box only bring the learner nearer. */
const leadsElsewhere = ({ role }: Step) => role === 'link' || role === 'searchbox';

/** The deed that comes next: the task's own, or that of an earlier task whose result the Cloud no longer shows. */
export function nextDeed({ scenario, cloud, task: id }: Pick<Situation, 'scenario' | 'cloud' | 'task'>): {
  task: Task;
  deed: Deed;
} {
  const task = scenario.tasks.find((one) => one.id === id);
  if (!task)
    throw new Error(
      `Lab ${scenario.lab} has no task "${id}". It has: ${scenario.tasks.map((one) => one.id).join(', ')}.`,
    );
  if (task.when && !task.when(cloud).holds) {
    const lost = earlierTasks(scenario, task).find((one) => one.check && !one.check(cloud).holds);
    if (lost) return { task: lost, deed: lost.deed };
  }
  return { task, deed: task.deed };
}

/** The tasks that this one needs, and those that they need, in the order of the lab. */
function earlierTasks({ tasks }: Scenario, { needs }: Task): Task[] {
  const wanted = new Set(needs);
  for (const task of tasks.toReversed()) if (wanted.has(task.id)) for (const need of task.needs) wanted.add(need);
  return tasks.filter((task) => wanted.has(task.id));
}

/** The next step of a way from this screen; undefined at its end. */
export function nextStep(
  way: readonly Step[],
  screen: SeenScreen | undefined,
  there?: ScreenPattern,
): Step | undefined {
  if (!screen) return way[0];
  if (there && matches(there, screen)) return undefined;
  const onBlade = way.filter(({ on: { tab: _tab, ...on } }) => on.blade !== undefined && matches(on, screen));
  const wrong = onBlade.find((step) => isKnown(step, screen) && !isDone(step, screen));
  const here = onBlade.find((step) => matches(step.on, screen) && !isDone(step, screen));
  if (wrong?.on.tab !== undefined && wrong.on.tab !== screen.tab && isBefore(way, wrong, here)) {
    const { tab, ...on } = wrong.on;
    return { on, do: 'open', role: 'tab', name: tab };
  }
  return here ?? way.find(({ on }) => on.blade === undefined) ?? way[0];
}

/** In a form that is filled in partly: which of its fields are still to be filled in or changed. */
function whatIsLeft(way: readonly Step[], screen: SeenScreen): string | undefined {
  const fields = way.filter((step) => {
    const { tab: _tab, ...on } = step.on;
    return on.blade !== undefined && matches(on, screen) && isKnown(step, screen);
  });
  const left = fields.filter((step) => !isDone(step, screen));
  if (left.length === fields.length) return undefined;
  const names = [
    ...new Set(
      left.map(({ name, on }) =>
        on.tab === undefined || on.tab === screen.tab ? `**${name}**` : `**${name}** on the tab **${on.tab}**`,
      ),
    ),
  ];
  return names.length === 0
    ? 'Every field holds what it should. Go on to the end of the form, and confirm it there.'
    : `What is left to fill in or change here: ${names.join(', ')}. Then go on to the end of the form.`;
}

const isBefore = (way: readonly Step[], one: Step, other: Step | undefined) =>
  other === undefined || way.indexOf(one) < way.indexOf(other);

const isKnown = ({ field }: Step, { values }: SeenScreen) =>
  field !== undefined && values !== undefined && field in values;

/** Whether the field already shows what the step would put there. Pressing is never done in advance. */
export function isDone(step: Step, { values }: SeenScreen): boolean {
  const found = step.field === undefined ? undefined : values?.[step.field];
  if (step.among) {
    const isIn = typeof found === 'string' && found.split(',').includes(step.shows ?? step.value ?? '');
    return isIn === (step.do !== 'untick');
  }
  switch (step.do) {
    case 'fill':
    case 'choose':
      return same(found, step.shows ?? step.value);
    case 'tick':
      return found === true;
    case 'untick':
      return found === false;
    case 'press':
    case 'open':
      return false;
  }
}

/** Ids are compared as Azure does, without regard to case. */
const same = (found: unknown, wanted: string | undefined) =>
  typeof found === 'string' &&
  wanted !== undefined &&
  (found === wanted || (wanted.startsWith('/') && found.toLowerCase() === wanted.toLowerCase()));

/** Whether a screen is one that a pattern means. */
export function matches(pattern: ScreenPattern, screen: SeenScreen): boolean {
  const { blade, resource, tab, state, shape, values = {} } = pattern;
  return (
    (blade === undefined || blade === screen.blade) &&
    (resource === undefined || resource.toLowerCase() === screen.resource?.toLowerCase()) &&
    (tab === undefined || tab === screen.tab) &&
    (state === undefined || state === screen.state) &&
    (shape === undefined || screen.shape === undefined || shape === screen.shape) &&
    Object.entries(values).every(([field, value]) => same(screen.values?.[field], value))
  );
}

/** A step as a sentence that begins with the place, where the place has a name. */
export function sentence(step: Step, pageName?: Situation['pageName']): string {
  const place = placeOf(step.on, pageName);
  const act = actOf(step);
  return place === undefined ? act : `${place}, ${act.charAt(0).toLowerCase()}${act.slice(1)}`;
}

const isWizard = (page: string) => /^(Create|Add|Associate)\b/.test(page);

/** Where a step is done: the tab of a form, the page of a resource, or a page of its own. */
function placeOf({ blade, resource, tab }: ScreenPattern, pageName: Situation['pageName']): string | undefined {
  if (tab !== undefined) return `On the tab **${tab}**`;
  if (blade === 'search') return 'In the list of what was found';
  const page = blade === undefined ? undefined : pageName?.(blade, resource);
  if (page !== undefined && isWizard(page)) return `In **${page}**`;
  const name = resource?.split('/').at(-1);
  if (page === undefined) return name === undefined ? undefined : `On **${name}**`;
  return name === undefined ? `On **${page}**` : `On the page **${page}** of **${name}**`;
}

function actOf({ do: act, name, value = '' }: Step): string {
  switch (act) {
    case 'press':
      return `Press **${name}**.`;
    case 'open':
      return `Open **${name}**.`;
    case 'fill':
      return `Type \`${value}\` into **${name}**.`;
    case 'choose':
      return `Choose **${value}** under **${name}**.`;
    case 'tick':
      return `Tick **${name}**.`;
    case 'untick':
      return `Clear the tick at **${name}**.`;
  }
}
