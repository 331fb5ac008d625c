function panelOf(link) {
  return $(document).find($(link).attr("href"));
}

$(document).on("click", "[data-toggle]", function () {
  const panel = document.querySelector($(this).attr("data-target"));
  panel.textContent = $(this).attr("title"); // evidence: text-property
});

function parts(link) {
  const name = $(link).attr("id");
  return $("#" + CSS.escape(name));
}

function inside(link, root) {
  return $($(link).attr("href"), root);
}
