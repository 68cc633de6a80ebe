import type { Recogniser } from '../export/layout.ts';
import { cleanHeading } from './clean-heading.ts';

/** A table with one row of headings and no marks of a tool. */
export const plain: Recogniser = {
  tool: 'plain',
  signature: () => 'no signs of a survey tool',
  layout({ records }) {
    return {
      headerRows: 1,
      columns: (records[0] ?? []).map((heading) => ({ heading: cleanHeading(heading), role: 'answer' })),
    };
  },
};
