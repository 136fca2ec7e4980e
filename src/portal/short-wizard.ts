/** The wizard of a resource that one tab is enough for: where it belongs, its name and region, and a few fields of its own. */
import type { About, Field, WizardBlade } from '#src/portal/blade.ts';
import { byId } from '#src/portal/cells.ts';
import { members } from '#src/portal/json.ts';
import type { IconName } from '#src/portal/kit/Icon.tsx';
import type { WizardRules } from '#src/portal/machines/wizard.ts';
import {
  fieldOf,
  freshNameFault,
  groupWrites,
  networkIdOf,
  problemsIn,
  projectFaults,
  projectFields,
  projectInitial,
  projectReads,
  regionFault,
} from '#src/portal/project.ts';
import type { Concerns, Faults } from '#src/portal/project.ts';
import { textOf } from '#src/portal/values.ts';
import type { Values } from '#src/portal/values.ts';
import { tabFinder } from '#src/portal/wizard-fields.ts';
import { inSentence, oneOf } from '#src/portal/words.ts';

/** What such a wizard says of its resource; everything else is as in every wizard. */
export interface ShortWizard {
  id: string;
  icon: IconName;
  /** As a heading says it: `Route table`. */
  kind: string;
  /** The type in Microsoft.Network: `routeTables`. */
  type: string;
  /** What one of them is for, above the fields. */
  intro: string;
  /** After subscription and resource group: region, name, and what else there is, in the order of the form. */
  fields: readonly Field[];
  /** What the fields of its own hold at first. */
  initial?(about: About): Values;
  follows?: NonNullable<WizardRules['follows']>;
  /** What is wrong with the fields of its own. */
  faults?(values: Values, about: About): Faults;
  /** The body that is sent, but for the region. */
  body: (values: Values) => Record<string, unknown>;
  concerns?: Concerns;
}

const tabs = ['Basics', 'Review + create'];

/** Describes the wizard of a resource of Microsoft.Network that stands in a resource group and a region. */
export function defineShortWizard(short: ShortWizard) {
  const { id, icon, kind, type, intro, follows, body, concerns = {} } = short;
  const fields = [...projectFields, ...short.fields];
  return {
    id,
    machine: 'wizard' as const,
    icon,
    kind,
    title: () => `Create ${oneOf(inSentence(kind))}`,
    reads: () => ({ ...projectReads, others: { list: `Microsoft.Network/${type}` } }),
    intros: [intro],
    fields,
    rules: (about) => ({
      tabs,
      tabOf: tabFinder(fields, tabs),
      initial: (answers) => ({ ...projectInitial(answers), region: '', name: '', ...short.initial?.(about) }),
      ...(follows === undefined ? {} : { follows }),
      problems: (values, answers) => {
        const faults: Faults = {
          ...projectFaults(values, answers),
          name: freshNameFault(kind, networkIdOf(values, type), members(answers['others']), about.profile),
          region: regionFault(values),
          ...short.faults?.(values, about),
        };
        return problemsIn(Object.fromEntries(fields.map(({ name }) => [name, faults[name]])));
      },
      create: (values) => [
        ...groupWrites(values),
        {
          method: 'PUT',
          id: networkIdOf(values, type),
          title: `Create ${inSentence(kind)} ${textOf(values, 'name')}`,
          body: { location: textOf(values, 'region'), ...body(values) },
        },
      ],
      isThere: (made, answers) => byId(members(answers['others']), made) !== undefined,
      concerns: (refused) =>
        fieldOf(refused, {
          ...concerns,
          targets: [[/^location$/i, 'region'], [/^name$/i, 'name'], ...(concerns.targets ?? [])],
        }),
    }),
  } satisfies WizardBlade;
}
