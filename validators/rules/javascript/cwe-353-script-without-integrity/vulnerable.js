const page = '<html><head><script src="https://cdn.example.com/lib.js"></script></head></html>'; // finding: script-without-digest

function head(version) {
  return `<script src="//unpkg.example.net/vue.js" defer></script>`; // finding: script-without-digest
}

const script = document.createElement("script");
script.src = "http://cdn.example.com/widget.js"; // finding: script-over-plain-http
document.head.appendChild(script);
