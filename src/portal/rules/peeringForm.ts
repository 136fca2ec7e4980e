/** What is wrong with the form of a peering, field by field, given the circuit it belongs to. */
import type { Profile } from '#src/base/facts.ts';
import { listAt, nameOf, textAt } from '#src/portal/json.ts';
import { peeringLabel } from '#src/portal/peerings.ts';
import type { Answers } from '#src/portal/request.ts';
import {
  asnFault,
  customerAsnFault,
  linkFault,
  overlapFault,
  publicPrefixesFault,
  sharedKeyFault,
  vlanFault,
} from '#src/portal/rules/peering.ts';
import { textOf } from '#src/portal/values.ts';
import type { Problem, Values } from '#src/portal/values.ts';
import { stateWords } from '#src/portal/words.ts';

const links = [
  { field: 'primary', label: 'IPv4 Primary subnet', family: 4, at: 'primaryPeerAddressPrefix' },
  { field: 'secondary', label: 'IPv4 Secondary subnet', family: 4, at: 'secondaryPeerAddressPrefix' },
  { field: 'primarySix', label: 'IPv6 Primary subnet', family: 6, at: 'ipv6PeeringConfig.primaryPeerAddressPrefix' },
  {
    field: 'secondarySix',
    label: 'IPv6 Secondary subnet',
    family: 6,
    at: 'ipv6PeeringConfig.secondaryPeerAddressPrefix',
  },
] as const;

/** Everything that is wrong, in the order of the fields. `name` is that of the peering: `MicrosoftPeering`. */
export function peeringProblems(
  values: Values,
  { circuit }: Answers,
  { profile, name }: { profile: Profile; name: string },
): Problem[] {
  const text = (field: string): string => textOf(values, field).trim();
  const isMicrosoft = name === 'MicrosoftPeering';
  const subnets = text('subnets');
  const siblings = listAt(circuit, 'properties.peerings').filter((one) => nameOf(one) !== name);
  const provider = textAt(circuit, 'properties.serviceProviderProvisioningState');
  const used = new Map(siblings.map((one) => [textAt(one, 'properties.vlanId'), peeringLabel(nameOf(one))]));
  const beside = siblings.flatMap((one) =>
    links.map(({ at }) => ({
      prefix: textAt(one, `properties.${at}`),
      words: `a subnet of the ${peeringLabel(nameOf(one))} peering`,
    })),
  );
  const shown = links.filter(({ family }) => subnets === 'Both' || subnets === `IPv${family}`);
  const faults: Record<string, string | undefined> = {
    peerAsn:
      provider === 'Provisioned'
        ? asnFault(text('peerAsn'), profile)
        : `The provider status of ${nameOf(circuit)} is ${stateWords(provider)}. A peering can be saved once it is Provisioned. Give the service key to the provider first.`,
  };
  for (const [index, { field, label, family }] of shown.entries()) {
    const before = shown.slice(0, index).map((other) => ({
      prefix: text(other.field),
      words: `the ${other.label}`,
    }));
    faults[field] =
      linkFault(label, text(field), family, { profile, isMicrosoft }) ??
      overlapFault(text(field), [...before.filter(({ prefix }) => prefix !== ''), ...beside]);
  }
  faults['vlan'] = vlanFault(text('vlan'), used, profile);
  faults['sharedKey'] = sharedKeyFault(text('sharedKey'));
  if (isMicrosoft) {
    faults['prefixes'] = publicPrefixesFault(text('prefixes'));
    faults['customerAsn'] = customerAsnFault(text('customerAsn'));
  }
  return Object.entries(faults).flatMap(([field, because]) => (because === undefined ? [] : [{ field, because }]));
}
