function anchor(href, text) { // finding: scheme-left
  const plain = unescape(href).replace(/[^\w:]/g, "").toLowerCase();
  if (plain.indexOf("javascript:") === 0 || plain.indexOf("vbscript:") === 0) {
    return "";
  }
  return '<a href="' + escapeHtml(href) + '">' + text + "</a>";
}

const cleanUrl = function (url) { // finding: scheme-left
  if (url.trim().toLowerCase().startsWith("javascript:")) {
    return "about:blank";
  }
  return url;
};

class Printer {
  image(src, alt) { // finding: scheme-left
    if (/^(javascript|vbscript):/i.test(src)) return alt;
    return `<img src="${encodeURI(src)}" alt="${escapeHtml(alt)}">`;
  }
}
