/** What is wanted of Global Reach: that a link joins two circuits, that one is gone. */
import * as z from 'zod/mini';
import { findResource, resourcesOfType } from '#src/azure/cloud.ts';
import type { Cloud, Resource } from '#src/azure/cloud.ts';
import { overlap, parsePrefix } from '#src/base/ip.ts';
import { fail, pass } from '#src/base/verdict.ts';
import type { Act, Check } from '#src/lab/definition.ts';
import { isSameId, nameIn } from '#src/lab/ids.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { addLink, circuitOfLink, deleteLink, privatePeeringOf } from '#src/lab/ways/globalReach.ts';

export interface LinkSpec {
  /** `…/peerings/AzurePrivatePeering/connections/<name>`. */
  link: string;
  /** The circuit at the other end. */
  far: string;
  /** Its /29. */
  prefix: string;
  /** For a circuit of another subscription: the key to redeem, as the Cloud has it. */
  redeems?: (cloud: Cloud) => string | undefined;
  /** What comes first: that both circuits have private peering, that there is a key. */
  needs?: readonly Want[];
  pane?: string;
}

const propertiesSchema = z.object({
  peerExpressRouteCircuitPeering: z.optional(z.object({ id: z.string() })),
  addressPrefix: z.optional(z.string()),
  authorizationKey: z.optional(z.string()),
  provisioningState: z.optional(z.string()),
  ipv6CircuitConnectionConfig: z.optional(z.unknown()),
});

interface FoundLink {
  id: string;
  name: string;
  /** The circuits it joins: its own first. */
  ends: readonly [string, string];
  prefix: string;
  key: string | undefined;
  state: string;
}

function asLink({ id, name, properties }: Resource): FoundLink {
  const {
    peerExpressRouteCircuitPeering: peer,
    addressPrefix,
    authorizationKey,
    provisioningState,
  } = propertiesSchema.parse(properties);
  return {
    id,
    name,
    ends: [circuitOfLink(id), circuitOfLink(peer?.id ?? '')],
    prefix: addressPrefix ?? '',
    key: authorizationKey,
    state: provisioningState ?? 'unknown',
  };
}

/** Every Global Reach link there is. */
export const linksIn = (cloud: Cloud): FoundLink[] =>
  resourcesOfType(cloud, 'Microsoft.Network/expressRouteCircuits/peerings/connections').map(asLink);

/** The Global Reach links that end at a circuit, whichever side they were made on. */
export const linksOf = (cloud: Cloud, circuit: string): FoundLink[] =>
  linksIn(cloud).filter((one) => isEnd(one, circuit));

function findLink(cloud: Cloud, id: string): FoundLink | undefined {
  const resource = findResource(cloud, id);
  return resource && asLink(resource);
}

const isEnd = ({ ends }: FoundLink, circuit: string): boolean => ends.some((end) => isSameId(end, circuit));
const overlaps = (one: string, other: string): boolean => {
  const [left, right] = [one, other].map((text) => parsePrefix(text));
  return left !== undefined && right !== undefined && overlap(left, right);
};

/** What is wrong with the link that has the wanted name; undefined where it is as wanted or still being made. */
function faultOf(found: FoundLink, { far, prefix }: LinkSpec): string | undefined {
  if (!isSameId(found.ends[1], far)) return `${found.name} leads to ${nameIn(found.ends[1])}: delete it.`;
  if (found.prefix !== prefix) return `${found.name} has the subnet ${found.prefix || 'none'}: delete it.`;
  return found.state === 'Failed' ? `${found.name} has failed: delete it.` : undefined;
}

/** A link that stands in the way of the wanted one, and why: by its name, its ends, its subnet or its key. */
function obstacle(cloud: Cloud, spec: LinkSpec): { id: string; because: string } | undefined {
  const { link, far, prefix, redeems } = spec;
  const own = circuitOfLink(link);
  const named = findLink(cloud, link);
  const fault = named && faultOf(named, spec);
  if (named && fault !== undefined) return { id: named.id, because: fault };
  if (named) return undefined;
  const key = redeems?.(cloud);
  for (const other of linksIn(cloud)) {
    if (isEnd(other, own) && isEnd(other, far))
      return { id: other.id, because: `${other.name} joins the two already, under another name.` };
    if ((isEnd(other, own) || isEnd(other, far)) && overlaps(other.prefix, prefix))
      return { id: other.id, because: `${other.name} uses ${other.prefix}, which ${nameIn(link)} needs.` };
    if (key !== undefined && other.key === key)
      return { id: other.id, because: `${other.name} uses the key that ${nameIn(link)} needs.` };
  }
  return undefined;
}

