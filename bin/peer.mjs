// Loaded before the web server (`node --import`), for what the framework does not do: tells each request who is at the
// other end of its connection, whatever a client claims about it (lib/form.ts counts limits by it), and refuses an
// address that cannot be decoded, which would otherwise be a 500.
import { Server } from "node:http";

const emit = Server.prototype.emit;
Server.prototype.emit = function emitWithPeer(event, ...args) {
  if (event === "request") {
    const [request, response] = args;
    request.headers["x-postbag-peer"] = request.socket.remoteAddress ?? "";
    if (!isDecodable(request.url ?? "")) {
      response.writeHead(400, { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff" });
      response.end("This address is not complete. Please look at the link again.\n");
      return true;
    }
  }
  return emit.call(this, event, ...args);
};

function isDecodable(address) {
  try {
    decodeURIComponent(address.split("?")[0]);
    return true;
  } catch {
    return false;
  }
}
