// Takes in mail over SMTP (RFC 5321) or LMTP (RFC 2033), for addresses of ours alone. A mail is acknowledged when what it
// meant is committed, and not before: until then it is the other server's, which comes again.
import { SMTPServer, type SMTPServerDataStream } from "smtp-server";
import { logFault } from "@/lib/log";
import { type InboundWorld, isOurs, takeMail } from "./intake";
import { receivedBytesMax } from "./received";

/** Answers a function that stops taking in, once what has begun is finished. */
export function takeInAt(of: InboundWorld, url: string): Promise<() => Promise<void>> {
  const { protocol, hostname, port } = new URL(url);
  const server = new SMTPServer({
    lmtp: protocol === "lmtp:",
    disabledCommands: ["AUTH", "STARTTLS"],
    authOptional: true,
    size: receivedBytesMax,
    maxClients: 50,
    disableReverseLookup: true,
    banner: "Postbag",
    onRcptTo({ address }, _session, done) {
      done(isOurs(of, address) ? null : replyOf(550, "5.1.1 no such address"));
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      receive(of, to, stream).then(
        (refusal) => done(refusal),
        (fault) => {
          logFault("mail_not_received", "inbound", fault);
          done(notNow());
        },
      );
    },
  });
  // A client that breaks off is no fault of ours.
  server.on("error", () => undefined);
  return new Promise((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(Number(port || (protocol === "lmtp:" ? 24 : 25)), hostname.replace(/^\[|\]$/g, ""), () => {
      server.server.off("error", reject);
      resolve(() => new Promise((closed) => server.close(() => closed())));
    });
  });
}

async function receive(of: InboundWorld, to: readonly string[], stream: SMTPServerDataStream): Promise<Error | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    length += piece.length;
    // What is beyond the limit is read to its end, for so the protocol goes, and not kept.
    if (length <= receivedBytesMax) pieces.push(piece);
  }
  if (stream.sizeExceeded || length > receivedBytesMax) return replyOf(552, "5.3.4 too large");
  return (await takeMail(of, to, Buffer.concat(pieces))) ? null : notNow();
}

/** The other server keeps it, and comes again. */
const notNow = () => replyOf(451, "4.3.0 not now");

function replyOf(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
