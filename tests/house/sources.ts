// The repository's own files, for the tests about them.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { parseSync } from "oxc-parser";

export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Everything git knows or would add, so that a file counts before it is committed. */
export function listFiles(): readonly string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" });
  return listed.split("\n").filter((path) => path !== "" && existsSync(path));
}

export function listSources(endings: RegExp = /\.(ts|tsx|mjs|js|css)$/): readonly Source[] {
  return listFiles()
    .filter((path) => endings.test(path) && !path.startsWith("db/migrations/"))
    .map((path) => ({ path, text: readFileSync(path, "utf8") }));
}

export interface Import {
  readonly from: string;
  /** `import type`, or only types inside the braces: gone when the code runs. */
  readonly typeOnly: boolean;
}

/** What a module imports, also by `import()` and `export … from`. */
export function importsOf({ path, text }: Source): readonly Import[] {
  const { module } = parseSync(path, text);
  const fixed = module.staticImports.map((entry) => ({
    from: entry.moduleRequest.value,
    typeOnly: entry.entries.length > 0 && entry.entries.every((name) => name.isType),
  }));
  const passedOn = module.staticExports.flatMap((entry) =>
    entry.entries.flatMap((name) =>
      name.moduleRequest ? [{ from: name.moduleRequest.value, typeOnly: name.isType }] : [],
    ),
  );
  const dynamic = module.dynamicImports.flatMap((entry) => {
    const written = text.slice(entry.moduleRequest.start, entry.moduleRequest.end).match(/^["'](.+)["']$/);
    return written?.[1] ? [{ from: written[1], typeOnly: false }] : [];
  });
  return [...fixed, ...passedOn, ...dynamic];
}

/** A project path for `@/x` and `./x`; the bare name for a package. */
export function resolveImport(path: string, from: string): string {
  if (from.startsWith("@/")) return from.slice(2);
  if (!from.startsWith(".")) return from;
  const parts = path.split("/").slice(0, -1);
  for (const part of from.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return parts.join("/");
}
