/** Where one can be in the portal: a blade, and the resource it is about. A portal path is a stack of places. */

export interface Place {
  blade: string;
  /** The resource id, resource group id or search text the blade is about. */
  of?: string;
}

/** A place as one word, the same for the same place: `circuit=/subscriptions/…`. */
export const placeKey = (place: Place): string =>
  place.of === undefined ? place.blade : `${place.blade}=${place.of.replaceAll(';', ' ')}`;

/** A stack of places as text: `home;circuit=/subscriptions/…;circuit-connections=/subscriptions/…`. */
export const formatPath = (stack: readonly Place[]): string => stack.map(placeKey).join(';');

/** The id of the resource or group a place is about; undefined where it is about none, as a search. An event of the log is about its resource. */
export const idIn = ({ of }: Place): string | undefined =>
  of?.startsWith('/') ? of.replace(/\/events\/[^/]+\/ticks\/\d+$/i, '') : undefined;

/** Reads a portal path. It always begins at home, so there is always a way back. */
export function parsePath(path: string): Place[] {
  const places = path
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part): Place => {
      const cut = part.indexOf('=');
      return cut < 0 ? { blade: part } : { blade: part.slice(0, cut), of: part.slice(cut + 1) };
    });
  return places[0]?.blade === 'home' ? places : [{ blade: 'home' }, ...places];
}
