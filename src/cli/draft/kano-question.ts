import { sharedName } from './column-words.ts';
import { type DraftBuilder, PLAIN } from './draft-builder.ts';
import type { KanoPairs } from './guess-kano.ts';
import { isChinese } from './plain-label.ts';
import { QuestionIds } from './question-ids.ts';

export function addKano(draft: DraftBuilder, kano: KanoPairs): void {
  const first = kano.pairs[0]!.functional.column;
  const texts = new Set(
    kano.pairs.map(({ functional: { column } }) => (column.part === undefined ? '' : (column.text ?? ''))),
  );
  const ids = new QuestionIds();
  draft.add(first.index, {
    id: draft.ids.next(['features'], 'features'),
    type: 'kano',
    text:
      texts.size === 1 && [...texts][0] !== ''
        ? [...texts][0]!
        : kano.pairs.length === 1
          ? (first.text ?? first.heading)
          : isChinese(kano.pairs[0]!.label)
            ? '如果有／没有以下功能，您的感受是？'
            : 'How do you feel if it is there, and how if it is not?',
    ...PLAIN,
    missing: kano.missing,
    unconfirmed: kano.unconfirmed,
    confirm: kano.confirm,
    wording: kano.wording,
    confidence: kano.confidence,
    reason: kano.reason,
    answers: kano.answers,
    attributes: kano.pairs.map(({ functional, dysfunctional, label }, index) => ({
      id: ids.next(
        [label, sharedName(functional.column.heading, dysfunctional.column.heading)],
        `feature-${index + 1}`,
      ),
      label,
      functional: functional.column.heading,
      dysfunctional: dysfunctional.column.heading,
    })),
  });
}
