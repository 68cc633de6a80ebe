import { questionText } from './column-words.ts';
import { type DraftBuilder, PLAIN } from './draft-builder.ts';
import type { Choice } from './guess-choice.ts';
import type { Cells } from './profiled-cells.ts';

/** A single choice whose answer stands in one of several columns. */
export function addChoice(draft: DraftBuilder, { column }: Cells, columns: readonly Cells[], choice: Choice): void {
  const text = questionText(column);
  draft.add(column.index, {
    ...PLAIN,
    ...choice,
    id: draft.ids.next(draft.names(column, text), `q${column.index + 1}`),
    type: 'single',
    text,
    column: columns[0]!.column.heading,
    columns: columns.map((own) => own.column.heading),
  });
}
