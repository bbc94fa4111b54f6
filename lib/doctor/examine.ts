// The whole examination: gathers the facts, each kind within its time, and judges them.
import { openDatabase } from "@/db";
import type { Clock } from "@/lib/clock";
import { type Config, isLoopback } from "@/lib/config";
import { type Check, skipped } from "./check";
import { dkimFacts, dmarcFacts, mxFacts, type Names, ptrFacts, spfFacts } from "./gather-dns";
import { aheadOfFiles, diskFacts, journalFacts, meetDatabase } from "./gather-machine";
import { meetRelay, reach } from "./gather-relay";
import { judgeDkim, judgeDmarc, judgeMx, judgePtr, judgeSpf } from "./judge-dns";
import {
  type ClockFacts,
  judgeClock,
  judgeDatabase,
  judgeDisk,
  judgeInbound,
  judgeJournal,
  judgeOutbox,
  judgeRelay,
  judgeWorker,
} from "./judge-machine";

export interface Asking {
  /** Nothing that needs the names of the world. */
  readonly offline: boolean;
  /** DKIM selector; null: the usual ones are tried. */
  readonly selector: string | null;
  /** From which address the mail server sends; null: where it is reached. */
  readonly address: string | null;
}

export async function examine(config: Config, names: Names, asking: Asking, clock: Clock): Promise<Check[]> {
  const [machine, mail] = await Promise.all([
    examineMachine(config, asking, clock),
    asking.offline ? [skipped("DNS", "Names were not looked up (--offline).")] : examineNames(config, names, asking),
  ]);
  return [...mail, ...machine];
}

async function examineNames(config: Config, names: Names, { selector, address }: Asking): Promise<Check[]> {
  const { mail, mailFrom, bounceDomain } = config;
  if (mail === null) return [skipped("DNS", "No mail leaves this machine, so its names do not matter.")];
  const domain = mailFrom.slice(mailFrom.lastIndexOf("@") + 1).toLowerCase();
  const sender = bounceDomain?.toLowerCase() ?? domain;
  const host = hostOf(mail.smtpUrl);
  const [spf, dkim, dmarc, ptr, mx] = await Promise.all([
    spfFacts(names, sender, { host: isLoopback(host) ? null : host, address }),
    dkimFacts(names, domain, selector),
    dmarcFacts(names, domain, sender),
    ptrFacts(names, address ?? (isLoopback(host) ? null : host)),
    mxFacts(names, bounceDomain),
  ]);
  return [judgeSpf(spf), judgeDkim(dkim), judgeDmarc(dmarc), judgePtr(ptr), judgeMx(mx)];
}

async function examineMachine(config: Config, asking: Asking, clock: Clock): Promise<Check[]> {
  const smtpUrl = config.mail?.smtpUrl ?? null;
  const isFar = smtpUrl !== null && !isLoopback(hostOf(smtpUrl));
  const relay = asking.offline && isFar ? null : await meetRelay(smtpUrl, new URL(config.url).hostname);
  const heardAt = clock();
  const met = await meetDatabase(config.database, () => openDatabase(config.database), clock());
  const askedAt = clock();
  const files = await aheadOfFiles(config.data, clock);
  const ahead: ClockFacts["ahead"] = [
    ...(relay?.itsTime ? [{ of: "mail server" as const, seconds: secondsBetween(relay.itsTime, heardAt) }] : []),
    ...(met.itsTime ? [{ of: "database" as const, seconds: secondsBetween(met.itsTime, askedAt) }] : []),
    ...(files === null ? [] : [{ of: "file system" as const, seconds: files }]),
  ];
  return [
    relay === null ? skipped("relay", "The mail server was not called (--offline).") : judgeRelay(relay, clock()),
    judgeInbound(await inboundFacts(config)),
    judgeClock({ ahead }),
    judgeDisk(await diskFacts(config.data)),
    judgeDatabase(met.database),
    judgeJournal(await journalFacts(config.journal, config.data)),
    judgeWorker(met.worker, clock()),
    judgeOutbox(met.outbox),
  ];
}

async function inboundFacts({ inbound }: Config) {
  if (inbound === null) return { kind: null, host: "", failure: null };
  const { hostname, port, protocol } = new URL(inbound.url);
  const host = hostname.replace(/^\[|\]$/g, "");
  const usual = { "lmtp:": 24, "smtp:": 25, "imap:": 143, "imaps:": 993 }[protocol] ?? 25;
  // A port of ours that listens everywhere is asked on this machine.
  const asked = /^(?:0\.0\.0\.0|::)$/.test(host) ? "127.0.0.1" : host;
  return { kind: inbound.kind, host, failure: await reach(asked, port === "" ? usual : Number(port)) };
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/g, "");
}

function secondsBetween(theirs: Date, ours: Date): number {
  return (ours.getTime() - theirs.getTime()) / 1000;
}
