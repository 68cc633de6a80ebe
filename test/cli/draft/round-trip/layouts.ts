import { FORMS } from './forms.ts';
import { KOBO } from './kobo.ts';
import type { Layout } from './layout.ts';
import { LIMESURVEY } from './limesurvey.ts';
import { PLAIN } from './plain.ts';
import { QUALTRICS } from './qualtrics.ts';
import { REDCAP } from './redcap.ts';
import { SURVEYMONKEY } from './surveymonkey.ts';

export const LAYOUTS: readonly Layout[] = [
  ...PLAIN,
  ...QUALTRICS,
  ...SURVEYMONKEY,
  ...FORMS,
  ...LIMESURVEY,
  ...KOBO,
  ...REDCAP,
];
