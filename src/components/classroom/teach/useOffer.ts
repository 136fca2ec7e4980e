/** What the course of a class offers, once it is read; titles of labs and units come from it. */
import { useCallback } from 'react';
import { readOffer } from './api-offer.ts';
import type { CourseOffer } from './offer-shape.ts';
import type { Site } from './addresses.ts';
import { useAnswer } from './useAnswer.ts';

export function useOffer({ base }: Site, course: string): CourseOffer | undefined {
  const offer = useAnswer(useCallback(() => readOffer(base), [base]));
  return offer.kind === 'open' ? offer.value.courses.find(({ id }) => id === course) : undefined;
}
