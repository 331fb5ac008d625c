function panelOf(link) {
  return $($(link).attr("href")); // finding: selector-as-html
}

$(document).on("click", "[data-toggle]", function () {
  const panel = jQuery($(this).attr("data-target")); // finding: selector-as-html
  panel.toggleClass("open");
});

$(function () {
  $($("#menu").attr("data-parent")).addClass("active"); // finding: selector-as-html
});
