import DOMPurify from "dompurify";

export function Post({ body }) {
  return <div>{body}</div>; // evidence: text-child
}

export function Cleaned({ body }) {
  return <div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(body) }} />; // evidence: sanitized
}

export function Link({ id }) {
  return <a href={`/users/${id}`} />; // evidence: own-address
}

export function Fixed() {
  return <div dangerouslySetInnerHTML={{ __html: "<hr>" }} />;
}
