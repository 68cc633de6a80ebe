import { writeSync } from 'node:fs';

/** What a process has cost; loaded with `node --import`, it says so on file descriptor 3 when the process ends. */
export interface Usage {
  /** Seconds of processor time, all threads. */
  readonly cpu: number;
  /** Seconds from start to end. */
  readonly wall: number;
  /** Most memory held at once, in MB. */
  readonly memory: number;
}

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage: Usage = {
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    wall: performance.now() / 1000,
    memory: maxRSS / 1024,
  };
  writeSync(3, JSON.stringify(usage));
});
