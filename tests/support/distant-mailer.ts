// Our mailer in a process of its own, which trusts an authority made for the test and finds a name of a mail server on
// loopback: so the mailer takes it for a distant one and asks for TLS and a valid certificate, as it does in life. The
// barrier is asked here, over the line between the two processes.
import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { Mailer } from "@/lib/outbox/deliver";
import type { Patience } from "@/lib/outbox/mailer";
import type { Outcome } from "@/lib/outbox/reply";
import { startNameServer } from "./name-server";

const entry = `
  import dns from "node:dns";
  import { smtpMailer } from "@/lib/outbox/mailer";
  const ours = process.argv[2];
  dns.Resolver = class extends dns.Resolver {
    constructor(options) {
      super(options);
      this.setServers([ours]);
    }
  };
  const mailers = new Map();
  const asked = new Map();
  const barrierOf = (call) => () =>
    new Promise((resolve, reject) => {
      asked.set(call, ({ go }) => (go === null ? reject(new Error("no barrier")) : resolve(go)));
      process.send({ call, barrier: true });
    });
  process.on("message", async (said) => {
    if ("go" in said) return asked.get(said.call)(said);
    const { call, at, parcel } = said;
    if (!mailers.has(at.url)) mailers.set(at.url, smtpMailer(at.url, at));
    const mailer = mailers.get(at.url);
    if (parcel === null) process.send({ call, outcome: await mailer.rest() ?? null });
    else {
      const mime = Buffer.from(parcel.mime, "latin1");
      process.send({ call, outcome: await mailer.handOver({ ...parcel, mime }, barrierOf(call)) });
    }
  });
  process.once("disconnect", () => process.exit());
`;

export interface DistantMailers {
  mailerTo(url: string, patience: Patience): Mailer;
  stop(): Promise<void>;
}

/** `host` is what the mail server is called; `trusts` is the file of an authority's certificate. */
export async function startDistantMailers({ host, trusts }: { host: string; trusts: string }): Promise<DistantMailers> {
  // Inside the project, so that its packages are found.
  const folder = mkdtempSync(join("node_modules", ".postbag-mailer-"));
  await build({
    stdin: { contents: entry, resolveDir: process.cwd(), loader: "ts" },
    ...{ outdir: folder, entryNames: "mailer", outExtension: { ".js": ".mjs" }, logLevel: "error" },
    ...{ bundle: true, format: "esm", platform: "node", packages: "external" },
  });
  const names = await startNameServer({ [`A ${host}`]: ["127.0.0.1"] });
  const env = { PATH: process.env.PATH, NODE_EXTRA_CA_CERTS: trusts, NODE_ENV: "test" as const };
  const child = fork(join(folder, "mailer.mjs"), [names.address], { env, execArgv: [] });
  const calls = new Map<number, Call>();
  child.on("message", (said) => answer(said as Said));
  const answer = async ({ call, barrier, outcome }: Said) => {
    if (!barrier) return calls.get(call)?.end(outcome);
    const go = await calls
      .get(call)
      ?.barrier()
      .catch(() => null);
    child.send({ call, go: go ?? null });
  };
  let count = 0;
  const ask = (at: object, parcel: object | null, barrier: Call["barrier"]) =>
    new Promise<Outcome>((resolve) => {
      count += 1;
      calls.set(count, { barrier, end: resolve });
      child.send({ call: count, at, parcel });
    });
  return {
    mailerTo(url, patience) {
      const at = { url, name: "x.example", patience };
      return {
        handOver: (parcel, barrier) => ask(at, { ...parcel, mime: parcel.mime.toString("latin1") }, barrier),
        rest: async () => void (await ask(at, null, async () => false)),
      };
    },
    async stop() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.disconnect();
      await gone;
      names.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Call {
  readonly barrier: () => Promise<boolean>;
  readonly end: (outcome: Outcome) => void;
}

interface Said {
  readonly call: number;
  readonly barrier?: true;
  readonly outcome: Outcome;
}
