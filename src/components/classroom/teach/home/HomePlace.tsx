/** Reads the classes that one leads, and what others can be made of. */
import { useCallback, useState } from 'react';
import { classesLed, makeClass, signOut } from '../api-class.ts';
import { readOffer } from '../api-offer.ts';
import { classPage } from '../addresses.ts';
import type { Site } from '../addresses.ts';
import { Trouble } from '../Place.tsx';
import type { Account } from '../Place.tsx';
import { useAnswer } from '../useAnswer.ts';
import { Home } from './Home.tsx';

export function HomePlace({ site, me }: { site: Site; me: Account }) {
  const classes = useAnswer(classesLed);
  const offer = useAnswer(useCallback(() => readOffer(site.base), [site.base]));
  const [now] = useState(Date.now);
  const failed = classes.kind === 'failed' ? classes : offer.kind === 'failed' ? offer : undefined;
  if (failed) return <Trouble title="Your classes could not be read" message={failed.message} onAgain={failed.again} />;
  if (classes.kind !== 'open' || offer.kind !== 'open') return <p role="status">Reading your classes.</p>;
  return (
    <Home
      site={site}
      name={me.name}
      classes={classes.value}
      courses={offer.value.courses}
      now={now}
      onMake={async (made) => {
        const answer = await makeClass(made);
        if (answer.ok) location.assign(classPage(site, answer.value.id));
        return answer;
      }}
      onSignOut={() => void signOut().then(() => location.reload())}
    />
  );
}
