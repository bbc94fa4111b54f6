// The worker over a long time: letters come in steadily, a fifth of all connections fail, it is killed every half minute.
// Then it is left alone for as long again, so that what grows slowly has time to show. SOAK: minutes on each database,
// three at least; without it nothing runs.
import { statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countMessagesByState } from "@/lib/outbox/queries";
import { dialects, freshDatabase } from "@/tests/support/databases";
import { openFiles } from "@/tests/support/process-figures";
import { type SmtpSink, startSink } from "@/tests/support/smtp-sink";
import { writeLetters } from "./letters";
import { faultMix, pause, randomFrom, tally, until } from "./tally";
import { bundleWorker, type WorkerProcesses } from "./worker-process";

const asked = Number(process.env.SOAK ?? 0);
/** In less, all that grows is what a process needs to get warm. */
const minutes = asked > 0 ? Math.max(3, asked) : 0;
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const mebibyte = 1024 * 1024;
const second = 1000;
const perSecond = 5;
const killEvery = 30 * second;
/** What may be there at the end of the quiet half and was not at its beginning, in all. */
const growth = { heap: 3, resident: 30, files: 6 };

/** The real worker, which also says once a second what is left in its memory after everything unused was given back. */
const entry = `
  import { setFlagsFromString } from "node:v8";
  import { runInNewContext } from "node:vm";
  import { runWorker } from "@/lib/worker/main";
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  const weigh = () => {
    collect();
    const { rss, heapUsed, external } = process.memoryUsage();
    process.stderr.write("weight " + JSON.stringify({ rss, heap: heapUsed + external }) + "\\n");
  };
  setInterval(weigh, 1000).unref();
  const told = new AbortController();
  process.once("SIGTERM", () => told.abort());
  process.exitCode = await runWorker({ signal: told.signal });
`;

interface Sample {
  /** Minutes since the worker began. */
  readonly at: number;
  /** Mebibytes. */
  readonly heap: number;
  readonly resident: number;
  readonly files: number;
}

describe.runIf(minutes > 0).each(dialects)("a long run on %s", (dialect) => {
  const at = freshDatabase(dialect);
  const random = randomFrom(seed);
  let sink: SmtpSink;
  let workers: WorkerProcesses;
  let faults = true;
  let largestLog = 0;
  beforeAll(async () => {
    const behave = () => {
      const chance = faults ? random() : 1;
      return faultMix.find(([upTo]) => chance < upTo)?.[1] ?? "ok";
    };
    sink = await startSink({ behave, answerAfter: () => random() * 50 });
    workers = await bundleWorker(at.place, sink.url, { entry });
  });
  afterAll(async () => {
    await sink.close();
    workers.remove();
  });

  it("loses nothing, doubles nothing, and nothing grows", { timeout: (minutes + 3) * 60 * second }, async () => {
    const half = (minutes * 60 * second) / 2;
    let kills = 0;
    for (const end = Date.now() + half; Date.now() < end; kills++) {
      const { child, exit } = workers.start();
      await feed(Math.min(killEvery, end - Date.now()));
      child.kill("SIGKILL");
      expect(await exit).toBe("SIGKILL");
    }
    const quiet = workers.start();
    const samples = await feed(half, quiet);
    faults = false;
    await until(async () => {
      const { queued, sending } = await countMessagesByState(at.db.read);
      return queued + sending === 0;
    });
    quiet.child.kill("SIGTERM");
    expect(await quiet.exit).toBe(0);

    const found = await tally(at.db, sink);
    const grown = grownOver(samples);
    const peak = Math.round(Math.max(...samples.map(({ resident }) => resident)));
    const figures = {
      seed,
      minutes,
      kills,
      ...found,
      grown,
      peak,
      largestLog: Math.round(largestLog),
      samples: samples.length,
    };
    process.stderr.write(`${dialect}: ${JSON.stringify(figures)}\n`);
    expect(found).toMatchObject({ twice: 0, lostInSilence: 0, unfinished: 0, notConfirmed: 0 });
    expect(found.letters).toBeGreaterThan(minutes * 60 * perSecond * 0.7);
    expect(samples.length).toBeGreaterThan((half / second) * 0.5);
    for (const what of ["heap", "resident", "files"] as const) expect(grown[what]).toBeLessThan(growth[what]);
    expect(largestLog).toBeLessThan(64);
  });

  /** Writes letters for that long; answers what it saw of the worker meanwhile. */
  async function feed(length: number, worker?: ReturnType<WorkerProcesses["start"]>): Promise<Sample[]> {
    const samples: Sample[] = [];
    const start = Date.now();
    for (let tick = 1; Date.now() - start < length; tick++) {
      await writeLetters(at.db, { letters: 1, at: new Date() });
      if (at.place.kind === "sqlite") {
        const log = statSync(`${at.place.file}-wal`, { throwIfNoEntry: false });
        largestLog = Math.max(largestLog, (log?.size ?? 0) / mebibyte);
      }
      if (worker && tick % perSecond === 0) samples.push(...weigh(worker, (Date.now() - start) / 60_000));
      await pause(Math.max(0, start + (tick * second) / perSecond - Date.now()));
    }
    return samples;
  }
});

/** Nothing as long as it has not said anything. */
function weigh({ child, said }: ReturnType<WorkerProcesses["start"]>, at: number): Sample[] {
  const last = said()
    .match(/^weight .*$/gm)
    ?.at(-1);
  if (!last) return [];
  const { rss, heap } = JSON.parse(last.slice("weight ".length)) as { rss: number; heap: number };
  return [{ at, heap: heap / mebibyte, resident: rss / mebibyte, files: openFiles(child.pid!) }];
}

/** By how much each figure rises over the run, along the straight line that fits best, the first quarter left out. */
function grownOver(samples: readonly Sample[]) {
  const warm = samples.slice(samples.length >> 2);
  const length = warm.at(-1)!.at - warm[0]!.at;
  const rise = (what: "heap" | "resident" | "files") =>
    Number((slopeOf(warm.map((sample) => [sample.at, sample[what]])) * length).toFixed(2));
  return { heap: rise("heap"), resident: rise("resident"), files: rise("files") };
}

/** Least squares. */
function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (place: 0 | 1) => points.reduce((sum, point) => sum + point[place], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const along = points.reduce((sum, [each, value]) => sum + (each - x) * (value - y), 0);
  return along / points.reduce((sum, [each]) => sum + (each - x) ** 2, 0);
}
