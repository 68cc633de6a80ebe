import type { Tally } from '../export/tally.ts';
import type { DeclaredOption } from '../profile.ts';

/** Options with the label for a code where the cells hold labels: exports come either way, whatever the questionnaire says. */
export function optionsAsWritten(options: readonly DeclaredOption[], tally: Tally): readonly DeclaredOption[] {
  return holdsLabels(options, tally) ? options.map((option) => ({ ...option, code: option.label })) : options;
}

export function holdsLabels(options: readonly DeclaredOption[], tally: Tally): boolean {
  const share = (texts: readonly string[]) => tally.share((value) => texts.includes(value)) ?? 0;
  return share(options.map(({ label }) => label)) > share(options.map(({ code }) => code));
}
