import { FORMS } from './forms.ts';
import type { Layout } from './layout.ts';
import { PLAIN } from './plain.ts';
import { QUALTRICS } from './qualtrics.ts';
import { SURVEYMONKEY } from './surveymonkey.ts';

export const LAYOUTS: readonly Layout[] = [
  ...PLAIN,
  ...QUALTRICS,
  ...SURVEYMONKEY,
  ...FORMS.filter(({ tool }) => tool !== 'typeform'),
];
