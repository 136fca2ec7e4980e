/** Ways to the edge by a matrix: each wish with the ways that fulfil it, written down from the facts. */
import type { ModelSaying } from '#src/quiz/generators/_model-sayings.ts';
import type { Model, Wish, WishName } from '#src/quiz/generators/_models.ts';
import { connectivityModel, type ModelProblem } from '#src/quiz/generators/connectivity-model.ts';
import { prove } from './proof.ts';

/** Exchange, point-to-point, any-to-any, Direct. */
const matrix: Readonly<Record<WishName, string>> = {
  hall: 'E',
  lone: 'P D',
  branches: 'A',
  managed: 'E A',
  own: 'E P D',
  large: 'D',
  macsec: 'D',
  alone: 'D',
  soon: 'E P A',
  'no-ports': 'E P A',
  small: 'E P A D',
  office: 'E P A D',
  joined: 'E P A D',
  networks: 'E P A D',
};

const ways: readonly (readonly [letter: string, model: Model, text: string])[] = [
  ['E', 'exchange', 'A cross-connect at a cloud exchange'],
  ['P', 'point-to-point', 'A point-to-point Ethernet line'],
  ['A', 'any-to-any', 'An any-to-any network (IPVPN)'],
  ['D', 'direct', 'Own ports with ExpressRoute Direct'],
];
const letterOf = (model: Model): string => ways.find(([, one]) => one === model)?.[0] ?? '';
const can = (letter: string, { name }: Wish): boolean => matrix[name].includes(letter);

/** Statements, by the letters for which they hold. */
const sayings: Readonly<Record<ModelSaying, readonly [text: (gbps: number) => string, holds: string]>> = {
  own: [() => "Its own routers may speak BGP with Microsoft's.", 'E P D'],
  managed: [() => 'A provider may run layer 3 for it.', 'E A'],
  ports: [() => 'A pair of ports at Microsoft is its own.', 'D'],
  macsec: [() => 'MACsec can be turned on for the link.', 'D'],
  // A provider has 10 Gbps at most, and 40 and 100 are asked about.
  large: [(gbps) => `A circuit of ${gbps} Gbps can be had this way.`, 'D'],
  'provider-state': [() => 'The circuit shows a provider status.', 'E P A'],
};

function second({ ask, model, wishes, sayings: said, gbps }: ModelProblem): string[] {
  const fits = ways.map(([letter, , text]) => ({ text, isFit: wishes.every((wish) => can(letter, wish)) }));
  const own = letterOf(model);
  switch (ask) {
    case 'which':
    case 'which-two':
      return fits.filter(({ isFit }) => isFit).map(({ text }) => text);
    case 'judge':
      return fits.map(({ text, isFit }) => `${text}. → ${isFit ? 'yes' : 'no'}`);
    case 'rules-out':
      return wishes.filter((wish) => !can(own, wish)).map(({ text }) => text);
    case 'does-not':
      return wishes.filter((wish) => can(own, wish)).map(({ text }) => text);
    case 'sayings':
      return said.map((name) => `${sayings[name][0](gbps)} → ${sayings[name][1].includes(own) ? 'yes' : 'no'}`);
  }
}

const wish = (name: WishName, text: string, gbps = 0): Wish => ({ family: name, name, text, gbps });
const about: ModelProblem = {
  ask: 'which',
  opening: 0,
  firm: 'Cedar Rail',
  model: 'direct',
  gbps: 40,
  wishes: [],
  sayings: [],
};

export default prove({
  generator: connectivityModel,
  second,
  byHand: [
    {
      problem: {
        ...about,
        wishes: [wish('lone', 'One site only'), wish('no-ports', 'No ports'), wish('own', 'BGP itself')],
      },
      key: ['A point-to-point Ethernet line'],
      because: 'One site takes a private line, and today that is layer 2, so that its own routers speak BGP.',
    },
    {
      problem: { ...about, wishes: [wish('branches', 'Many branches'), wish('managed', 'Managed layer 3')] },
      key: ['An any-to-any network (IPVPN)'],
      because: 'The wide area network of the carrier joins the branches, and its provider manages layer 3.',
    },
    {
      problem: { ...about, wishes: [wish('large', '100 Gbps', 100), wish('office', 'Both peerings')] },
      key: ['Own ports with ExpressRoute Direct'],
      because: 'Circuits of a provider end at 10 Gbps. Every circuit carries both peerings.',
    },
    {
      problem: { ...about, ask: 'which-two', wishes: [wish('managed', 'Managed layer 3'), wish('soon', 'Soon')] },
      key: ['A cross-connect at a cloud exchange', 'An any-to-any network (IPVPN)'],
      because: 'Today a point-to-point line is layer 2 only, and with Direct all layers are one’s own.',
    },
    {
      problem: {
        ...about,
        ask: 'rules-out',
        model: 'any-to-any',
        wishes: [
          wish('own', 'BGP itself'),
          wish('soon', 'Soon'),
          wish('small', '2 Gbps', 2),
          wish('joined', 'Global Reach'),
        ],
      },
      key: ['BGP itself'],
      because: 'An any-to-any network has a managed layer 3, so the provider speaks BGP with Microsoft.',
    },
    {
      problem: {
        ...about,
        ask: 'sayings',
        model: 'point-to-point',
        sayings: ['managed', 'own', 'macsec', 'provider-state'],
      },
      key: [
        'A provider may run layer 3 for it. → no',
        "Its own routers may speak BGP with Microsoft's. → yes",
        'MACsec can be turned on for the link. → no',
        'The circuit shows a provider status. → yes',
      ],
      because: 'The line is layer 2 of a provider: no MACsec, a provider status, and layer 3 at the firm.',
    },
  ],
});
