/** Classes of a feature, in the order that breaks ties and sorts in print: what must be mended first comes first. */
export const KANO_CATEGORIES = [
  'must-be',
  'one-dimensional',
  'attractive',
  'indifferent',
  'reverse',
  'questionable',
] as const;
export type KanoCategory = (typeof KANO_CATEGORIES)[number];

export type KanoTable = 'standard' | 'pouliot';

const LETTERS = {
  M: 'must-be',
  O: 'one-dimensional',
  A: 'attractive',
  I: 'indifferent',
  R: 'reverse',
  Q: 'questionable',
} as const satisfies Record<string, KanoCategory>;

const isLetter = (letter: string): letter is keyof typeof LETTERS => letter in LETTERS;

const rows = (text: string): readonly KanoCategory[] => [...text].filter(isLetter).map((letter) => LETTERS[letter]);

/**
 * Evaluation tables: class of each pair of answers, row-major, rows "if it is there", columns "if it is not", each from like to dislike.
 *
 * Source: Berger et al. (1993), Center for Quality of Management Journal 2(4); `pouliot` as there in D. Pouliot's part, where
 * "must be" or "can live with" to both questions is questionable as well.
 */
export const KANO_TABLES: Readonly<Record<KanoTable, readonly KanoCategory[]>> = {
  standard: rows('QAAAO RIIIM RIIIM RIIIM RRRRQ'),
  pouliot: rows('QAAAO RQIIM RIIIM RIIQM RRRRQ'),
};
