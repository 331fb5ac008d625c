function strip(html) {
  return html.replace(/<script.*?>.*?<\/script>/gi, ""); // finding: tag-pattern
}

function angle(text) {
  return text.replace("<", "&lt;"); // finding: first-occurrence
}

function frames(text) {
  return text.replaceAll("<iframe", ""); // finding: tag-pattern
}
