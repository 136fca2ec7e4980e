/** What a connection will be as its form stands: what it joins, and the way its packets will take. */
import type { Profile } from '#src/base/facts.ts';
import type { Cell, Hop, Summary } from '#src/portal/blade.ts';
import { networkOfGateway, plain, state } from '#src/portal/cells.ts';
import { nameOf, textAt } from '#src/portal/json.ts';
import { idParts } from '#src/portal/resourceId.ts';
import { fastPathFault } from '#src/portal/rules/connection.ts';

export interface Planned {
  title: string;
  /** The resource id of the circuit, or '' while none is known. */
  circuit: string;
  /** What the portal can read of the circuit; nothing of a circuit in another subscription. */
  providerState: string;
  /** Undefined while none is chosen. */
  gateway: unknown;
  hasFastPath: boolean;
  profile: Profile;
}

const unknown = (text: string): Cell => ({ text, tone: 'quiet' });

/** The summary of a connection: what the form itself does not show, hop by hop and in words. `more` stands first. */
export function connectionSummary(planned: Planned, more: Summary['rows'] = []): Summary {
  const { title, circuit, providerState, gateway } = planned;
  const network = idParts(networkOfGateway(gateway)).name;
  return {
    title,
    rows: [
      ...more,
      { label: 'Circuit', cell: circuit === '' ? unknown('Not named yet') : plain(idParts(circuit).name) },
      ...(providerState === ''
        ? []
        : [{ label: 'Provider status', cell: state(providerState), isAdvice: true as const }]),
      { label: 'Gateway', cell: gateway === undefined ? unknown('Not chosen yet') : plain(nameOf(gateway)) },
      ...(gateway === undefined
        ? []
        : [
            { label: 'Gateway SKU', cell: plain(textAt(gateway, 'properties.sku.name')) },
            { label: 'Virtual network', cell: plain(network) },
          ]),
    ],
    way: wayOf(planned),
    text: wordsOf(planned),
  };
}

const goesPast = ({ hasFastPath, gateway, profile }: Planned): boolean =>
  hasFastPath && gateway !== undefined && fastPathFault(gateway, profile) === undefined;

function wayOf(planned: Planned): Hop[] {
  const { circuit, gateway } = planned;
  const isPassed = goesPast(planned);
  const network = idParts(networkOfGateway(gateway)).name;
  return [
    { text: 'Your network', icon: 'home' },
    { text: circuit === '' ? 'A circuit' : idParts(circuit).name, icon: 'circuit' },
    {
      text: gateway === undefined ? 'A gateway' : nameOf(gateway),
      icon: 'gateway',
      ...(isPassed ? { isPassed, remark: 'routes only' } : {}),
    },
    { text: network === '' ? 'A virtual network' : network, icon: 'network' },
  ];
}

function wordsOf(planned: Planned): string {
  const { gateway, hasFastPath, profile } = planned;
  if (gateway === undefined)
    return 'The gateway decides which virtual network is joined, and whether FastPath can be on.';
  const name = nameOf(gateway);
  const fault = fastPathFault(gateway, profile);
  if (fault !== undefined && hasFastPath) return 'Azure will refuse FastPath behind this gateway.';
  if (hasFastPath) return `Packets from your network go past ${name}. It still exchanges the routes.`;
  return `Every packet from your network goes through ${name}. ${
    fault === undefined ? 'Its SKU allows FastPath.' : 'It does not allow FastPath.'
  }`;
}
