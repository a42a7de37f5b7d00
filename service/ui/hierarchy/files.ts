/** Handing over files: a drawing as SVG, as a picture of points; an address to the clipboard. */

const MOST = 16_000; // points of a side: what browsers draw at most
const AREA = 120_000_000;

export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

export function svg(text: string): Blob {
  return new Blob([text], { type: "image/svg+xml" });
}

/** The drawing in points, two a pixel where that is not too many. */
export async function png(text: string, width: number, height: number): Promise<Blob> {
  const scale = Math.min(2, MOST / width, MOST / height, Math.sqrt(AREA / (width * height)));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture came of it"))), "image/png");
  });
}
