// Mail over SMTP. Our own gate in front of nodemailer's connection: the last byte of a message, and with it the closing
// dot, leaves only after the server said 354 and the barrier was committed. A contract test pins what this rests on.
import SMTPConnection, {
  type SMTPConnectionOptions,
  type SMTPConnectionSendInfo,
} from "nodemailer/lib/smtp-connection";
import { type Milliseconds, minute, second } from "@/lib/clock";
import { isLoopback } from "@/lib/config";
import type { Mailer, Parcel } from "./deliver";
import { type Gate, gated } from "./gate";
import { type Outcome, type ReplyStage, relayIdOf } from "./reply";

/** How patient we are. Together they stay below the lease. */
export interface Patience {
  readonly connect: Milliseconds;
  /** From the beginning to the last byte: connecting, logging in and a second connection are within it. */
  readonly upToLastByte: Milliseconds;
  /** For the answer to the closing dot: ten minutes, as RFC 5321 §4.5.3.2.6 asks. */
  readonly afterLastByte: Milliseconds;
}
export const patient: Patience = { connect: 30 * second, upToLastByte: 4 * minute, afterLastByte: 10 * minute };
/** For load and fault tests on loopback. */
export const impatient: Patience = { connect: 3 * second, upToLastByte: 5 * second, afterLastByte: 5 * second };

/** To begin anew on the same connection, once the answer is known. */
export const forReset: Milliseconds = 10 * second;

/** After that many messages a connection is renewed; servers dislike endless ones. */
const messagesPerConnection = 100;

interface Line {
  readonly connection: SMTPConnection;
  /** Set by the server's 354, unset before each message. */
  heardGo: boolean;
  messages: number;
}

/** How many connections at most; who finds none free waits. */
export const connections = 16;

export function smtpMailer(
  smtpUrl: string,
  { name, patience = patient }: { name: string; patience?: Patience },
): Mailer {
  const idle: Line[] = [];
  const waiting: (() => void)[] = [];
  let free = connections;
  const handOver = async (parcel: Parcel, barrier: () => Promise<boolean>): Promise<Outcome> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => void waiting.push(resolve));
    try {
      return await overLine(parcel, barrier);
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
  const overLine = async (parcel: Parcel, barrier: () => Promise<boolean>): Promise<Outcome> => {
    const until = performance.now() + patience.upToLastByte;
    const left = () => ({ ...patience, upToLastByte: Math.max(1, until - performance.now()) });
    const used = idle.pop();
    if (used) {
      const { outcome, stale } = await send(used, parcel, barrier, left());
      keep(used);
      // The server had closed the old connection, or wants no more over it: nothing was lost, a new one will do.
      if (!stale) return outcome;
    }
    const opened = await open(smtpUrl, name, left);
    if ("end" in opened) return opened;
    const { outcome } = await send(opened, parcel, barrier, left());
    keep(opened);
    return outcome;
  };
  const keep = (line: Line) => {
    if (!line.connection.destroyed && line.messages < messagesPerConnection) idle.push(line);
    else hangUp(line);
  };
  return {
    handOver,
    async rest() {
      for (const line of idle.splice(0)) hangUp(line);
    },
  };
}

/** smtps:// is TLS from the start; smtp:// must upgrade by STARTTLS with a valid certificate, except on loopback. */
export function smtpOptions(smtpUrl: string, { name, patience }: { name: string; patience: Patience }) {
  const { protocol, hostname, port } = new URL(smtpUrl);
  const host = hostname.replace(/^\[|\]$/g, "");
  const secure = protocol === "smtps:";
  return {
    name,
    host,
    port: port === "" ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !isLoopback(host),
    ignoreTLS: !secure && isLoopback(host),
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    // `within` keeps time; this one only has to be longer.
    socketTimeout: patience.afterLastByte + minute,
    socketCloseTimeout: 0,
    maxResponseSize: 64 * 1024,
    transactionLog: true,
  } satisfies SMTPConnectionOptions;
}

async function open(smtpUrl: string, name: string, left: () => Patience): Promise<Line | Outcome> {
  const heard = { heardGo: false, messages: 0 };
  const connection = new SMTPConnection({ ...smtpOptions(smtpUrl, { name, patience: left() }), logger: earFor(heard) });
  // Every call below has ears of its own; this one is for a server that hangs up while nothing is asked of it.
  connection.on("error", () => undefined);
  try {
    await within(connection, left().upToLastByte, ({ done }) => connection.connect(done));
    const { username, password } = new URL(smtpUrl);
    if (username !== "") {
      const credentials = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
      await within(connection, left().upToLastByte, ({ done }) => connection.login({ credentials }, done));
    }
    return Object.assign(heard, { connection });
  } catch (fault) {
    connection.close();
    return asOutcome(fault, false);
  }
}

