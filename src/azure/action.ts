/** What an action is: something asked of a resource that is no verb on it, such as `POST …/listKeys` or `GET …/stats`. */
import type { Resource } from './cloud.ts';
import type { Context } from './resource.ts';

type Bag = Record<string, unknown>;

/** What an action is asked with. */
export interface ActionInput {
  /** The part of the path behind the action: `primary` in `…/arpTables/primary`; empty if it takes none. */
  argument: string;
  body: Bag;
  url: URL;
}

export interface Action {
  /** The first api-version that has it. */
  since?: string;
  /** If not said: POST. */
  method?: 'POST' | 'GET' | 'PUT' | 'DELETE';
  /** The parts of the path it is reached by, `sharedkey/reset`, where the name of the member is not it. */
  segment?: string;
  /** What may stand behind it in the path, if anything. */
  argument?: readonly string[];
  /** How long it runs on the virtual clock: 202 at once, and what `run` answers when it ends. If not said, `run` answers at once. */
  milliseconds?: number;
  /** Whether it changes the resource: then it waits for nobody else to be at work, and gives a new ETag. */
  isChange?: boolean;
  /** A body it can be asked with, where it needs one. */
  example?: Bag;
  /** Throws a Refusal before anything runs. */
  refuse?(resource: Resource, context: Context, input: ActionInput): void;
  /** The body of the answer; undefined for none. */
  run(resource: Resource, context: Context, input: ActionInput): unknown;
}
