/** What a resource type is: one definition, typed inside, erased outside, so that the engine never asks "which type is this?". */
import type * as z from 'zod/mini';
import type { Profile } from '#src/base/facts.ts';
import type { Refusal } from '#src/base/refusal.ts';
import { bagOf, demand } from './body.ts';
import { findResource, resourcesOfType } from './cloud.ts';
import type { Action } from './action.ts';
import type { Cloud, Resource } from './cloud.ts';
import { view } from './view.ts';

type Bag = Record<string, unknown>;
export type Typed<P> = Omit<Resource, 'properties'> & { properties: P };

/** What a definition may know while it decides. */
export interface Context {
  readonly cloud: Cloud;
  readonly profile: Profile;
  readonly now: number;
  readonly apiVersion: string;
  /** The query of the request; empty when an operation ends. */
  readonly query: URLSearchParams;
  /** The GUID of this write for a purpose: a function of seed, entry number, resource and purpose. */
  readonly guid: (purpose: string) => string;
  /** The whole number below `below` of this write for a purpose. */
  readonly integer: (below: number, purpose: string) => number;
}

/** A write that is being weighed. Parent, siblings and children are as they would be after it. */
export interface Proposal<P> {
  readonly resource: Typed<P>;
  readonly before: Typed<P> | undefined;
  readonly parent: Resource | undefined;
  /** Other children of the same kind under the same parent. */
  readonly siblings: readonly Resource[];
  /** By the member they are nested in, such as `subnets`. */
  readonly children: Readonly<Record<string, readonly Resource[]>>;
}

/** That a resource names another. It must exist, and cannot be deleted while it is named. */
export interface Reference {
  id: string;
  type: string;
  /** The member that names it. */
  at: string;
  /** Id of the part that names it, where that is not the resource itself. */
  from?: string;
  /** It must exist when it is named, but may be deleted all the same. */
  isLoose?: true;
}

/** Members that another resource gets because of this one. */
export interface Spread {
  id: string;
  properties: Bag;
}

/** How an operation failed. */
export interface Failure {
  code: string;
  message: string;
  fact?: string;
}

/** Virtual milliseconds. */
export interface Timings {
  create: number;
  update: number;
  delete: number;
}

/** A body to put at a path below `…/providers/Microsoft.Network/` in a group. */
export interface Example {
  path: string;
  body: Bag;
}

