// A mail server in a process of its own that takes everything and counts. `answerAfter` milliseconds before each answer to a dot.
import { createServer } from "node:net";

let answerAfter = 0;
let seen = new Map();
let times = { first: 0, last: 0 };

const server = createServer((socket) => {
  let buffer = "";
  let inData = false;
  socket.setNoDelay(true);
  socket.on("error", () => undefined);
  socket.write("220 sink ESMTP\r\n");
  socket.on("data", (bytes) => {
    buffer += bytes.toString("latin1");
    for (;;) {
      const end = buffer.indexOf(inData ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const part = buffer.slice(0, end);
      buffer = buffer.slice(end + (inData ? 5 : 2));
      if (inData) {
        inData = false;
        const take = () => {
          const id = /^Message-ID: (<.*>)/im.exec(part)?.[1] ?? "";
          seen.set(id, (seen.get(id) ?? 0) + 1);
          times.last = performance.now();
          times.first ||= times.last;
          socket.write("250 2.0.0 queued as X1Y2\r\n");
        };
        if (answerAfter > 0) setTimeout(take, answerAfter);
        else take();
      } else {
        const command = part.slice(0, 4).toUpperCase();
        inData = command === "DATA";
        if (command === "EHLO") socket.write("250-sink\r\n250-8BITMIME\r\n250 SIZE 1000000\r\n");
        else if (inData) socket.write("354 go on\r\n");
        else if (command === "QUIT") socket.end("221 bye\r\n");
        else socket.write("250 ok\r\n");
      }
    }
  });
});
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));

process.on("message", (wanted) => {
  const counts = [...seen.values()];
  const taken = counts.reduce((sum, n) => sum + n, 0);
  const answer = { taken, twice: counts.filter((n) => n > 1).length, took: times.last - times.first };
  if (wanted.forget) {
    seen = new Map();
    times = { first: 0, last: 0 };
    answerAfter = wanted.answerAfter ?? 0;
  }
  process.send(answer);
});
process.on("disconnect", () => process.exit());
