import { benchBuilding } from './building.ts';
import { indexModelTimings } from './index-model.ts';
import { benchPages } from './page-weight.ts';
import { benchProfiles } from './profile.ts';
import { benchReading } from './reading.ts';

/** `npm run bench [-- building pages reading profiles models]`: budgets and what they are spent on, as ratios where a machine would matter. */
const benches: Readonly<Record<string, () => Promise<unknown> | void>> = {
  building: benchBuilding,
  pages: benchPages,
  reading: benchReading,
  profiles: benchProfiles,
  models: () => {
    for (const { name, seconds, budget, note } of indexModelTimings())
      console.log(`${name}: ${seconds.toFixed(2)} s of processor time (at most ${budget}; ${note})`);
  },
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  await bench();
}
