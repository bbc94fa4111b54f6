// Processes side by side: each begun again when it ends by itself, all asked to finish when we are told to stop.
import { spawn } from "node:child_process";

const second = 1000;
const minute = 60 * second;

/** How patient is it? All in milliseconds. */
export const patience = {
  /** Before a process is begun again; twice as long each time, up to `longest`. */
  first: second / 2,
  longest: 30 * second,
  /** A process that lived for so long did well: the next wait is the first again. */
  well: minute,
  /** The web has pages to finish, no more. */
  web: 30 * second,
  /** The worker may be waiting for a mail server that has the whole of a letter: it may take ten minutes over its answer. */
  worker: 15 * minute,
  /** One Ctrl+C can arrive twice, from the terminal and through npm: what comes later than this is a second one. */
  echo: second,
};

/** Ends of a process that was never ready before it is given up. */
const endsBeforeReady = 5;

/**
 * `onGivenUp`: a process ended five times and was never ready. Once it was, it is begun again for as long as it takes: an
 * outage of its database or mail server ends by itself, and a process that is gone cannot notice.
 */
export function sideBySide({
  cwd,
  env,
  onGivenUp,
  waits = patience,
  say = (line) => process.stderr.write(`${line}\n`),
}) {
  const all = [];
  let stopping = null;

  /** The worker sends word that it is ready; of the web, whoever asked it sets `ready`. */
  const begin = (name, args) => {
    const watched = { name, child: null, ready: false, ends: 0, next: null };
    all.push(watched);
    const stdio = ["ignore", "inherit", "inherit", ...(name === "worker" ? ["ipc"] : [])];
    const start = () => {
      const begun = performance.now();
      const child = spawn(process.execPath, args, { cwd, env, stdio });
      watched.child = child;
      child.on("message", (message) => {
        if (message === "ready") watched.ready = true;
      });
      child.on("exit", (code, signal) => {
        watched.child = null;
        if (stopping) return;
        watched.ends = performance.now() - begun >= waits.well ? 1 : watched.ends + 1;
        const wait = Math.min(waits.longest, waits.first * 2 ** (watched.ends - 1));
        if (!watched.ready && watched.ends >= endsBeforeReady) {
          say(`The ${name} process ended (${signal ?? code}), ${watched.ends} times without having been ready.`);
          onGivenUp();
        } else {
          say(`The ${name} process ended (${signal ?? code}); it begins again in ${wait / second} s.`);
          watched.next = setTimeout(start, wait);
        }
      });
    };
    start();
    return watched;
  };

  /** Asks all to finish what they are doing, and waits for that. Asked again, it waits no more. */
  const stop = () => {
    if (stopping) {
      if (performance.now() - stopping.since > waits.echo) endAll("Ended at once.");
      return stopping.done;
    }
    for (const { next } of all) clearTimeout(next);
    const living = all.filter(({ child }) => child !== null);
    stopping = { since: performance.now(), done: Promise.all(living.map(finish)) };
    return stopping.done;
  };

  const finish = async ({ name, child }) => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    const limit = name === "worker" ? waits.worker : waits.web;
    const told = setTimeout(() => say(waitingFor(name, limit)), 2 * second);
    const enough = setTimeout(() => child.kill("SIGKILL"), limit);
    await ended;
    clearTimeout(told);
    clearTimeout(enough);
  };

  const endAll = (sentence) => {
    say(sentence);
    for (const { child } of all) child?.kill("SIGKILL");
  };

  return { begin, stop };
}

function waitingFor(name, limit) {
  const longest = limit >= minute ? `${limit / minute} minutes` : `${limit / second} seconds`;
  if (name !== "worker") return `Waiting for the ${name} to finish, ${longest} at the most.`;
  return `Waiting for mail servers to answer to letters they already have, ${longest} at the most: of a letter whose answer \
is not waited for, nobody can know whether it arrived. To end at once all the same, stop once more (Ctrl+C).`;
}
