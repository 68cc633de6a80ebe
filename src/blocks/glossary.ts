/** Terms of the glossary in the order of the page, with the source of each measure. Words are in the messages. */
export const GLOSSARY = {
  base: '',
  'effective-base': 'Kish (1965)',
  weighting: 'Kish (1992)',
  'design-effect': 'Kish (1965)',
  interval: 'Wilson (1927); Brown, Cai & DasGupta (2001)',
  significant: 'Rao & Scott (1984)',
  holm: 'Holm (1979)',
  'not-tested': '',
  'small-base': '',
  'top-box': '',
  'top-2-box': '',
  'bottom-box': '',
  midpoint: '',
  net: '',
  'of-cases': '',
  'of-responses': '',
  'must-be': 'Kano et al. (1984)',
  'one-dimensional': 'Kano et al. (1984)',
  attractive: 'Kano et al. (1984)',
  indifferent: 'Kano et al. (1984)',
  reverse: 'Berger et al. (1993)',
  questionable: 'Berger et al. (1993)',
  'better-worse': 'Berger et al. (1993)',
  'repurchase-curve': 'Jones & Sasser (1995)',
  isotonic: 'Barlow et al. (1972)',
  intention: '',
} as const satisfies Record<string, string>;

export type GlossaryTerm = keyof typeof GLOSSARY;

export const glossaryTerms = Object.keys(GLOSSARY) as readonly GlossaryTerm[];
