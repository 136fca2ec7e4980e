/** Whether a flow meets what could fail: told from the ways it takes while all is well. */
import type { Failure } from '#src/azure/network/failures.ts';
import type { Network } from '#src/datapath/network.ts';
import type { Trace, Way } from '#src/datapath/trace.ts';

/** The part of an id after its kind. */
const subjectOf = ({ id }: Failure): string => id.slice(id.indexOf(':') + 1);
const whole = (id: string): string => id.slice(0, id.lastIndexOf('/'));

/** The gateway that a failed instance is part of. */
export const gatewayOfInstance = (failure: Failure): string => whole(subjectOf(failure));

/** The nodes of a flow's ways, those that a shortcut went around included, since they keep the ways open. */
function nodesMet({ back, ...there }: Trace): Set<string> {
  const ways: Way[] = back ? [there, back] : [there];
  return new Set(ways.flatMap(({ hops, bypassed }) => [...hops.map(({ node }) => node), ...bypassed]));
}

/** A question to ask of each failure: does the flow meet it? */
export function meetsOf(network: Network, trace: Trace): (failure: Failure) => boolean {
  const met = nodesMet(trace);
  const places = new Set(
    network.nodes.filter(({ id, kind }) => kind === 'edge' && met.has(id)).map(({ place }) => place),
  );
  const crossed = network.links.filter(({ ends }) => ends.every((end) => met.has(end)));
  return (failure) => {
    const subject = subjectOf(failure);
    switch (failure.kind) {
      case 'link':
      case 'edge':
        return met.has(`${whole(subject)}/edge/${subject.slice(subject.lastIndexOf('/') + 1)}`);
      case 'location':
        return places.has(subject);
      case 'instance':
        return met.has(gatewayOfInstance(failure));
      case 'gateway':
        return met.has(subject);
      case 'connection':
        return crossed.some(({ id }) => id.startsWith(`${subject}/`));
      case 'peering':
        return crossed.some(({ id }) => id === failure.link);
    }
  };
}
