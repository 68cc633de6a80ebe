import type { Voice } from '../i18n/speak.ts';
import type { RatedItem } from './driver-items.ts';

/** `“good” or “very good”`, where all items share these names and they are short; else "favourable". */
export function favourableWords(voice: Voice, items: readonly RatedItem[]): string {
  const named = items.map(({ levels = [], favourableFrom }) =>
    voice.either(
      levels.filter(({ value }) => value >= favourableFrom).map(({ label }) => voice.quote(voice.text(label))),
    ),
  );
  const [first = ''] = named;
  return named.every((words) => words === first) && first.length > 0 && first.length <= 40
    ? first
    : voice.say('drivers.favourable');
}
