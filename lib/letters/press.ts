// A press: a child process that typesets one order after the other, with a limit on time and memory. One that is stuck or dies is
// replaced by a fresh one; no text that goes through it can do more than lose its own file. It keeps nobody from ending.
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import type { Socket } from "node:net";
import { dirname, join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { type Milliseconds, second } from "@/lib/clock";
import { projectRoot, sheetPath } from "@/lib/letters/fonts";
import type { Order } from "@/lib/letters/piece";

/** What the child says before a file. */
export interface Announced {
  readonly length: number;
  readonly pages: number;
  /** Of the whole process, in bytes. */
  readonly memory: number;
  /** Why there is none; it quotes our file, not the text. */
  readonly fault?: string;
}

export interface Sheets {
  readonly bytes: Uint8Array;
  readonly pages: number;
}

export interface Press {
  /** In turn. Null where the order took too long, or its process died twice. Throws on a Typst file that is wrong. */
  set(order: Order): Promise<Sheets | null>;
  close(): void;
}

export interface PressLimits {
  /** For one order. */
  readonly time: Milliseconds;
  /** Where the Typst files lie, if not in lib/letters. */
  readonly folder?: string;
}

/** A process that has grown so much is replaced; one that has had nothing to do for so long ends. */
const life = { megabytes: 400, idle: 60 * second };

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** Made of the answer of a child: a file, a fault, or why it said nothing. */
type Answer = Announced & { readonly bytes: Uint8Array };
type Silence = "late" | "died";

const running = new Set<Child>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** The process starts with the first order. */
export function openPress(limits: PressLimits): Press {
  let child: Child | null = null;
  let idle: NodeJS.Timeout | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const end = () => {
    clearTimeout(idle);
    child?.kill("SIGKILL");
    child = null;
  };
  const once = async (order: Order): Promise<Answer | Silence> => {
    clearTimeout(idle);
    child = isAlive(child) ? child : start(limits.folder);
    const answer = await answerOf(child, order, limits.time);
    if (typeof answer === "string" || answer.memory > life.megabytes * 1024 * 1024) end();
    else idle = setTimeout(end, life.idle).unref();
    return answer;
  };
  const set = async (order: Order): Promise<Sheets | null> => {
    let answer = await once(order);
    // Whoever ended the process did not mean this order: it gets one more.
    if (answer === "died") answer = await once(order);
    if (typeof answer === "string") return null;
    if (answer.fault !== undefined) throw new Error(answer.fault);
    return { bytes: answer.bytes, pages: answer.pages };
  };
  return {
    set(order) {
      const made = turn.then(() => set(order));
      turn = made.catch(() => undefined);
      return made;
    },
    close: end,
  };
}

const isAlive = (child: Child | null): child is Child => child !== null && running.has(child);

/** What one letter took is there for the next: giving pages back to Linux and taking them again costs time. */
const keepsMemory = {
  MALLOC_ARENA_MAX: "1",
  MALLOC_TRIM_THRESHOLD_: "32000000",
  MALLOC_MMAP_THRESHOLD_: "32000000",
  MALLOC_TOP_PAD_: "2000000",
};

function start(folder = join(projectRoot(), dirname(sheetPath))): Child {
  const script = join(projectRoot(), "build", "press.mjs");
  if (!existsSync(script)) throw new Error("build/press.mjs is missing: bundle lib/letters/press-child.ts");
  const child = spawn(process.execPath, ["--max-old-space-size=256", script, folder], {
    cwd: projectRoot(),
    // One thread: two presses already use two cores, and one letter is too little to share.
    env: { NODE_ENV: "production", RAYON_NUM_THREADS: "1", ...keepsMemory },
    stdio: ["pipe", "pipe", "ignore"],
  });
  running.add(child);
  const gone = () => void running.delete(child);
  child.on("error", gone).on("close", gone);
  child.stdin.on("error", () => child.kill("SIGKILL"));
  return child;
}

function answerOf(child: Child, order: Order, time: Milliseconds): Promise<Answer | Silence> {
  hold(child, "ref");
  return new Promise((resolve) => {
    const read = reader();
    const done = (answer: Answer | Silence) => {
      clearTimeout(timer);
      child.stdout.off("data", onData);
      child.off("close", onClose);
      hold(child, "unref");
      resolve(answer);
    };
    const onData = (chunk: Buffer) => {
      const answer = read(chunk);
      if (answer !== null) done(answer);
    };
    const onClose = () => done("died");
    const timer = setTimeout(() => done("late"), time);
    child.stdout.on("data", onData);
    child.on("close", onClose);
    child.stdin.write(`${JSON.stringify(order)}\n`);
  });
}

/** Takes what comes until the announced file is whole. */
function reader(): (chunk: Buffer) => Answer | null {
  let head = Buffer.alloc(0);
  let announced: Announced | null = null;
  let bytes = new Uint8Array();
  let filled = 0;
  return (chunk) => {
    let rest = chunk;
    if (announced === null) {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf("\n");
      if (end < 0) return null;
      announced = JSON.parse(head.subarray(0, end).toString("utf8")) as Announced;
      bytes = new Uint8Array(announced.length);
      rest = head.subarray(end + 1);
    }
    bytes.set(rest, filled);
    filled += rest.length;
    return filled === announced.length ? { ...announced, bytes } : null;
  };
}

/** A child and its pipes together keep a process alive, or do not. */
function hold(child: Child, how: "ref" | "unref"): void {
  child[how]();
  for (const pipe of [child.stdin, child.stdout] as (Readable | Writable)[]) {
    if ("ref" in pipe && "unref" in pipe) (pipe as unknown as Socket)[how]();
  }
}
