/** Something about a study that `npm run check` reports. */
export interface Remark {
  /** A `problem` fails the check; a `warning` should be looked at; a `note` is good to know. */
  readonly level: 'problem' | 'warning' | 'note';
  readonly check:
    | 'build'
    | 'draft'
    | 'personal'
    | 'duplicates'
    | 'straight-lining'
    | 'speeders'
    | 'non-response'
    | 'kano'
    | 'contradictions'
    | 'segments'
    | 'weights'
    | 'unconfirmed'
    | 'columns';
  /** Question, column or file. */
  readonly where: string;
  /** Respondents that it is about, and out of how many, where it is about respondents. */
  readonly n?: number | undefined;
  readonly of?: number | undefined;
  readonly says: string;
}
