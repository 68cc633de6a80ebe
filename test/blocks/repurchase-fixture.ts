import type { MultiQuestion, ScaleQuestion, SingleQuestion } from '../../src/survey/question.ts';
import type { Study } from '../../src/survey/study.ts';
import type { Text } from '../../src/survey/text.ts';
import { studyOf } from './study-fixture.ts';

export const both = (en: string, zh: string): Text => ({ en, 'zh-CN': zh });

const asked = { missing: {}, codes: {} };

export const overall: ScaleQuestion = {
  ...asked,
  id: 'overall',
  type: 'scale',
  column: 'q1',
  number: 'Q1',
  text: both('How is our service?', '你认为我们的服务怎样？'),
  label: both('Rating of the service', '服务评价'),
  levels: [
    { code: '1', value: 1, label: both('Poor', '差') },
    { code: '2', value: 2, label: both('Fair', '一般') },
    { code: '3', value: 3, label: both('Good', '好') },
    { code: '4', value: 4, label: both('Very good', '很好') },
  ],
  midpoint: ['2'],
  top: 2,
  zones: { defection: ['1'], indifference: ['2', '3'], affection: ['4'] },
};

export const repurchase: SingleQuestion = {
  ...asked,
  id: 'repurchase',
  type: 'single',
  column: 'q2',
  number: 'Q2',
  text: both('Will you order from us again?', '您会再次向我们下单吗？'),
  label: both('Would order again', '愿意再次下单'),
  measures: 'intention',
  options: [
    { code: 'yes', label: both('Yes', '会') },
    { code: 'no', label: both('No', '不会') },
  ],
  groups: [],
};

const options = [
  { code: 'better', label: both('A better product elsewhere', '其他公司有更好的商品') },
  { code: 'other', label: both('Other', '其他原因') },
  { code: 'cheaper', label: both('A cheaper product elsewhere', '还有其他比较便宜的商品') },
  { code: 'undervalued', label: both('Felt not valued', '自己没被卖方公司重视') },
  { code: 'poor-service', label: both('Poor service', '公司服务质量差') },
];

const groups = [
  { id: 'product', label: both('About the product', '产品因素'), members: ['better', 'cheaper'] },
  {
    id: 'non-product',
    label: both('Not about the product', '非产品因素'),
    members: ['undervalued', 'poor-service', 'other'],
  },
];

/** Several reasons may be named. */
export const leaving: MultiQuestion = {
  ...asked,
  id: 'leaving',
  type: 'multi',
  number: 'Q3',
  text: both('Why would you not order again?', '您为什么不再下单？'),
  label: both('Reasons for leaving', '离去原因'),
  askedIf: { repurchase: ['no'] },
  options,
  groups,
  source: { kind: 'columns', ticked: ['1'], unticked: ['0'] },
};

/** One reason. */
export const mainReason: SingleQuestion = {
  ...asked,
  id: 'main-reason',
  type: 'single',
  column: 'q4',
  text: both('Which is the main reason?', '最主要的原因是哪一个？'),
  options,
  groups,
};

const region: SingleQuestion = {
  ...asked,
  id: 'region',
  type: 'single',
  column: 'region',
  text: both('Region', '地区'),
  options: [
    { code: 'north', label: both('North', '北区') },
    { code: 'south', label: both('South', '南区') },
    { code: 'east', label: both('East', '东区') },
    { code: 'west', label: both('West', '西区') },
    { code: 'islands', label: both('Islands', '岛屿') },
    { code: 'abroad', label: both('Abroad', '海外') },
  ],
  groups: [],
};

const wave = (id: string, samePeople = false): Study['waves'][number] => ({
  id,
  label: both(id, id),
  file: `${id}.csv`,
  fielded: undefined,
  samePeople,
});

/** Two waves, a segment, a rating, whether they order again, and reasons why not. */
export const parcel = (parts: Partial<Study> = {}): Study =>
  studyOf({
    waves: [wave('2025'), wave('2026')],
    segments: ['region'],
    questions: [overall, repurchase, leaving, mainReason, region],
    ...parts,
  });
