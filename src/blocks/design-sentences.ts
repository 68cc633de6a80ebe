import type { Voice } from '../i18n/speak.ts';
import type { Desk } from './desk.ts';

/** How the sample was drawn, and what intervals make of it; empty where the study declares no design. */
export function designSentences({ study, open }: Desk, voice: Voice): string[] {
  const { design, waves } = study;
  if (design === undefined) return [];
  const { strata, clusters } = design;
  const columns = { strata: strata ?? '', clusters: clusters ?? '' };
  const counts = open.fieldwork.flatMap((wave, i) => {
    if (wave.design === undefined) return [];
    const numbers = {
      wave: voice.text(waves[i]!.label),
      strata: voice.number(wave.design.strata),
      clusters: voice.number(wave.design.clusters),
    };
    return [voice.say(clusters === undefined ? 'design.strata.wave' : 'design.clusters.wave', numbers)];
  });
  const kind = strata === undefined ? 'clusters' : clusters === undefined ? 'strata' : 'both';
  const units = voice.say(clusters === undefined ? 'design.units.respondents' : 'design.units.clusters');
  return [voice.say(`design.${kind}`, columns), ...counts, voice.say('design.variance', { units })];
}
