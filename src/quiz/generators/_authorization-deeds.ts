/** What is left of a shared circuit after somebody took something away, and what to take away for an end in view. */
import type { Item } from '#src/quiz/item.ts';
import { authorizationOfPlace, sharingOf, told, type SharingProblem } from './_authorization-story.ts';
import { single, yesNo, type Claim } from './_item.ts';
import type { Sharing } from './_shared-circuit.ts';

const facts = ['revoke-deletes-connections', 'delete-connection-keep-key', 'one-key-one-connection'];

/** Does what a problem says, and tells it. */
function done(problem: SharingProblem, azure: Sharing): string {
  const { owner, partners, circuits, networks, deed } = problem;
  const [circuit = ''] = circuits;
  const [first = ''] = partners;
  const [network = ''] = networks;
  const [used, free] = [authorizationOfPlace(problem, 'used'), authorizationOfPlace(problem, 'free')];
  switch (deed) {
    case 'revoke-used':
      azure.revoke(owner, circuit, used);
      return `Now ${owner} revokes \`${used}\`.`;
    case 'revoke-free':
      azure.revoke(owner, circuit, free);
      return `Now ${owner} revokes \`${free}\`.`;
    case 'disconnect':
      azure.disconnect(first, `conn-${network}`);
      return `Now ${owner} deletes \`conn-${network}\` on the connections page of the circuit.`;
    case 'disconnect-by-user':
      azure.disconnect(first, `conn-${network}`);
      return `Now ${first} deletes its connection.`;
  }
}

const isStill = (stays: boolean): string => (stays ? 'is still there' : 'is gone');

/** Statements about a circuit once something was taken away. */
export function askAfter(problem: SharingProblem): Item {
  const { owner, partners, circuits, networks, deed } = problem;
  const [circuit = ''] = circuits;
  const [first = '', second = ''] = partners;
  const [one = '', two = '', three = ''] = networks;
  const azure = sharingOf(problem);
  const deedDone = done(problem, azure);
  const [used, free] = [authorizationOfPlace(problem, 'used'), authorizationOfPlace(problem, 'free')];
  const revoked = deed.startsWith('revoke');
  const firstStays = azure.hasConnection(first, `conn-${one}`);
  const secondStays = azure.hasConnection(second, `conn-${two}`);
  const ownStays = azure.hasConnection(owner, `conn-${three}`);
  const usedStays = azure.hasAuthorization(owner, circuit, used);
  const freeStays = azure.hasAuthorization(owner, circuit, free);
  const fresh = azure.refusalOf({ firm: second, name: 'conn-new', owner, circuit, key: free });
  const claims: Claim[] = [
    {
      text: `\`conn-${one}\` of ${first} is still there.`,
      holds: firstStays,
      why: revoked
        ? firstStays
          ? `\`conn-${one}\` was made with \`${used}\`, and that was not revoked.`
          : `\`conn-${one}\` was made with the key that was revoked, and goes with it.`
        : `\`conn-${one}\` is what was deleted.`,
      belief: revoked && !firstStays ? 'revoking-is-for-later' : 'key-lives-in-connection',
    },
    {
      text: `\`${used}\` is still among the authorizations of the circuit.`,
      holds: usedStays,
      why: usedStays
        ? `Only \`${deed === 'revoke-free' ? free : `conn-${one}`}\` was taken away. \`${used}\` stays until it is revoked itself.`
        : `To revoke an authorization is to take it off the circuit, so \`${used}\` is gone.`,
      belief: usedStays ? 'key-lives-in-connection' : 'revoked-key-works-again',
    },
    {
      text: `\`conn-${two}\` of ${second} carries packets as before.`,
      holds: secondStays,
      why: `\`conn-${two}\` ${isStill(secondStays)}: it has an authorization of its own, and nobody touched that.`,
      belief: 'one-key-many-networks',
    },
    {
      text: `\`conn-${three}\` of ${owner} has to be made again.`,
      holds: !ownStays,
      why: `\`conn-${three}\` ${isStill(ownStays)}. In the subscription of the circuit a connection hangs on no key.`,
      belief: 'same-subscription-needs-a-key',
    },
    {
      text: `A new gateway of ${second} can be connected with \`${free}\`.`,
      holds: fresh === undefined,
      why:
        fresh === undefined
          ? `\`${free}\` belongs to this circuit and nobody has used it, so Azure takes it.`
          : `It is refused. ${fresh.message}`,
      belief: fresh === undefined ? 'one-key-many-networks' : 'revoked-key-works-again',
    },
    {
      text: freeStays
        ? `One more network of ${first} can be connected with the key of \`conn-${two}\`.`
        : `\`${free}\` can be given out again later.`,
      holds: false,
      why: freeStays
        ? `The key of \`conn-${two}\` is in use, and one key serves one connection.`
        : `\`${free}\` was revoked. Whoever needs a key gets a new authorization.`,
      belief: freeStays ? 'one-key-many-networks' : 'revoked-key-works-again',
    },
  ];
  return yesNo(
    {
      objective: 'E9',
      facts,
      difficulty: 2,
      stem: `${told(problem)} ${deedDone}\n\nWhat is so after that?`,
    },
    problem.picks.flatMap((place) => claims[place] ?? []),
  );
}