const joined =
  (spec: LinkSpec): Check =>
  (cloud) => {
    const [own, far, name] = [circuitOfLink(spec.link), spec.far, spec.link].map(nameIn);
    const looked = `Looked for the Global Reach link ${name ?? ''} of ${own ?? ''}, to ${far ?? ''} with ${spec.prefix}.`;
    const found = findLink(cloud, spec.link);
    const inTheWay = obstacle(cloud, spec);
    if (!found) return fail(`${looked} Found none. ${inTheWay?.because ?? ''}`.trimEnd(), inTheWay?.because);
    if (inTheWay) return fail(`${looked} Found it, but it is not as wanted. ${inTheWay.because}`, inTheWay.because);
    return found.state === 'Succeeded'
      ? pass(`${name ?? ''} joins ${own ?? ''} with ${far ?? ''}, and its provisioning state is Succeeded.`)
      : fail(`${looked} Found it, but its provisioning state is ${found.state}. Wait until it is Succeeded.`);
  };

/** The request that makes a link. */
export const putLink = ({ link, far, prefix, pane }: LinkSpec, key?: string): Act => ({
  method: 'PUT',
  path: link,
  body: {
    properties: {
      peerExpressRouteCircuitPeering: { id: privatePeeringOf(far) },
      addressPrefix: prefix,
      ...(key === undefined ? {} : { authorizationKey: key }),
    },
  },
  advance: 'until-idle',
  ...(pane === undefined ? {} : { actor: pane }),
});

const placeSchema = z.object({ serviceProviderProperties: z.optional(z.object({ peeringLocation: z.string() })) });
const placeOf = (cloud: Cloud, circuit: string): string =>
  placeSchema.safeParse(findResource(cloud, circuit)?.properties).data?.serviceProviderProperties?.peeringLocation ??
  'Direct';

/** The link joins its circuit with the far one, in the wanted subnet. What stands in its way goes first. */
export function linkWant(spec: LinkSpec): Want {
  const { link, far, prefix, redeems, needs = [], pane } = spec;
  const [own, other] = [nameIn(circuitOfLink(link)), nameIn(far)];
  return {
    id: `Global Reach ${link}`,
    check: joined(spec),
    first: (cloud) => {
      const inTheWay = obstacle(cloud, spec);
      return [...(inTheWay ? [goneLinkWant(inTheWay.id, { because: inTheWay.because, pane })] : []), ...needs];
    },
    deed: {
      where: () => `Open the circuit **${own}**, its peering **Azure private**, and there **Global Reach**.`,
      what: () =>
        redeems
          ? `Add a link named **${nameIn(link)}** with the subnet ${prefix}. **${other}** belongs to another subscription: tick **Redeem authorization**, and enter its Resource ID and the key.`
          : `Add a link named **${nameIn(link)}** to **${other}** with the subnet ${prefix}, and save.`,
      requests: (cloud) => [putLink(spec, redeems?.(cloud))],
      way: (cloud) => addLink({ link, far, prefix, farPlace: placeOf(cloud, far), key: redeems?.(cloud) }),
      pane: () => pane,
    },
  };
}

/** The link is gone: the two circuits are no longer joined by it. */
export function goneLinkWant(
  link: string,
  { because = '', pane }: { because?: string; pane?: string | undefined } = {},
): Want {
  const [name, circuit] = [nameIn(link), nameIn(circuitOfLink(link))];
  const looked = `Looked for the Global Reach link ${name} of ${circuit}.`;
  return {
    id: `no Global Reach ${link}`,
    check: (cloud) =>
      findResource(cloud, link) === undefined
        ? pass(`${looked} It is gone.`)
        : fail(`${looked} It is still there. Delete it on the Global Reach page of its peering.`),
    deed: {
      where: () =>
        `Open the circuit **${circuit}**, its peering **Azure private**, and there **Global Reach**. ${because}`.trimEnd(),
      what: () => `Delete **${name}** in its row. Both circuits stay.`,
      requests: () => [
        { method: 'DELETE', path: link, advance: 'until-idle', ...(pane === undefined ? {} : { actor: pane }) },
      ],
      way: () => deleteLink(link),
      pane: () => pane,
    },
  };
}
