import { ALCHEMER } from './alchemer.ts';
import { FORMBRICKS } from './formbricks.ts';
import { FORMS } from './forms.ts';
import { KOBO } from './kobo.ts';
import type { Layout } from './layout.ts';
import { LIMESURVEY } from './limesurvey.ts';
import { PARQUET } from './parquet.ts';
import { PLAIN } from './plain.ts';
import { QUALTRICS } from './qualtrics.ts';
import { REDCAP } from './redcap.ts';
import { SPSS } from './spss.ts';
import { SURVEYJS } from './surveyjs.ts';
import { SURVEYMONKEY } from './surveymonkey.ts';
import { TENCENT } from './tencent.ts';
import { WJX } from './wjx.ts';

/** Every layout of every tool, in which the study goes round. */
export const LAYOUTS: readonly Layout[] = [
  ...QUALTRICS,
  ...SURVEYMONKEY,
  ...LIMESURVEY,
  ...FORMS,
  ...KOBO,
  ...REDCAP,
  ...ALCHEMER,
  ...FORMBRICKS,
  ...SURVEYJS,
  ...WJX,
  ...TENCENT,
  ...SPSS,
  ...PLAIN,
  ...PARQUET,
];
