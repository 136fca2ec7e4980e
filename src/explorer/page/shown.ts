/** Which node of the map shows a thing of the list, and whether a scenario is still the story it came from. */
import type { Node } from '#src/datapath/network.ts';
import { keyOf } from '#src/base/resource-id.ts';
import { presets } from '../presets.ts';
import { written, type Scenario } from '../scenario.ts';

/** The node that stands for a thing: its own, else the first below it. */
export function nodeAt(nodes: readonly Node[], id: string): string | undefined {
  const key = keyOf(id);
  return (nodes.find((node) => node.id === key) ?? nodes.find((node) => node.id.startsWith(`${key}/`)))?.id;
}

/** Whether anything was changed since the story of this title was opened. */
export function isChanged(scenario: Scenario): boolean {
  const preset = presets.find(({ title }) => title === scenario.title);
  if (!preset || preset.scenario === scenario) return false;
  return JSON.stringify(written(preset.scenario)) !== JSON.stringify(written(scenario));
}
