// Loaded before the web server (`node --import`), for what the framework does not do: tells each request who is at the
// other end of its connection, whatever a client claims about it (lib/form.ts counts limits by it), and sends an address
// that cannot be decoded, which would otherwise be a 500, to our page for what is not there.
import { Server } from "node:http";

const emit = Server.prototype.emit;
Server.prototype.emit = function emitWithPeer(event, ...args) {
  if (event === "request") {
    const [request] = args;
    request.headers["x-postbag-peer"] = request.socket.remoteAddress ?? "";
    if (!isDecodable(request.url ?? "")) request.url = `${/^\/[a-z]{2}(?=\/)/.exec(request.url)?.[0] ?? "/en"}/-`;
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
