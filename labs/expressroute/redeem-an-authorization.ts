/** Lab of unit 9, as the circuit user: ask for what one needs, redeem it from Create a resource, and know what the owner sees of it. */
import type { Cloud } from '#src/azure/cloud.ts';
import type { Profile } from '#src/base/facts.ts';
import { putConnection } from '#src/lab/acts/connection.ts';
import { defineLab } from '#src/lab/definition.ts';
import type { Act, Option, Task, WrongPath } from '#src/lab/definition.ts';
import { nameIn } from '#src/lab/ids.ts';
import { findAuthorization, keyIn, putAuthorization } from '#src/lab/wants/authorization.ts';
import { connectionWant } from '#src/lab/wants/connection.ts';
import type { ConnectionSpec } from '#src/lab/wants/connection.ts';
import { bothHold, flows } from '#src/lab/wants/traffic.ts';
import type { WantedFlow } from '#src/lab/wants/traffic.ts';
import { deedFor } from '#src/lab/wants/want.ts';
import { toCreate, toResource } from '#src/lab/ways/going.ts';
import { partnersRights, partnersScene, tellPartners } from './_partners.ts';
import type { Branch, Partners } from './_partners.ts';

interface Story extends Partners {
  profile: Profile;
}

const specOf = ({ circuitId, place, one, user }: Story, of: Branch = one): ConnectionSpec => ({
  connection: of.connection,
  gateway: of.gateway,
  circuit: circuitId,
  location: place.location,
  redeems: (cloud) => keyIn(cloud, one.authorization),
  pane: user.id,
});

const flowIn = ({ siteBlock, site, one, profile }: Story): WantedFlow => ({
  flow: { from: `${siteBlock}.0.10`, to: one.machine },
  profile,
  between: [site, `${one.machine} in ${one.scene.name}`],
});

/** What the user could ask for. The same for every Cloud: a rule decides. */
function askOptions({ circuit, owner, provider }: Story): Option[] {
  const first = owner.name.split(' ')[0] ?? owner.name;
  return [
    {
      id: 'both',
      text: `The Resource ID of ${circuit.name}, and an authorization key`,
      right: true,
      why: 'The id says which circuit is meant, the key shows that its owner agrees. Both go into the connection.',
    },
    {
      id: 'service-key',
      text: `The service key of ${circuit.name}`,
      right: false,
      why: `The service key is for ${provider}, the provider. It orders the line; it opens no connection.`,
    },
    {
      id: 'name',
      text: `The name of ${circuit.name} and its region`,
      right: false,
      why: 'A name says nothing outside its resource group. And nothing would show that the owner agrees.',
    },
    {
      id: 'role',
      text: `A role in the subscription of ${first}`,
      right: false,
      why: `Across subscriptions Azure asks for a key even then. And a role would show you more of ${first}'s subscription than you need.`,
    },
  ];
}

/** The owner makes an authorization and writes back. */
const ownerMakes = ({ one, owner }: Story): Act[] => [putAuthorization(one.authorization, owner.id)];

const ownerWrites = (cloud: Cloud, { one, owner, circuitId }: Story): string =>
  `${owner.name} made an authorization and wrote back. Resource ID: \`${circuitId}\`. Authorization key: \`${keyIn(cloud, one.authorization) ?? ''}\`.`;

/** What the owner sees on her page of authorizations, as the Cloud has it. */
function seenOptions(cloud: Cloud, { one, owner, circuit }: Story): Option[] {
  const authorization = nameIn(one.authorization);
  const user = findAuthorization(cloud, one.authorization)?.user;
  const isUsed = user !== undefined;
  const connection = nameIn(user ?? one.connection);
  const first = owner.name.split(' ')[0] ?? owner.name;
  return [
    {
      id: 'in-use',
      text: `${authorization} is in use, by ${connection}.`,
      right: isUsed,
      why: isUsed
        ? `The Authorizations page of ${circuit.name} shows the use status and which connection it is. ${first} can also take the key back, and your connection with it.`
        : `It would, if a connection had redeemed the key.`,
    },
    {
      id: 'available',
      text: `${authorization} is available, since ${connection} is in another subscription.`,
      right: !isUsed,
      why: isUsed
        ? 'Azure knows who uses a key, whatever subscription the connection is in.'
        : 'No connection has redeemed the key, so it is available.',
    },
    {
      id: 'gone',
      text: `${authorization} has gone: a key disappears when it is redeemed.`,
      right: false,
      why: 'The authorization stays as long as the owner keeps it. It only changes its use status.',
    },
    {
      id: 'gateway',
      text: `${nameIn(one.gateway)} now stands among ${first}'s resources.`,
      right: false,
      why: `Your gateway stays in your subscription. ${first} sees that a connection uses the circuit, and no more.`,
    },
  ];
}

