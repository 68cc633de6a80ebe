import type { Voice } from '../i18n/speak.ts';
import type { Link } from '../layouts/page-frame.ts';

/** A study as the home page lists it. */
export interface StudyEntry {
  readonly link: Link;
  readonly client: string;
  /** Of its last day of fieldwork; undefined where nobody was asked. */
  readonly year: string | undefined;
  readonly about: string;
  readonly facts: readonly string[];
}

/** Studies under one heading, or all of them without one. */
export interface StudyGroup {
  readonly head: string | undefined;
  readonly studies: readonly StudyEntry[];
}

/** So many studies are listed at length; more become lines under headings. */
const AT_LENGTH = 12;

/**
 * The studies of the home page: a dozen in the order of their folders, more by client where clients have several studies on
 * average, else by year, the latest first.
 */
export function homeGroups(studies: readonly StudyEntry[], voice: Voice): readonly StudyGroup[] {
  if (studies.length <= AT_LENGTH) return studies.length === 0 ? [] : [{ head: undefined, studies }];
  const clients = [...new Set(studies.map(({ client }) => client))];
  if (clients.length * 2 <= studies.length) {
    return clients.toSorted(voice.compare).map((head) => ({
      head,
      studies: studies.filter(({ client }) => client === head).toSorted((a, b) => number(b.year) - number(a.year)),
    }));
  }
  const years = [...new Set(studies.map(({ year }) => year))].sort((a, b) => number(b) - number(a));
  return years.map((own) => ({
    head: own ?? voice.say('home.undated'),
    studies: studies.filter(({ year }) => year === own).toSorted((a, b) => voice.compare(a.client, b.client)),
  }));
}

function number(year: string | undefined): number {
  return Number(year ?? 0);
}
