/** Lab of unit 9 with two portals: owner and user make, redeem, keep, use again and revoke a key, and see in each portal what the other one sees. */
import type { Cloud } from '#src/azure/cloud.ts';
import type { Profile } from '#src/base/facts.ts';
import { fail, pass } from '#src/base/verdict.ts';
import { putConnection } from '#src/lab/acts/connection.ts';
import { defineLab } from '#src/lab/definition.ts';
import type { Act, Check, Option, Task, WrongPath } from '#src/lab/definition.ts';
import { findConnection } from '#src/lab/found-connections.ts';
import { nameIn } from '#src/lab/ids.ts';
import { authorizationWant, findAuthorization, goneAuthorizationWant, keyIn } from '#src/lab/wants/authorization.ts';
import { connectionWant, goneConnectionWant } from '#src/lab/wants/connection.ts';
import type { ConnectionSpec } from '#src/lab/wants/connection.ts';
import { bothHold, flows } from '#src/lab/wants/traffic.ts';
import type { WantedFlow } from '#src/lab/wants/traffic.ts';
import { deedFor } from '#src/lab/wants/want.ts';
import type { Want } from '#src/lab/wants/want.ts';
import { toMenu } from '#src/lab/ways/going.ts';
import { partnersRights, partnersScene, tellPartners } from './_partners.ts';
import type { Branch, Partners } from './_partners.ts';

interface Story extends Partners {
  profile: Profile;
}

/** The one authorization of this lab: the first branch's, named after the partner. */
const keyOf = ({ one }: Partners): string => one.authorization.replace(/-[^-]+$/, '');

const authorized = (story: Story): Want => authorizationWant({ authorization: keyOf(story), pane: story.owner.id });

const specOf = (story: Story, of: Branch): ConnectionSpec => ({
  connection: of.connection,
  gateway: of.gateway,
  circuit: story.circuitId,
  location: story.place.location,
  redeems: (cloud) => keyIn(cloud, keyOf(story)),
  pane: story.user.id,
  needs: [authorized(story)],
});

const flowTo = ({ siteBlock, site, profile }: Story, of: Branch): WantedFlow => ({
  flow: { from: `${siteBlock}.0.10`, to: of.machine },
  profile,
  between: [site, `${of.machine} in ${of.scene.name}`],
});

/** The authorization is there, and no connection uses it. */
const isFree =
  (authorization: string): Check =>
  (cloud) => {
    const found = findAuthorization(cloud, authorization);
    const looked = `Looked for ${nameIn(authorization)}, unused.`;
    if (!found) return fail(`${looked} Found no such authorization.`);
    return found.user === undefined
      ? pass(`${looked} It is there, and available.`)
      : fail(`${looked} Found it in use by ${nameIn(found.user)}.`);
  };

/** What comes of a second connection with the same key: read off the Cloud. */
function twiceOptions(cloud: Cloud, story: Story): Option[] {
  const { one, two } = story;
  const user = findAuthorization(cloud, keyOf(story))?.user;
  const isUsed = user !== undefined;
  const holder = nameIn(user ?? one.connection);
  return [
    {
      id: 'refused',
      text: `Azure refuses it: the key is in use by ${holder}.`,
      right: isUsed,
      why: isUsed
        ? 'One authorization is good for one connection. For a second network the owner makes a second one.'
        : 'It would, if a connection used the key.',
    },
    {
      id: 'both',
      text: 'Both networks are connected with the one key.',
      right: false,
      why: 'A key serves one connection at a time, whoever owns the networks.',
    },
    {
      id: 'moves',
      text: `The key moves on: ${nameIn(two.connection)} is made, and ${holder} is deleted.`,
      right: false,
      why: 'Azure takes no connection away for another. Only its user deletes it, or the owner by revoking the key.',
    },
    {
      id: 'free',
      text: 'It is made, since nothing uses the key.',
      right: !isUsed,
      why: isUsed ? `${holder} uses the key.` : 'No connection uses the key at this moment, so it could be redeemed.',
    },
  ];
}

