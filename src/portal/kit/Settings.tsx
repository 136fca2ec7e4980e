/** The settings: who is signed in, in which directory, which of its subscriptions the lists show, and which shape the forms have. */
import { Button } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import type { JSX } from 'react';
import type { Profile } from '#src/base/facts.ts';
import { usePortal } from '#src/portal/context.ts';
import { directoryIn, subscriptionsHere } from '#src/portal/directory.ts';
import { members, textAt } from '#src/portal/json.ts';
import { Icon } from '#src/portal/kit/Icon.tsx';
import { useDirectorySwitch } from '#src/portal/kit/useDirectorySwitch.ts';
import { hiddenSubscriptions, showSubscription } from '#src/portal/subscription-filter.ts';
import '#src/portal/kit/settings.css';

const shapes: readonly { value: Profile; label: string; says: string }[] = [
  { value: 'taught', label: 'As the course teaches them', says: 'The forms that the lessons describe.' },
  { value: 'today', label: 'As in Azure today', says: 'With what has been added and moved since.' },
];

interface Known {
  directories: readonly unknown[];
  subscriptions: readonly unknown[];
}

/** What Azure knows of directories and subscriptions; undefined until it has answered. */
function useKnown(): Known | undefined {
  const { performer } = usePortal();
  const [known, setKnown] = useState<Known>();
  useEffect(() => {
    let isWanted = true;
    void Promise.all([performer.look('/tenants'), performer.look('/subscriptions')]).then(
      ([tenants, subscriptions]) => {
        if (isWanted) setKnown({ directories: members(tenants), subscriptions: members(subscriptions) });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [performer]);
  return known;
}

export function Settings({ onClose }: { onClose: () => void }): JSX.Element {
  const { host, report, reportAgain } = usePortal();
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const known = useKnown();
  useEffect(() => {
    heading.current?.focus();
  }, []);
  useEffect(() => {
    report({ blade: 'settings', state: 'shown' });
    return reportAgain;
  }, [report, reportAgain]);
  return (
    <section
      className="ccp-settings"
      aria-labelledby={id}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <header>
        <h2 ref={heading} id={id} tabIndex={-1}>
          Settings
        </h2>
        <Button appearance="subtle" icon={<Icon name="close" />} aria-label="Close settings" onClick={onClose} />
      </header>
      {host.person !== undefined && (
        <p>
          Signed in as <strong>{host.person.name}</strong>, {host.person.title.toLowerCase()}
        </p>
      )}
      {known === undefined ? <p role="status">Loading</p> : <Scopes known={known} />}
      <Shapes />
    </section>
  );
}

function Scopes({ known: { directories, subscriptions: all } }: { known: Known }): JSX.Element {
  const { host, performer } = usePortal();
  const switchTo = useDirectorySwitch();
  const group = useId();
  const [directory, setDirectory] = useState(() => directoryIn(host.memory, all));
  const subscriptions = subscriptionsHere(host.memory, all);
  const [hidden, setHidden] = useState(() => hiddenSubscriptions(host.memory));
  const isShown = (subscription: string): boolean => !hidden.includes(subscription.toLowerCase());
  const shown = subscriptions.filter((one) => isShown(textAt(one, 'subscriptionId')));
  const show = (subscription: string, isOn: boolean): void => {
    showSubscription(host.memory, subscription, isOn);
    setHidden(hiddenSubscriptions(host.memory));
    performer.readAgain();
  };
  return (
    <>
      <fieldset>
        <legend>Directory</legend>
        {directories.map((one) => {
          const tenant = textAt(one, 'tenantId');
          return (
            <label key={tenant}>
              <input
                type="radio"
                name={group}
                checked={directories.length < 2 || tenant === directory}
                onChange={() => {
                  setDirectory(tenant);
                  switchTo(tenant, textAt(one, 'displayName'));
                }}
              />
              <span>
                {textAt(one, 'displayName')} <small>{tenant}</small>
              </span>
            </label>
          );
        })}
        {directories.length < 2 && (
          <small>Every subscription here trusts this one directory, so there is no other to switch to.</small>
        )}
        {directories.length > 1 && (
          <small>The portal is in one directory at a time, and shows what is in its subscriptions.</small>
        )}
      </fieldset>
      <fieldset>
        <legend>Subscriptions in lists</legend>
        {subscriptions.length === 0 && <small>You have no role in any subscription. Ask an owner for one.</small>}
        {subscriptions.map((subscription) => {
          const one = textAt(subscription, 'subscriptionId');
          const isLast = shown.length === 1 && isShown(one);
          return (
            <label key={one}>
              <input
                type="checkbox"
                checked={isShown(one)}
                disabled={isLast}
                onChange={({ currentTarget }) => show(one, currentTarget.checked)}
              />
              <span>
                {textAt(subscription, 'displayName')} <small>{isLast ? `${one}. One has to stay.` : one}</small>
              </span>
            </label>
          );
        })}
        <small>The search and the forms know all of {directories.length > 1 ? 'this directory' : 'them'}.</small>
      </fieldset>
    </>
  );
}

function Shapes(): JSX.Element {
  const { shape, setShape, host } = usePortal();
  return (
    <fieldset>
      <legend>Forms</legend>
      {shapes.map(({ value, label, says }) => (
        <label key={value}>
          <input
            type="radio"
            name="shape"
            checked={shape === value}
            onChange={() => {
              setShape(value);
              host.announce(`Forms: ${label.toLowerCase()}.`);
            }}
          />
          <span>
            {label} <small>{says}</small>
          </span>
        </label>
      ))}
      <small>The rules stay as they are.</small>
    </fieldset>
  );
}
