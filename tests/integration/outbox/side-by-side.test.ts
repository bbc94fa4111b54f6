// How `npm start` watches over web and worker: what ends by itself begins again, and a stop waits for what must be finished.
import { afterEach, describe, expect, it } from "vitest";
import { type Watching, watchSideBySide } from "@/tests/support/side-by-side";
import { pause, until } from "./tally";

const running: Watching[] = [];
afterEach(() => {
  for (const one of running.splice(0)) one.kill("SIGKILL");
});

function watch(processes: readonly (readonly [string, string])[], waits: Record<string, number> = {}): Watching {
  const quick = { first: 20, longest: 200, echo: 200, ...waits };
  const one = watchSideBySide({ processes: processes.map(([name, code]) => [name, "-e", code]), waits: quick });
  running.push(one);
  return one;
}

const ready = 'process.send("ready");';
const countOf = (said: string, word: string) => said.split(word).length - 1;

describe("processes side by side", () => {
  it("are given up when one never becomes ready", async () => {
    const one = watch([["worker", "process.exit(3)"]]);
    expect(await one.exit).toBe(1);
    expect(countOf(one.said(), "it begins again")).toBe(4);
    expect(one.said()).toContain("The worker process ended (3), 5 times without having been ready.");
  });

  it("begin again for as long as it takes once they were ready, ever more slowly", async () => {
    const one = watch([["worker", `${ready} setTimeout(() => process.exit(1), 20)`]], { first: 1, longest: 64 });
    await until(() => countOf(one.said(), "it begins again") >= 12);
    expect(one.isAlive()).toBe(true);
    const waits = [...one.said().matchAll(/again in ([\d.]+) s/g)].map(([, wait]) => Number(wait));
    expect(waits.slice(0, 8)).toEqual([0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.064]);
    one.kill("SIGTERM");
    expect(await one.exit).toBe(0);
  });

  it("begin again soon after they did well", async () => {
    const one = watch([["worker", `${ready} setTimeout(() => process.exit(1), 300)`]], { first: 1, well: 100 });
    await until(() => countOf(one.said(), "it begins again") >= 3);
    expect(one.said()).not.toContain("again in 0.002 s");
  });

  it("are stopped while one of them waits to begin again", async () => {
    const one = watch([["worker", `${ready} setTimeout(() => process.exit(1), 20)`]], { first: 60_000 });
    await until(() => one.said().includes("begins again"));
    one.kill("SIGTERM");
    expect(await one.exit).toBe(0);
  });

  const slow = `process.on("SIGTERM", () => setTimeout(() => { process.stderr.write("finished."); process.exit(0); }, 3500)); setInterval(() => {}, 1000); process.stderr.write("begun.");`;

  it("are waited for when told to stop, and it is said what for; one signal that comes twice is one", async () => {
    const one = watch([["worker", slow]]);
    await until(() => one.said().includes("begun."));
    one.kill("SIGINT");
    one.kill("SIGTERM");
    await until(() => one.said().includes("Waiting for mail servers"));
    expect(one.isAlive()).toBe(true);
    expect(await one.exit).toBe(0);
    expect(one.said()).toContain("15 minutes at the most");
    expect(one.said()).toContain("finished.");
  });

  it("end at once at a second signal", async () => {
    const one = watch([["worker", slow]], { echo: 50 });
    await until(() => one.said().includes("begun."));
    one.kill("SIGINT");
    await pause(800);
    const start = performance.now();
    one.kill("SIGINT");
    await one.exit;
    expect(performance.now() - start).toBeLessThan(1000);
    expect(one.said()).toContain("Ended at once.");
    expect(one.said()).not.toContain("finished.");
  });

  it("are not waited for without end", async () => {
    const stubborn = 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000); process.stderr.write("begun.");';
    const one = watch([["web", stubborn]], { web: 300 });
    await until(() => one.said().includes("begun."));
    one.kill("SIGTERM");
    expect(await one.exit).toBe(0);
  });
});