function tasks(story: Story): Task[] {
  const { one, partnerPlace, circuit, owner, site } = story;
  const connected = connectionWant(specOf(story));
  const name = nameIn(one.connection);
  return [
    {
      id: 'ask',
      title: 'Ask for what you need',
      text: `Your lists show no circuit, and the search finds none: your rights end at your own subscription. You want to link **${one.scene.name}** to **${circuit.name}**, which belongs to ${owner.name}.`,
      needs: [],
      question: {
        prompt: `What do you ask ${owner.name} for?`,
        options: () => askOptions(story),
        afterwards: () => ownerMakes(story),
        news: (cloud) => ownerWrites(cloud, story),
      },
      deed: {
        where: () =>
          'Look what the connection wizard asks for: press **Create a resource**, and choose **Connection** there.',
        what: () =>
          'On the Settings tab of the wizard, tick **Redeem authorization** and look which two fields appear. Then answer the question of this task.',
        requests: () => [],
        way: () => toCreate('Connection'),
        there: () => ({ blade: 'connection-create' }),
      },
      facts: ['expressroute/user-needs-id-and-key', 'expressroute/peer-circuit-uri'],
    },
    {
      id: 'redeem',
      title: 'Redeem the authorization',
      text: `From **Create a resource**, make an ExpressRoute connection \`${name}\` in resource group \`${partnerPlace.group}\`, from gateway **${one.scene.gateway?.name ?? ''}** to **${circuit.name}**. Redeem the key that you were given. It is done once packets from ${site} reach the network.`,
      needs: ['ask'],
      looksAtPath: true,
      check: bothHold(connected.check, flows(flowIn(story))),
      deed: deedFor(connected),
      facts: [
        'expressroute/redeem-steps',
        'expressroute/connection-location',
        'expressroute/connection-any-subscription',
      ],
    },
    {
      id: 'seen',
      title: 'Say what the owner sees',
      text: `${owner.name} opens **Authorizations** of ${circuit.name}. Her portal shows her own subscription only.`,
      needs: ['redeem'],
      when: connected.check,
      question: {
        prompt: 'What does she see there?',
        options: (cloud) => seenOptions(cloud, story),
      },
      deed: {
        where: () => `Open the connection **${name}** and read its essentials.`,
        what: () =>
          'The connection says that an authorization was redeemed. Azure keeps both ends of that. Then answer.',
        requests: () => [],
        way: () => toResource(one.connection),
        there: () => ({ blade: 'connection', resource: one.connection }),
      },
      facts: ['expressroute/circuit-owner-and-user', 'expressroute/one-key-one-connection'],
    },
  ];
}

/** What a circuit user tries, and what Azure says. The key is there once the first task is answered. */
function wrongPaths(story: Story): WrongPath[] {
  const { one, two, user, place, abroad } = story;
  const actor = user.id;
  const act = (cloud: Cloud, of: Branch = one): Parameters<typeof putConnection>[0] => {
    const key = keyIn(cloud, one.authorization);
    const { redeems: _redeems, ...wanted } = specOf(story, of);
    return { ...wanted, actor, ...(key === undefined ? {} : { key }) };
  };
  const { redeems: _redeems, ...plain } = specOf(story);
  return [
    {
      id: 'no-key',
      belief: 'The Resource ID of a circuit is enough to connect to it.',
      before: [],
      act: putConnection({ ...plain, actor }),
      ends: { refused: 'LinkedAuthorizationFailed', fact: 'expressroute/linked-actions' },
    },
    {
      id: 'made-up-key',
      belief: 'Any GUID will do as a key.',
      before: [],
      act: putConnection({ ...plain, actor, key: '11111111-2222-4333-8444-555555555555' }),
      ends: { refused: 'CrossconnectAuthorizationKeyUnknown', fact: 'expressroute/user-needs-id-and-key' },
    },
    {
      id: 'key-used-twice',
      belief: 'One key serves all networks of a circuit user.',
      before: [(cloud) => putConnection(act(cloud))],
      act: (cloud) => putConnection(act(cloud, two)),
      ends: { refused: 'CrossconnectAuthorizationKeyInUse', fact: 'expressroute/one-key-one-connection' },
    },
    {
      id: 'other-region',
      belief: 'A connection can stand in any region.',
      before: [],
      act: (cloud) => putConnection({ ...act(cloud), location: abroad }),
      ends: { refused: 'CrossconnectConnectionLocation', fact: 'expressroute/connection-location' },
    },
    {
      id: 'in-the-owners-subscription',
      belief: 'The connection belongs to the circuit, so it stands where the circuit stands.',
      before: [],
      act: (cloud) =>
        putConnection({
          ...act(cloud),
          connection: one.connection
            .replace(one.scene.place.subscription, place.subscription)
            .replace(one.scene.place.group, place.group),
        }),
      ends: { refused: 'AuthorizationFailed' },
    },
    {
      id: 'look-at-the-circuit',
      belief: 'Who has a key may also see the circuit, and change it.',
      before: [],
      act: { method: 'DELETE', path: story.circuitId, actor },
      ends: { refused: 'AuthorizationFailed' },
    },
  ];
}

export default defineLab<Story>({
  id: 'expressroute/redeem-an-authorization',
  title: "Connect to somebody else's circuit",
  minutes: 12,
  objectives: ['E9'],
  tell: (seed, profile) => ({ ...tellPartners(seed), profile }),
  story: ({ partner, company, does, one, circuit, owner, user }) => [
    `You are **${user.name}** of **${partner}**, which ${does} for **${company}**. Your network **${one.scene.name}** is to reach ${company}'s own over its circuit **${circuit.name}**.`,
    `The circuit belongs to **${owner.name}**, in a subscription of hers. You work in yours, and see nothing of hers.`,
  ],
  setUp: (story) => [...partnersScene(story), partnersRights(story)],
  start: () => 'home',
  people: ({ user }) => [user],
  tasks,
  wrongPaths,
  flow: (story) => flowIn(story).flow,
  learned: [
    'A circuit user needs two things from the owner: the Resource ID of the circuit and an authorization key.',
    'Both are redeemed in a new connection, from Create a resource. It stands in the subscription and region of the gateway.',
    'The owner sees which connection uses each key. What else is in your subscription stays yours.',
  ],
});
