import { z } from 'zod';
import { studySchema } from './study-schema.ts';

/** The study file's schema in the form that editors complete and check by, ending in a line break. */
export function studyJsonSchema(): string {
  const schema = z.toJSONSchema(studySchema(undefined), { io: 'input', target: 'draft-7' });
  return JSON.stringify(schema, undefined, 2) + '\n';
}
