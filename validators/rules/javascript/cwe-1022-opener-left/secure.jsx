export const A = ({ url }) => <a href={url} target="_blank" rel="noopener noreferrer">x</a>; // evidence

export function B() {
  return <a target="_blank" rel="noopener" href="https://example.com">x</a>; // evidence
}

export function C({ url }) {
  return <a href={url} rel="noreferrer" target="_blank">x</a>; // evidence
}

export function D({ url }) {
  return <a href={url}>x</a>;
}
