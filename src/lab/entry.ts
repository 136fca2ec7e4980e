/** A lab as lists name it: what pages say of it, and how its code is loaded when somebody starts it. */
import type { Lab } from '#src/lab/definition.ts';

export interface LabEntry {
  id: string;
  title: string;
  minutes: number;
  /** The unit whose lesson holds it; none for a taste on the landing page. */
  unit?: string;
  /** One sentence that makes one want to start. */
  teaser: string;
  /** The titles of its tasks, in order. */
  tasks: readonly string[];
  load: () => Promise<{ default: Lab }>;
}
