import type { Recogniser } from '../export/layout.ts';
import { plain } from './plain.ts';

/** Who knows which tool's files, asked in this order; the first with a signature is taken. A new tool is a line here. */
export const RECOGNISERS: readonly Recogniser[] = [plain];
