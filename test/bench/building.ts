import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workshop, project } from '../build/workshop.ts';
import { topboxOf, yardstickOf } from './surveys.ts';
import type { Usage } from './usage.ts';

/** Runs of each build; the best one counts, since what the machine does beside adds and never subtracts. */
const RUNS = 3;
const SIZES = [1, 10, 50, 100] as const;

const TOPBOX = ['src/cli/build.ts'];
const YARDSTICK = ['node_modules/astro/bin/astro.mjs', 'build', '--silent'];

/** Builds sites of 1 to 100 studies with Topbox and with the yardstick, and prints what they cost, as ratios. */
export async function benchBuilding(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'topbox-building-'));
  const [ours, theirs] = [join(folder, 'topbox'), join(folder, 'yardstick')];
  const costs = new Map<number, { readonly topbox: Usage; readonly again: Usage; readonly yardstick: Usage }>();
  for (const studies of SIZES) {
    await topboxOf(ours, studies);
    await yardstickOf(theirs, studies);
    const topbox = await best(ours, TOPBOX, true);
    const cost = { topbox, again: await best(ours, TOPBOX, false), yardstick: await best(theirs, YARDSTICK, true) };
    costs.set(studies, cost);
    console.log(
      `${studies} ${studies === 1 ? 'study' : 'studies'}: Topbox ${text(cost.topbox)}, again ${text(cost.again)}, yardstick ${text(cost.yardstick)}; ` +
        `ratio ${ratio(cost.topbox, cost.yardstick)}, again ${ratio(cost.again, cost.yardstick)}${studies === 50 ? ' (at most 1.5)' : ''}`,
    );
  }
  const [some, many] = [costs.get(50)!, costs.get(100)!];
  const further = (seconds: (cost: typeof some) => number) => ((seconds(many) - seconds(some)) / 50) * 1000;
  const pages = 7;
  console.log(
    `a further study, which is ${pages} pages, a card and 8 downloads: ${further(({ topbox }) => topbox.wall).toFixed(0)} ms, again ${further(({ again }) => again.wall).toFixed(0)} ms; ` +
      `a further page ${(further(({ topbox }) => topbox.wall) / pages).toFixed(0)} ms (at most 20); yardstick ${further(({ yardstick }) => yardstick.wall).toFixed(0)} ms`,
  );
  console.log(`memory of a further study: ${((many.topbox.memory - some.topbox.memory) / 50).toFixed(1)} MB`);
  await rm(folder, { recursive: true });

  const shipped = await workshop(project);
  console.log(`the shipped studies, cold: ${text(await best(shipped, TOPBOX, true))} (at most 15 s)`);
  await rm(shipped, { recursive: true });
}

async function best(root: string, command: readonly string[], cold: boolean): Promise<Usage> {
  const runs: Usage[] = [];
  for (let i = 0; i < RUNS; i++) {
    if (cold)
      for (const kept of ['dist', '.cache', '.astro']) await rm(join(root, kept), { recursive: true, force: true });
    runs.push(usageOf(root, command));
  }
  return {
    cpu: Math.min(...runs.map(({ cpu }) => cpu)),
    wall: Math.min(...runs.map(({ wall }) => wall)),
    memory: Math.max(...runs.map(({ memory }) => memory)),
  };
}

function usageOf(root: string, command: readonly string[]): Usage {
  const args = ['--import', join(import.meta.dirname, 'usage.ts'), ...command];
  const { status, stderr, output } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(output[3] ?? '') as Usage;
}

function text({ cpu, wall, memory }: Usage): string {
  return `${wall.toFixed(1)} s (${cpu.toFixed(1)} s of processor time, ${memory.toFixed(0)} MB)`;
}

function ratio(a: Usage, b: Usage): string {
  return `${(a.wall / b.wall).toFixed(1)} in time, ${(a.cpu / b.cpu).toFixed(1)} in processor time`;
}
