/** What labs read off a resource id: names, groups, and whether two ids mean the same. */

/** The last part of an id, which is the name of the resource; `nothing` where there is no id. */
export const nameIn = (id: string | undefined): string => id?.split('/').at(-1) ?? 'nothing';

/** The name of the resource group; empty where the id has none. */
export const groupIn = (id: string): string => id.split('/')[4] ?? '';

/** The subscription's GUID; empty where the id has none. */
export const subscriptionIn = (id: string): string => id.split('/')[2] ?? '';

/** Whether two ids mean one resource: Azure does not look at case. */
export const isSameId = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();
