import { z } from 'zod';

/** A code or an id; numbers are taken as they are written. */
export const code = z.union([z.string().min(1), z.number().transform(String)], { error: 'text or a number' });

/** One code, or several. */
export const codes = z.union([code, z.array(code).min(1)], { error: 'a code or a list of codes' });

/** An address in the study file: a question, or `grid.item`. */
export const address = z.string({ error: 'the id of a question' }).min(1);

export const selectionProps = {
  wave: code.optional(),
  where: z.record(z.string(), codes, { error: '{ question: "answer" }' }).optional(),
  published: address.optional(),
};

/** What every figure takes. */
export const figureProps = {
  id: z
    .string()
    .regex(/^[\p{Letter}\p{Number}][\p{Letter}\p{Number}-]*$/u, 'letters, digits and hyphens')
    .optional(),
  title: z.string().min(1).optional(),
  switch: z.string().min(1).optional(),
  ...selectionProps,
};

/** `leaving`, `ratings-price`: an address as an id. */
export function idOf(item: string): string {
  return item.replaceAll('.', '-');
}
