<script>
var name = <?php echo htmlspecialchars($_GET['name']); // finding: in-script
?>;
</script>
<a onclick="go(<?= htmlentities($_GET['to']) // finding: in-script
?>)">go</a>
<?php
function link() {
    echo "<a title=" . htmlspecialchars($_GET['title']) . ">x</a>"; // finding: unquoted-attribute
}
