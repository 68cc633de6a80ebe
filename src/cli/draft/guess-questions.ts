import type { ProfiledTable } from '../../input/profile.ts';
import { addChoice } from './choice-over-columns.ts';
import { columnGroups } from './column-groups.ts';
import { wordingOf } from './column-words.ts';
import { addDeclaredSets } from './declared-sets.ts';
import { type Draft, SURE_ENOUGH } from './draft.ts';
import { DraftBuilder } from './draft-builder.ts';
import { addGroup } from './grouped-question.ts';
import { choiceOf, withOther } from './guess-choice.ts';
import { kanoPairsIn } from './guess-kano.ts';
import { rankedNeighbours } from './is-ranking.ts';
import { besideOther } from './joined-columns.ts';
import { addKano } from './kano-question.ts';
import { isOpen } from './open-columns.ts';
import { type Cells, cellsOf } from './profiled-cells.ts';
import { addSingle } from './single-question.ts';

/**
 * The questions that a file most probably holds, in its order, and every column that stays out with the reason.
 *
 * Personal and system columns, free text and exact dates stay out always; a question whose kind is a guess below `SURE_ENOUGH`
 * stays out unless it is in `wanted`.
 *
 * @param wanted headings that somebody has said are questions, however unsure the guess
 */
export function guessQuestions(table: ProfiledTable, wanted: ReadonlySet<string> = new Set()): Draft {
  const columns = table.profile.columns.map((column) => cellsOf(table, column));
  const draft = new DraftBuilder(table, columns, wanted);
  const open = columns.filter((cells) => isOpen(draft, cells));
  const steps = [addPairs, addDeclaredSets, addBesideOther, leaveRankings];
  const rest = steps.reduce<readonly Cells[]>((left, step) => step(draft, left), open);
  for (const group of columnGroups(rest)) {
    if (group.length > 1) addGroup(draft, group);
    else addSingle(draft, group[0]!);
  }
  return draft.finished();
}

function addPairs(draft: DraftBuilder, open: readonly Cells[]): readonly Cells[] {
  const kano = kanoPairsIn(
    open.filter(({ column }) => column.positions !== true),
    draft.table.profile.tool,
  );
  if (kano === undefined) return open;
  addKano(draft, kano);
  const used = new Set(kano.pairs.flatMap(({ functional, dysfunctional }) => [functional, dysfunctional]));
  return open.filter((cells) => !used.has(cells));
}

function addBesideOther(draft: DraftBuilder, open: readonly Cells[]): readonly Cells[] {
  let rest = open;
  for (const { asked, other } of besideOther(open, draft.table)) {
    const choice = choiceOf(asked, draft.table.profile.tool, wordingOf([asked]));
    if (choice === undefined || choice.confidence < SURE_ENOUGH || choice.writtenIn !== undefined) continue;
    const { all, writtenIn } = withOther(choice.options, other.filled);
    addChoice(draft, asked, [asked, other], {
      ...choice,
      options: all,
      writtenIn,
      confirm: [...choice.confirm, `What people wrote in "${other.column.heading}" counts as "${writtenIn!.code}".`],
    });
    rest = rest.filter((cells) => cells !== asked && cells !== other);
  }
  return rest;
}

function leaveRankings(draft: DraftBuilder, open: readonly Cells[]): readonly Cells[] {
  const rankings = rankedNeighbours(open, draft.table);
  for (const { column } of rankings.flat()) draft.leave(column, 'unsupported', 'one place of a ranking');
  return open.filter((cells) => !rankings.some((places) => places.includes(cells)));
}
