function prefilter(html) {
  return html;
}

function parsed(markup) {
  return new DOMParser().parseFromString(markup, "text/html").body;
}

function document_(text) {
  const parser = new DOMParser();
  const tree = parser.parseFromString(text, "application/xml");
  return tree.documentElement;
}

function drawing(text, parser) {
  return parser.parseFromString(text, "image/svg+xml").documentElement;
}

function bold(text) {
  return text.replace(/\*(\w+)\*/g, "<b>$1</b>");
}

function swapped(text) {
  return text.replace(/(\w+) (\w+)/, "$2 $1");
}