export interface Definition<P> {
  type: string;
  properties: z.ZodMiniType<P>;
  sku?: z.ZodMiniType<Bag>;
  /** Whether it stands in a region of its own. */
  located: boolean;
  /** Members only Azure sets: taken out of what clients send. */
  readOnly?: readonly string[];
  /** Types whose resources are nested in this one, by member. */
  children?: Readonly<Record<string, ResourceType>>;
  /** How long its operations run. If not said they are over at once: PUT answers Succeeded, DELETE 200. */
  timings?: Timings;
  /** Says the same in one word. */
  isSynchronous?: true;
  /** Made, changed and deleted only inside its parent: PUT and DELETE of it are refused. */
  isPartOnly?: true;
  /** What PATCH does: new tags, nothing, or whatever is sent laid over what is there. If not said: `tags` where it stands in a region, else `none`. */
  patch?: 'tags' | 'none' | 'merge';
  /** Members beside the properties that are kept as sent, such as `kind` and `identity`. */
  envelope?: readonly string[];
  /** Children that Azure makes of itself in a new resource, as if they had been sent, by member. */
  makes?: (
    resource: Typed<P>,
    context: Context,
  ) => Readonly<Record<string, readonly { name: string; properties: Bag }[]>>;
  /** Whether a GET carries an ETag header. Azure sends it for some types only. */
  hasEtagHeader?: boolean;
  /** Azure lists it by resource group, and not by subscription. */
  isListedByGroupOnly?: boolean;
  /** Answered by Azure Resource Manager itself: no ETag, and the id first. */
  isPlain?: boolean;
  /** Children that are not shown in it, though they stand below it. */
  hidden?: readonly string[];
  /** Whether answers leave its `type` out, as those of some parts do. */
  isTypeless?: true;
  /** Its properties in Azure's order; those that are not here come after. */
  order?: readonly string[];
  /** Whether `type` stands after `properties` in answers. */
  typeLast?: boolean;
  /** All properties to keep: what was sent, and what Azure adds. */
  fill?: (
    sent: P,
    proposal: { before: Typed<P> | undefined; name: string; id: string; sku: Bag | undefined },
    context: Context,
  ) => Bag;
  /** The SKU to keep. */
  fillSku?: (sent: Bag | undefined) => Bag | undefined;
  references?: (resource: Typed<P>, context: Context) => Reference[];
  /** Throws a Refusal for what must not be. Answers at once; nothing is stored. */
  refuse?: (proposal: Proposal<P>, context: Context) => void;
  /** What ends the operation as Failed. The resource stays, and stays in use. */
  fail?: (resource: Typed<P>, context: Context) => Failure | undefined;
  /** What appears when the operation ends. */
  settle?: (resource: Typed<P>, context: Context) => Bag;
  /** What other resources show from the moment an operation on this one has ended, or it is gone: the far side of a peering. */
  spread?: (resource: Typed<P>, context: Context, event: 'settled' | 'removed') => readonly Spread[];
  /** Throws a Refusal if it must not be deleted now, whoever uses it. `leaving` are the keys of what goes with it. */
  refuseDelete?: (resource: Typed<P>, context: Context, leaving: ReadonlySet<string>) => void;
  /** What ends its deletion as Failed. The resource stays. */
  failDelete?: (resource: Typed<P>, context: Context) => Failure | undefined;
  /** What a user of it means when it is deleted: a refusal, or that the users go with it. */
  inUse: (resource: Resource, user: { id: string; from: string }) => Refusal | 'users go too';
  /** Members worked out when it is read. */
  show?: (resource: Resource, cloud: Cloud) => Bag;
  actions?: Readonly<Record<string, Action>>;
  /** A resource that is accepted, after what it needs. */
  example: Example & { needs?: readonly Example[] };
}

type Typeless =
  | 'properties'
  | 'fill'
  | 'references'
  | 'refuse'
  | 'fail'
  | 'settle'
  | 'refuseDelete'
  | 'failDelete'
  | 'makes'
  | 'spread';

/** A definition with its property type erased. */
export interface ResourceType extends Omit<Definition<Bag>, Typeless | 'timings' | 'patch'> {
  timings: Timings;
  patch: 'tags' | 'none' | 'merge';
  draft(input: DraftInput, context: Context): Resource;
  references(resource: Resource, context: Context): Reference[];
  refuse(proposal: Proposal<Bag>, context: Context): void;
  fail(resource: Resource, context: Context): Failure | undefined;
  settle(resource: Resource, context: Context): Bag;
  refuseDelete(resource: Resource, context: Context, leaving: ReadonlySet<string>): void;
  failDelete(resource: Resource, context: Context): Failure | undefined;
  spread(resource: Resource, context: Context, event: 'settled' | 'removed'): readonly Spread[];
  makes(resource: Resource, context: Context): Readonly<Record<string, readonly { name: string; properties: Bag }[]>>;
}

/** What a client sent for one resource, the envelope already read. */
export interface DraftInput {
  id: string;
  name: string;
  location: string | undefined;
  tags: Record<string, string> | undefined;
  sku: unknown;
  zones: string[] | undefined;
  /** The whole body: members beside the properties are taken from it. */
  body: Bag;
  properties: unknown;
  before: Resource | undefined;
  etag: string;
}

/** A resource type that can also be read with its own types. */
export interface TypedResourceType<P> extends ResourceType {
  readonly schema: z.ZodMiniType<P>;
  /** The resource with this id as a client sees it, children nested; undefined if there is none of this type. */
  find(cloud: Cloud, id: string): Typed<P> | undefined;
  /** Every resource of this type as a client sees it, oldest first. */
  all(cloud: Cloud): Typed<P>[];
  /** The same resource with its properties typed. */
  typed(resource: Resource): Typed<P>;
}

const atOnce: Timings = { create: 0, update: 0, delete: 0 };

