function send(frame, data) {
  frame.contentWindow.postMessage(data, "*"); // finding: to-anyone
}

window.addEventListener("message", (event) => run(event.data)); // finding: handler-without-test

function loose(event) {
  if (event.origin.includes("example.com")) { // finding: loose-origin
    run(event.data);
  }
}
