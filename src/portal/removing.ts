/** What a blade needs so that its resource can be deleted: the request, and the question before it. */
import type { ResourceBlade } from '#src/portal/blade.ts';
import { idOf, nameOf } from '#src/portal/json.ts';
import type { ResourceRules } from '#src/portal/machines/resource.ts';

/** The DELETE of the resource a blade is about. `kind` is said in the notification: `virtual network`. */
export const removes = (kind: string): Required<Pick<ResourceRules, 'remove'>> => ({
  remove: ({ resource }) => ({ method: 'DELETE', id: idOf(resource), title: `Delete ${kind} ${nameOf(resource)}` }),
});

/** What is asked before; `text` says what goes with it and what Azure wants gone first. */
export const asksBefore = (text: string): Required<Pick<ResourceBlade, 'removal'>> => ({
  removal: ({ resource }) => ({ title: `Delete ${nameOf(resource)}?`, text }),
});
