/** Which way a packet takes, as a question with reasons: every option is a trace, of this Cloud or of one under another belief. */
import type { Cloud } from '#src/azure/cloud.ts';
import { networkOf } from '#src/azure/network.ts';
import { shortName } from '#src/azure/network/short-name.ts';
import type { Profile } from '#src/base/facts.ts';
import { trace } from '#src/datapath/trace.ts';
import type { Flow, Trace } from '#src/datapath/trace.ts';
import type { Option } from '#src/lab/definition.ts';

/** The Cloud as it would be if one property of a resource were different. The Cloud itself stays as it is. */
export function imagined(cloud: Cloud, id: string, properties: Record<string, unknown>): Cloud {
  const key = id.toLowerCase();
  const resource = cloud.resources[key];
  if (!resource) return cloud;
  const changed = { ...resource, properties: { ...resource.properties, ...properties } };
  return { ...cloud, resources: { ...cloud.resources, [key]: changed } };
}

/** The hops that tell one way from another, as one line with arrows between: routers and networks stand on every way. */
export const hopLine = ({ hops }: Trace): string =>
  hops
    .filter(({ kind }) => kind !== 'router' && kind !== 'network')
    .map(({ name }) => shortName(name))
    .join(' → ');

/** The options for "which way does the packet take": the real way first, then the way under the opposite setting, then two beliefs. */
export function wayOptions(cloud: Cloud, profile: Profile, flow: Flow, connection: string): Option[] {
  const isOn = cloud.resources[connection.toLowerCase()]?.properties.expressRouteGatewayBypass === true;
  const real = trace(networkOf(cloud, profile), flow);
  const other = trace(networkOf(imagined(cloud, connection, { expressRouteGatewayBypass: !isOn }), profile), flow);
  const [straight, through] = isOn ? [real, other] : [other, real];
  const ends = [shortName(real.hops.at(0)?.name ?? 'The site'), shortName(real.hops.at(-1)?.name ?? 'the machine')];
  return [
    {
      id: 'straight',
      text: `**Around the gateway:** ${hopLine(straight)}`,
      right: isOn,
      why: isOn
        ? `FastPath is on. ${real.because} The gateway still exchanges the routes, but the packet never crosses it.`
        : 'This would be the way with FastPath, and FastPath is off at the connection.',
    },
    {
      id: 'through',
      text: `**Through the gateway:** ${hopLine(through)}`,
      right: !isOn,
      why: isOn
        ? 'This was the way before. The gateway is still there, and it still exchanges routes, but with FastPath the packet goes around it.'
        : `FastPath is off. ${real.because}`,
    },
    {
      id: 'internet',
      text: `**Through the Internet:** ${ends[0] ?? ''} → public IP address of the gateway → ${ends[1] ?? ''}`,
      right: false,
      why: 'Private peering never touches the Internet. The public IP address serves Azure to manage the gateway; no packet of yours is sent to it.',
    },
    {
      id: 'return-only',
      text: `**Only the answers go around the gateway:** the packet itself goes ${hopLine(through)}`,
      right: false,
      why: 'FastPath is about the way in, from your network to the machine. There is no setting for the answers alone.',
    },
  ];
}
