<script>
var name = <?php echo json_encode($_GET['name'], JSON_HEX_TAG | JSON_HEX_AMP); // evidence: sanitized
?>;
</script>
<a title="<?= htmlspecialchars($_GET['to'], ENT_QUOTES) ?>">go</a>
<?php
function size() {
    echo "<td width=" . (int) $_GET['w'] . ">x</td>"; // evidence: sanitized
}

function text() {
    echo "<p>" . htmlspecialchars($_GET['title']) . "</p>";
}

function code() {
    echo "<a href=/go/" . rawurlencode($_GET['to']) . ">x</a>"; // evidence: sanitized
}
