import { expect, test } from 'vitest';
import { masked } from '../src/errors.ts';

test.each(['2026-05-11', '2026-05-11 11:37', '2026/5/1 8:00:00', '11.8', '1,234,567'])(
  '%s is shown as it is',
  (text) => {
    expect(masked(`found "${text}"`)).toBe(`found "${text}"`);
  },
);

test.each(['+49 30 5550 1234', '13800138000', '138-0013-8000', '2026-5550-1234', '2026-13-45 67'])(
  '%s may be a telephone number',
  (text) => {
    expect(masked(`found "${text}"`)).toBe('found "[long number]"');
  },
);