/** The members beside the properties that a type keeps, if any was sent. */
function envelopeOf(members: readonly string[], body: Bag): { envelope?: Bag } {
  const found = members.flatMap((member) =>
    body[member] === undefined || body[member] === null ? [] : [[member, body[member]] as const],
  );
  return found.length > 0 ? { envelope: Object.fromEntries(found) } : {};
}

/** Describes one resource type. */
export function defineResource<P>(definition: Definition<P>): TypedResourceType<P> {
  const {
    properties: schema,
    fill,
    references,
    refuse,
    fail,
    settle,
    refuseDelete,
    failDelete,
    makes,
    spread,
    ...rest
  } = definition;
  const readOnly = new Set([
    'provisioningState',
    ...(definition.readOnly ?? []),
    ...Object.keys(definition.children ?? {}),
  ]);
  /** Properties are replaced whenever they change, never written into, so what was once read of them holds. */
  const read = new WeakMap<Bag, P>();
  const propertiesOf = ({ properties }: Resource): P => {
    const known = read.get(properties);
    if (known !== undefined) return known;
    const found = demand(schema, properties, 'properties');
    read.set(properties, found);
    return found;
  };
  const typed = (resource: Resource): Typed<P> => ({ ...resource, properties: propertiesOf(resource) });

  const type: TypedResourceType<P> = {
    ...rest,
    timings: definition.isSynchronous ? atOnce : (definition.timings ?? atOnce),
    patch: definition.patch ?? (definition.located ? 'tags' : 'none'),
    schema,
    typed,
    draft({ id, name, location, tags, sku, zones, body, properties, before, etag }, context) {
      const members = Object.entries(bagOf(properties)).filter(([member]) => !readOnly.has(member));
      const sent = demand(schema, Object.fromEntries(members), 'properties');
      const sentSku = definition.sku && sku !== undefined ? demand(definition.sku, sku, 'sku') : undefined;
      const keptSku = definition.fillSku ? definition.fillSku(sentSku) : sentSku;
      const known = before && typed(before);
      const kept = fill ? fill(sent, { before: known, name, id, sku: keptSku }, context) : bagOf(sent);
      return {
        id: before?.id ?? id,
        name: before?.name ?? name,
        type: definition.type,
        etag,
        ...(location !== undefined && { location }),
        ...(tags && { tags }),
        ...(keptSku && { sku: keptSku }),
        ...(zones && { zones }),
        ...envelopeOf(definition.envelope ?? [], body),
        properties: { provisioningState: 'Updating', ...kept },
        children: before?.children ?? {},
        usedBy: before?.usedBy ?? {},
        uses: [],
        ...(before?.onPremises && { onPremises: before.onPremises }),
        ...(before ? before.createdAt !== undefined && { createdAt: before.createdAt } : { createdAt: context.now }),
        changedAt: context.now,
      };
    },
    references: (resource, context) => references?.(typed(resource), context) ?? [],
    refuse({ resource, before, ...around }, context) {
      refuse?.({ ...around, resource: typed(resource), before: before && typed(before) }, context);
    },
    fail: (resource, context) => fail?.(typed(resource), context),
    settle: (resource, context) => settle?.(typed(resource), context) ?? {},
    refuseDelete: (resource, context, leaving) => refuseDelete?.(typed(resource), context, leaving),
    failDelete: (resource, context) => failDelete?.(typed(resource), context),
    spread: (resource, context, event) => spread?.(typed(resource), context, event) ?? [],
    makes: (resource, context) => makes?.(typed(resource), context) ?? {},
    find(cloud, id) {
      const resource = findResource(cloud, id);
      return resource?.type === definition.type ? seen(cloud, resource) : undefined;
    },
    all: (cloud) => resourcesOfType(cloud, definition.type).map((resource) => seen(cloud, resource)),
  };
  const seen = (cloud: Cloud, resource: Resource): Typed<P> => {
    const { etag, properties } = view(type, cloud, resource);
    return { ...resource, etag: etag ?? resource.etag, properties: demand(schema, properties, 'properties') };
  };
  return type;
}
