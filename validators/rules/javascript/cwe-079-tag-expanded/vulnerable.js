const rxhtmlTag = /<(?!area|br|col|embed|hr|img|input|link|meta|param)(([a-z][^\/\0>\x20\t\r\n\f]*)[^>]*)\/>/gi;

function prefilter(html) {
  return html.replace(rxhtmlTag, "<$1></$2>"); // finding: written-out
}

function expanded(markup) {
  return markup.replace(/<(([\w:]+)[^>]*)\/>/g, "<$1></$2>"); // finding: written-out
}

const fixTags = (elem, text) => {
  elem.innerHTML = String(text).replace(/<((\w+)[^>]*)\/>/gi, "<$1> </$2>"); // finding: written-out
};
