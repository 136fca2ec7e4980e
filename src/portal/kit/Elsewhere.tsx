/** Says of a resource that it belongs to another directory than the portal is in, and offers to go there. */
import { Button } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { usePortal } from '#src/portal/context.ts';
import { directoryIn } from '#src/portal/directory.ts';
import { members, sameId, textAt } from '#src/portal/json.ts';
import { NoticeBar } from '#src/portal/kit/NoticeBar.tsx';
import { useDirectorySwitch } from '#src/portal/kit/useDirectorySwitch.ts';
import { idParts } from '#src/portal/resourceId.ts';

interface Directories {
  here: { tenant: string; name: string };
  there: { tenant: string; name: string };
}

/** The directory of a resource and the one the portal is in; undefined where they are the same, or the resource's is not known. */
function useElsewhere(id: string): Directories | undefined {
  const { host, performer } = usePortal();
  const subscription = id.startsWith('/subscriptions/') ? idParts(id).subscription : '';
  const [found, setFound] = useState<Directories>();
  useEffect(() => {
    if (subscription === '') return;
    let isWanted = true;
    const look = async (): Promise<Directories | undefined> => {
      const directories = members(await performer.look('/tenants'));
      if (directories.length < 2) return undefined;
      const all = members(await performer.look('/subscriptions'));
      const tenantOf = (one: unknown): string => textAt(one, 'tenantId');
      const there = tenantOf(all.find((one) => sameId(textAt(one, 'subscriptionId'), subscription)));
      const here = directoryIn(host.memory, all);
      if (there === '' || there === here) return undefined;
      const named = (tenant: string) => ({
        tenant,
        name: textAt(
          directories.find((one) => tenantOf(one) === tenant),
          'displayName',
        ),
      });
      return { here: named(here), there: named(there) };
    };
    const again = (): void => {
      void look().then((now) => {
        if (isWanted) setFound(now);
      });
    };
    again();
    const stop = performer.onReadAgain(again);
    return () => {
      isWanted = false;
      stop();
    };
  }, [host, performer, subscription]);
  return found;
}

export function Elsewhere({ id }: { id: string }): JSX.Element | null {
  const found = useElsewhere(id);
  const switchTo = useDirectorySwitch();
  if (found === undefined) return null;
  const { here, there } = found;
  return (
    <NoticeBar
      tone="warning"
      title="This is in another directory"
      text={`It belongs to the directory ${there.name}. The portal is in ${here.name}, so lists, search and forms do not show it.`}
    >
      <p>
        <Button
          onClick={({ currentTarget }) => {
            // The button goes with the bar; what it led to begins at the heading.
            currentTarget.closest('article')?.querySelector('h2')?.focus();
            switchTo(there.tenant, there.name);
          }}
        >
          Switch to {there.name}
        </Button>
      </p>
    </NoticeBar>
  );
}
