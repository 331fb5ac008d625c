export function Post({ body }) {
  return <div dangerouslySetInnerHTML={{ __html: body }} />; // finding: raw-html
}

export function Formatted(props) {
  const html = "<b>" + props.name + "</b>";
  return <p dangerouslySetInnerHTML={{ __html: html }} />; // finding: raw-html
}

export function Link({ url }) {
  return <a href={url} />; // finding: foreign-address
}
