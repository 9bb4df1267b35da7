import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What an acknowledgement carries. */
export type Acknowledgement = { readonly envelope_id: string; readonly payload?: object };

/** Slack's end of Socket Mode on this machine: hands over envelopes and hears acknowledgements. */
export const socketServer = async () => {
  const sockets = new Set<Socket>();
  const waiting = new Map<string, (acknowledgement: Acknowledgement) => void>();
  const arrivals: (() => void)[] = [];
  let count = 0;

  const server = createServer();
  server.on("upgrade", (request, socket: Socket) => {
    const accept = createHash("sha1")
      .update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest("base64");
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    let buffered = Buffer.alloc(0);
    socket.on("data", (data: Buffer) => {
      buffered = Buffer.concat([buffered, data]);
      for (;;) {
        const frame = firstFrame(buffered);
        if (frame === undefined) break;
        buffered = buffered.subarray(frame.length);
        if (frame.kind === closing) socket.end();
        else if (frame.kind === ping) socket.write(frameOf(frame.content, pong));
        else if (frame.kind === text) hear(frame.content.toString());
      }
    });
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    sockets.add(socket);
    socket.write(frameOf(Buffer.from(JSON.stringify({ type: "hello" }))));
    for (const arrived of arrivals.splice(0)) arrived();
  });

  const hear = (said: string): void => {
    const acknowledgement = JSON.parse(said) as Acknowledgement;
    waiting.get(acknowledgement.envelope_id)?.(acknowledgement);
  };

  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));

  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** Waits until somebody is connected. */
    connected: () =>
      sockets.size > 0 ? Promise.resolve() : new Promise<void>((done) => arrivals.push(done)),
    /** Hands an envelope over; gives what it was acknowledged with. */
    sends: (type: string, payload: object): Promise<Acknowledgement> => {
      count += 1;
      const envelope_id = `envelope-${count}`;
      const acknowledged = new Promise<Acknowledgement>((done) => waiting.set(envelope_id, done));
      const envelope = { envelope_id, type, payload, accepts_response_payload: true };
      for (const socket of sockets) socket.write(frameOf(Buffer.from(JSON.stringify(envelope))));
      return acknowledged;
    },
    /** Breaks every connection off. */
    breaks: () => {
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    close: () =>
      new Promise<void>((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
};

const text = 1;
const closing = 8;
const ping = 9;
const pong = 10;

const frameOf = (content: Buffer, kind = text): Buffer => {
  const head =
    content.length < 126
      ? Buffer.from([0x80 | kind, content.length])
      : Buffer.from([0x80 | kind, 126, content.length >> 8, content.length & 0xff]);
  return Buffer.concat([head, content]);
};

/** The first whole frame of what a client sent, unmasked. */
const firstFrame = (data: Buffer) => {
  if (data.length < 2) return undefined;
  const short = data.readUInt8(1) & 0x7f;
  const [length, start] =
    short < 126
      ? [short, 2]
      : short === 126
        ? [data.length < 4 ? Number.POSITIVE_INFINITY : data.readUInt16BE(2), 4]
        : [data.length < 10 ? Number.POSITIVE_INFINITY : Number(data.readBigUInt64BE(2)), 10];
  const end = start + 4 + length;
  if (data.length < end) return undefined;
  const mask = data.subarray(start, start + 4);
  const content = Buffer.from(data.subarray(start + 4, end));
  for (let at = 0; at < content.length; at += 1)
    content.writeUInt8(content.readUInt8(at) ^ mask.readUInt8(at % 4), at);
  return { kind: data.readUInt8(0) & 0x0f, content, length: end };
};
