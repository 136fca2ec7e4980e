/** A circuit that is shared, kept with the simulated Azure's own hands: resources enter and leave its Cloud as they do there, and its rule for keys judges each connection. */
import { emptyCloud, findResource, usersOf, type Cloud } from '#src/azure/cloud.ts';
import { authorizationOf, refuseKey } from '#src/azure/rules/connection-key.ts';
import { link, remove, store } from '#src/azure/tree.ts';
import { Refusal } from '#src/base/refusal.ts';
import { keyOf, nameOf, resourceId } from '#src/base/resource-id.ts';

const circuits = 'Microsoft.Network/expressRouteCircuits';
const authorizations = `${circuits}/authorizations`;
const connections = 'Microsoft.Network/connections';

/** A subscription's name for ids: `Heron Air` → `heron-air`. */
const account = (firm: string): string => firm.toLowerCase().replaceAll(' ', '-');

const circuitId = (owner: string, circuit: string): string => resourceId(account(owner), 'rg-lines', circuits, circuit);
const connectionId = (firm: string, name: string): string =>
  resourceId(account(firm), 'rg-networks', connections, name);

/** A connection that somebody asks for. */
export interface Wish {
  firm: string;
  /** The name of the connection. */
  name: string;
  owner: string;
  circuit: string;
  /** What stands in the field for the key; left out, no key is sent. */
  key?: string | undefined;
}

/** A new simulated Azure with nothing in it but what is shared. */
export function createSharing() {
  const cloud: Cloud = emptyCloud();
  const put = (id: string, type: string, properties: Record<string, unknown> = {}): void => {
    store(cloud, { id, name: nameOf(id), type, properties, etag: '', children: {}, usedBy: {}, uses: [] });
  };
  const authorizationId = (owner: string, circuit: string, name: string): string =>
    `${circuitId(owner, circuit)}/authorizations/${name}`;

  /** Why a connection is refused; undefined where Azure would make it. */
  function refusalOf({ firm, name, owner, circuit, key }: Wish): Refusal | undefined {
    try {
      const own = { id: connectionId(firm, name), name };
      refuseKey(cloud, own, { id: circuitId(owner, circuit), name: circuit }, key);
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  return {
    refusalOf,
    /** Orders a circuit. */
    order(owner: string, circuit: string): void {
      put(circuitId(owner, circuit), circuits);
    },
    /** The owner makes an authorization; its key is what it is called. */
    authorize(owner: string, circuit: string, name: string): void {
      put(authorizationId(owner, circuit, name), authorizations, { authorizationKey: name });
    },
    /** Makes a connection, and says whether it was allowed. */
    connect(wish: Wish): boolean {
      if (refusalOf(wish)) return false;
      const id = connectionId(wish.firm, wish.name);
      put(id, connections);
      const peer = circuitId(wish.owner, wish.circuit);
      const used = authorizationOf(cloud, peer, wish.key);
      const made = findResource(cloud, id);
      if (made)
        link(cloud, made, [
          { id: peer, type: circuits, at: 'properties.peer.id' },
          ...(used ? [{ id: used.id, type: authorizations, at: 'properties.authorizationKey' }] : []),
        ]);
      return true;
    },
    /** The owner takes an authorization away; the connection that was made with it goes too. */
    revoke(owner: string, circuit: string, name: string): void {
      const found = findResource(cloud, authorizationId(owner, circuit, name));
      if (!found) return;
      for (const { id } of [...usersOf(cloud, found), found]) remove(cloud, keyOf(id));
    },
    /** Somebody deletes a connection. */
    disconnect(firm: string, name: string): void {
      remove(cloud, keyOf(connectionId(firm, name)));
    },
    hasConnection: (firm: string, name: string): boolean => findResource(cloud, connectionId(firm, name)) !== undefined,
    hasAuthorization: (owner: string, circuit: string, name: string): boolean =>
      findResource(cloud, authorizationId(owner, circuit, name)) !== undefined,
  };
}
export type Sharing = ReturnType<typeof createSharing>;
