/** What a questionnaire says besides the study's own words. */
export const QUESTIONNAIRE_WORDS = {
  en: {
    one: 'One answer.',
    many: 'All that apply.',
    nps: '0 means “not at all likely”, 10 means “extremely likely”.',
    number: 'A number.',
    alone: 'This answer cannot be combined with others: “{answer}”.',
    between: 'From {min} to {max}.',
    least: '{min} or more.',
    most: '{max} or less.',
    text: 'In your own words.',
    asked: 'Only if',
    or: 'or',
    and: 'and',
    is: 'is',
    functional: 'How do you feel if it is there: {feature}?',
    dysfunctional: 'How do you feel if it is not there: {feature}?',
    'dont-know': 'Don’t know',
    'not-applicable': 'Does not apply',
    refused: 'Prefer not to say',
    like: 'I like it that way',
    'must-be': 'It must be that way',
    neutral: 'I am neutral',
    'live-with': 'I can live with it that way',
    dislike: 'I dislike it that way',
  },
  'zh-CN': {
    one: '单选。',
    many: '可多选。',
    nps: '0 表示“完全不可能”，10 表示“非常可能”。',
    number: '请填写数字。',
    alone: '“{answer}”不能与其他选项同时选择。',
    between: '请填写 {min} 至 {max}。',
    least: '不小于 {min}。',
    most: '不大于 {max}。',
    text: '请用您自己的话回答。',
    asked: '仅当',
    or: '或',
    and: '且',
    is: '为',
    functional: '如果有“{feature}”，您觉得如何？',
    dysfunctional: '如果没有“{feature}”，您觉得如何？',
    'dont-know': '不知道',
    'not-applicable': '不适用',
    refused: '不愿透露',
    like: '我喜欢这样',
    'must-be': '它必须这样',
    neutral: '我无所谓',
    'live-with': '我能够忍受',
    dislike: '我讨厌这样',
  },
} as const satisfies Record<string, Record<string, string>>;

export type QuestionnaireWords = Readonly<Record<keyof (typeof QUESTIONNAIRE_WORDS)['en'], string>>;

export function questionnaireWords(language: string): QuestionnaireWords {
  return language.startsWith('zh') ? QUESTIONNAIRE_WORDS['zh-CN'] : QUESTIONNAIRE_WORDS.en;
}
