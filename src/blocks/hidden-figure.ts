import type { Question } from '../survey/question.ts';
import type { Voice } from '../i18n/speak.ts';
import type { FigureParts } from './block.ts';
import type { Desk } from './desk.ts';
import { questionNote } from './notes.ts';

/** What stands in place of a figure whose whole base is too small to be shown: the reason, and no number. */
export function hiddenFigure(desk: Desk, voice: Voice, name: string, question: Question): FigureParts {
  return {
    title: name,
    subtitle: '',
    drawings: [],
    summary: voice.say('hidden.figure', { n: desk.study.privacy.suppressBelow }),
    notes: [questionNote(voice, question)],
    table: { head: [], rows: [] },
    data: { head: [], rows: [] },
    reading: '',
  };
}
