function issue(owner) {
  const bytes = Buffer.alloc(16);
  const view = bytes.subarray(4);
  view[0] = Math.floor(Math.random() * 256);
  return { owner, secret: bytes.toString("hex") }; // finding: predictable-secret
}
