import type { Tool } from '../../input/profile.ts';

/** What the tools call themselves. */
export const TOOL_NAMES: Readonly<Record<Tool, string>> = {
  qualtrics: 'Qualtrics',
  surveymonkey: 'SurveyMonkey',
  limesurvey: 'LimeSurvey',
  'google-forms': 'Google Forms',
  'microsoft-forms': 'Microsoft Forms',
  typeform: 'Typeform',
  kobo: 'KoboToolbox',
  odk: 'ODK Central',
  redcap: 'REDCap',
  alchemer: 'Alchemer',
  formbricks: 'Formbricks',
  surveyjs: 'SurveyJS',
  wjx: '问卷星',
  tencent: '腾讯问卷',
  spss: 'SPSS',
  plain: 'CSV',
};
