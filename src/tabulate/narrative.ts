export { type NarrativePage, readNarrative } from '../input/narrative.ts';
