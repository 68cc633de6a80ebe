import type { Tally } from '../export/tally.ts';
import type { DeclaredOption } from '../profile.ts';

/**
 * Options with the label for a code where the cells hold labels: exports come either way, whatever the questionnaire says.
 *
 * @param otherwise whether cells hold labels that may as well be codes, such as 1 to 10 of the labels 0 to 10 for the codes 1 to 11
 */
export function optionsAsWritten(
  options: readonly DeclaredOption[],
  tally: Tally,
  otherwise = false,
): readonly DeclaredOption[] {
  return holdsLabels(options, tally, otherwise)
    ? options.map((option) => ({ ...option, code: option.label }))
    : options;
}

export function holdsLabels(options: readonly DeclaredOption[], tally: Tally, otherwise = false): boolean {
  const more = moreLabels(options, tally);
  return more === 0 ? otherwise : more > 0;
}

/** Whether the columns that can only hold one of the two hold labels: a file is exported with labels or with codes throughout. */
export function fileHoldsLabels(
  columns: readonly { readonly options?: readonly DeclaredOption[] | undefined }[],
  tallies: readonly Tally[],
): boolean {
  const votes = columns.map(({ options = [] }, index) => Math.sign(moreLabels(options, tallies[index]!)));
  return votes.reduce((sum, vote) => sum + vote, 0) > 0;
}

/** How much larger the share of cells with a label is than that of cells with a code. */
function moreLabels(options: readonly DeclaredOption[], tally: Tally): number {
  const share = (texts: readonly string[]) => tally.share((value) => texts.includes(value)) ?? 0;
  return share(options.map(({ label }) => label)) - share(options.map(({ code }) => code));
}
