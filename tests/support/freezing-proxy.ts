// A way to a server that can be frozen: connections stay open and nothing passes, as when a machine hangs; or be cut.
import { connect, createServer, type Socket } from "node:net";

export interface FreezingProxy {
  readonly port: number;
  freeze(): void;
  thaw(): void;
  /** Every connection there is ends. */
  cut(): void;
  close(): Promise<void>;
}

export async function freezingProxy(target: number): Promise<FreezingProxy> {
  const sockets = new Set<Socket>();
  let frozen = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    if (frozen) socket.pause();
  };
  const server = createServer((near) => {
    const far = connect(target, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      keep(one);
      one.on("data", (bytes) => void other.write(bytes));
      one.on("close", () => other.destroy());
      if (frozen) one.pause();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const each = (what: (socket: Socket) => void) => {
    for (const socket of sockets) what(socket);
  };
  return {
    port: (server.address() as { port: number }).port,
    freeze() {
      frozen = true;
      each((socket) => socket.pause());
    },
    thaw() {
      frozen = false;
      each((socket) => socket.resume());
    },
    cut: () => each((socket) => socket.destroy()),
    close: () =>
      new Promise((resolve) => {
        each((socket) => socket.destroy());
        server.close(() => resolve());
      }),
  };
}
