/** Which shortcut shortens the way to a next node, and which are closed to an address. */
import type { CompiledNode, Surroundings } from '#src/datapath/compile.ts';
import type { Reason, Remark, Shortcut } from '#src/datapath/network.ts';
import { reasonOf } from '#src/datapath/reason.ts';

/** A shortcut that serves an address: what keeps the address off it, and what is to be told of it. */
export interface ShortcutOffer {
  shortcut: Shortcut;
  exception: Remark | undefined;
  remarks: readonly Remark[];
}

/** A shortcut that is open. */
export interface Detour {
  shortcut: Shortcut;
  next: CompiledNode;
  reason: Reason;
}

/** The first shortcut around `via`, and those before it that are closed to this address, each with the reason. */
export function shortcutAround(
  via: string,
  offers: readonly ShortcutOffer[],
  near: Surroundings,
): { taken?: Detour; refused: readonly { shortcut: Shortcut; reason: Reason }[] } {
  const refused: { shortcut: Shortcut; reason: Reason }[] = [];
  for (const { shortcut, exception, remarks } of offers) {
    const next = near.find(shortcut.to);
    if (!next || !shortcut.skips.includes(via)) continue;
    const closed = exception ?? next.node.down;
    if (!closed) {
      const because = [shortcut, ...remarks].map((part) => part.because).join(' ');
      return { taken: { shortcut, next, reason: reasonOf({ ...shortcut, ...remarks[0], because }) }, refused };
    }
    refused.push({ shortcut, reason: reasonOf(closed) });
  }
  return { refused };
}
