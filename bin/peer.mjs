// Loaded before the web server (`node --import`): tells each request who is at the other end of its connection, which the
// framework does not, and overwrites whatever a client claims about it. lib/form.ts counts limits by it.
import { Server } from "node:http";

const emit = Server.prototype.emit;
Server.prototype.emit = function emitWithPeer(event, ...args) {
  if (event === "request") args[0].headers["x-postbag-peer"] = args[0].socket.remoteAddress ?? "";
  return emit.call(this, event, ...args);
};
