import { parse } from "url";
import { createDecipher } from "crypto";
import ReactDOM from "react-dom";
import rp from "request-promise"; // finding: library-given-up

export function path(address: string): string | null {
  return parse(address).pathname; // finding: address-parsed-the-old-way
}

export function open(sealed: string, password: string): string {
  const cipher = createDecipher("aes192", password); // finding: removed-function
  return cipher.update(sealed, "hex", "utf8") + cipher.final("utf8");
}

export function bytes(text: string): Buffer {
  return new Buffer(text); // finding: buffer-constructor
}

ReactDOM.render(App(), document.getElementById("root")); // finding: removed-from-library

export const page = () => rp("https://example.org/");
