import { expect } from 'vitest';

/** As the reference asks: within 1e-6 of the expected number, or 1e-9 where that is near zero. */
export function expectNear(actual: number | undefined, expected: number, what: string, relative = 1e-6): void {
  const far = actual === undefined || Math.abs(actual - expected) > Math.max(1e-9, relative * Math.abs(expected));
  expect(far ? `${what} = ${actual}` : 'near', `${what}: expected ${expected}`).toBe('near');
}
