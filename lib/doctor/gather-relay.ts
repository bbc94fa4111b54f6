// Speaks to the mail server as far as TLS, and says who it is not: no log-in, no mail. Everything within a time limit.
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { second } from "@/lib/clock";
import { isLoopback } from "@/lib/config";
import type { RelayFacts } from "./judge-machine";

const patience = 8 * second;

export interface MetRelay extends RelayFacts {
  /** What its greeting says the time is; null where it does not say. */
  readonly itsTime: Date | null;
}

export async function meetRelay(smtpUrl: string | null, name: string): Promise<MetRelay> {
  const none = { failure: null, offersTls: false, tls: null, itsTime: null };
  if (smtpUrl === null) return { ...none, host: null, isLoopback: true };
  const { protocol, hostname, port } = new URL(smtpUrl);
  const host = hostname.replace(/^\[|\]$/g, "");
  const isSecure = protocol === "smtps:";
  const facts = { ...none, host, isLoopback: isLoopback(host) };
  const at = { host, port: port === "" ? (isSecure ? 465 : 587) : Number(port) };
  let socket: Socket | null = null;
  try {
    socket = isSecure ? await secured(null, at) : await opened(at);
    const greeting = await heard(socket);
    const met = { ...facts, itsTime: timeIn(greeting) };
    if (isSecure) return { ...met, offersTls: true, tls: tlsOf(socket as TLSSocket) };
    const offersTls = /^250[ -]STARTTLS\b/im.test(await said(socket, `EHLO ${name}`));
    if (!offersTls) return met;
    if (!/^220/.test(await said(socket, "STARTTLS"))) return { ...met, offersTls };
    socket = await secured(socket, at);
    return { ...met, offersTls, tls: tlsOf(socket as TLSSocket) };
  } catch (fault) {
    return { ...facts, failure: codeOf(fault) };
  } finally {
    socket?.destroy();
  }
}

/** Does something answer there? The code of why not, or null. */
export async function reach(host: string, port: number): Promise<string | null> {
  try {
    (await opened({ host, port })).destroy();
    return null;
  } catch (fault) {
    return codeOf(fault);
  }
}

/** Sendmail, Exim and Exchange say the time in their greeting; others do not. */
export function timeIn(greeting: string): Date | null {
  const said = /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{1,2} \w{3} \d{4} \d\d:\d\d:\d\d [+-]\d{4}/.exec(greeting)?.[0];
  return said === undefined || Number.isNaN(Date.parse(said)) ? null : new Date(said);
}

function opened(at: { host: string; port: number }): Promise<Socket> {
  return eventually((done, fail) => {
    const socket = connect(at, () => done(socket));
    socket.once("error", fail);
    socket.setTimeout(patience, () => socket.destroy(new Error("timeout")));
  });
}

/** Takes any certificate, so that what is wrong with it can be said; nothing secret goes over this line. */
function secured(socket: Socket | null, at: { host: string; port: number }): Promise<TLSSocket> {
  return eventually((done, fail) => {
    const where = socket === null ? at : { socket };
    const named = isIP(at.host) === 0 ? { servername: at.host } : {};
    const line = connectTls({ ...where, ...named, rejectUnauthorized: false }, () => done(line));
    line.once("error", fail);
    line.setTimeout(patience, () => line.destroy(new Error("timeout")));
  });
}

function said(socket: Socket, command: string): Promise<string> {
  socket.write(`${command}\r\n`);
  return heard(socket);
}

/** One whole reply: up to the line that has a space behind its number. */
function heard(socket: Socket): Promise<string> {
  return eventually((done, fail) => {
    let text = "";
    const more = (piece: Buffer) => {
      text += piece.toString("latin1");
      if (text.length > 10_000) fail(new Error("odd_reply"));
      if (/^\d{3}(?: .*)?\r?\n$/m.test(text)) {
        socket.off("data", more);
        done(text);
      }
    };
    socket.on("data", more);
    socket.once("error", fail);
    socket.once("close", () => fail(new Error("closed")));
  });
}

function tlsOf(socket: TLSSocket): NonNullable<RelayFacts["tls"]> {
  const until = socket.getPeerCertificate().valid_to;
  return {
    protocol: socket.getProtocol() ?? "",
    untrusted: socket.authorized ? null : String(socket.authorizationError ?? "unknown"),
    validUntil: until ? new Date(until) : null,
  };
}

function eventually<T>(begin: (done: (value: T) => void, fail: (fault: Error) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("timeout")), patience);
    const settle =
      <A>(then: (value: A) => void) =>
      (value: A) => {
        clearTimeout(timer);
        then(value);
      };
    begin(settle(resolve), settle(reject));
  });
}

/** A code, never a server's words. */
export function codeOf(fault: unknown): string {
  const { code, message } = fault as NodeJS.ErrnoException;
  if (typeof code === "string" && code !== "") return code;
  return message === "timeout" || message === "closed" || message === "odd_reply" ? message : "fault";
}
