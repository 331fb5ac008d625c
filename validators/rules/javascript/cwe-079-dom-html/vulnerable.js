function show(el, name) {
  el.innerHTML = "<b>" + name + "</b>"; // finding: html-property
}

function hash() {
  document.write(location.hash.slice(1)); // finding: html-method
}

function jquery() {
  const name = $("#name").val();
  $("#hello").html(name); // finding: jquery-html
}

function appended(firstName) {
  $("#success").append("<strong>Sorry " + firstName); // finding: jquery-html
}

function made(item) {
  return $('<label for="x">' + item + "</label>"); // finding: jquery-html
}

function trust($sce, params) {
  return $sce.trustAsHtml(params.body); // finding: trusted-by-hand
}
