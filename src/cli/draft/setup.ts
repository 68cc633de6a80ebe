import type { Profile } from '../../input/profile.ts';
import type { Draft } from './draft.ts';
import type { Drivers } from './drivers-of.ts';
import type { FieldDates } from './field-dates.ts';
import type { RepeatedId } from './repeated-ids.ts';

/** A round of fieldwork that a file holds. */
export interface DraftWave {
  readonly id: string;
  /** Name of the data file beside study.yaml. */
  readonly file: string;
  /** First and last day, ISO dates, where the file tells. */
  readonly fielded: readonly [string, string] | undefined;
  /** Where `fielded` is from. */
  readonly dates?: FieldDates | undefined;
  readonly profile: Profile;
  readonly respondents: number;
  readonly empty: number;
  readonly repeated: readonly RepeatedId[];
}

/** Everything that a new study file is written from. */
export interface Setup {
  readonly id: string;
  readonly title: string;
  readonly client: string;
  readonly languages: readonly string[];
  readonly waves: readonly DraftWave[];
  readonly draft: Draft;
  /** Ratings that can be related to the satisfaction, in the latest wave. */
  readonly drivers: Drivers | undefined;
}
