/** What a lab is: a story, a Cloud to start from, tasks with checks, and the one act (deed) that does each task. Data only, no I/O. */
import type { Cloud } from '#src/azure/cloud.ts';
import type { FactId, Profile } from '#src/base/facts.ts';
import type { Verdict } from '#src/base/verdict.ts';
import type { Flow } from '#src/datapath/trace.ts';

/** One request through the door of the mock Azure Resource Manager. */
export interface Act {
  method: 'PUT' | 'PATCH' | 'POST' | 'DELETE';
  /** Path and query, without the host. */
  path: string;
  body?: unknown;
  /** What the virtual clock does afterwards: wait until nothing is under way, or move on by so many milliseconds. */
  advance?: 'until-idle' | number;
  /** Who asks. The learner, unless another person of the story does it. */
  actor?: string;
  /** In a set-up: Azure may say no, and that it did is part of the story. */
  mayBeRefused?: true;
}

/** The screens that a step can be done on. A field left out matches everything. */
export interface ScreenPattern {
  blade?: string;
  /** Resource id; compared without regard to case. */
  resource?: string;
  tab?: string;
  state?: string;
  /** The shape of the portal's forms: as the course teaches them, or today's. */
  shape?: Profile;
  /** What stands in some of its fields: how many rows there are, for one. */
  values?: Readonly<Record<string, string>>;
}

/** One act on the screen, named as the portal names its controls, so that a hint, *show me* and a browser test play the same step. */
export interface Step {
  on: ScreenPattern;
  do: 'press' | 'fill' | 'choose' | 'tick' | 'untick' | 'open';
  role: string;
  /** The exact accessible name. */
  name: string;
  value?: string;
  /** Where the screen tells what stands in this control, and what stands there once the step is done (`value`, or true for a tick). */
  field?: string;
  shows?: string;
  /** The control holds several values, with commas between, and this step is about one of them. */
  among?: true;
}

/** A pure question about the Cloud. The verdict names what was looked for and what was found. */
export type Check = (cloud: Cloud) => Verdict;

/** One act that does a task, in both languages: requests, and the way through the screen. */
export interface Deed {
  /** Where it is done, as a hint that gives nothing more away: "The Connections page of the circuit er-…". */
  where(cloud: Cloud): string;
  /** What is done there, as a hint without the exact controls. */
  what(cloud: Cloud): string;
  requests(cloud: Cloud): Act[];
  way(cloud: Cloud): Step[];
  /** The screen the way ends on, where there is something to read instead of to press. */
  there?(cloud: Cloud): ScreenPattern | undefined;
  /** What has to be so first and is not, in the words of its check: then the deed leads there. */
  first?(cloud: Cloud): string | undefined;
  /** What is there and is not as wanted, in the words of its check, where that is why something else has to be done first. */
  wrong?(cloud: Cloud): string | undefined;
  /** Where it is done: the portal of the person with this id, or the console of the provider; the first person's portal if unsaid. */
  pane?(cloud: Cloud): string | undefined;
}

/** Somebody whose portal the learner works in. */
export interface Person {
  /** The actor of every request made there, and the name of the pane. */
  id: string;
  /** As the story names them: `Olga Brandt`. */
  name: string;
  /** What they are in the story: `Circuit owner`. */
  title: string;
}

/** The pane of a lab with one portal, and who asks there. */
export const learner: Person = { id: 'learner', name: 'You', title: 'Network engineer' };

/** The pane that is no portal: what the connectivity provider sees. */
export const providerPane = 'provider';

/** One answer to choose, with the reason why it is right or wrong here. */
export interface Option {
  id: string;
  text: string;
  right: boolean;
  why: string;
}

/** A task that leaves no trace in the Cloud ends in an answer. Which one is right is computed from the Cloud. */
export interface Question {
  prompt: string;
  options(cloud: Cloud): Option[];
  /** What the rest of the world does once the answer is right. */
  afterwards?(cloud: Cloud): Act[];
  /** One or two sentences about what the rest of the world did. */
  news?(cloud: Cloud): string;
}

/** One task of a lab whose story is told. */
export interface Task {
  id: string;
  title: string;
  /** What to do and why; `**strong**` and `` `code` `` are the only marks. */
  text: string;
  /** The tasks that come first. */
  needs: string[];
  /** A goal is asked of the last Cloud only: it can be lost again until every goal holds at once. */
  goal?: boolean;
  /** What must hold in the Cloud before this task can be done; the hints lead there first. */
  when?: Check;
  /** Exactly one of `check` and `question` decides when the task is done. */
  check?: Check;
  question?: Question;
  deed: Deed;
  /** The packet's path is what this task is about, so it is open to see. */
  looksAtPath?: boolean;
  /** The packets that this task and those after it are about, where they are not those of the lab. */
  flow?: Flow;
  facts: FactId[];
}

