/** Lab of unit 9, as the circuit owner: an authorization for each connection, handed over, and used by somebody who works elsewhere. */
import type { Cloud } from '#src/azure/cloud.ts';
import type { Profile } from '#src/base/facts.ts';
import { putConnection } from '#src/lab/acts/connection.ts';
import { defineLab } from '#src/lab/definition.ts';
import type { Act, Check, Option, Task, WrongPath } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { authorizationWant, findAuthorization, keyIn } from '#src/lab/wants/authorization.ts';
import { bothHold, flows } from '#src/lab/wants/traffic.ts';
import type { WantedFlow } from '#src/lab/wants/traffic.ts';
import { allHold, deedFor } from '#src/lab/wants/want.ts';
import { toMenu } from '#src/lab/ways/going.ts';
import { fail, pass } from '#src/base/verdict.ts';
import { partnersRights, partnersScene, tellPartners } from './_partners.ts';
import type { Branch, Partners } from './_partners.ts';

interface Story extends Partners {
  profile: Profile;
}

const firstName = (name: string): string => name.split(' ')[0] ?? name;

const flowTo = ({ siteBlock, site, profile }: Story, of: Branch): WantedFlow => ({
  flow: { from: `${siteBlock}.0.10`, to: of.machine },
  profile,
  between: [site, `${of.machine} in ${of.scene.name}`],
});

/** The partner redeems what was handed over: each key for the connection it was made for. */
const userRedeems = (cloud: Cloud, { one, two, user, circuitId, place }: Story): Act[] =>
  [one, two].flatMap((branch) => {
    const found = findAuthorization(cloud, branch.authorization);
    if (!found || found.user !== undefined) return [];
    return [
      putConnection({
        connection: branch.connection,
        gateway: branch.gateway,
        circuit: circuitId,
        location: place.location,
        key: found.key,
        actor: user.id,
      }),
    ];
  });

/** A key is in use by the connection it was made for. */
const redeemed =
  ({ authorization, connection }: Branch): Check =>
  (cloud) => {
    const user = findAuthorization(cloud, authorization)?.user;
    const looked = `Looked for the connection that uses ${nameIn(authorization)}.`;
    return user?.toLowerCase() === connection.toLowerCase()
      ? pass(`${looked} Found ${nameIn(user)}.`)
      : fail(`${looked} Found ${user === undefined ? 'none' : nameIn(user)}.`);
  };

/** What could be handed over. A rule decides, not the Cloud. */
function handOverOptions({ one, two, circuit, user, provider }: Story): Option[] {
  const [first, second] = [one, two].map(({ authorization }) => nameIn(authorization));
  return [
    {
      id: 'each',
      text: `The Resource ID of ${circuit.name}, and the keys of ${first ?? ''} and ${second ?? ''}, each for its own connection`,
      right: true,
      why: 'The id says which circuit, and each key opens it for one connection.',
    },
    {
      id: 'one-key',
      text: `The Resource ID of ${circuit.name}, and the key of ${first ?? ''} for both connections`,
      right: false,
      why: 'A key is good for one connection. Azure refuses the second one: the key is in use.',
    },
    {
      id: 'service-key',
      text: `The service key of ${circuit.name}`,
      right: false,
      why: `The service key is for ${provider}. Whoever has it can order changes of the line, so it goes to nobody else.`,
    },
    {
      id: 'keys-only',
      text: `The two keys: they say which circuit they belong to`,
      right: false,
      why: `They do not. ${firstName(user.name)} has to enter the Resource ID too, as the peer circuit URI.`,
    },
    {
      id: 'role',
      text: `A role on ${circuit.name}, so that ${firstName(user.name)} makes the keys`,
      right: false,
      why: 'Then somebody else could make and revoke keys of your circuit. Handing over a key gives away one connection, and no more.',
    },
  ];
}

/** Who pays, and who shares what: the consequences of handing a key over. */
function costOptions({ circuit, company, partner, user }: Story): Option[] {
  return [
    {
      id: 'owner-pays',
      text: `${company} pays for ${circuit.name}, and all its networks share the bandwidth.`,
      right: true,
      why: 'The charges of a circuit stay with its owner, whoever connects. A key gives away a share of the bandwidth, not a part of the bill.',
    },
    {
      id: 'split',
      text: `${company} and ${partner} pay half each.`,
      right: false,
      why: 'Azure does not split the bill of a circuit. It stays with the owner.',
    },
    {
      id: 'own-line',
      text: `${partner} gets bandwidth of its own, beside that of ${company}.`,
      right: false,
      why: `There is one line with ${circuit.megabits} Mbps. Every connected network shares it.`,
    },
    {
      id: 'isolated',
      text: `${partner} can reach the site, but the networks of ${firstName(user.name)} cannot reach each other.`,
      right: false,
      why: 'The networks on one circuit share one routing domain. A key does not keep them apart.',
    },
  ];
}

