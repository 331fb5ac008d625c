export const A = ({ url }) => <a href={url} target="_blank">x</a>; // finding

export function B() {
  return <a target="_blank" href="https://example.com">x</a>; // finding
}

export function C({ url }) {
  return <a href={url} target="_blank" rel="help">x</a>; // finding
}
