function send(frame, data) {
  frame.contentWindow.postMessage(data, "https://www.example.com"); // evidence: one-origin
}

window.addEventListener("message", (event) => {
  if (event.origin !== "https://www.example.com") return; // evidence: origin-compared
  run(event.data);
});

function worker(w, data) {
  w.postMessage(data);
}

function same(e) {
  return e.origin === "https://a.example.com"; // evidence: origin-compared
}

function local(request) {
  return request.origin === "client";
}