/** `stale`: the connection had served before and ended before it asked for a byte of this message. */
async function send(line: Line, parcel: Parcel, barrier: () => Promise<boolean>, patience: Patience) {
  const { connection } = line;
  const servedBefore = line.messages > 0;
  line.heardGo = false;
  line.messages += 1;
  const gate = gated(parcel.mime, () => line.heardGo, barrier);
  const outcome = await within<SMTPConnectionSendInfo>(connection, patience.upToLastByte, ({ done, wait }) => {
    gate.onLastByte = () => wait(patience.afterLastByte);
    connection.send({ from: parcel.from, to: [parcel.to] }, gate.stream, done);
  }).then(
    ({ response }) => (gate.lastByteSent ? afterLastByte(response) : cut("early_reply")),
    (fault) => (gate.fenced ? ({ end: "fenced" } as const) : asOutcome(fault, gate.lastByteSent)),
  );
  await leaveClean(connection, gate, outcome);
  const endedAtOnce =
    outcome.end === "cut" ? outcome.cause !== "timeout" : outcome.end === "replied" && outcome.code === 421;
  return { outcome, stale: servedBefore && !gate.asked && endedAtOnce };
}

/** A connection that stopped within a message is gone for good; after a refusal it is reset. */
async function leaveClean(connection: SMTPConnection, gate: Gate, outcome: Outcome): Promise<void> {
  if (gate.asked && !gate.lastByteSent) {
    gate.stream.destroy();
    connection.close();
  }
  await gate.answered;
  if (outcome.end === "replied" && !connection.destroyed) {
    await within(connection, forReset, ({ done }) => connection.reset(done)).catch(() => connection.close());
  } else if (outcome.end !== "accepted") {
    connection.close();
  }
}

interface Turn<T> {
  readonly done: (fault?: Error | null, result?: T) => void;
  /** From now on, that long. */
  readonly wait: (limit: Milliseconds) => void;
}

/** One call of the connection, ended by its callback, by an error, by the end of the connection, or by our patience. */
function within<T>(connection: SMTPConnection, limit: Milliseconds, start: (turn: Turn<T>) => void): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let timer: NodeJS.Timeout;
    const stop = () => {
      clearTimeout(timer);
      connection.off("error", done).off("end", ended);
    };
    const done = (fault?: Error | null, result?: T) => {
      stop();
      if (fault) reject(fault);
      else resolve(result as T);
    };
    // The callback of a failed call comes right after "end", and says more.
    const ended = () => void setImmediate(() => done(new Error("the connection ended")));
    const wait = (longest: Milliseconds) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        done(Object.assign(new Error("out of patience"), { code: "ETIMEDOUT" }));
        connection.close();
      }, longest);
    };
    wait(limit);
    connection.on("error", done).on("end", ended);
    start({ done, wait });
  });
}

/** The library takes "25" and a yes with a no in its second line for a yes; nobody can know what such a server did. */
function afterLastByte(text: string): Outcome {
  if (!isOneReply(text)) return { end: "cut", lastByteSent: true, cause: "odd_reply" };
  return { end: "accepted", code: Number(text.slice(0, 3)), text, relayId: relayIdOf(text) };
}

/** Each line has the same code of three digits (RFC 5321 §4.2.1). */
function isOneReply(text: string): boolean {
  const code = text.slice(0, 3);
  return (
    /^\d{3}$/.test(code) && text.split("\n").every((line) => line.startsWith(code) && /^(?:[ -]|$)/.test(line.slice(3)))
  );
}

function cut(cause: string): Outcome {
  return { end: "cut", lastByteSent: false, cause };
}

const stages: Readonly<Record<string, ReplyStage>> = { "MAIL FROM": "sender", "RCPT TO": "address", DATA: "message" };

/** nodemailer's error. Behind the last byte only the answer to the message counts, not half a line read while the connection closed. */
function asOutcome(fault: unknown, lastByteSent: boolean): Outcome {
  const {
    code,
    originalCode = code,
    command = "",
    responseCode,
    response,
  } = fault as {
    code?: string;
    originalCode?: string;
    command?: string;
    responseCode?: number;
    response?: unknown;
  };
  const stage = stages[command] ?? "session";
  if (lastByteSent && stage === "message" && !isOneReply(String(response ?? ""))) {
    return { end: "cut", lastByteSent, cause: "odd_reply" };
  }
  if (typeof responseCode === "number" && (!lastByteSent || stage === "message")) {
    return { end: "replied", stage, code: responseCode, text: String(response ?? "") };
  }
  return {
    end: "cut",
    lastByteSent,
    cause: code === "ETIMEDOUT" ? "timeout" : (originalCode ?? "closed").toLowerCase(),
  };
}

/** Listens for 354 alone and forgets everything else: what passes here are addresses and letters. */
function earFor(heard: { heardGo: boolean }) {
  const listen = (entry: unknown, text: unknown) => {
    const { tnx } = (entry ?? {}) as { tnx?: unknown };
    if (tnx === "server" && typeof text === "string" && text.startsWith("354")) heard.heardGo = true;
  };
  return { trace: listen, debug: listen, info: listen, warn: listen, error: listen, fatal: listen };
}

function hangUp({ connection }: Line): void {
  if (connection.destroyed) return;
  connection.quit();
  // A server that never says goodbye must not keep the process.
  setTimeout(() => connection.close(), 5 * second).unref();
}
