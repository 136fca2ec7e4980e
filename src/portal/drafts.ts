/** What was typed and not yet sent, kept in the host's memory: it survives a reload and a look at other blades. */
import { useEffect } from 'react';
import * as z from 'zod/mini';
import type { PortalHost } from '#src/portal/host.ts';
import type { WizardDraft } from '#src/portal/machines/wizard.ts';
import { placeKey } from '#src/portal/place.ts';
import type { Place } from '#src/portal/place.ts';
import type { Values } from '#src/portal/values.ts';

const values = z.record(z.string(), z.union([z.string(), z.boolean()]));
const wizard = z.object({
  values,
  tab: z.number(),
  touched: z.record(z.string(), z.literal(true)),
  operation: z.exactOptional(z.string()),
  resource: z.exactOptional(z.string()),
});

type Memory = Pick<PortalHost, 'memory'>;
const keyOf = (place: Place): string => `portal/draft/${placeKey(place)}`;

export function changesFrom({ memory }: Memory, place: Place): Values | undefined {
  const kept = values.safeParse(memory.get(keyOf(place)));
  return kept.success ? kept.data : undefined;
}

export function wizardDraftFrom({ memory }: Memory, place: Place): WizardDraft | undefined {
  const kept = wizard.safeParse(memory.get(keyOf(place)));
  return kept.success ? kept.data : undefined;
}

/** Keeps a draft; nothing typed is no draft. */
function keepDraft({ memory }: Memory, place: Place, draft: Values | WizardDraft | undefined): void {
  const isEmpty = draft === undefined || Object.keys(draft).length === 0;
  if (isEmpty && (memory.get(keyOf(place)) ?? null) === null) return;
  memory.set(keyOf(place), isEmpty ? null : JSON.parse(JSON.stringify(draft)));
}

interface Kept<Context> {
  subscribe(listener: (snapshot: { context: Context }) => void): { unsubscribe(): void };
}

/** Keeps what an actor holds as the draft of a place, for as long as its view stands. */
export function useDraft<Context>(
  host: Memory,
  place: Place,
  actor: Kept<Context>,
  draftOf: (context: Context) => Values | WizardDraft | undefined,
): void {
  useEffect(() => {
    const kept = actor.subscribe(({ context }) => keepDraft(host, place, draftOf(context)));
    return () => kept.unsubscribe();
  }, [actor, host, place, draftOf]);
}
