/** Which resource providers a subscription has registered. All are, until one is unregistered. */
import { Refusal } from '#src/base/refusal.ts';
import { keyOf } from '#src/base/resource-id.ts';
import type { Cloud } from './cloud.ts';

/** Providers that every subscription has, whatever it registers. */
const free = new Set(['microsoft.authorization', 'microsoft.resources']);

export const isFree = (namespace: string): boolean => free.has(keyOf(namespace));

export const isRegistered = ({ accounts }: Cloud, subscription: string, namespace: string): boolean =>
  accounts?.[keyOf(subscription)]?.unregistered?.[keyOf(namespace)] !== true;

/** Refuses a write to a provider that the subscription has unregistered. */
export function demandRegistered(cloud: Cloud, subscription: string, namespace: string): void {
  if (isRegistered(cloud, subscription, namespace)) return;
  throw new Refusal(
    409,
    'MissingSubscriptionRegistration',
    `The subscription is not registered to use namespace '${namespace}'. See https://aka.ms/rps-not-found for how to register subscriptions.`,
  );
}
