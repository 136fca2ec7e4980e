/** Wrong turns of configuring peerings and route filters, with the reason each is refused for. */
import { withProperties } from '#src/lab/acts/changed.ts';
import { putPeering, removeById } from '#src/lab/acts/circuit.ts';
import type { Act, Move, WrongPath } from '#src/lab/definition.ts';
import type { Story } from './configure-peering.ts';

type Turn = Omit<WrongPath, 'before'> & { before?: Move[] };

function privateTurns({ own, microsoft, filter }: Story): Turn[] {
  return [
    {
      id: 'large-subnet',
      belief: 'A link takes the whole /29.',
      act: putPeering({ ...own, primary: own.primary.replace('/30', '/29') }),
      ends: { refused: 'CrossconnectPeeringPrefix', fact: 'expressroute/peering-prefix' },
    },
    {
      id: 'one-subnet-for-both',
      belief: 'Both links share a subnet.',
      act: putPeering({ ...own, secondary: own.primary }),
      ends: { refused: 'CrossconnectPeeringPrefix', fact: 'expressroute/peering-prefix' },
    },
    {
      id: 'reserved-number',
      belief: 'Any private AS number will do.',
      act: putPeering({ ...own, asn: 65515 }),
      ends: { refused: 'CrossconnectPeerAsn', fact: 'expressroute/peer-asn-reserved' },
    },
    {
      id: 'vlan-out-of-range',
      belief: 'A VLAN ID can be any number.',
      act: putPeering({ ...own, vlan: 5000 }),
      ends: { refused: 'CrossconnectVlan', fact: 'expressroute/vlan-range' },
    },
    {
      id: 'long-shared-key',
      belief: 'A long password is a good shared key.',
      act: withProperties(putPeering(own), { sharedKey: 'correct-horse-battery-staple' }),
      ends: { refused: 'CrossconnectSharedKey' },
    },
    {
      id: 'filter-on-private',
      belief: 'A route filter sorts private peering too.',
      before: [
        { method: 'PUT', path: filter, body: { location: 'westeurope', properties: {} }, advance: 'until-idle' },
      ],
      act: withProperties(putPeering(own), { routeFilter: { id: filter } }),
      ends: { refused: 'CrossconnectMicrosoftPeeringOnly', fact: 'expressroute/route-filter-needed' },
    },
    {
      id: 'same-vlan',
      belief: 'Both peerings share a VLAN.',
      before: [putPeering(own)],
      act: putPeering({ ...microsoft, vlan: own.vlan, microsoft: { prefixes: microsoft.microsoft.prefixes } }),
      ends: { refused: 'CrossconnectVlan', fact: 'expressroute/vlan-range' },
    },
  ];
}

function microsoftTurns({ own, microsoft, filter, place, services }: Story): Turn[] {
  const { prefixes } = microsoft.microsoft;
  const bare = { ...microsoft, microsoft: { prefixes } };
  const made: Act = {
    method: 'PUT',
    path: filter,
    body: { location: place.location, properties: {} },
    advance: 'until-idle',
  };
  const rule = (name: string, communities: readonly string[], access = 'Allow'): Act => ({
    method: 'PUT',
    path: `${filter}/routeFilterRules/${name}`,
    body: { properties: { access, routeFilterRuleType: 'Community', communities } },
    advance: 'until-idle',
  });
  const values = services.map(({ value }) => value);
  return [
    {
      id: 'private-link-subnet',
      belief: 'Microsoft peering takes private addresses too.',
      act: putPeering({ ...bare, primary: own.primary, secondary: own.secondary }),
      ends: { refused: 'CrossconnectPublicPrefixNeeded', fact: 'expressroute/microsoft-peering-addresses' },
    },
    {
      id: 'private-prefix',
      belief: 'The prefixes of the site can be announced to Microsoft.',
      act: putPeering({ ...bare, microsoft: { prefixes: ['10.0.0.0/8'] } }),
      ends: { refused: 'CrossconnectPublicPrefixNeeded', fact: 'expressroute/microsoft-peering-addresses' },
    },
    {
      id: 'filter-that-is-not-there',
      belief: 'The filter can be named before it exists.',
      act: putPeering({ ...microsoft, microsoft: { prefixes, filter: `${filter}-new` } }),
      ends: { refused: 'InvalidResourceReference' },
    },
    {
      id: 'two-rules',
      belief: 'Each service has a rule of its own.',
      before: [made, rule('AllowedServices', values.slice(0, 1))],
      act: rule('MoreServices', values.slice(1)),
      ends: { refused: 'CrossconnectOneRulePerFilter', fact: 'expressroute/route-filter-rule' },
    },
    {
      id: 'deny-rule',
      belief: 'A filter can deny what is not wanted.',
      before: [made],
      act: rule('AllowedServices', values, 'Deny'),
      ends: { refused: 'CrossconnectFilterAllows', fact: 'expressroute/route-filter-rule' },
    },
    {
      id: 'unknown-community',
      belief: 'Any community can be allowed.',
      before: [made],
      act: rule('AllowedServices', ['12076:49999']),
      ends: { refused: 'CrossconnectCommunityUnknown', fact: 'expressroute/bgp-service-communities' },
    },
    {
      id: 'office-365',
      belief: 'Exchange comes over ExpressRoute like any service.',
      before: [made, rule('AllowedServices', values), putPeering(microsoft)],
      act: rule('AllowedServices', [...values, '12076:5010']),
      ends: { refused: 'CrossconnectNotAuthorizedForOffice365', fact: 'expressroute/office-365-authorized' },
    },
    {
      id: 'delete-attached-filter',
      belief: 'A filter can be deleted from under a peering.',
      before: [made, rule('AllowedServices', values), putPeering(microsoft)],
      act: removeById(filter),
      ends: { refused: 'CrossconnectRouteFilterInUse', fact: 'expressroute/route-filter-needed' },
    },
  ];
}

/** Every wrong turn of the lab. */
export const peeringTurns = (story: Story): WrongPath[] =>
  [...privateTurns(story), ...microsoftTurns(story)].map(({ before = [], ...turn }) => ({ ...turn, before }));
