import DOMPurify from "dompurify";

function show(el, name) {
  el.textContent = name; // evidence: text-property
}

function cleaned(el, html) {
  el.innerHTML = DOMPurify.sanitize(html); // evidence: sanitized
}

function jquery() {
  const name = $("#name").val();
  $("#hello").text(name); // evidence: text-method
}

function encoded() {
  $("#back").append('<a href="' + encodeURI(document.referrer) + '"></a>'); // evidence: sanitized
}

function constant(el) {
  el.innerHTML = "<b>fixed</b>";
}

function list(rows, name) {
  rows.append(name);
}
