/** A single change that can be made to a scenario as one choice, and how a field of a part becomes one. */
import { isProblem, type Choice, type Part } from '../parts/part.ts';
import type { Scenario } from '../scenario.ts';

/** One change that can be made, with what it is set to now. */
export interface SingleChange {
  label: string;
  value: string;
  choices: readonly Choice[];
  /** Whether it is about something that is here, or that the packet meets; else it is a change for later. If not said: it is. */
  isNear?: boolean;
  /** The scenario with another value, and what was done, as a sentence. */
  set(value: string): { scenario: Scenario; said: string };
}

/** What the packet meets: by it the one of several is picked that a change is about. */
export interface Meeting {
  isMet: (thing: { id: string }) => boolean;
  /** Of several, the one that the packet meets, else the first. */
  pick: <T extends { id: string }>(things: readonly T[]) => T | undefined;
}

/** The change as it fits a scenario; undefined where there is nothing to change. */
export type Make = (scenario: Scenario, meeting: Meeting) => SingleChange | undefined;

const onOff: readonly Choice[] = [
  { value: 'true', label: 'On' },
  { value: 'false', label: 'Off' },
];

/** A field of a part as one change. */
export function byField(
  scenario: Scenario,
  part: Part,
  id: string,
  field: string,
  label: string,
): SingleChange | undefined {
  const found = part.fields(scenario.cloud, id, scenario.profile).find((one) => one.id === field);
  if (!found) return undefined;
  return {
    label,
    value: found.value,
    choices: found.kind === 'choice' ? found.choices : onOff,
    set(value) {
      const result = found.set(value);
      if (isProblem(result)) return { scenario, said: result.problem };
      return { scenario: { ...scenario, cloud: result.cloud }, said: result.said };
    },
  };
}