/** What somebody can take away, and what it does. */
function deeds(problem: SharingProblem) {
  const { owner, partners, circuits, networks, goal } = problem;
  const [circuit = ''] = circuits;
  const [first = ''] = partners;
  const [used, free] = [authorizationOfPlace(problem, 'used'), authorizationOfPlace(problem, 'free')];
  const connection = `conn-${networks[0] ?? ''}`;
  return [
    {
      text: `Delete \`${connection}\` on the page Connections of the circuit.`,
      act: (azure: Sharing) => {
        azure.disconnect(first, connection);
      },
      does: `That ends \`${connection}\` and leaves \`${used}\` and \`${free}\` where they are.`,
      belief: goal === 'never-used' ? 'one-key-many-networks' : 'key-lives-in-connection',
    },
    {
      text: `Delete \`${used}\` on the page Authorizations of the circuit.`,
      act: (azure: Sharing) => {
        azure.revoke(owner, circuit, used);
      },
      does: `That revokes \`${used}\`, and \`${connection}\`, which was made with it, goes too.`,
      belief: goal === 'end-keep' ? 'key-lives-in-connection' : 'revoking-is-for-later',
    },
    {
      text: `Delete \`${free}\` on the page Authorizations of the circuit.`,
      act: (azure: Sharing) => {
        azure.revoke(owner, circuit, free);
      },
      does: `That revokes \`${free}\`, which no connection uses. \`${connection}\` stays as it was.`,
      belief: 'one-key-many-networks',
    },
    {
      text: `Delete the private peering on the page Peerings of the circuit.`,
      act: () => undefined,
      does: 'That is refused: while connections use the private peering, it stays.',
      belief: 'peering-goes-any-time',
    },
  ];
}

/** What the owner has to do for an end in view. */
export function askEnd(problem: SharingProblem): Item {
  const { owner, partners, circuits, networks, goal } = problem;
  const [circuit = ''] = circuits;
  const [first = ''] = partners;
  const [used, free] = [authorizationOfPlace(problem, 'used'), authorizationOfPlace(problem, 'free')];
  const connection = `conn-${networks[0] ?? ''}`;
  const wants = {
    'end-keep': `${owner} wants to end the connection of ${first} for now. The authorization is to stay on the circuit.`,
    'end-both': `${first} leaves. ${owner} wants its connection to end, and its key to open nothing any more.`,
    'never-used': `The key of \`${free}\` was sent to the wrong people. ${owner} wants it to open nothing, and nobody's connection to end.`,
  };
  const isReached = (azure: Sharing): boolean => {
    const isThere = azure.hasConnection(first, connection);
    const holdsUsed = azure.hasAuthorization(owner, circuit, used);
    if (goal === 'end-keep') return !isThere && holdsUsed;
    if (goal === 'end-both') return !isThere && !holdsUsed;
    return isThere && !azure.hasAuthorization(owner, circuit, free);
  };
  return single(
    {
      objective: 'E9',
      facts: [...facts, 'private-peering-delete'],
      difficulty: 2,
      stem: `${told(problem)}\n\n${wants[goal]} What does it do?`,
    },
    deeds(problem).map(({ text, act, does, belief }) => {
      const azure = sharingOf(problem);
      act(azure);
      const correct = isReached(azure);
      return { text, correct, why: does, belief: correct ? undefined : belief };
    }),
  );
}
