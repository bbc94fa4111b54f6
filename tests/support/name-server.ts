// A name server for tests: answers from a table, over UDP, on loopback. A name that is not in it does not exist; one whose
// records are null is never answered.
import { createSocket } from "node:dgram";

export type Zone = Readonly<Record<string, readonly string[] | null>>;

const types: Record<number, string> = { 1: "A", 12: "PTR", 15: "MX", 16: "TXT", 28: "AAAA" };

/** Keys are `TYPE name`; MX records are `10 host`. */
export async function startNameServer(zone: Zone): Promise<{ address: string; close: () => void }> {
  const server = createSocket("udp4");
  server.on("message", (query, from) => {
    const { name, type, end } = questionIn(query);
    const records = zone[`${types[type]} ${name}`];
    if (records === null) return;
    const answers = (records ?? []).map((record) => answerOf(type, record));
    const known = Object.keys(zone).some((key) => key.endsWith(` ${name}`));
    const head = Buffer.from(query.subarray(0, 12));
    head.writeUInt16BE(known ? 0x8180 : 0x8183, 2);
    head.writeUInt16BE(answers.length, 6);
    head.fill(0, 8, 12);
    server.send(Buffer.concat([head, query.subarray(12, end), ...answers]), from.port, from.address);
  });
  await new Promise<void>((resolve) => server.bind(0, "127.0.0.1", resolve));
  return { address: `127.0.0.1:${server.address().port}`, close: () => server.close() };
}

function questionIn(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function answerOf(type: number, record: string): Buffer {
  const data = dataOf(type, record);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function dataOf(type: number, record: string): Buffer {
  if (types[type] === "A") return Buffer.from(record.split(".").map(Number));
  if (types[type] === "TXT") {
    const pieces = record.match(/.{1,200}/g) ?? [""];
    return Buffer.concat(pieces.flatMap((piece) => [Buffer.from([piece.length]), Buffer.from(piece, "latin1")]));
  }
  if (types[type] === "PTR") return nameOf(record);
  const [priority = "", host = ""] = record.split(" ");
  return Buffer.concat([Buffer.from([0, Number(priority)]), nameOf(host)]);
}

function nameOf(name: string): Buffer {
  const labels = name.split(".").filter(Boolean);
  const bytes = labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, "latin1")]);
  return Buffer.concat([...bytes, Buffer.from([0])]);
}
