/** Loads the blade of a place and gives it the view its machine asks for. */
import { Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { JSX } from 'react';
import { AskView } from '#src/portal/AskView.tsx';
import { ListView } from '#src/portal/ListView.tsx';
import { ResourceView } from '#src/portal/ResourceView.tsx';
import type { Blade } from '#src/portal/blade.ts';
import { usePortal } from '#src/portal/context.ts';
import { isLoaded, load, loadedBlade, loadedWizardView } from '#src/portal/blade-code.ts';
import { placeKey } from '#src/portal/place.ts';
import type { Place } from '#src/portal/place.ts';

function useBlade(place: Place): Blade | undefined {
  const [, setCount] = useState(0);
  const key = placeKey(place);
  useEffect(() => {
    if (isLoaded(place)) return;
    let isWanted = true;
    void load(place).then(() => {
      if (isWanted) setCount((count) => count + 1);
    });
    return () => {
      isWanted = false;
    };
    // The key stands for the place: a new object with the same words is no other place.
  }, [key]);
  return isLoaded(place) ? loadedBlade(place.blade) : undefined;
}

const waiting = <Spinner className="ccp-spinner ccp-waiting" size="small" label="Loading" />;

export function BladeView({ place }: { place: Place }): JSX.Element {
  const blade = useBlade(place);
  const { shape } = usePortal();
  if (blade === undefined) return waiting;
  // The search goes on in the same blade while one types.
  const key = place.blade === 'search' ? 'search' : placeKey(place);
  switch (blade.machine) {
    case 'list':
      return <ListView key={key} blade={blade} place={place} />;
    case 'resource':
      return <ResourceView key={key} blade={blade} place={place} />;
    case 'ask':
      return <AskView key={key} blade={blade} place={place} />;
    case 'wizard': {
      const WizardView = loadedWizardView();
      return WizardView === undefined ? waiting : <WizardView key={`${key} ${shape}`} blade={blade} place={place} />;
    }
  }
}
