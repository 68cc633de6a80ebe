import type { Recogniser } from '../export/layout.ts';
import { alchemer } from './alchemer.ts';
import { formbricks } from './formbricks.ts';
import { googleForms } from './google-forms.ts';
import { kobo, odk } from './kobo.ts';
import { limesurvey } from './limesurvey.ts';
import { microsoftForms } from './microsoft-forms.ts';
import { plain } from './plain.ts';
import { qualtrics } from './qualtrics.ts';
import { redcap } from './redcap.ts';
import { surveymonkey } from './surveymonkey.ts';
import { tencent } from './tencent.ts';
import { typeform } from './typeform.ts';
import { wjx } from './wjx.ts';

/** Who knows which tool's files, asked in this order; the first with a signature is taken. A new tool is a line here. */
export const RECOGNISERS: readonly Recogniser[] = [
  qualtrics,
  surveymonkey,
  limesurvey,
  kobo,
  odk,
  redcap,
  wjx,
  tencent,
  typeform,
  alchemer,
  formbricks,
  microsoftForms,
  googleForms,
  plain,
];
