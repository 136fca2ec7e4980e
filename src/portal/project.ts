/** What every wizard asks first: subscription, resource group (one that is there or a new one), name and region. */
import type { Profile } from '#src/base/facts.ts';
import type { Field } from '#src/portal/blade.ts';
import { idOf, members, nameOf, sameId, textAt } from '#src/portal/json.ts';
import type { Answers, Read, Refused, Write } from '#src/portal/request.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { groupNameFault, nameFault } from '#src/portal/rules/name.ts';
import { textOf } from '#src/portal/values.ts';
import type { Problem, Values } from '#src/portal/values.ts';
import { inSentence, oneOf, regionChoices, regionName, stateWords } from '#src/portal/words.ts';

/** The choice that asks for a new resource group. No group can be called so. */
export const newGroup = '+new';

/** What the project fields read. */
export const projectReads = {
  subscriptions: { list: 'subscriptions' },
  groups: { list: 'Microsoft.Resources/resourceGroups' },
} as const satisfies Record<string, Read>;

export const subscriptionField: Field = {
  name: 'subscription',
  label: 'Subscription',
  control: 'choice',
  tab: 'Basics',
  group: 'Project details',
  isRequired: true,
  choices: (_values, answers) =>
    members(answers['subscriptions']).map((subscription) => ({
      value: textAt(subscription, 'subscriptionId'),
      label: textAt(subscription, 'displayName') || textAt(subscription, 'subscriptionId'),
    })),
};

/** The names of the resource groups of the chosen subscription. */
const groupsIn = (values: Values, answers: Answers): string[] =>
  members(answers['groups'])
    .filter((group) => sameId(idParts(idOf(group)).subscription, textOf(values, 'subscription')))
    .map(nameOf);

/** Subscription and resource group, with the name of a group that is made on the way. */
export const projectFields: readonly Field[] = [
  subscriptionField,
  {
    name: 'resourceGroup',
    label: 'Resource group',
    control: 'choice',
    tab: 'Basics',
    group: 'Project details',
    isRequired: true,
    choices: (values, answers) => [
      { value: newGroup, label: 'Create new' },
      ...groupsIn(values, answers).map((name) => ({ value: name, label: name })),
    ],
  },
  {
    name: 'newGroup',
    label: 'Name of the new resource group',
    control: 'text',
    tab: 'Basics',
    group: 'Project details',
    isRequired: true,
    hint: 'It is made first, in the region that is chosen below.',
    isShown: (values) => textOf(values, 'resourceGroup') === newGroup,
  },
];

export const nameField: Field = {
  name: 'name',
  label: 'Name',
  control: 'text',
  tab: 'Basics',
  group: 'Instance details',
  isRequired: true,
};

export const regionField: Field = {
  name: 'region',
  label: 'Region',
  control: 'choice',
  tab: 'Basics',
  group: 'Instance details',
  isRequired: true,
  choices: () => regionChoices,
};

/** What the project fields hold at first: the only subscription there is, or the first one. */
export const projectInitial = (answers: Answers): Values => ({
  subscription: textAt(members(answers['subscriptions'])[0], 'subscriptionId'),
  resourceGroup: '',
  newGroup: '',
});

/** The name of the resource group that is meant, new or not. */
export const groupNameOf = (values: Values): string =>
  textOf(values, textOf(values, 'resourceGroup') === newGroup ? 'newGroup' : 'resourceGroup');

/** The id of the resource group that is meant. */
export const groupIdOf = (values: Values): string =>
  `/subscriptions/${textOf(values, 'subscription')}/resourceGroups/${groupNameOf(values)}`;

/** The id of a resource of Microsoft.Network in the group that is meant. */
export const networkIdOf = (values: Values, type: string, name = textOf(values, 'name')): string =>
  `${groupIdOf(values)}/providers/Microsoft.Network/${type}/${name}`;

/** A fault for each field, in the order of the fields; undefined where nothing is wrong. */
export type Faults = Record<string, string | undefined>;

