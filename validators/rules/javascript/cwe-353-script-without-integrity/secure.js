const page = '<script src="https://cdn.example.com/lib@1.2.3.js" integrity="sha384-AAAA" crossorigin="anonymous"></script>'; // evidence: script-with-digest

const other = '<script integrity="sha512-BBBB" src="https://cdn.example.com/x.js"></script>'; // evidence: script-with-digest

const script = document.createElement("script");
script.src = "https://cdn.example.com/widget.js";
script.integrity = "sha256-CCCC"; // evidence: script-with-digest

const own = '<script src="/js/app.js"></script>';
const image = '<img src="https://cdn.example.com/a.png">';
picture.src = "http://cdn.example.com/a.png";
