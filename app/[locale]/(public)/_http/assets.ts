// The style sheet, the scripts and the icon, each named with a hash of its content: a changed file has a changed address,
// so that browsers may keep the old one for ever.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { config } from "@/lib/config";

export interface Assets {
  readonly css: string;
  readonly js: string;
  readonly icon: string;
  /** The script of the desk's review page. */
  readonly review: string;
}

let made: (Assets & { readonly sheet: string }) | null = null;

/** Computed once; anew for each page while developing. */
export function assets(): Assets {
  return made !== null && config().production ? made : make();
}

/** The one style sheet: the files of app/_style in the order of their names. */
export function styleSheet(): string {
  return (made !== null && config().production ? made : make()).sheet;
}

function make() {
  const sheet = readSheet();
  made = {
    sheet,
    css: addressOf("postbag.css", sheet),
    js: addressOf("postbag.js", readPublic("postbag.js")),
    icon: addressOf("postbag.svg", readPublic("postbag.svg")),
    review: addressOf("review.js", readPublic("review.js")),
  };
  return made;
}

function readSheet(): string {
  const folder = join(process.cwd(), "app", "_style");
  const files = readdirSync(folder).filter((name) => name.endsWith(".css"));
  return files
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}

function readPublic(name: string): string {
  return readFileSync(join(process.cwd(), "public", name), "utf8");
}

function addressOf(name: string, content: string): string {
  return `/${name}?v=${createHash("sha256").update(content).digest("base64url").slice(0, 10)}`;
}