function tasks(story: Story): Task[] {
  const { one, two, circuit, circuitId, owner, user, partner } = story;
  const [first, second] = [one, two].map(({ authorization }) => authorizationWant({ authorization, pane: owner.id }));
  if (!first || !second) return [];
  const [firstKey, secondKey] = [one, two].map(({ authorization }) => nameIn(authorization));
  return [
    {
      id: 'first',
      title: 'Make the first authorization',
      text: `${partner} connects **${one.scene.name}**. On **${circuit.name}**, make an authorization named \`${firstKey ?? ''}\` for it.`,
      needs: [],
      check: first.check,
      deed: deedFor(first),
      facts: ['expressroute/create-authorization-steps', 'expressroute/circuit-owner-and-user'],
    },
    {
      id: 'second',
      title: 'Make the second authorization',
      text: `${partner} connects **${two.scene.name}** as well. Make an authorization named \`${secondKey ?? ''}\` for that one.`,
      needs: [],
      check: second.check,
      deed: deedFor(second),
      facts: ['expressroute/one-key-one-connection'],
    },
    {
      id: 'hand-over',
      title: 'Hand over what is needed',
      text: `${user.name} waits for your message. Both connections are made as soon as it arrives.`,
      needs: ['first', 'second'],
      when: allHold(first, second),
      question: {
        prompt: `What do you send to ${user.name}?`,
        options: () => handOverOptions(story),
        afterwards: (cloud) => userRedeems(cloud, story),
        news: () =>
          `${user.name} redeemed both keys, from a portal that shows nothing of yours. **${nameIn(one.connection)}** and **${nameIn(two.connection)}** are up.`,
      },
      deed: {
        where: () => `Open the circuit **${circuit.name}** and there its **Authorizations** page.`,
        what: () =>
          'The page shows the Resource ID on top and a key in each row, with buttons that copy them. Think of who needs which. Then answer.',
        requests: () => [],
        way: () => toMenu(circuitId, 'circuit', 'Authorizations'),
        there: () => ({ blade: 'circuit-authorizations', resource: circuitId }),
      },
      facts: ['expressroute/user-needs-id-and-key', 'expressroute/peer-circuit-uri'],
    },
    {
      id: 'accepted',
      title: 'See both accepted',
      text: `Both keys are in use, and packets from ${story.site} reach both networks. See it on the **Authorizations** page.`,
      needs: ['hand-over'],
      looksAtPath: true,
      check: bothHold(
        bothHold(redeemed(one), redeemed(two)),
        bothHold(flows(flowTo(story, one)), flows(flowTo(story, two))),
      ),
      deed: {
        where: () => `Open the circuit **${circuit.name}** and there its **Authorizations** page.`,
        what: () => 'Read the use status of both authorizations, and the connection in each row.',
        requests: () => [],
        way: () => toMenu(circuitId, 'circuit', 'Authorizations'),
        there: () => ({ blade: 'circuit-authorizations', resource: circuitId }),
      },
      facts: ['expressroute/connection-any-subscription'],
    },
    {
      id: 'shared',
      title: 'Say what is shared',
      text: `Three networks could soon use **${circuit.name}**. ${owner.name} is asked what that means.`,
      needs: [],
      question: {
        prompt: 'What is true?',
        options: () => costOptions(story),
      },
      deed: {
        where: () => 'Think of what a circuit is: one line, which somebody has ordered.',
        what: () => 'A key opens the circuit to one more network. It moves neither the bill nor the bandwidth.',
        requests: () => [],
        way: () => [],
      },
      facts: ['expressroute/circuit-owner-and-user'],
    },
  ];
}

/** What an owner may believe about authorizations, and what Azure answers. */
function wrongPaths(story: Story): WrongPath[] {
  const { one, two, owner, user, circuitId, place, circuit } = story;
  const make = {
    method: 'PUT',
    path: one.authorization,
    body: { properties: {} },
    advance: 'until-idle',
    actor: owner.id,
  } as const;
  const connect = (cloud: Cloud, of: Branch): Act => {
    const key = keyIn(cloud, one.authorization);
    return putConnection({
      connection: of.connection,
      gateway: of.gateway,
      circuit: circuitId,
      location: place.location,
      actor: user.id,
      ...(key === undefined ? {} : { key }),
    });
  };
  return [
    {
      id: 'one-for-both',
      belief: 'One authorization is enough for one partner.',
      before: [make, (cloud) => connect(cloud, one)],
      act: (cloud) => connect(cloud, two),
      ends: { refused: 'CrossconnectAuthorizationKeyInUse', fact: 'expressroute/one-key-one-connection' },
    },
    {
      id: 'in-the-partners-subscription',
      belief: "The authorization is made where it is used, in the partner's subscription.",
      before: [],
      act: {
        ...make,
        path: one.authorization
          .replace(place.subscription, one.scene.place.subscription)
          .replace(place.group, one.scene.place.group),
      },
      ends: { refused: 'AuthorizationFailed' },
    },
    {
      id: 'other-circuit',
      belief: 'An authorization can be made before its circuit exists.',
      before: [],
      act: { ...make, path: one.authorization.replace(circuit.name, `${circuit.name}-new`) },
      ends: { refused: 'ParentResourceNotFound' },
    },
    {
      id: 'user-makes-it',
      belief: 'The circuit user makes the key.',
      before: [],
      act: { ...make, actor: user.id },
      ends: { refused: 'AuthorizationFailed' },
    },
  ];
}

export default defineLab<Story>({
  id: 'expressroute/create-an-authorization',
  title: 'Open your circuit to a partner',
  minutes: 10,
  objectives: ['E9'],
  tell: (seed, profile) => ({ ...tellPartners(seed), profile }),
  story: ({ company, circuit, partner, does, owner, user, one, two }) => [
    `You are **${owner.name}** of **${company}**, and the circuit **${circuit.name}** is yours. **${partner}** ${does} for you, in two networks of its own: **${one.scene.name}** and **${two.scene.name}**.`,
    `**${user.name}** is to connect both to your circuit. That subscription belongs to ${partner}; you see nothing of it, and it sees nothing of yours.`,
  ],
  setUp: (story) => [...partnersScene(story), partnersRights(story)],
  start: () => 'home',
  people: ({ owner }) => [owner],
  tasks,
  wrongPaths,
  flow: (story) => flowTo(story, story.one).flow,
  learned: [
    'The owner of a circuit makes an authorization for each connection of somebody else, and hands over its key with the Resource ID.',
    'A key is good for one connection. Its use status says whether somebody has redeemed it, and which connection that is.',
    'The bill stays with the owner, and all connected networks share the bandwidth.',
  ],
});