/** What became of the connection when its key was revoked, as the Cloud has it. */
function revokedOptions(cloud: Cloud, { two, circuit, user }: Story): Option[] {
  const name = nameIn(two.connection);
  const isGone = findConnection(cloud, two.connection) === undefined;
  return [
    {
      id: 'deleted',
      text: `${name} was deleted with its key.`,
      right: isGone,
      why: isGone
        ? 'To revoke an authorization is to delete the connection that uses it, also in a subscription of somebody else.'
        : `${name} is still there.`,
    },
    {
      id: 'stays',
      text: `${name} stays until ${user.name.split(' ')[0] ?? ''} deletes it.`,
      right: !isGone,
      why: isGone
        ? 'The owner decides about the circuit. Look for the connection in the other portal: it is gone.'
        : 'It is still there.',
    },
    {
      id: 'slower',
      text: `${name} stays, and carries its traffic over the Internet.`,
      right: false,
      why: 'Private peering never falls back to the Internet. Without a connection there is no way.',
    },
    {
      id: 'gateway',
      text: `${name} was deleted, and its gateway too.`,
      right: false,
      why: `The gateway belongs to the circuit user. It stays, and so does its bill; only the link to ${circuit.name} is gone.`,
    },
  ];
}

/** The page that shows the use status of the key. Nothing is to be done there, so it holds only for who reads it. */
const atAuthorizations = ({ circuitId, circuit, owner }: Story): Want => ({
  id: `look at the authorizations of ${circuitId}`,
  check: () => pass('There is only something to read.'),
  deed: {
    where: () => `As ${owner.name}, open the circuit **${circuit.name}** and there its **Authorizations** page.`,
    what: () =>
      'It shows the use status of the key, and who uses it. Try to redeem it again in the other portal, or think of what it is good for. Then answer.',
    requests: () => [],
    way: () => toMenu(circuitId, 'circuit', 'Authorizations'),
    there: () => ({ blade: 'circuit-authorizations', resource: circuitId }),
    pane: () => owner.id,
  },
});

function tasks(story: Story): Task[] {
  const { one, two, owner, user, circuit, partnerPlace } = story;
  const key = keyOf(story);
  const keyName = nameIn(key);
  const [first, second] = [one, two].map((branch) => connectionWant(specOf(story, branch)));
  if (!first || !second) return [];
  const [name, nextName] = [one, two].map(({ connection }) => nameIn(connection));
  const made = authorized(story);
  const ended = goneConnectionWant(one.connection, { pane: user.id });
  const revoked = goneAuthorizationWant(key, { pane: owner.id });
  return [
    {
      id: 'make',
      title: 'Owner: make a key',
      text: `As ${owner.name}: on **${circuit.name}**, make an authorization named \`${keyName}\`.`,
      needs: [],
      check: made.check,
      deed: deedFor(made),
      facts: ['expressroute/create-authorization-steps', 'expressroute/circuit-owner-and-user'],
    },
    {
      id: 'redeem',
      title: 'User: redeem it',
      text: `As ${user.name}: from **Create a resource**, make the ExpressRoute connection \`${name ?? ''}\` in resource group \`${partnerPlace.group}\`, from gateway **${one.scene.gateway?.name ?? ''}** to **${circuit.name}**. Copy the key and the Resource ID from the owner's portal.`,
      needs: ['make'],
      looksAtPath: true,
      check: bothHold(first.check, flows(flowTo(story, one))),
      deed: deedFor(made, first),
      facts: ['expressroute/redeem-steps', 'expressroute/user-needs-id-and-key'],
    },
    {
      id: 'twice',
      title: 'User: try the key once more',
      text: `As ${user.name}: **${two.scene.name}** waits too. Try to connect it with the same key, while \`${name ?? ''}\` stands.`,
      needs: [],
      when: first.check,
      question: {
        prompt: 'What comes of it?',
        options: (cloud) => twiceOptions(cloud, story),
      },
      deed: deedFor(made, first, atAuthorizations(story)),
      facts: ['expressroute/one-key-one-connection'],
    },
    {
      id: 'keep',
      title: 'User: end the connection, keep the key',
      text: `As ${user.name}: delete \`${name ?? ''}\`. The authorization \`${keyName}\` stays, and is free again.`,
      needs: ['redeem', 'twice'],
      check: bothHold(ended.check, isFree(key)),
      deed: deedFor(made, ended),
      facts: ['expressroute/delete-connection-keep-key'],
    },
    {
      id: 'again',
      title: 'User: use the key again',
      text: `As ${user.name}: connect **${two.scene.name}** with the same key: the connection \`${nextName ?? ''}\` in \`${partnerPlace.group}\`, from gateway **${two.scene.gateway?.name ?? ''}** to **${circuit.name}**.`,
      needs: ['keep'],
      looksAtPath: true,
      flow: flowTo(story, two).flow,
      check: bothHold(second.check, flows(flowTo(story, two))),
      deed: deedFor(made, second),
      facts: ['expressroute/redeem-steps'],
    },
    {
      id: 'revoke',
      title: 'Owner: revoke the key',
      text: `As ${owner.name}: the work is done. Take \`${keyName}\` back, while \`${nextName ?? ''}\` still uses it.`,
      needs: ['again'],
      check: revoked.check,
      deed: deedFor(revoked),
      facts: ['expressroute/revoke-deletes-connections'],
    },
    {
      id: 'gone',
      title: 'Say what became of the connection',
      text: `Look into the portal of ${user.name}.`,
      needs: ['revoke'],
      question: {
        prompt: `What became of ${nextName ?? ''}?`,
        options: (cloud) => revokedOptions(cloud, story),
      },
      deed: {
        where: () => `Look for **${nextName ?? ''}** in the portal of ${user.name}.`,
        what: () => 'Search for it, or open All resources. Look whether its gateway is still there. Then answer.',
        requests: () => [],
        way: () => [{ on: {}, do: 'fill', role: 'searchbox', name: 'Search resources', value: nextName ?? '' }],
        there: () => ({ blade: 'search', resource: nextName ?? '' }),
        pane: () => user.id,
      },
      facts: ['expressroute/revoke-deletes-connections'],
    },
  ];
}

