// A Postfix of its own for one test: on loopback, with its files in a temporary folder, as the relay and as the side that
// bounces. Needs Debian's postfix and root; where either is missing there is none.
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "./free-port";

const run = promisify(execFile);
const postfix = "/usr/sbin/postfix";

export const hasPostfix = existsSync(postfix) && process.getuid?.() === 0;

export interface Relay {
  readonly url: string;
  stop(): Promise<void>;
}

/** `routes`: by domain, where mail goes: "smtp:[127.0.0.1]:2525", "lmtp:inet:127.0.0.1:2424". All other mail bounces. */
export async function startPostfix(routes: Readonly<Record<string, string>>): Promise<Relay> {
  const folder = mkdtempSync(join(tmpdir(), "postbag-postfix-"));
  const [etc, queue, data] = ["etc", "queue", "data"].map((name) => join(folder, name)) as [string, string, string];
  for (const path of [etc, queue, data]) mkdirSync(path, { mode: 0o755 });
  const port = await freePort();
  const transports = Object.entries(routes).map(([domain, route]) => `${domain} ${route}\n`);
  writeFileSync(join(etc, "transport"), transports.join(""));
  writeFileSync(join(etc, "main.cf"), mainFile({ queue, data, etc }));
  writeFileSync(join(etc, "master.cf"), masterFile(port));
  await run("chown", ["postfix", data]);
  await run("chmod", ["755", folder]);
  await run(postfix, ["-c", etc, "start"]);
  return {
    url: `smtp://127.0.0.1:${port}`,
    async stop() {
      await run(postfix, ["-c", etc, "abort"]).catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function mainFile({ queue, data, etc }: { queue: string; data: string; etc: string }): string {
  return Object.entries({
    compatibility_level: "3.6",
    queue_directory: queue,
    data_directory: data,
    maillog_file: "",
    inet_interfaces: "127.0.0.1",
    inet_protocols: "ipv4",
    mynetworks: "127.0.0.0/8",
    myhostname: "relay.act.example",
    mydestination: "",
    smtpd_recipient_restrictions: "permit_mynetworks, reject",
    local_transport: "error:5.1.1 no such user",
    default_transport: "error:5.4.4 no such domain",
    transport_maps: `texthash:${join(etc, "transport")}`,
    alias_maps: "",
    smtp_dns_support_level: "disabled",
    smtp_host_lookup: "native",
    lmtp_host_lookup: "native",
    smtpd_tls_security_level: "none",
    smtp_tls_security_level: "none",
    biff: "no",
    maximal_queue_lifetime: "1d",
  })
    .map(([name, value]) => `${name} = ${value}\n`)
    .join("");
}

/** The services a relay needs, none of them in a cage. */
function masterFile(port: number): string {
  const services = [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    "pickup unix n - n 60 1 pickup",
    "cleanup unix n - n - 0 cleanup",
    "qmgr unix n - n 300 1 qmgr",
    "tlsmgr unix - - n 1000? 1 tlsmgr",
    "rewrite unix - - n - - trivial-rewrite",
    "bounce unix - - n - 0 bounce",
    "defer unix - - n - 0 bounce",
    "trace unix - - n - 0 bounce",
    "verify unix - - n - 1 verify",
    "flush unix n - n 1000? 0 flush",
    "proxymap unix - - n - - proxymap",
    "smtp unix - - n - - smtp",
    "error unix - - n - - error",
    "retry unix - - n - - error",
    "discard unix - - n - - discard",
    "lmtp unix - - n - - lmtp",
    "anvil unix - - n - 1 anvil",
    "scache unix - - n - 1 scache",
    "postlog unix-dgram n - n - 1 postlogd",
  ];
  return `${services.join("\n")}\n`;
}
