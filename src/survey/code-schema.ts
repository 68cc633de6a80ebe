import { z } from 'zod';

/** An answer's code as the data file has it: 4, "4", no. Always text once read. */
export const codeSchema = z
  .union([z.string(), z.number(), z.boolean()])
  .meta({ title: 'a code', description: 'A code as the data file has it' })
  .transform(String);

/** One code or a list of them; always a list once read. */
export const codesSchema = z
  .union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(z.union([z.string(), z.number(), z.boolean()]).meta({ title: 'a code' })).min(1),
  ])
  .meta({ title: 'a code or a list of codes', description: 'A code as the data file has it, or a list of codes' })
  .transform((value): readonly string[] => (Array.isArray(value) ? value.map(String) : [String(value)]));

/** A list of codes, at least one. */
export const codeListSchema = z.array(codeSchema).min(1).meta({ title: 'a list of codes' });

/** A name that the author gives to a question, group or item; it becomes part of links and file names. */
export const idSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]*$/)
  .meta({ title: 'a name of letters, digits, "-" and "_" that begins with a letter' });

/** The heading of a column in a data file. */
export const headingSchema = z.string().regex(/\S/).meta({ title: 'the heading of a column' });

/** A file that lies beside study.yaml or below; never outside, so that a study file cannot read the machine it is built on. */
export const fileSchema = z
  .string()
  .regex(/^(?![/\\~])(?!.*[\\:\0])(?!(.*\/)?\.\.?(\/|$))[^\0]*[^/\0]$/)
  .meta({ title: 'the name of a file in the folder of the study', description: 'A file beside study.yaml' });

/** A calendar day. */
export const daySchema = z.iso.date().meta({ title: 'a date such as 2026-03-02' });
