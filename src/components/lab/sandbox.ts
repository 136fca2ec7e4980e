/** The sandbox: a portal on an empty Cloud, with nothing to do. To the session it is a lab without tasks. */
import { defineLab } from '#src/lab/definition.ts';
import type { Lab } from '#src/lab/definition.ts';
import { findLab } from '#src/lab/registry.ts';

export const sandboxId = 'sandbox';

export const sandbox: Lab = defineLab({
  id: sandboxId,
  title: 'Sandbox',
  minutes: 0,
  objectives: [],
  tell: () => undefined,
  story: () => [
    'An Azure of your own, with nothing in it and no task. Build what you like in the portal, or by requests.',
    'It is kept in this browser. Save it as a file to go on elsewhere, or to hand it to somebody.',
  ],
  setUp: () => [],
  start: () => 'home',
  hasProvider: true,
  tasks: () => [],
  learned: [],
});

/** What a room can be opened for: a lab of the registry, or the sandbox. */
export interface Openable {
  id: string;
  unit?: string;
  load: () => Promise<{ default: Lab }>;
}

/** The lab with this id, or the sandbox. Throws for an id that nobody has. */
export const findOpenable = (id: string): Openable =>
  id === sandboxId ? { id, load: () => Promise.resolve({ default: sandbox }) } : findLab(id);