/** The faults as problems. */
export const problemsIn = (faults: Faults): Problem[] =>
  Object.entries(faults).flatMap(([field, because]) => (because === undefined ? [] : [{ field, because }]));

function newGroupFault(values: Values, answers: Answers): string | undefined {
  const name = textOf(values, 'newGroup');
  const taken = groupsIn(values, answers).find((one) => sameId(one, name));
  if (taken === undefined) return groupNameFault(name);
  return `There is a resource group “${taken}” already. Choose it under Resource group, or type another name.`;
}

/** What is wrong with subscription and resource group. */
export function projectFaults(values: Values, answers: Answers): Faults {
  const group = textOf(values, 'resourceGroup');
  const isNew = group === newGroup;
  const isKnown = isNew || groupsIn(values, answers).some((one) => sameId(one, group));
  return {
    subscription: textOf(values, 'subscription') === '' ? 'No subscription is chosen. Choose one.' : undefined,
    resourceGroup: isKnown
      ? undefined
      : group === ''
        ? 'No resource group is chosen. Every resource stands in one. Choose a group, or Create new.'
        : `“${group}” is not a resource group of the chosen subscription. Choose one that is, or Create new.`,
    newGroup: isNew ? newGroupFault(values, answers) : undefined,
  };
}

/** Why the name cannot be given: by its form, or because `others`, which are all of the same type, have it in this group. */
export function freshNameFault(
  kind: string,
  id: string,
  others: readonly unknown[],
  profile: Profile,
): string | undefined {
  // All that follows the type: a slash in the name is one of its faults.
  const name = /\/providers\/[^/]+\/[^/]+\/(.*)$/s.exec(id)?.[1] ?? '';
  const fault = nameFault(inSentence(kind), name, profile);
  if (fault !== undefined) return fault;
  const taken = others.find((one) => sameId(idOf(one), id));
  if (taken === undefined) return undefined;
  const state = stateWords(textAt(taken, 'properties.provisioningState')).toLowerCase();
  return `${oneOf(inSentence(kind), 'A')} named “${nameOf(taken)}” already stands in ${idParts(id).resourceGroup}${state === '' ? '' : ` (${state})`}, and a resource group has a name once for each type. Choose another name, or delete that one first.`;
}

export const regionFault = (values: Values): string | undefined => {
  const region = textOf(values, 'region');
  if (region === '') return 'No region is chosen. Choose the region it is to stand in.';
  return regionChoices.some(({ label }) => label === regionName(region))
    ? undefined
    : `“${region}” is no region. Choose one from the list.`;
};

/** The write that makes the new resource group; none where one that is there was chosen. */
export const groupWrites = (values: Values): Write[] =>
  textOf(values, 'resourceGroup') === newGroup
    ? [
        {
          method: 'PUT',
          id: groupIdOf(values),
          title: `Create resource group ${groupNameOf(values)}`,
          body: { location: textOf(values, 'region') },
        },
      ]
    : [];

/** What a refusal is about: by a pattern of its target, by its code, by the fact behind it. */
export interface Concerns {
  targets?: readonly (readonly [RegExp, string])[];
  codes?: Readonly<Record<string, string>>;
  facts?: Readonly<Record<string, string>>;
}

/** Finds the field a refusal is about; what concerns every wizard is known already. */
export function fieldOf({ target = '', code, fact = '' }: Refused, concerns: Concerns): string | undefined {
  const byTarget = concerns.targets?.find(([pattern]) => target !== '' && pattern.test(target))?.[1];
  const byCode: Readonly<Record<string, string>> = {
    InvalidResourceName: 'name',
    CrossconnectInvalidResourceGroupName: 'newGroup',
    ResourceGroupNotFound: 'resourceGroup',
    LocationNotAvailableForResourceType: 'region',
    InvalidResourceLocation: 'name',
    ...concerns.codes,
  };
  return byTarget ?? byCode[code] ?? concerns.facts?.[fact.split('/').at(-1) ?? ''];
}
