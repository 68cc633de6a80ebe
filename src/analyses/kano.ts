import type { Crosstab } from '../survey/crosstab.ts';
import type { Group, Groups } from '../survey/finding.ts';
import { kanoClasses, mapCategories, type KanoClasses } from './kano-classes.ts';
import { kanoContinuous, type KanoContinuous } from './kano-continuous.ts';
import { type KanoCategory, KANO_TABLES, type KanoTable } from './kano-table.ts';
import { pooledCell } from './pooled-cell.ts';
import { baseOf, totalsOf } from './share.ts';

/** Everything known of one feature. */
export interface KanoFeature extends KanoClasses {
  /** DuMouchel's continuous scores: to be shown beside the discrete classes, not in their place. */
  readonly continuous: KanoContinuous;
}

/** Features of a product, each with a base of its own: whoever answered both of its questions. */
export interface Kano {
  readonly method: 'kano';
  readonly table: KanoTable;
  readonly base: undefined;
  /** In the questionnaire's order; `kanoPriority` sorts them for print. */
  readonly features: Groups<KanoFeature>;
}

/**
 * Class features by how people feel with and without them.
 *
 * @param pairs for each attribute a 5 × 5 crosstab without `by`: rows "how do you feel if it is there", columns "… if it is not",
 *   categories from like to dislike
 * @throws {RangeError} if a crosstab is not 5 × 5
 *
 * Source: METHODS 4; Kano et al. (1984); Berger et al. (1993).
 */
export function kano(
  pairs: readonly { readonly id: string; readonly pair: Crosstab }[],
  table: KanoTable = 'standard',
): Kano {
  const groups = pairs.map(({ id, pair }) => featureOf(id, pair, table));
  return { method: 'kano', table, base: undefined, features: { relation: 'separate', groups, derived: {} } };
}

function featureOf(id: string, pair: Crosstab, table: KanoTable): Group<KanoFeature> {
  if (pair.cells.length !== 25 || pair.of.length !== 2) {
    throw new RangeError(`KANO needs a 5 × 5 crosstab without groups, found ${pair.cells.length} cells for "${id}".`);
  }
  const classOf = KANO_TABLES[table];
  const counts = mapCategories((category) => {
    const cell = pooledCell(pair.cells.filter((_, i) => classOf[i] === category));
    if (cell === undefined) throw new RangeError(`KANO needs counts or shares, not bounds ("${id}").`);
    return cell;
  });
  const whole = pair.bases[0] ?? pooledCell(pair.cells)!;
  const placesOf = (categories: readonly KanoCategory[]) =>
    pair.cells.flatMap((_, i) => (categories.includes(classOf[i]!) ? [i] : []));
  const classes = kanoClasses(counts, (part, of) => totalsOf(pair, placesOf(part), placesOf(of)));
  const continuous = kanoContinuous(pair.cells, pair.between);
  return { key: id, base: baseOf(whole), value: { ...classes, continuous } };
}
