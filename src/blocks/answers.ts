import { choiceFigure } from './choice-figure.ts';

/** `<Answers of="channels" by="region" />`: the answers to any single or multiple choice, in the same figure as reasons. */
export const answers = choiceFigure('Answers', 'answers');