/** An act, or one that needs something the Cloud has settled, such as a key. */
export type Move = Act | ((cloud: Cloud) => Act);

/** A request that must not work, and the reason given: wrong turns are data, so that a test plays each of them. */
export interface WrongPath {
  id: string;
  /** What the learner believes. */
  belief: string;
  /** Played first, and accepted. */
  before: Move[];
  act: Move;
  /** How it ends: refused at once with this code, or accepted and ended as failed. */
  ends: { refused: string; fact?: FactId } | { failed: string; fact?: FactId };
}

/** A lab whose names are settled by a seed: what the runtime and the room work with. */
export interface Scenario {
  lab: string;
  title: string;
  minutes: number;
  seed: string;
  profile: Profile;
  /** The story, one paragraph each. */
  story: string[];
  /** Played through the same door before the learner comes in. */
  setUp: Move[];
  /** The portal path the learner starts on. */
  start: string;
  /** Whose portals stand in the room, the first one in front. */
  people: readonly Person[];
  /** Whether the console of the connectivity provider stands beside the portal. */
  hasProvider: boolean;
  /** Whose console that is, such as Equinix: the keys of circuits ordered elsewhere are told apart there. */
  provider?: string;
  /** Whether the room lets the learner log in at the routers and machines of the story. */
  hasConsoles: boolean;
  tasks: Task[];
  wrongPaths: WrongPath[];
  /** The packet that the room follows through the learner's Cloud. */
  flow?: Flow;
  /** What the learner can do now, for the finish. */
  learned: string[];
}

/** A lab as its registry knows it, with the type of its story closed over. */
export interface Lab {
  id: string;
  title: string;
  minutes: number;
  objectives: string[];
  open(seed: string, profile: Profile): Scenario;
}

/** A lab as its author writes it: everything after `tell` is a function of the story. */
export interface LabDefinition<Story> {
  id: string;
  title: string;
  minutes: number;
  /** Ids of the exam objectives it trains. */
  objectives: string[];
  /** Settles the names, prefixes and turns of the story. */
  tell(seed: string, profile: Profile): Story;
  story(story: Story): string[];
  setUp(story: Story): Move[];
  start(story: Story): string;
  tasks(story: Story): Task[];
  wrongPaths?(story: Story): WrongPath[];
  /** One learner at one portal if unsaid. */
  people?(story: Story): readonly Person[];
  hasProvider?: boolean;
  provider?(story: Story): string;
  hasConsoles?: boolean;
  flow?(story: Story): Flow;
  learned: string[];
}

/** Checks a lab's description and closes over the type of its story. */
export function defineLab<Story>(definition: LabDefinition<Story>): Lab {
  const { id, title, minutes, objectives, learned } = definition;
  return {
    id,
    title,
    minutes,
    objectives,
    open(seed, profile) {
      const story = definition.tell(seed, profile);
      const tasks = definition.tasks(story);
      demandSoundTasks(id, tasks);
      return {
        lab: id,
        title,
        minutes,
        seed,
        profile,
        story: definition.story(story),
        setUp: definition.setUp(story),
        start: definition.start(story),
        people: definition.people?.(story) ?? [learner],
        hasProvider: definition.hasProvider ?? false,
        ...(definition.provider ? { provider: definition.provider(story) } : {}),
        hasConsoles: definition.hasConsoles ?? false,
        tasks,
        wrongPaths: definition.wrongPaths?.(story) ?? [],
        ...(definition.flow ? { flow: definition.flow(story) } : {}),
        learned,
      };
    },
  };
}

/** An author's slip is found when the lab is opened, not when a learner meets it. */
function demandSoundTasks(lab: string, tasks: readonly Task[]): void {
  const known = new Set<string>();
  for (const task of tasks) {
    if (known.has(task.id)) throw new Error(`Lab ${lab} has two tasks with the id "${task.id}". Give each its own.`);
    const unknown = task.needs.find((need) => !known.has(need));
    if (unknown !== undefined) {
      throw new Error(
        `Task "${task.id}" of lab ${lab} needs "${unknown}", which is no earlier task. Known here: ${[...known].join(', ')}.`,
      );
    }
    if ((task.check === undefined) === (task.question === undefined)) {
      throw new Error(
        `Task "${task.id}" of lab ${lab} must have either a check or a question, and has ${task.check ? 'both' : 'neither'}.`,
      );
    }
    known.add(task.id);
  }
}
