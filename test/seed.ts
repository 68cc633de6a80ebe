import fc from 'fast-check';

/**
 * Generated cases are the same in every run, so that a red test is the change's doing. To look for new ones:
 * `FC_SEED=7 npm test -- test/charts`.
 */
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20261121) });
