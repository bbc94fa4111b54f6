// A mail server for tests that can misbehave in every way a real one does. It keeps what it took, byte by byte.
import { createServer, type Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { Certificate } from "./certificates";

export const sinkBehaviours = [
  "ok",
  "rst_after_250",
  "close_connect",
  "close_mail",
  "421_mail",
  "550_mail",
  "450_greylist",
  "550_rcpt",
  "552_full",
  "550_rcpt_pipelined",
  "close_data",
  "250_data",
  "close_midbody",
  "552_midbody",
  "250_midbody",
  "drop_after_dot_undelivered",
  "drop_after_dot_delivered",
  "partial_reply_after_dot",
  "half_451_after_dot",
  "hang_after_dot_delivered",
  "451_after_dot",
  "421_after_dot",
  "550_after_dot",
  "554_user_after_dot",
] as const;
export type SinkBehaviour = (typeof sinkBehaviours)[number];

export interface TakenMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire, dots unstuffed, one character per byte. */
  readonly raw: string;
  readonly messageId: string;
  /** It came over TLS. */
  readonly secured: boolean;
}

/** TLS from the first byte, or once the client asks for it; then no mail is taken without. */
export interface SinkTls extends Certificate {
  readonly how: "at_once" | "starttls";
}

export interface SmtpSink {
  readonly port: number;
  readonly url: string;
  /** Everything delivered, in order; with a misbehaving end the client may not know. */
  readonly taken: TakenMail[];
  /** Every command and every final dot, in order. */
  readonly heard: string[];
  readonly connections: number;
  close(): Promise<void>;
}

