/** Four shapes that stay apart in grey; in Kano charts must-be, one-dimensional, attractive, indifferent in this order. */
export type MarkShape = 'square' | 'circle' | 'triangle' | 'diamond';

/** A colour by name; chart.css knows what it looks like. `lv-…` are the tones of a rating scale, see `levelTones`. */
export type Hue = 'k-M' | 'k-O' | 'k-A' | 'k-I' | 'k-RQ' | 'accent' | 'other' | LevelTone;

/** `lv-neg-1` is the worst of five steps, `lv-mid` neutral, `lv-pos-5` the best. */
export type LevelTone = `lv-neg-${1 | 2 | 3 | 4 | 5}` | 'lv-mid' | `lv-pos-${1 | 2 | 3 | 4 | 5}`;
