// postbag COMMAND: finds the command, loads it alone, and turns refusals and faults into one line and an exit code.
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CannotCopy } from "@/db/backup";
import { BadConfig } from "@/lib/config";
import { damageSentence, isDamage } from "@/lib/worker/damage";
import { type Command, print, Refusal, say } from "./command";

const commands: Record<string, { readonly does: string; readonly load: () => Promise<Command> }> = {
  import: { does: "read urgent-action documents into drafts", load: () => import("./import") },
  organizer: { does: "add an organizer, or make a sign-in link", load: () => import("./organizer") },
  letters: { does: "print a pack of letters to sign, labels and a posting list", load: () => import("./letters") },
  stats: { does: "print what is counted for an action", load: () => import("./stats") },
  backup: { does: "write the database into a file, while everything runs", load: () => import("./backup") },
  restore: { does: "put a backup back; nothing is sent until you say so", load: () => import("./restore") },
  reconcile: { does: "what journal and database disagreed about, and --resume", load: () => import("./reconcile") },
  worker: { does: "deliver letters and do the periodic duties", load: () => import("./worker") },
  doctor: { does: "say what keeps mail from leaving, and how to mend it", load: () => import("./doctor") },
  prepare: { does: "bring the database up to date (done by npm start)", load: () => import("./prepare") },
};

/** `argv` without node and script; answers the exit code. */
export async function main(argv: string[]): Promise<number> {
  const [name = "", ...args] = argv;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return overview(name);
  try {
    const { run, help } = await command.load();
    if (args.includes("--help") || args.includes("-h")) {
      print(help);
      return 0;
    }
    return await run(args);
  } catch (fault) {
    say(sentenceFor(name, fault));
    return 1;
  }
}

function overview(name: string): number {
  const asked = ["", "help", "--help", "-h"].includes(name);
  if (!asked) {
    say(`There is no command "${name}": see postbag --help.`);
    return 1;
  }
  const lines = Object.entries(commands).map(([each, { does }]) => `  ${each.padEnd(10)} ${does}`);
  print(["Usage: postbag COMMAND …", "", ...lines, "", "postbag COMMAND --help says more."].join("\n"));
  return name === "" ? 1 : 0;
}

/** One line. Of faults only those speak for themselves that cannot quote a letter or an address. */
function sentenceFor(name: string, fault: unknown): string {
  if (!(fault instanceof Error)) return `postbag ${name} failed.`;
  const message = fault.message.split("\n")[0] ?? "";
  const { code = "", syscall } = fault as NodeJS.ErrnoException;
  if (fault instanceof Refusal) return message;
  if (fault instanceof CannotCopy) return `postbag ${name}: ${message}.`;
  if (isDamage(fault)) return damageSentence;
  if (fault instanceof BadConfig) return `The settings are not right. ${message}`;
  if (code.startsWith("ERR_PARSE_ARGS"))
    return `${message.replace(/\. To specify .*/, ".")} See postbag ${name} --help.`;
  const isOurs = fault.constructor === Error && (code === "" || syscall !== undefined);
  return `postbag ${name} failed: ${isOurs ? message : `${fault.constructor.name} ${code}`.trim()}`;
}

// Started as a program of its own, not loaded by bin/postbag.mjs.
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2));
}
