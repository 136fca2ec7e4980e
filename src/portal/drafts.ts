/** What was typed and not yet sent, kept in the host's memory: it survives a reload and a look at other blades. */
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
export function keepDraft({ memory }: Memory, place: Place, draft: Values | WizardDraft | undefined): void {
  const isEmpty = draft === undefined || Object.keys(draft).length === 0;
  if (isEmpty && (memory.get(keyOf(place)) ?? null) === null) return;
  memory.set(keyOf(place), isEmpty ? null : JSON.parse(JSON.stringify(draft)));
}
