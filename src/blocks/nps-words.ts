import type { FigureNote } from './block.ts';
import { changeTo, NPS_GROUPS, type NpsView, scoreWithInterval, scoreWords } from './nps-view.ts';
import { shareWithInterval, shareWords } from './share-words.ts';

export function npsTitle({ voice, found, state }: NpsView, name: string): string {
  if (state === 'empty') return name;
  return voice.say('nps.title', {
    score: scoreWords(voice, found),
    promoters: shareWords(voice, found.promoters),
    detractors: shareWords(voice, found.detractors),
  });
}

export function npsSummary(view: NpsView): string {
  const { voice, found, state, groups } = view;
  if (state === 'empty') return voice.say('base.none');
  const [detractors, passives, promoters] = NPS_GROUPS.map((key) => shareWithInterval(voice, found[key]));
  const parts = groups.flatMap(({ label, group }) =>
    group.state === 'hidden' || group.state === 'empty'
      ? []
      : [voice.say('nps.pair', { label, score: scoreWithInterval(voice, group.value) })],
  );
  return [
    voice.say('nps.summary.groups', { promoters: promoters!, passives: passives!, detractors: detractors! }),
    voice.say('nps.summary.score', { score: scoreWithInterval(voice, found) }),
    ...(parts.length === 0
      ? []
      : [voice.say(`nps.summary.${view.by ?? 'segment'}`, { parts: parts.join(voice.say('nps.gap')) })]),
    ...differenceWords(view),
  ].join(voice.say('sentence.gap'));
}

function differenceWords(view: NpsView): string[] {
  const { voice, by, groups, differences } = view;
  const labelOf = (key: string) => groups.find((group) => group.key === key)?.label ?? key;
  const tested = differences.filter(({ value }) => value.state === 'tested');
  if (by === 'wave') {
    const [of] = differences.filter((one) => one.of[1] === view.shownWave).map((one) => one.of);
    const change = of && changeTo(view, of[1]!);
    if (of === undefined || change === undefined) return [];
    const since = labelOf(of[0]!);
    if (change.state === 'untested') return [voice.say('nps.since.untested', { wave: since })];
    const points = voice.signed(change.difference);
    return [
      voice.say(change.significant ? 'nps.since.changed' : 'nps.since.same', {
        wave: since,
        points,
        interval: voice.signedRange(change.interval, 0),
      }),
    ];
  }
  if (tested.length === 0) return [];
  const significant = tested
    .flatMap(({ of, value }) => (value.state === 'tested' && value.significant ? [{ of, value }] : []))
    .sort((a, b) => Math.abs(b.value.difference) - Math.abs(a.value.difference));
  if (significant.length === 0) return [voice.say('nps.between.none')];
  const pairs = significant.map(({ of, value }) => {
    const [high, low] = value.difference > 0 ? [of[1]!, of[0]!] : [of[0]!, of[1]!];
    return voice.say('nps.between.pair', { high: labelOf(high), low: labelOf(low) });
  });
  return [voice.say('nps.between.some', { pairs: pairs.join(voice.say('nps.gap')) })];
}

export function npsMethod({ voice, by, differences }: NpsView): FigureNote {
  const tested = differences.filter(({ value }) => value.state === 'tested').length;
  const samePeople = differences.some(({ value }) => value.state === 'untested' && value.why === 'same-people');
  const parts = [
    voice.say('nps.method'),
    ...(tested === 0 ? [] : [voice.say(by === 'wave' ? 'nps.test.wave' : 'nps.test.segment')]),
    ...(tested > 1 ? [voice.say('nps.test.holm', { n: tested })] : []),
    ...(samePeople ? [voice.say('reasons.test.same-people')] : []),
  ];
  return {
    term: voice.say(by === undefined ? 'note.method' : 'note.test'),
    words: voice.say('note.sentence', { words: parts.join(voice.say('note.and')) }),
  };
}
