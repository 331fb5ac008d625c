function anchor(href, text) { // evidence: all-refused
  const plain = unescape(href).replace(/[^\w:]/g, "").toLowerCase();
  if (plain.indexOf("javascript:") === 0 || plain.indexOf("vbscript:") === 0 || plain.indexOf("data:") === 0) {
    return text;
  }
  return '<a href="' + escapeHtml(href) + '">' + text + "</a>";
}

const cleanUrl = function (url) { // evidence: all-refused
  const read = url.replace(/[\u0000-\u0020]/g, "").toLowerCase();
  for (const scheme of ["javascript:", "vbscript:", "data:"]) {
    if (read.startsWith(scheme)) return "about:blank";
  }
  return url;
};

class Printer {
  image(src, alt) { // evidence: all-refused
    const read = src.replace(/\s+/g, "").toLowerCase();
    if (read.startsWith("javascript:") || read.startsWith("vbscript:") || read.startsWith("data:")) return alt;
    return `<img src="${encodeURI(src)}" alt="${escapeHtml(alt)}">`;
  }

  link(href, text) {
    if (!/^(https?:|mailto:|\/)/i.test(href)) return text;
    return `<a href="${encodeURI(href)}">${text}</a>`;
  }
}

function follow(event) {
  const href = event.target.getAttribute("href");
  if (href.indexOf("javascript:") === 0) return;
  event.preventDefault();
  load(href);
}

function isScript(type) {
  return type === "text/javascript";
}