/** What owner and user may try, and what Azure answers. */
function wrongPaths(story: Story): WrongPath[] {
  const { one, two, owner, user } = story;
  const key = keyOf(story);
  const make: Act = { method: 'PUT', path: key, body: { properties: {} }, advance: 'until-idle', actor: owner.id };
  const connect =
    (of: Branch, more: Partial<Parameters<typeof putConnection>[0]> = {}) =>
    (cloud: Cloud): Act => {
      const { redeems, needs: _needs, pane: _pane, ...wanted } = specOf(story, of);
      const redeemed = redeems?.(cloud);
      return putConnection({
        ...wanted,
        actor: user.id,
        ...(redeemed === undefined ? {} : { key: redeemed }),
        ...more,
      });
    };
  return [
    {
      id: 'twice',
      belief: 'One key serves all networks of a circuit user.',
      before: [make, connect(one)],
      act: connect(two),
      ends: { refused: 'CrossconnectAuthorizationKeyInUse', fact: 'expressroute/one-key-one-connection' },
    },
    {
      id: 'no-key',
      belief: 'The Resource ID of a circuit is enough to connect to it.',
      before: [],
      act: connect(one),
      ends: { refused: 'LinkedAuthorizationFailed', fact: 'expressroute/linked-actions' },
    },
    {
      id: 'user-makes-a-key',
      belief: 'Who uses a circuit may make keys of it.',
      before: [],
      act: { ...make, actor: user.id },
      ends: { refused: 'AuthorizationFailed' },
    },
    {
      id: 'owner-deletes-the-connection',
      belief: "The owner of the circuit may delete the user's connection itself.",
      before: [make, connect(one)],
      act: { method: 'DELETE', path: one.connection, actor: owner.id },
      ends: { refused: 'AuthorizationFailed' },
    },
    {
      id: 'owner-connects',
      belief: "The owner of the circuit connects the user's gateway.",
      before: [make],
      act: connect(one, { actor: owner.id }),
      ends: { refused: 'AuthorizationFailed' },
    },
  ];
}

export default defineLab<Story>({
  id: 'expressroute/owner-and-user',
  title: 'Be owner and user of one circuit',
  minutes: 18,
  objectives: ['E9'],
  tell: (seed, profile) => ({ ...tellPartners(seed), profile }),
  story: ({ company, circuit, partner, does, owner, user, one, two }) => [
    `**${company}** owns the circuit **${circuit.name}**. **${partner}** ${does} for it, in the networks **${one.scene.name}** and **${two.scene.name}** of its own subscription, in a directory of its own.`,
    `There are two portals: that of **${owner.name}**, who owns the circuit, and that of **${user.name}**, who uses it. Alone, you work in both; in a pair, each of you plays one of them. Neither sees the subscription of the other. One key goes back and forth between them.`,
  ],
  setUp: (story) => [...partnersScene(story), partnersRights(story)],
  start: () => 'home',
  people: ({ owner, user }) => [owner, user],
  tasks,
  wrongPaths,
  flow: (story) => flowTo(story, story.one).flow,
  learned: [
    'The owner makes keys and takes them back; the user redeems them. Neither needs a role in the subscription of the other.',
    'A key serves one connection at a time. When the connection is deleted, this simulation sets the key free again.',
    'To revoke a key in use deletes the connection that uses it. The gateway of the user stays, and so does its bill.',
  ],
});