/** `behave` is asked once per connection, `behaveTo` for each address that a mail is for; its word, if it has one, counts. */
export async function startSink({
  behave = () => "ok",
  behaveTo = () => null,
  answerAfter = () => 0,
  port = 0,
  tls = null,
}: {
  behave?: (connection: number) => SinkBehaviour;
  behaveTo?: (address: string) => SinkBehaviour | null;
  /** Milliseconds before the answer to the dot. */
  answerAfter?: () => number;
  port?: number;
  tls?: SinkTls | null;
} = {}): Promise<SmtpSink> {
  const taken: TakenMail[] = [];
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((plain) => {
    sockets.add(plain);
    plain.on("error", () => undefined).on("close", () => sockets.delete(plain));
    const service = { plain, tls, behaviour: behave(connections++), behaveTo, taken, heard, answerAfter };
    if (service.behaviour === "close_connect") plain.destroy();
    else greet(tls?.how === "at_once" ? secure(plain, tls) : plain, service);
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const bound = (server.address() as { port: number }).port;
  return {
    ...{ port: bound, url: `smtp://127.0.0.1:${bound}`, taken, heard },
    get connections() {
      return connections;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

interface Service {
  /** The connection itself, beneath TLS. */
  readonly plain: Socket;
  readonly tls: SinkTls | null;
  readonly behaviour: SinkBehaviour;
  readonly behaveTo: (address: string) => SinkBehaviour | null;
  readonly taken: TakenMail[];
  readonly heard: string[];
  readonly answerAfter: () => number;
}

function secure(plain: Socket, { key, cert }: SinkTls): Socket {
  return new TLSSocket(plain, { isServer: true, key, cert }).on("error", () => undefined);
}

function greet(socket: Socket, service: Service): void {
  socket.write("220 sink ESMTP\r\n");
  serve(socket, service);
}

function serve(socket: Socket, service: Service): void {
  const { heard, tls } = service;
  let { behaviour } = service;
  const secured = socket !== service.plain;
  const envelope = { from: "", to: [] as string[], secured };
  let inData = false;
  let buffer = "";
  const listen = (bytes: Buffer) => {
    buffer += bytes.toString("latin1");
    while (!socket.destroyed) {
      if (inData && midBody(socket, behaviour, buffer)) return;
      // A message may be empty: then the dot stands right at its beginning.
      if (inData && buffer.startsWith(".\r\n")) buffer = `\r\n${buffer}`;
      const end = buffer.indexOf(inData ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const part = buffer.slice(0, end);
      buffer = buffer.slice(end + (inData ? 5 : 2));
      heard.push(inData ? "." : part);
      if (inData) {
        inData = false;
        const mail = { ...envelope, to: [...envelope.to], raw: `${part}\r\n`.replace(/^\.\./gm, ".") };
        envelope.to = [];
        const towards = { ...service, behaviour };
        setTimeout(() => answerToDot(socket, towards, mail), service.answerAfter());
      } else if (tls !== null && !secured && part.toUpperCase() === "STARTTLS") {
        socket.off("data", listen);
        socket.write("220 2.0.0 go on\r\n");
        serve(secure(socket, tls), service);
        return;
      } else if (tls !== null && !secured && /^(?:MAIL|AUTH)/i.test(part)) {
        socket.write("530 5.7.0 STARTTLS first\r\n");
      } else {
        const aim = /^RCPT TO:<(.*?)>/i.exec(part)?.[1];
        if (aim !== undefined) behaviour = service.behaveTo(aim) ?? service.behaviour;
        inData = answerTo(part, socket, behaviour, envelope, tls !== null && !secured);
      }
    }
  };
  socket.on("data", listen);
}

/** True when the rest of what this client says is of no interest. */
function midBody(socket: Socket, behaviour: SinkBehaviour, buffer: string): boolean {
  if (!behaviour.endsWith("_midbody") || buffer.length < 20_000) return false;
  if (behaviour === "552_midbody") socket.write("552 5.3.4 too big\r\n");
  else if (behaviour === "250_midbody") socket.write("250 2.0.0 hasty\r\n");
  else socket.destroy();
  return true;
}

/** Answers one command; true when the message begins. */
function answerTo(
  line: string,
  socket: Socket,
  behaviour: SinkBehaviour,
  envelope: { from: string; to: string[] },
  offersTls: boolean,
) {
  const command = line.slice(0, 4).toUpperCase();
  const say = (text: string) => void socket.write(`${text}\r\n`);
  if (command === "EHLO") {
    const more = [...(behaviour === "550_rcpt_pipelined" ? ["PIPELINING"] : []), ...(offersTls ? ["STARTTLS"] : [])];
    say(["250-sink", ...more.map((word) => `250-${word}`), "250-8BITMIME", "250 SIZE 1000000"].join("\r\n"));
  } else if (command === "MAIL") {
    envelope.from = /<(.*?)>/.exec(line)?.[1] ?? "";
    if (behaviour === "close_mail") socket.destroy();
    else if (behaviour === "421_mail") socket.end("421 4.7.0 slow down\r\n");
    else say(behaviour === "550_mail" ? "550 5.7.1 not from you" : "250 ok");
  } else if (command === "RCPT") {
    if (behaviour === "450_greylist") say("450 4.2.0 greylisted");
    else if (behaviour.startsWith("550_rcpt")) say("550 5.1.1 no such user");
    else if (behaviour === "552_full") say("552 5.2.2 mailbox full");
    else {
      envelope.to.push(/<(.*?)>/.exec(line)?.[1] ?? "");
      say("250 ok");
    }
  } else if (command === "DATA") {
    if (behaviour === "close_data") socket.destroy();
    else say(behaviour === "250_data" ? "250 ok" : "354 go on");
    return behaviour !== "close_data";
  } else if (command === "QUIT") {
    socket.end("221 bye\r\n");
  } else {
    say("250 ok");
  }
  return false;
}

type Mail = Omit<TakenMail, "messageId">;
type Answer = (socket: Socket, take: () => void, mail: Mail, plain: Socket) => unknown;

function answerToDot(socket: Socket, { behaviour, taken, plain }: Service, mail: Mail): void {
  const take = () => void taken.push({ ...mail, messageId: /^Message-ID: (<.*>)/im.exec(mail.raw)?.[1] ?? "" });
  (dotAnswers[behaviour] ?? acceptIt)(socket, take, mail, plain);
}

const acceptIt: Answer = (socket, take, mail) => {
  if (mail.to.length > 0) take();
  socket.write(mail.to.length > 0 ? "250 2.0.0 queued as X1Y2\r\n" : "554 5.5.1 no valid recipients\r\n");
};

const dotAnswers: Partial<Record<SinkBehaviour, Answer>> = {
  drop_after_dot_undelivered: (socket) => socket.destroy(),
  drop_after_dot_delivered: (socket, take) => {
    take();
    socket.destroy();
  },
  hang_after_dot_delivered: (_socket, take) => take(),
  partial_reply_after_dot: (socket, take) => {
    take();
    socket.write("250-ok\r\n");
    setTimeout(() => socket.destroy(), 50);
  },
  half_451_after_dot: (socket, take) => {
    take();
    socket.end("451 4.3.0 try la");
  },
  "451_after_dot": (socket) => socket.write("451 4.3.0 try later\r\n"),
  "421_after_dot": (socket) => socket.end("421 4.3.2 shutting down\r\n"),
  "550_after_dot": (socket) => socket.write("550 5.7.1 looks like spam\r\n"),
  "554_user_after_dot": (socket) => socket.write("554 5.1.1 no such user\r\n"),
  rst_after_250: (socket, take, mail, plain) => {
    acceptIt(socket, take, mail, plain);
    setImmediate(() => plain.resetAndDestroy());
  },
};
