import { expect, test } from 'vitest';
import { leader } from '../../src/analyses/leader.ts';

test.each([
  [
    'the largest',
    [
      { id: 'a', value: 0.3 },
      { id: 'b', value: 0.5 },
    ],
    'b',
  ],
  [
    'nobody on a tie',
    [
      { id: 'a', value: 0.5 },
      { id: 'b', value: 0.5 },
    ],
    undefined,
  ],
  ['the only one', [{ id: 'a', value: 0.1 }], 'a'],
  ['nobody where the only one is not known', [{ id: 'a', value: undefined }], undefined],
  ['nobody where the only one is empty', [{ id: 'a', value: 0 }], undefined],
  [
    'nobody beside an unknown',
    [
      { id: 'a', value: 0.9 },
      { id: 'b', value: undefined },
    ],
    undefined,
  ],
  [
    'above 65 before below 15',
    [
      { id: 'a', value: 0.15, bound: 'below' },
      { id: 'b', value: 0.65, bound: 'above' },
    ],
    'b',
  ],
  [
    'exactly 15 before below 15',
    [
      { id: 'a', value: 0.15, bound: 'below' },
      { id: 'b', value: 0.15 },
    ],
    'b',
  ],
  [
    'nobody beside above 40, which may be more than 50',
    [
      { id: 'a', value: 0.5 },
      { id: 'b', value: 0.4, bound: 'above' },
    ],
    undefined,
  ],
  [
    'never a below, which may be nothing',
    [
      { id: 'a', value: 0.9, bound: 'below' },
      { id: 'b', value: 0.1 },
    ],
    undefined,
  ],
] as const)('%s', (_name, candidates, expected) => expect(leader(candidates)).toBe(expected));
