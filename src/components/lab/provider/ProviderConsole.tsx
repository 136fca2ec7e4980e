/** The console of the connectivity provider, beside the portal: the order behind a service key, and the work done for it. */
import { useEffect, useId, useState } from 'react';
import type { JSX, SyntheticEvent } from 'react';
import * as z from 'zod/mini';
import type { PortalHost, Screen } from '#src/portal/host.ts';
import { bandwidthWords, stateWords } from '#src/portal/words.ts';
import { findOrder, work } from './orders.ts';
import type { Order, Told, Work } from './orders.ts';
import { PeeringForm, emptyPeering } from './PeeringForm.tsx';
import type { PeeringText } from './PeeringForm.tsx';
import './provider.css';

export interface ProviderConsoleProps {
  host: PortalHost;
  /** Whose console it is; without a name it finds the orders of every provider. */
  provider?: string | undefined;
  onScreen: (screen: Screen) => void;
}

const text = z._default(z.string(), '');
const kept = z.object({
  key: text,
  asked: text,
  isOpen: z._default(z.boolean(), false),
  peering: z._default(z.object({ peerAsn: text, vlan: text, primary: text, secondary: text }), emptyPeering),
});
const place = 'provider/console';

/** What was typed, and which order is looked at. It survives a reload. */
function useKept({ memory }: PortalHost) {
  const [value, setValue] = useState(() => kept.safeParse(memory.get(place)).data ?? kept.parse({}));
  const change = (next: Partial<typeof value>): void => {
    setValue((before) => {
      const after = { ...before, ...next };
      memory.set(place, JSON.parse(JSON.stringify(after)));
      return after;
    });
  };
  return [value, change] as const;
}

/** The order behind the key that was asked for, read anew whenever the Cloud moves. */
function useOrder(host: PortalHost, key: string, provider: string | undefined) {
  const [told, setTold] = useState<Told>();
  const [count, setCount] = useState(0);
  useEffect(() => host.subscribe(() => setCount((times) => times + 1)), [host]);
  useEffect(() => {
    let isCurrent = true;
    if (key !== '')
      void findOrder(host, key, provider).then((found) => {
        if (isCurrent) setTold(found);
      });
    return () => {
      isCurrent = false;
    };
  }, [host, key, provider, count]);
  const forget = (): void => setTold(undefined);
  return { told: key === '' ? undefined : told, forget };
}

const screenState = (told: Told | undefined, asked: string, isOpen: boolean): string => {
  if (asked === '') return 'empty';
  if (told === undefined) return 'looking';
  if ('refused' in told) return 'refused';
  return isOpen ? 'peering' : 'order';
};

export function ProviderConsole({ host, provider, onScreen }: ProviderConsoleProps): JSX.Element {
  const [value, change] = useKept(host);
  const { key, asked, isOpen, peering } = value;
  const { told, forget } = useOrder(host, asked, provider);
  const [said, setSaid] = useState<{ text: string; isBad: boolean }>();
  const id = useId();
  const state = screenState(told, asked, isOpen);
  const screen = JSON.stringify({ blade: 'provider', state, values: { key: key.trim(), ...peering } });
  useEffect(() => {
    onScreen({ blade: 'provider', state, values: { key: key.trim(), ...peering } });
    // The text stands for the screen: a new object with the same words is no news.
  }, [onScreen, screen]);

  const say = (words: string, isBad = false): void => {
    setSaid({ text: words, isBad });
    host.announce(words, isBad ? 'assertive' : 'polite');
  };
  const look = (event: SyntheticEvent): void => {
    event.preventDefault();
    setSaid(undefined);
    forget();
    change({ asked: key.trim(), isOpen: false });
    if (key.trim() === '') say('The service key is empty. Paste the one the customer sent you.', true);
  };
  const act = async (what: Work, done: string, body?: unknown): Promise<void> => {
    const why = await work(host, what, asked, provider, body);
    if (why === undefined && what === 'peering') change({ isOpen: false });
    say(why ?? done, why !== undefined);
  };

  return (
    <div className="lab-provider">
      <p>
        {provider === undefined ? 'You work for the connectivity provider.' : `You work for ${provider}.`} A customer
        sends you a service key; you see what they ordered, and nothing else of their Azure.
      </p>
      <form className="lab-provider-form" noValidate onSubmit={look}>
        <label htmlFor={`${id}key`}>Service key</label>
        <input
          id={`${id}key`}
          value={key}
          autoComplete="off"
          spellCheck={false}
          aria-describedby={`${id}said`}
          aria-invalid={state === 'refused' || (said?.isBad === true && asked === '')}
          onChange={({ target }) => {
            change({ key: target.value, asked: '', isOpen: false });
            setSaid(undefined);
          }}
        />
        <button type="submit" className="lab-button lab-button-main">
          Look up the order
        </button>
      </form>
      <p id={`${id}said`} className="lab-provider-said" data-bad={said?.isBad === true}>
        {said?.text ?? (told !== undefined && 'refused' in told ? told.refused : '')}
      </p>
      {told !== undefined && 'order' in told && (
        <section aria-labelledby={`${id}order`}>
          <h4 id={`${id}order`}>Order</h4>
          <OrderList order={told.order} />
          <p className="lab-provider-row">
            <button
              type="button"
              className="lab-button"
              onClick={() => void act('accept', 'Accepted. The customer sees that you are at work.')}
            >
              Accept the order
            </button>
            <button
              type="button"
              className="lab-button"
              onClick={() => {
                if (told.order.serviceProviderProvisioningState === 'Provisioned')
                  say('This order is provisioned already. There is nothing to do.');
                else void act('provision', 'Provisioned. The customer sees it in the portal.');
              }}
            >
              Provision
            </button>
            <button
              type="button"
              className="lab-button"
              onClick={() => {
                if (told.order.serviceProviderProvisioningState === 'NotProvisioned')
                  say('This order is not provisioned. There is nothing to take back.');
                else void act('deprovision', 'Deprovisioned. The customer can delete the circuit now.');
              }}
            >
              Deprovision
            </button>
            <button
              type="button"
              className="lab-button"
              aria-expanded={isOpen}
              onClick={() => change({ isOpen: !isOpen })}
            >
              Configure private peering
            </button>
          </p>
          {isOpen && (
            <PeeringForm
              values={peering}
              onChange={(next: PeeringText) => change({ peering: next })}
              onFault={(words) => {
                setSaid(undefined);
                host.announce(`Not saved. ${words}`, 'assertive');
              }}
              onSave={(body) =>
                void act('peering', 'Private peering is configured. The customer sees it after a Refresh.', body)
              }
            />
          )}
        </section>
      )}
    </div>
  );
}

function OrderList({ order }: { order: Order }): JSX.Element {
  const { privatePeering: peering } = order;
  const rows: [label: string, value: string][] = [
    ['Ordered of', order.serviceProviderName],
    ['Peering location', order.peeringLocation],
    ['Bandwidth', bandwidthWords(order.bandwidthInMbps)],
    ['Status', stateWords(order.serviceProviderProvisioningState)],
    ['S-Tag', order.stag === undefined ? 'Not given yet' : String(order.stag)],
    [
      'Private peering',
      peering === undefined
        ? 'Not configured'
        : `VLAN ${String(peering.vlanId ?? '?')}, AS ${String(peering.peerASN ?? '?')}, ${[peering.primaryPeerAddressPrefix, peering.secondaryPeerAddressPrefix].join(' and ')}`,
    ],
  ];
  return (
    <dl className="lab-provider-order">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
