import type { Study } from '../../src/survey/study.ts';
import type { OpenStudy } from '../../src/tabulate/open-study.ts';

/** A study in two languages with one wave and nothing asked. */
export function studyOf(parts: Partial<Study> = {}): Study {
  const text = { en: 'Study', 'zh-CN': '研究' };
  return {
    id: 'study',
    title: text,
    client: text,
    languages: ['en', 'zh-CN'],
    confidential: false,
    method: {
      strategy: text,
      sponsor: text,
      conductor: text,
      population: text,
      sample: { type: 'non-probability' },
      mode: ['online'],
      limitations: text,
    },
    respondentColumn: undefined,
    exclude: [],
    waves: [
      { id: '2026', label: { en: '2026', 'zh-CN': '2026' }, file: 'w1.csv', fielded: undefined, samePeople: false },
    ],
    waveColumn: undefined,
    weighting: { kind: 'none' },
    design: undefined,
    privacy: { flagBelow: 30, suppressBelow: 10, remove: [] },
    segments: [],
    questions: [],
    published: [],
    cited: [],
    ...parts,
  };
}

/** It has no respondents: what blocks compute comes from tables that the test writes. */
export function openOf(study: Study, published: OpenStudy['published'] = new Map()): OpenStudy {
  return { study, published, fieldwork: [], undeclared: [], logo: undefined, digest: '' };
}
