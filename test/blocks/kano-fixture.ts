import { gate } from '../../src/analyses/gate.ts';
import { kano } from '../../src/analyses/kano.ts';
import type { KanoTable } from '../../src/analyses/kano-table.ts';
import type { FigureParts } from '../../src/blocks/block.ts';
import { Desk } from '../../src/blocks/desk.ts';
import { kanoQuadrant } from '../../src/blocks/kano-quadrant.ts';
import { speak } from '../../src/i18n/speak.ts';
import type { Crosstab } from '../../src/survey/crosstab.ts';
import type { KanoQuestion } from '../../src/survey/question.ts';
import { kanoPair } from '../analyses/tables.ts';
import { openOf, studyOf } from './study-fixture.ts';

/** Respondents in each category. */
export type Letters = Partial<Record<'M' | 'O' | 'A' | 'I' | 'R' | 'Q', number>>;

/** A pair whose answers fall into these categories: one cell of the evaluation table for each. */
export function pairOf({ M = 0, O = 0, A = 0, I = 0, R = 0, Q = 0 }: Letters): Crosstab {
  const cells = Array<number>(25).fill(0);
  [cells[14], cells[4], cells[1], cells[12], cells[10], cells[0]] = [M, O, A, I, R, Q];
  return kanoPair(cells);
}

/** A study with one KANO question, whose attributes are named after their ids. */
export function featuresDesk(attributes: readonly string[], question: Partial<KanoQuestion> = {}): Desk {
  const features: KanoQuestion = {
    id: 'features',
    type: 'kano',
    number: 'Q4',
    text: { en: 'If it is there? And if it is not?', 'zh-CN': '如果具备？如果不具备？' },
    label: { en: 'Features', 'zh-CN': '功能' },
    missing: {},
    codes: {},
    attributes: attributes.map((id) => ({
      id,
      label: { en: `The ${id}`, 'zh-CN': `属性${id}` },
      functional: `${id}_f`,
      dysfunctional: `${id}_d`,
    })),
    answers: {},
    wording: undefined,
    ...question,
  };
  return new Desk(openOf(studyOf({ questions: [features] })));
}

export interface Shown {
  readonly language?: string;
  readonly split?: 'half' | 'mean';
  readonly table?: KanoTable;
  readonly weighted?: boolean;
  readonly attributes?: readonly string[];
}

/** The figure of these attributes, as if respondents had answered so; thresholds are 30 and 10. */
export function figureOf(
  pairs: Readonly<Record<string, Crosstab>>,
  { language = 'en', ...shown }: Shown = {},
): FigureParts {
  const desk = featuresDesk(Object.keys(pairs));
  const finding = kano(
    Object.entries(pairs).map(([id, pair]) => ({ id, pair })),
    shown.table,
  );
  const { table, split, weighted = false, attributes } = shown;
  return kanoQuadrant.view(
    desk,
    kanoQuadrant.props.parse({ of: 'features', table, split, attributes }),
    { kano: gate(finding, desk.study.privacy), origin: { kind: 'respondents', weighted } },
    speak(language),
  );
}
