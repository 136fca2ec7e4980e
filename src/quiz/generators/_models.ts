/** The four ways to Microsoft's edge, what each can do, and wishes that some of them cannot fulfil. */
import { valueOf } from './_facts.ts';
import type { Candidate } from './_draw.ts';

export const models = ['exchange', 'point-to-point', 'any-to-any', 'direct'] as const;
export type Model = (typeof models)[number];

export const modelText: Readonly<Record<Model, string>> = {
  exchange: 'A cross-connect at a cloud exchange',
  'point-to-point': 'A point-to-point Ethernet line',
  'any-to-any': 'An any-to-any network (IPVPN)',
  direct: 'Own ports with ExpressRoute Direct',
};

export const modelFact: Readonly<Record<Model, string>> = {
  exchange: 'model-exchange',
  'point-to-point': 'model-point-to-point',
  'any-to-any': 'model-any-to-any',
  direct: 'model-direct',
};

/** What the facts say of the layers of a model. */
const layersOf = (model: Model): string =>
  ({
    exchange: () => valueOf('expressroute/model-exchange', 'today'),
    'point-to-point': () => valueOf('expressroute/model-point-to-point', 'today'),
    'any-to-any': () => valueOf('expressroute/model-any-to-any', 'today'),
    direct: () => valueOf('expressroute/model-direct', 'today'),
  })[model]();

/** Whether a provider can run layer 3, and whether the firm can. */
export const isManaged = (model: Model): boolean => layersOf(model).includes('managed layer 3');
export const isOwn = (model: Model): boolean =>
  layersOf(model)
    .split(' or ')
    .some((part) => part === 'layer 2' || part.endsWith('yours'));

/** The largest circuit of a model, in Gbps. */
export const mostGbps = (model: Model): number =>
  model === 'direct'
    ? Math.max(...valueOf('expressroute/direct-ports', 'today'))
    : Math.max(...valueOf('expressroute/bandwidths', 'today')) / 1000;

export const wishNames = [
  'hall',
  'lone',
  'branches',
  'managed',
  'own',
  'large',
  'macsec',
  'alone',
  'soon',
  'no-ports',
  'small',
  'office',
  'joined',
  'networks',
] as const;
export type WishName = (typeof wishNames)[number];

/** One wish, with the number in it where it has one. */
export interface Wish extends Candidate {
  name: WishName;
  gbps: number;
}

/** Wishes of one kind go ill together. */
export const kindOfWish = (name: WishName): string =>
  (
    ({
      hall: 'place',
      lone: 'place',
      branches: 'place',
      managed: 'layer',
      own: 'layer',
      large: 'speed',
      small: 'speed',
    }) as Partial<Record<WishName, string>>
  )[name] ?? name;

export function wishOf(name: WishName, gbps: number, branches: number): Wish {
  const text = {
    hall: 'Its servers stand in a hall with an Ethernet exchange, and a virtual cross-connect is to do',
    lone: 'It has one site only, and that is far from any exchange of a colocation hall',
    branches: `Its ${branches} branches, all on one carrier's MPLS network, reach Azure without a detour`,
    managed: 'A provider is to run layer 3 and to speak BGP with Microsoft in its place',
    own: "Routers of its own are to speak BGP with those of Microsoft's edge",
    large: `It needs one circuit of ${gbps} Gbps for the copies that it makes every night`,
    macsec: "MACsec is to encrypt the link that ends at Microsoft's device",
    alone: 'Nobody else may run any layer between its router and Microsoft',
    soon: 'The circuit is to be there soon, over lines that a provider has in place',
    'no-ports': 'It does not want to own ports at Microsoft, nor to pay for a pair of them',
    small: `A circuit of ${gbps} Gbps is enough for it, today and in the next few years`,
    office: 'Microsoft peering is to be set up on the circuit as well as private peering',
    joined: 'The circuit is to be joined with one of another site by Global Reach later',
    networks: 'Six virtual networks in one geopolitical region are connected to the circuit',
  }[name];
  return { family: name, name, text, gbps };
}

const isProvider = (model: Model): boolean => model !== 'direct';

/** Whether a model can fulfil a wish. */
export function fulfils(model: Model, { name, gbps }: Wish): boolean {
  switch (name) {
    case 'hall':
      return model === 'exchange';
    case 'lone':
      return model === 'point-to-point' || model === 'direct';
    case 'branches':
      return model === 'any-to-any';
    case 'managed':
      return isManaged(model);
    case 'own':
      return isOwn(model);
    case 'large':
    case 'small':
      return gbps <= mostGbps(model);
    case 'macsec':
    case 'alone':
      return !isProvider(model);
    case 'soon':
    case 'no-ports':
      return isProvider(model);
    case 'office':
    case 'joined':
    case 'networks':
      return true;
  }
}

const about: Readonly<Record<WishName, { fact: string; why: (model: string, gbps: number) => string }>> = {
  hall: {
    fact: 'model-exchange',
    why: (model) =>
      `${model} is no virtual cross-connect: a line has to be laid, where the exchange has one for everybody.`,
  },
  lone: { fact: 'model-point-to-point', why: (model) => `${model} is made for another place than one site by itself.` },
  branches: {
    fact: 'model-any-to-any',
    why: (model) => `${model} ends at one place, so all branches would have to go there first.`,
  },
  managed: {
    fact: 'model-any-to-any',
    why: (model) => `${model} is not offered with a layer 3 that a provider manages. The firm has to run its own.`,
  },
  own: {
    fact: 'model-any-to-any',
    why: (model) => `${model} comes with a layer 3 that the provider manages, whose routers speak BGP.`,
  },
  large: {
    fact: 'direct-only',
    why: (model, gbps) => `${model} has no circuit of ${gbps} Gbps. Those of a provider end earlier.`,
  },
  macsec: { fact: 'macsec-direct-only', why: (model) => `${model} has no MACsec, which needs a port of one's own.` },
  alone: {
    fact: 'model-direct',
    why: (model) => `${model} runs over the lines of a provider, who runs at least layer 1 and 2.`,
  },
  soon: {
    fact: 'direct-onboarding',
    why: (model) => `${model}: every layer has to be built first, and no provider has anything in place.`,
  },
  'no-ports': {
    fact: 'model-direct',
    why: (model) => `${model} is just that: a pair of ports at Microsoft, and the bill for it.`,
  },
  small: { fact: 'bandwidths', why: (model, gbps) => `${model} has no circuit of ${gbps} Gbps.` },
  office: { fact: 'peering-purpose', why: () => 'Every circuit carries both peerings.' },
  joined: { fact: 'global-reach-purpose', why: () => 'Global Reach joins circuits, however they reach the edge.' },
  networks: { fact: 'standard-circuit-links', why: () => 'How many networks a circuit takes is a matter of its SKU.' },
};

export const factOfWish = (name: WishName): string => about[name].fact;
/** Why a model cannot fulfil a wish. */
export const whyNot = (model: Model, { name, gbps }: Wish): string => about[name].why(modelText[model], gbps);
