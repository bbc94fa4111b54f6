// Who may import whom (docs/decisions/001-house.md). Each ban says why.
import { describe, expect, it } from "vitest";
import { importsOf, listSources, resolveImport, type Source } from "./sources";

const code = listSources(/\.(ts|tsx)$/).filter(
  ({ path }) => /^(app|db|lib|emails)\//.test(path) || path === "proxy.ts",
);

interface Ban {
  readonly why: string;
  readonly who: (path: string) => boolean;
  readonly what: (target: string) => boolean;
  /** True where an import of types alone is fine. */
  readonly typesMay?: boolean;
}

const isPackage =
  (...names: string[]) =>
  (target: string) =>
    names.some((name) => target === name || target.startsWith(`${name}/`));
const isPure = (path: string) =>
  /^lib\/(result|ids|clock|tokens)\.ts$/.test(path) ||
  /^lib\/(\w+)\/schema\.ts$/.test(path) ||
  /^lib\/(actions\/action|targets\/target|appeals\/appeal|outbox\/(message|states|pace|decision)|participation\/participation|retention\/retention|organizers\/organizer|postage\/postage)\.ts$/.test(
    path,
  ) ||
  /^lib\/letters\/(letter|compose|personalise|postal-address|plain-text|mailto)\.ts$/.test(path) ||
  /^lib\/doctor\/(check|judge-\w+)\.ts$/.test(path) ||
  /^lib\/packs\/(pack|label-sheets|posting-list)\.ts$/.test(path) ||
  /^lib\/sheets\/(?!pdf\.ts$)/.test(path) ||
  /^lib\/importing\/((fields|labels|layouts)\/|(review|places|series|units|schema)\.ts$)/.test(path);

const bans: readonly Ban[] = [
  {
    why: "app/ translates: it holds no SQL and opens no mail connection",
    who: (path) => path.startsWith("app/"),
    what: (target) =>
      isPackage("drizzle-orm", "nodemailer", "better-sqlite3", "pg")(target) || target.startsWith("db/schema"),
  },
  {
    why: "nothing imports app/ from outside it",
    who: (path) => !path.startsWith("app/"),
    what: (target) => target.startsWith("app/"),
  },
  {
    why: "lib/ knows no framework: only session.ts, auth.ts and form.ts meet the request",
    who: (path) => path.startsWith("lib/") && !/^lib\/(session|auth|form)\.ts$/.test(path),
    what: isPackage("next", "react", "react-dom", "next-auth"),
  },
  {
    why: "pure files see values only: no database, no request, no adapter",
    who: isPure,
    what: (target) =>
      target.startsWith("db/") ||
      target === "db" ||
      /^lib\/\w+\/(commands|queries)$/.test(target) ||
      target.startsWith("emails/") ||
      isPackage("node:fs", "node:net", "node:http", "nodemailer", "drizzle-orm")(target) ||
      target === "lib/config" ||
      target === "lib/log",
    typesMay: true,
  },
  {
    why: "renderers and mail designs get their data: they never ask the database",
    who: (path) => path.startsWith("emails/") || /^lib\/(letters|sheets|packs)\//.test(path),
    what: (target) => target === "db" || target.startsWith("db/"),
  },
  {
    why: "the database layer holds no domain rule: of lib it may know pure nouns and the configuration",
    who: (path) => path.startsWith("db/"),
    what: (target) => target.startsWith("lib/") && !/^lib\/(config|ids|clock|\w+\/\w+)$/.test(target),
    typesMay: true,
  },
  {
    why: "no design file reaches for a data command",
    who: (path) => path.startsWith("emails/"),
    what: (target) => /^lib\/\w+\/commands$/.test(target),
  },
];

describe("imports", () => {
  it.each(bans.map((ban) => [ban.why, ban] as const))("%s", (_why, ban) => {
    const broken = code
      .filter(({ path }) => ban.who(path))
      .flatMap((source) =>
        importsOf(source)
          .filter(({ typeOnly }) => !(typeOnly && ban.typesMay))
          .map(({ from }) => ({ path: source.path, target: resolveImport(source.path, from) }))
          .filter(({ target }) => ban.what(target)),
      );
    expect(broken).toEqual([]);
  });

  it("makes no circle", () => {
    const graph = new Map(code.map((source) => [source.path.replace(/\.tsx?$/, ""), runTimeImports(source)]));
    expect(circlesIn(graph)).toEqual([]);
  });

  it("reads the environment in one place", () => {
    const readers = code
      .filter(({ path, text }) => /process\.env\b/.test(text) && path !== "lib/config.ts")
      .map(({ path }) => path);
    // proxy.ts asks for NODE_ENV alone, which the framework puts in at build time.
    expect(readers).toEqual(["proxy.ts"]);
  });

  it("takes the time as an argument in rules and commands", () => {
    const clocks = code.filter(
      ({ path, text }) =>
        path !== "lib/clock.ts" &&
        (isPure(path) || /\/(commands|queries)\.ts$/.test(path)) &&
        /new Date\(\)|Date\.now\(\)/.test(text),
    );
    expect(clocks.map(({ path }) => path)).toEqual([]);
  });

  it("has no Server Action", () => {
    expect(code.filter(({ text }) => /^\s*["']use server["']/m.test(text)).map(({ path }) => path)).toEqual([]);
  });
});

function runTimeImports(source: Source): readonly string[] {
  return importsOf(source)
    .filter(({ typeOnly }) => !typeOnly)
    .map(({ from }) => resolveImport(source.path, from));
}

function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const finished = new Set<string>();
  const visit = (module: string, trail: readonly string[]) => {
    if (trail.includes(module)) found.push([...trail.slice(trail.indexOf(module)), module].join(" → "));
    if (finished.has(module) || trail.includes(module)) return;
    for (const next of graph.get(module) ?? []) if (graph.has(next)) visit(next, [...trail, module]);
    finished.add(module);
  };
  for (const module of graph.keys()) visit(module, []);
  return found;
}
