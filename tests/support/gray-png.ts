// Small PNG files of gray pages: sixteen shades, so that a page of text at reading size takes a few kilobytes.
import { unzlibSync, zlibSync } from "fflate";
import type { GrayPage } from "./pdf-pages";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function toPng({ width, height, pixels }: GrayPage): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Four bits of gray; deflate, the one filter method, not interlaced.
  header[8] = 4;
  const stride = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shade = (pixels[y * width + x] ?? 255) >> 4;
      const at = y * stride + 1 + (x >> 1);
      rows[at] = (rows[at] ?? 0) | (x % 2 === 0 ? shade << 4 : shade);
    }
  }
  const parts = [chunk("IHDR", header), chunk("IDAT", zlibSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

/** Only what `toPng` wrote. */
export function fromPng(file: Uint8Array): GrayPage {
  const bytes = Buffer.from(file);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const begin = bytes.indexOf("IDAT");
  const rows = unzlibSync(bytes.subarray(begin + 4, begin + 4 + bytes.readUInt32BE(begin - 4)));
  const stride = 1 + Math.ceil(width / 2);
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pair = rows[y * stride + 1 + (x >> 1)] ?? 255;
      pixels[y * width + x] = (x % 2 === 0 ? pair >> 4 : pair & 15) * 17;
    }
  }
  return { width, height, pixels };
}

/** Which share of the dots differs by more than a quarter of the way from black to white? */
export function shareThatDiffers(one: GrayPage, other: GrayPage): number {
  if (one.width !== other.width || one.height !== other.height) return 1;
  let differing = 0;
  for (let at = 0; at < one.pixels.length; at++) {
    if (Math.abs((one.pixels[at] ?? 0) - (other.pixels[at] ?? 0)) > 64) differing += 1;
  }
  return differing / one.pixels.length;
}

function chunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(checksum(named));
  return Buffer.concat([length, named, check]);
}

/** CRC-32, as PNG wants it. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}
